"""Two periods compared: like with like, with the range that chance alone would cover."""
