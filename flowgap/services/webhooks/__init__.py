"""Webhooks of a workspace: who is told, what there is to tell, and telling it."""
