"""Measurements that are no tests: how often intervals hold the truth, and how long steps take."""
