"""What may stand in an address: text without NUL, and numbers that a database can hold.

Whatever else stands there leads to no route, so that it answers 404 before anything is asked.
"""

from typing import Final

from flask import Flask
from werkzeug.routing import IntegerConverter, Map, PathConverter, UnicodeConverter

from flowgap.whole_numbers import MOST_DIGITS

_LETTER: Final = r"[^/\x00]"


class Text(UnicodeConverter):
    """A part of an address: any letters but a slash, and no NUL, which PostgreSQL cannot hold."""

    def __init__(self, map: Map) -> None:  # noqa: A002 - as Werkzeug names it
        super().__init__(map)
        self.regex = f"{_LETTER}+"


class Guess(UnicodeConverter):
    """A part that may be anything: whoever guesses must be told the same as everybody else.

    It may only be hashed, never be sent to a database.
    """


class Path(PathConverter):
    """The rest of an address, with its slashes."""

    regex = rf"{_LETTER}(?:[^\x00]*?)"


class Number(IntegerConverter):
    """A key or a number, of no more digits than any has here."""

    regex = f"[0-9]{{1,{MOST_DIGITS}}}"


def register(app: Flask) -> None:
    """Let every route of the application read its address so."""
    app.url_map.converters.update(default=Text, string=Text, path=Path, int=Number, guess=Guess)
