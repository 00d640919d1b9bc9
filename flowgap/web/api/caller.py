"""Who calls the API: whoever shows a token that somebody of the installation has made."""

from flowgap.services.accounts.permissions import Right
from flowgap.services.accounts.sign_ins import SignedIn
from flowgap.web.access import bearer, know, recognize_program
from flowgap.web.problems import CHALLENGE, ProblemError


def recognize_caller() -> SignedIn:
    """Return for whom a program asks; from now on this request finds what that one may read.

    Raises
    ------
    ProblemError
        401 without a token that may read results.
    """
    token = bearer()
    found = recognize_program(token) if token else None
    if found is None or not found.may(Right.READ_ALL):
        raise ProblemError(
            401,
            "Send a token that is known: Authorization: Bearer TOKEN.",
            headers=CHALLENGE,
        )
    know(found)
    return found
