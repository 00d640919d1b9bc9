"""The form of a what-if question. Its messages are ids of the catalogue."""

from typing import Final

from flask_wtf import FlaskForm
from wtforms import (  # type: ignore[import-untyped] # has no types
    Field,
    IntegerField,
    SelectField,
    StringField,
    ValidationError,
)
from wtforms.validators import Optional  # type: ignore[import-untyped] # has no types

from flowgap.forms.numbers import is_unclear, number_of, unmistakable
from flowgap.forms.texts import one_line
from flowgap.services.whatif.questions import Question
from flowgap.stages import PIPELINE_STAGES, Stage
from flowgap.whole_numbers import whole_number

LEAST_PERCENT: Final = -50
MOST_PERCENT: Final = 100
STEP_PERCENT: Final = 25
"""What a slider can be set to; in an address any whole number between its ends may stand."""

MOST_SPEED: Final = 4.0
LEAST_SPEED: Final = 0.5
MOST_ITEMS: Final = 100_000
MOST_DAYS: Final = 366.0
MOST_GOAL_DAYS: Final = 1_000.0
UNCHANGED: Final = "as-is"
RELEASES: Final = (UNCHANGED, "0", "1", "7", "14", "28")
"""Days between releases that one may choose; 0 is at any time."""


class Within:
    """Refuse a number outside its bounds; what is no number has a message of its own."""

    def __init__(self, low: float, high: float) -> None:
        self._low, self._high = low, high

    def __call__(self, form: FlaskForm, field: Field) -> None:
        """Raise unless the number is there and within the bounds."""
        del form
        if field.data is None or not self._low <= field.data <= self._high:
            raise ValidationError("what-if-out-of-bounds")


class IsNumber:
    """Refuse what is typed and is no number, may be two, or lies outside its bounds."""

    def __init__(self, low: float, high: float, *, is_whole: bool = False) -> None:
        self._low, self._high, self._is_whole = low, high, is_whole

    def __call__(self, form: FlaskForm, field: Field) -> None:
        """Raise unless it is one; nothing typed passes."""
        del form
        text = str(field.data or "")
        if not text:
            return
        if is_unclear(text):
            raise ValidationError("what-if-unclear")
        number = number_of(text)
        if number is None or (self._is_whole and whole_number(text) is None):
            raise ValidationError("what-if-no-number")
        if not self._low <= number <= self._high:
            raise ValidationError("what-if-out-of-bounds")


class WhatIfForm(FlaskForm):  # type: ignore[misc] # Flask-WTF has no types
    """Capacity by stage, and what else may change."""

    build_speed = StringField(filters=[one_line], validators=[IsNumber(LEAST_SPEED, MOST_SPEED)])
    wip_items = StringField(filters=[one_line], validators=[IsNumber(1, MOST_ITEMS, is_whole=True)])
    wip_stage = SelectField(
        choices=[str(stage) for stage in PIPELINE_STAGES], default=str(Stage.REVIEW)
    )
    release_days = SelectField(choices=list(RELEASES), default=UNCHANGED)
    goal_days = StringField(filters=[one_line], validators=[IsNumber(0.1, MOST_GOAL_DAYS)])

    def question(self) -> Question:
        """Return what is asked, without what stays as it is."""
        percent = {stage: self[capacity_name(stage)].data for stage in PIPELINE_STAGES}
        items, release = whole_number(self.wip_items.data), self.release_days.data
        speed = number_of(self.build_speed.data)
        return Question(
            capacity_percent={stage: n for stage, n in percent.items() if n},
            build_speed=None if speed == 1.0 else speed,
            wip_stage=None if items is None else Stage(self.wip_stage.data),
            wip_items=items,
            release_days=None if release == UNCHANGED else float(release),
            goal_days=number_of(self.goal_days.data),
        )


def address_of(question: Question) -> dict[str, str]:
    """Return a question as it stands in an address; an empty one asks for today."""
    told: dict[str, object] = {
        capacity_name(stage): n for stage, n in question.capacity_percent.items()
    }
    for name in ("build_speed", "wip_items", "wip_stage", "release_days", "goal_days"):
        value = getattr(question, name)
        if value is not None:
            told[name] = _decimal(value) if isinstance(value, float) else value
    return {name: str(value) for name, value in told.items()} or {"today": "yes"}


def _decimal(value: float) -> str:
    """Return a number with all decimals that a field takes, and that the form reads as it is."""
    return unmistakable(f"{value:.10g}")


def capacity_name(stage: Stage) -> str:
    """Return the name of the slider of a stage."""
    return f"capacity_{stage}"


for _stage in PIPELINE_STAGES:
    setattr(
        WhatIfForm,
        capacity_name(_stage),
        IntegerField(default=0, validators=[Optional(), Within(LEAST_PERCENT, MOST_PERCENT)]),
    )
