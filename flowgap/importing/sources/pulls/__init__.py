"""What importers of pull requests other than GitHub's share: which body belongs to which of them."""
