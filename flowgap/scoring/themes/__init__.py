"""What comments are about: words that go together, never a comment."""
