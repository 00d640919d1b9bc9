"""Tokens that tests know, until an installation hands out its own."""

from collections.abc import Iterable

from flask import Flask

from flowgap.web.api.caller import EXTENSION, Caller

TOKEN = "a-token-of-the-tests"  # noqa: S105 - opens nothing


class KnownCallers:
    """Knows one token, and what it may read."""

    def __init__(self, keys: Iterable[str] | None = None) -> None:
        self.keys = None if keys is None else frozenset(keys)

    def caller_of(self, token: str) -> Caller | None:
        if token != TOKEN:
            return None
        return Caller(name="tests", engagement_keys=self.keys)


def let_read(app: Flask, keys: Iterable[str] | None = None) -> None:
    """Let the token read the engagements `keys`, or all of them."""
    app.extensions[EXTENSION] = KnownCallers(keys)
