"""Questionnaires in words: listed, read, changed part by part."""
