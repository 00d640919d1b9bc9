"""Answering a questionnaire: what is shown to whom, what is kept, and under which seal. Pure."""
