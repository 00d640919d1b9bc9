"""What went along with the rollout of AI, and whether strong teams got more of it."""
