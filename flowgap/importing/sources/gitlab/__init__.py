"""Merge requests of GitLab: REST bodies in any mixture, and the CSV export."""
