"""Which stage holds the work back: evidence, model, witnesses and robustness."""
