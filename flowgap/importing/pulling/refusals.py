"""Statuses that asking again does not mend, in words: what, where, and what is allowed."""

from collections.abc import Mapping
from typing import Final

from flowgap.errors import InputError
from flowgap.importing.pulling.transport import Answer

AGAIN: Final = "the same command again: it goes on where it stopped"
_MOVED: Final = range(300, 400)
_FORBIDDEN: Final = 403
_SINGLE_SIGN_ON: Final = "x-github-sso"
_WORDS: Final[Mapping[int, tuple[str, str]]] = {
    401: ("it does not accept the token", "a token that is valid and not expired"),
    _FORBIDDEN: ("the token may not read this", "a token that may read the repository"),
    404: ("there is no {path} there", "the API's own address in --base-url"),
    410: (
        "what lay at {path} is gone for good",
        "the API's own address in --base-url, as the server's papers have it now",
    ),
    451: (
        "it may not show this for legal reasons",
        "another repository; the server's owner can say why this one is closed",
    ),
}


def refusal(answer: Answer, *, path: str, host: str) -> InputError:
    """Return what to say of an answer that is neither good nor worth another try."""
    if answer.status in _MOVED:
        problem, allowed = "it sends on to another address", "the address itself in --base-url"
    elif answer.status == _FORBIDDEN and _SINGLE_SIGN_ON in answer.headers:
        problem = "the organization wants the token to be signed on once"
        allowed = "a token that is authorized for the organization's single sign-on"
    else:
        unknown = (f"it answered with status {answer.status}", AGAIN)
        problem, allowed = _WORDS.get(answer.status, unknown)
    return InputError(problem.format(path=path), file=host, allowed=allowed)
