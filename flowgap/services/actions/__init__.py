"""What actions are chosen from, and whether those taken did work."""
