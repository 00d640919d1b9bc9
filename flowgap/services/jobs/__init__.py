"""Jobs: work that is asked for in one process and done in another, once."""
