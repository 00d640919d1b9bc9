"""The API for programs: reads what pages show, under `/api/v1`."""

from flowgap.web.api.views import bp

__all__ = ["bp"]
