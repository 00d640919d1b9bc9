"""Who calls the API: whoever shows a token that somebody of the installation has made."""

from flowgap.services.accounts.api_tokens import scopes_for
from flowgap.services.accounts.permissions import Right
from flowgap.services.accounts.sign_ins import SignedIn
from flowgap.web.access import bearer, know, recognize_program
from flowgap.web.problems import CHALLENGE, ProblemError


def recognize_caller(rights: frozenset[Right]) -> SignedIn:
    """Return for whom a program asks; from now on this request finds what that one may read.

    Raises
    ------
    ProblemError
        401 without a token that is known, 403 for one that has none of the rights.
    """
    token = bearer()
    found = recognize_program(token) if token else None
    if found is None:
        raise ProblemError(
            401,
            "Send a token that is known: Authorization: Bearer TOKEN.",
            headers=CHALLENGE,
        )
    if not any(map(found.may, rights)):
        raise _not_enough(rights)
    know(found)
    return found


def _not_enough(rights: frozenset[Right]) -> ProblemError:
    """Say what the token would need, as RFC 6750 has it (section 3.1)."""
    scopes = scopes_for(rights)
    name, challenge = "WWW-Authenticate", CHALLENGE["WWW-Authenticate"]
    return ProblemError(
        403,
        f"This takes a token with the scope {' or '.join(scopes)}, of somebody whose role"
        " allows it.",
        headers={name: f'{challenge}, error="insufficient_scope", scope="{" ".join(scopes)}"'},
    )
