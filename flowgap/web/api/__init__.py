"""The API for programs, under `/api/v1`: reads what pages show, and has folders diagnosed."""

from flowgap.web.api import jobs, views
from flowgap.web.api.blueprint import bp

__all__ = ["bp", "jobs", "views"]
