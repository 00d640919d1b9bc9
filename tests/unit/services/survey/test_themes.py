"""Themes of a wave's comments: of the company, from eight people on, never a comment."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import polars as pl
import pytest

from flowgap.result.survey import Theme
from flowgap.services.survey.themes import NoThemes, WaveThemes, wave_themes
from tests.support.survey_tables import survey_folder

QUEUE = "The review queue is long"


class TestThemes:
    def test_a_theme_has_a_label_a_band_and_no_comment(self) -> None:
        # "The", "is" and "long" say nothing; what is left weighs alike.
        expected = Theme(
            id="queue-review",
            label="queue, review",
            n_band="8-11",
            team_scope="company",
            reviewed=False,
        )
        assert comments([QUEUE] * 9) == (expected,)

    @pytest.mark.parametrize(("n_people", "n_themes"), [(7, 0), (8, 1)])
    def test_comments_need_eight_people(self, n_people: int, n_themes: int) -> None:
        # Two comments each: enough comments in any case.
        written = [QUEUE] * n_people * 2
        questions = ["OPEN1"] * n_people + ["OPEN2"] * n_people
        assert len(comments(written, questions)) == n_themes

    def test_a_stricter_engagement_asks_for_more(self) -> None:
        assert comments([QUEUE] * 11, minimum=12) == ()
        assert len(comments([QUEUE] * 12, minimum=12)) == 1

    @pytest.mark.parametrize(("n_writers", "band"), [(4, "3-4"), (5, "5-7"), (12, "12-19")])
    def test_contributors_are_told_in_bands(self, n_writers: int, band: str) -> None:
        others = ["Flaky pipeline"] * 24
        found = {theme.label: theme.n_band for theme in comments([QUEUE] * n_writers + others)}
        assert {band} == {found[label] for label in found if "queue" in label}

    def test_other_waves_and_empty_comments_do_not_count(self) -> None:
        assert comments([QUEUE] * 7 + ["  "] * 5) == ()
        assert comments([QUEUE] * 9, wave="w2") == ()

    def test_tickets_and_links_are_no_themes(self) -> None:
        found = comments(["See ABC-123 at https://tracker.example/tickets and wait"] * 9)
        assert all(word not in theme.label for theme in found for word in ("abc", "tracker"))

    def test_equal_states_of_chance_give_equal_themes(self) -> None:
        written = [QUEUE, "Flaky pipeline", "Requirements change"] * 8
        assert comments(written) == comments(written[::-1])

    @pytest.mark.parametrize(
        ("written", "reason"),
        [
            ([], NoThemes.FEW_PEOPLE),
            ([QUEUE] * 7, NoThemes.FEW_PEOPLE),
            ([QUEUE] * 8, None),
            ([QUEUE] * 2 + ["ok"] * 6, NoThemes.NOTHING_SHARED),
        ],
    )
    def test_no_themes_have_a_reason(self, written: list[str], reason: NoThemes | None) -> None:
        found = _found(written)
        assert found.reason is reason
        assert bool(found.themes) is (reason is None)

    @pytest.mark.parametrize(("n_writers", "n_themes"), [(2, 0), (3, 1)])
    def test_a_theme_has_three_contributors_among_eight_who_wrote(
        self, n_writers: int, n_themes: int
    ) -> None:
        assert len(comments([QUEUE] * n_writers + ["ok"] * (8 - n_writers))) == n_themes


def comments(
    written: Sequence[str],
    questions: Sequence[str] | None = None,
    *,
    minimum: int = 5,
    wave: str = "w1",
) -> tuple[Theme, ...]:
    """Return the themes alone."""
    found = _found(written, questions, minimum=minimum, wave=wave)
    return found.themes


def _found(
    written: Sequence[str],
    questions: Sequence[str] | None = None,
    *,
    minimum: int = 5,
    wave: str = "w1",
) -> WaveThemes:
    table = pl.DataFrame(
        {
            "team": ["A"] * len(written),
            "wave": ["w1"] * len(written),
            "question": list(questions or ["OPEN1"] * len(written)),
            "text": list(written),
        },
        schema=dict.fromkeys(("team", "wave", "question", "text"), pl.String),
    )
    folder = replace(survey_folder([]), comments=table)
    return wave_themes(folder, wave, minimum=minimum, rng=np.random.default_rng(1))
