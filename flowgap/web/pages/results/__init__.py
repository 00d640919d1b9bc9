"""Results in words: the pages of one diagnosis."""
