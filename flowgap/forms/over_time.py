"""Forms of notes and of the register of actions. Their messages are ids of the catalogue."""

import re
from collections.abc import Container
from datetime import date
from typing import Final

from flask_wtf import FlaskForm
from wtforms import Field, StringField, ValidationError  # type: ignore[import-untyped] # no types

from flowgap.forms.accounts import AccountsForm
from flowgap.forms.numbers import is_unclear, number_of
from flowgap.forms.texts import one_line
from flowgap.models.over_time import (
    LONGEST_NOTE,
    LONGEST_OWNER,
    LONGEST_TITLE,
    ActionState,
    NoteKind,
)
from flowgap.stages import PIPELINE_STAGES

FIRST_DAY: Final = date(1990, 1, 1)
LAST_DAY: Final = date(2099, 12, 31)

MOST_DAYS: Final = 1_000.0
"""Of an expected effect: mean lead time of years is nothing that an action ends."""

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def day_of(text: str) -> date | None:
    """Return the day that a browser sends as `2026-11-27`; None for anything else."""
    if not _DAY.fullmatch(text):
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_DAY <= day <= LAST_DAY else None


class IsDay:
    """Refuse what is no day between 1990 and 2099; nothing at all passes where it may."""

    def __init__(self, *, is_needed: bool) -> None:
        self._is_needed = is_needed

    def __call__(self, form: FlaskForm, field: Field) -> None:
        """Raise unless it is one."""
        del form
        if not field.data and not self._is_needed:
            return
        if day_of(str(field.data or "")) is None:
            raise ValidationError("over-time-day-wrong")


class IsText:
    """Refuse an empty text and one that is too long; the message ends in why."""

    def __init__(self, message: str, longest: int, *, is_needed: bool = True) -> None:
        self._message, self._longest, self._is_needed = message, longest, is_needed

    def __call__(self, form: FlaskForm, field: Field) -> None:
        """Raise unless it fits."""
        del form
        if self._is_needed and not field.data:
            raise ValidationError(f"{self._message}-missing")
        if len(field.data or "") > self._longest:
            raise ValidationError(f"{self._message}-long")


class IsOneOf:
    """Refuse what was not offered."""

    def __init__(self, allowed: Container[str]) -> None:
        self._allowed = allowed

    def __call__(self, form: FlaskForm, field: Field) -> None:
        """Raise unless it was."""
        del form
        if (field.data or "") not in self._allowed:
            raise ValidationError("over-time-choice-wrong")


class NoteForm(AccountsForm):
    """A note on the line of time. Whether the team is known, the view has to ask."""

    day = StringField(filters=[one_line], validators=[IsDay(is_needed=True)])
    kind = StringField(filters=[one_line], validators=[IsOneOf(frozenset(NoteKind))])
    note = StringField(filters=[one_line], validators=[IsText("over-time-note", LONGEST_NOTE)])
    team = StringField(filters=[one_line])


class IsState:
    """Refuse a running or finished action without a day."""

    def __call__(self, form: FlaskForm, field: Field) -> None:
        """Raise where the day is missing."""
        if field.data in {ActionState.RUNNING, ActionState.DONE} and not form["started_on"].data:
            raise ValidationError("over-time-state-needs-day")


class IsDays:
    """Refuse what is no number of days; `around` are the fields that it must lie between."""

    def __init__(self, *, around: tuple[str, str] | None = None) -> None:
        self._around = around

    def __call__(self, form: FlaskForm, field: Field) -> None:
        """Raise unless it is one, or is left out."""
        text = str(field.data or "")
        if is_unclear(text):
            raise ValidationError("over-time-days-unclear")
        if text and days_of(text) is None:
            raise ValidationError("over-time-days-wrong")
        if self._around is None:
            return
        low, high = (str(form[name].data or "") for name in self._around)
        if bool(low) != bool(high) or (low and not text):
            raise ValidationError("over-time-interval-half")
        ends = (days_of(low), days_of(text), days_of(high))
        if None not in ends and list(ends) != sorted(end for end in ends if end is not None):
            raise ValidationError("over-time-interval-order")


def days_of(text: str) -> float | None:
    """Return a number of days as people write it; None for anything else, or if it is unclear."""
    days = number_of(text)
    return days if days is not None and abs(days) <= MOST_DAYS else None


class ActionForm(AccountsForm):
    """An action of the register. Whether the team is known, the view has to ask."""

    title = StringField(filters=[one_line], validators=[IsText("over-time-title", LONGEST_TITLE)])
    owner = StringField(filters=[one_line], validators=[IsText("over-time-owner", LONGEST_OWNER)])
    state = StringField(filters=[one_line], validators=[IsOneOf(frozenset(ActionState)), IsState()])
    started_on = StringField(filters=[one_line], validators=[IsDay(is_needed=False)])
    team = StringField(filters=[one_line])
    stage = StringField(filters=[one_line], validators=[IsOneOf(frozenset({"", *PIPELINE_STAGES}))])
    dimension = StringField(filters=[one_line])
    expected_days = StringField(
        filters=[one_line], validators=[IsDays(around=("expected_low", "expected_high"))]
    )
    expected_low = StringField(filters=[one_line], validators=[IsDays()])
    expected_high = StringField(filters=[one_line], validators=[IsDays()])
    revision = StringField(filters=[one_line])
