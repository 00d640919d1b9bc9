"""Who sees which teams of a result."""
