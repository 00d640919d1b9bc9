"""Which dimensions anybody was asked about."""

from dataclasses import replace

import polars as pl
import pytest

from flowgap.questionnaire.schema import DONT_KNOW, NOT_ASKED, SKIPPED
from flowgap.services.survey.dimensions_asked import asked_dimensions
from tests.support.survey_tables import survey_folder, team


def test_a_full_wave_asks_about_every_dimension() -> None:
    found = asked_dimensions(survey_folder(team("A", 1, 2, 3, 4, 5)))
    assert {"REV", "QAC", "SEC"} <= found


@pytest.mark.parametrize(
    ("answer", "is_asked"), [(NOT_ASKED, False), (SKIPPED, True), (DONT_KNOW, True)]
)
def test_who_is_led_past_every_item_was_not_asked(answer: int, *, is_asked: bool) -> None:
    folder = survey_folder(team("A", 1, 2, 3, 4, 5))
    items = [name for name in folder.responses.columns if name.startswith("SEC")]
    led_past = folder.responses.with_columns(
        pl.lit(answer, dtype=folder.responses.schema[name]).alias(name) for name in items
    )
    found = asked_dimensions(replace(folder, responses=led_past))
    assert ("SEC" in found) is is_asked
    assert "QAC" in found


def test_without_answers_nobody_was_asked() -> None:
    folder = survey_folder(team("A", 1, 2, 3, 4, 5))
    assert asked_dimensions(replace(folder, responses=folder.responses.head(0))) == frozenset()
