"""Engagement folders of simulated organizations and of the fictitious client."""
