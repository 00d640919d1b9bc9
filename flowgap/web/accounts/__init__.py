"""Accounts: the entrance, one's own account, and the people of a workspace."""

from flowgap.web.accounts import entrance, joining, own, people, resetting, second_factor

BLUEPRINTS = (entrance.bp, own.bp, people.bp)

__all__ = ["BLUEPRINTS", "entrance", "joining", "own", "people", "resetting", "second_factor"]
