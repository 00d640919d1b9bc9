"""Deployments, from whatever tells of them: GitHub, GitLab, or a table of one's own."""
