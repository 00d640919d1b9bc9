"""Simulated organizations whose constraint is known: what the model of constraints learns from."""
