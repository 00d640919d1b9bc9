"""Which stage holds the work back: what the clock shows of each, and what a model makes of it."""
