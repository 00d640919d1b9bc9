"""Waves in words: prepared, checked, running, closed."""
