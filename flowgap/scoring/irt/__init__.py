"""The graded response model: items on one scale, and people on it with their standard errors."""
