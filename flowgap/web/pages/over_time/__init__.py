"""What pages over time are drawn from."""
