"""How well the items of a dimension hang together: alpha, omega, single items."""
