"""Who calls the API: whoever shows a token that the installation knows."""

from dataclasses import dataclass
from typing import Final, Protocol

from flask import current_app, g, request

from flowgap.services.accounts.permissions import Right
from flowgap.web.access import know, recognize_program
from flowgap.web.api.problems import ProblemError

EXTENSION: Final = "flowgap.callers"

_SCHEME: Final = "bearer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """A program that may read.

    Attributes
    ----------
    name : str
        Tells callers apart where their requests are counted; never the token.
    engagement_keys : frozenset of str or None
        Whose results it may read; None: all of them.
    """

    name: str
    engagement_keys: frozenset[str] | None

    def may_read(self, key: str) -> bool:
        """Tell whether it may read the results of an engagement."""
        return self.engagement_keys is None or key in self.engagement_keys


class Callers(Protocol):
    """Knows tokens."""

    def caller_of(self, token: str) -> Caller | None:
        """Return whose token this is; None where nobody has it, or no more."""


class TokenCallers:
    """Knows the tokens that people of the installation have made."""

    def caller_of(self, token: str) -> Caller | None:
        """Return whose token this is, and let this request find what that one may read."""
        found = recognize_program(token)
        if found is None or not found.may(Right.READ_ALL):
            return None
        know(found)
        return Caller(name=f"token {found.token_id}", engagement_keys=None)


def current_caller() -> Caller:
    """Return who asks.

    Raises
    ------
    ProblemError
        401 without a token that is known.
    """
    known = g.get("api_caller")
    if isinstance(known, Caller):
        return known
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    callers: Callers = current_app.extensions[EXTENSION]
    caller = callers.caller_of(token.strip()) if scheme.lower() == _SCHEME and token else None
    if caller is None:
        raise ProblemError(
            401,
            "Send a token that is known: Authorization: Bearer TOKEN.",
            headers={"WWW-Authenticate": 'Bearer realm="FlowGap"'},
        )
    g.api_caller = caller
    return caller
