"""Forms of the report room. Their messages are ids of the catalogue."""

from typing import Any, Final

from flask_wtf import FlaskForm
from wtforms import (  # type: ignore[import-untyped] # has no types
    BooleanField,
    FileField,
    SelectMultipleField,
    StringField,
)

from flowgap.forms.texts import one_line, typed

LONGEST_TEXT: Final = 20_000
"""Characters that are read of a text: more than fit are refused by name, not cut."""


def _text(text: str | None) -> str:
    return typed(text)[:LONGEST_TEXT].strip()


class RoomForm(FlaskForm):  # type: ignore[misc] # Flask-WTF has no types
    """What the forms share: whom the page was shown for, and which part of it."""

    page = StringField(filters=[one_line])
    audience = StringField(filters=[one_line])
    team = StringField(filters=[one_line])

    def value(self, name: str) -> str:
        """Return what a field holds."""
        return str(self[name].data or "")

    def values(self, name: str) -> tuple[str, ...]:
        """Return what was ticked."""
        ticked: list[Any] = self[name].data or []
        return tuple(one_line(str(one)) for one in ticked)


class ChoiceForm(RoomForm):
    """What is ticked, and the button that was pressed: `up ID`, `down ID` or none.

    `as_sent` takes what is ticked in the order in which it was sent.
    """

    base = StringField(filters=[one_line])
    findings = SelectMultipleField(validate_choice=False)
    actions = SelectMultipleField(validate_choice=False)
    move = StringField(filters=[one_line])
    as_sent = StringField(filters=[one_line])


class CommentaryForm(RoomForm):
    """A text on one finding, and what tells the text that was there before."""

    finding = StringField(filters=[one_line])
    base = StringField(filters=[one_line])
    text = StringField(filters=[_text])


class FirstActionForm(RoomForm):
    """The action to begin with."""

    base = StringField(filters=[one_line])
    finding = StringField(filters=[one_line])
    action = StringField(filters=[one_line])


class PublishForm(RoomForm):
    """Languages of the version, and for how many days a link is made, if any."""

    languages = SelectMultipleField(validate_choice=False)
    days = StringField(filters=[one_line])
    seen = StringField(filters=[one_line])


class LinkForm(RoomForm):
    """For how many days; `press` is the same however often the form is sent."""

    days = StringField(filters=[one_line])
    press = StringField(filters=[one_line])


class BrandForm(RoomForm):
    """Firm, colour and logo."""

    firm = StringField(filters=[one_line])
    colour = StringField(filters=[one_line])
    logo = FileField()
    without_logo = BooleanField()
