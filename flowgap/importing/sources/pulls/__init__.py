"""What importers of pull requests share: which body belongs to which of them."""
