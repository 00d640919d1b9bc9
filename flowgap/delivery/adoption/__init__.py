"""What went along with the rollout of AI: by its dates, by its dose, never by a correlation."""
