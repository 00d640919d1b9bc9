"""Scores of a wave: pure mathematics on arrays."""
