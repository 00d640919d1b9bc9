"""Setting an engagement up: settings, teams, data, files. For those who edit."""

from flowgap.web.setup import (
    add_data,
    checking,
    diagnosing,
    files,
    mapping,
    settings,
    statuses,
    team_list,
    teams,
)
from flowgap.web.setup.blueprint import bp

__all__ = [
    "add_data",
    "bp",
    "checking",
    "diagnosing",
    "files",
    "mapping",
    "settings",
    "statuses",
    "team_list",
    "teams",
]
