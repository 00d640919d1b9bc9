"""Tables of Apache DevLake, exported as CSV."""
