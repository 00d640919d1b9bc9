"""Accounts in words: one's own, the people of a workspace, tokens."""
