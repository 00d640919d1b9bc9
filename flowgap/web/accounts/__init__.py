"""Accounts: the entrance, one's own account, and the people of a workspace."""

from flowgap.web.accounts import (
    api_tokens,
    entrance,
    joining,
    own,
    people,
    provider,
    resetting,
    second_factor,
)

BLUEPRINTS = (entrance.bp, own.bp, people.bp)

__all__ = [
    "BLUEPRINTS",
    "api_tokens",
    "entrance",
    "joining",
    "own",
    "people",
    "provider",
    "resetting",
    "second_factor",
]
