"""Four waves of answers."""
