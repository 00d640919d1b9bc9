"""The web application: one blueprint per audience."""
