"""All figures of a wave from its packed answers, in one pass over them."""
