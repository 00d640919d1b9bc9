"""Asks a server for what people would otherwise export."""
