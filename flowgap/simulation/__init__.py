"""Simulated organizations whose truth is known. Pure and seeded."""
