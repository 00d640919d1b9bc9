"""Setting an engagement up: settings, teams, data, files. For those who edit."""

from flowgap.web.setup import diagnosing, files, settings, teams
from flowgap.web.setup.blueprint import bp

__all__ = ["bp", "diagnosing", "files", "settings", "teams"]
