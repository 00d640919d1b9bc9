"""Engagements and results as they are kept and found."""
