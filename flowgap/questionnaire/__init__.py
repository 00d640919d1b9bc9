"""Questionnaires as data: schema, checks and the loader of published versions."""
