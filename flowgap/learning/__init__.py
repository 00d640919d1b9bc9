"""Learning from simulated organizations: examples, fitting, and the examination of what was fit."""
