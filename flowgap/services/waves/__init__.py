"""Waves: opening, answering, taking back, closing."""
