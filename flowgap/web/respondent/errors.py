"""What goes wrong for a respondent, as pages of theirs. No log names a link or an answer."""

import traceback
from typing import Final

from flask import Blueprint, Response, current_app, request
from sqlalchemy.exc import OperationalError, ProgrammingError
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from flowgap.services.waves.doors import ReplacedLinkError, UnknownLinkError
from flowgap.web.respondent.frame import outside_frame, show
from flowgap.web.respondent.language import speak_outside
from flowgap.web.respondent.pages.states import (
    StatePage,
    error_state,
    replaced_state,
    slow_state,
    unknown_state,
)
from flowgap.web.respondent.reception import current_reception
from flowgap.web.statuses import NOT_FOUND, TOO_MANY, UNAVAILABLE

EXPLAINED: Final = (400, 403, 404, 405, 413, 415, 500, 503)
"""Codes that have a text of their own; others get that of their family."""

ADDRESSES: Final = ("r", "t", "u", "receipt", "answer")
"""What the addresses of respondents begin with."""

SERVER_ERROR: Final = 500
_MINUTE: Final = {"Retry-After": "60"}


def register(bp: Blueprint) -> None:
    """Turn exceptions into pages."""
    bp.register_error_handler(HTTPException, _http_error)
    bp.register_error_handler(UnknownLinkError, _unknown_link)
    for error in (OperationalError, ProgrammingError):
        bp.register_error_handler(error, _database_unusable)
    bp.register_error_handler(Exception, _failure)


def is_respondents(path: str) -> bool:
    """Tell whether an address is a respondent's, even if there is no such page."""
    return path.lstrip("/").partition("/")[0] in ADDRESSES


def error_page(code: int) -> Response:
    """Return the page of an HTTP status."""
    family = SERVER_ERROR if code >= SERVER_ERROR else 400
    return _page(error_state(speak_outside(), code if code in EXPLAINED else family), code)


def guessed() -> bool:
    """Note a wrong link, code or receipt; tell whether its network may go on."""
    reception = current_reception()
    return reception.guesses.count(request.remote_addr, now=reception.clock())


def slow_page() -> Response:
    """Return the page for a network that guesses too often."""
    response = _page(slow_state(speak_outside()), TOO_MANY)
    response.headers.update(_MINUTE)
    return response


def _unknown_link(error: UnknownLinkError) -> Response:
    if not guessed():
        return slow_page()
    is_replaced = isinstance(error, ReplacedLinkError)
    state = replaced_state if is_replaced else unknown_state
    return _page(state(speak_outside()), NOT_FOUND)


def _http_error(error: HTTPException) -> Response:
    response = error_page(error.code or SERVER_ERROR)
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.headers["Allow"] = ", ".join(error.valid_methods)
    return response


def _database_unusable(error: OperationalError | ProgrammingError) -> Response:
    _log(error)
    return error_page(UNAVAILABLE)


def _failure(error: Exception) -> Response:
    _log(error)
    return error_page(SERVER_ERROR)


def _log(error: Exception) -> None:
    """Say where it failed. Address and message may hold a token or an answer: they stay out."""
    frames = traceback.extract_tb(error.__traceback__)
    places = " < ".join(f"{frame.filename}:{frame.lineno}" for frame in reversed(frames))
    current_app.logger.error("a respondent's page failed: %s at %s", type(error).__name__, places)


def _page(page: StatePage, status: int) -> Response:
    return show("respondent/state.html", outside_frame(speak_outside()), page, status=status)
