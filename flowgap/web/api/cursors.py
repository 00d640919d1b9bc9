"""Cursors: where a page of a list ended, opaque, signed, and good for that list only."""

from typing import Final

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

from flowgap.web.problems import ProblemError

_SALT: Final = "flowgap.api.cursor"


def write_cursor(list_name: str, place: int) -> str:
    """Return the cursor of a place in a list."""
    return str(_serializer(list_name).dumps(place))


def read_cursor(list_name: str, cursor: str | None) -> int:
    """Return the place; 0 without a cursor.

    Raises
    ------
    ProblemError
        422 if the cursor was made up, or is one of another list.
    """
    if cursor is None:
        return 0
    try:
        place = _serializer(list_name).loads(cursor)
    except BadSignature:
        place = None
    if not isinstance(place, int):
        raise ProblemError(422, "cursor: take next_cursor of the page before, same parameters.")
    return place


def _serializer(list_name: str) -> URLSafeSerializer:
    key = current_app.secret_key
    if not key:
        raise TypeError("the application was not made by create_app")
    return URLSafeSerializer(key, salt=f"{_SALT}:{list_name}")
