"""The web application: one blueprint per audience."""

from flowgap.web.application import LARGEST_REQUEST, create_app

__all__ = ["LARGEST_REQUEST", "create_app"]
