"""Newcomers beside settled people."""

from dataclasses import replace

import numpy as np
import polars as pl
import pytest

from flowgap.result.survey import TenureGap
from flowgap.services.survey.tenure import NEW, SETTLED, tenure_gaps, tenures_of
from flowgap.services.survey.waves import read_waves, team_tree
from tests.support.survey_tables import full_wave, person, questionnaire, survey_folder
from tests.support.usable_people import usable_people

BOTH = (NEW, SETTLED)


class TestTenureGaps:
    def test_it_gives_both_means_and_newcomers_less_settled(self) -> None:
        # Newcomers say 40, settled people 60, each give or take 10; both in all three teams.
        (found,) = gaps({NEW: 12, SETTLED: 24}, {NEW: 40, SETTLED: 60})
        assert (found.newcomers, found.settled) == pytest.approx((40, 60))
        assert found.difference == pytest.approx(-20)
        # SE by presumed and seen spreads is between 6 sqrt(1/12 + 1/24) = 2.1 and 7.1 points.
        assert 20 - 1.645 * 7.1 < -found.high < 20 - 1.645 * 2.1
        assert found.low + found.high == pytest.approx(-40, abs=0.01)

    def test_dimensions_keep_their_order_and_plain_intervals(self) -> None:
        scores, tenures = crowd({NEW: 12, SETTLED: 24}, {NEW: 40, SETTLED: 60})
        part = usable_people(scores, np.arange(36) % 3)
        nearer = usable_people(np.where(tenures == NEW, scores + 15, scores), np.arange(36) % 3)
        found = tenure_gaps(
            {"A": nearer, "B": part},
            {"A": nearer.belief(), "B": part.belief()},
            tenures,
            admitted={"A": BOTH, "B": BOTH},
            minimum=5,
        )
        assert [gap.dimension for gap in found] == ["A", "B"]
        assert [gap.difference for gap in found] == pytest.approx([-5, -20])
        (alone,) = gaps({NEW: 12, SETTLED: 24}, {NEW: 40, SETTLED: 60})
        assert found[1].low == pytest.approx(alone.low)

    @pytest.mark.parametrize(("n_new", "is_shown"), [(9, False), (10, True)])
    def test_it_takes_ten_of_either(self, n_new: int, *, is_shown: bool) -> None:
        assert bool(gaps({NEW: n_new, SETTLED: 24})) is is_shown
        assert bool(gaps({NEW: 24, SETTLED: n_new})) is is_shown

    def test_a_stricter_engagement_asks_for_more(self) -> None:
        assert gaps({NEW: 12, SETTLED: 24}, minimum=13) == ()
        assert gaps({NEW: 13, SETTLED: 24}, minimum=13) != ()

    @pytest.mark.parametrize("admitted", [(), (NEW,), (SETTLED,)])
    def test_without_the_gate_for_both_nothing_is_said(self, admitted: tuple[str]) -> None:
        assert gaps({NEW: 12, SETTLED: 24}, admitted=admitted) == ()

    def test_who_told_nothing_is_in_neither(self) -> None:
        (found,) = gaps(
            {NEW: 12, SETTLED: 24, "": 12}, {NEW: 40, SETTLED: 60, "": 90}, admitted=(*BOTH, "")
        )
        assert (found.newcomers, found.settled) == pytest.approx((40, 60))

    def test_nobody_gives_no_gap(self) -> None:
        assert tenure_gaps({}, {}, np.empty(0, np.str_), admitted={}, minimum=5) == ()


class TestTenuresOf:
    def test_each_person_has_what_they_told(self) -> None:
        assert told("new", "settled", "undisclosed", None) == ["new", "settled", "", ""]

    def test_a_table_without_the_column_tells_nothing(self) -> None:
        assert told(None, None, has_column=False) == ["", ""]

    def test_only_people_of_the_wave_are_in_it(self) -> None:
        waves = [full_wave(1), full_wave(2)]
        folder = survey_folder([person("a"), person("a", wave="w2")], waves=waves)
        rows = folder.responses.with_columns(pl.Series("tenure", ["new", "settled"]))
        folder = replace(folder, responses=rows)
        found = read_waves(folder, team_tree(folder), questionnaire)
        assert [tenures_of(folder, wave).tolist() for wave in found] == [["new"], ["settled"]]


def told(*tenures: str | None, has_column: bool = True) -> list[str]:
    folder = survey_folder([person("a") for _ in tenures])
    if has_column:
        column = pl.Series("tenure", tenures, dtype=pl.String)
        folder = replace(folder, responses=folder.responses.with_columns(column))
    (wave,) = read_waves(folder, team_tree(folder), questionnaire)
    return list(tenures_of(folder, wave))


def gaps(
    n_of: dict[str, int],
    levels: dict[str, float] | None = None,
    *,
    admitted: tuple[str, ...] = BOTH,
    minimum: int = 5,
) -> tuple[TenureGap, ...]:
    scores, tenures = crowd(n_of, levels or dict.fromkeys(n_of, 50))
    part = usable_people(scores, np.arange(len(scores)) % 3)
    return tenure_gaps(
        {"D": part}, {"D": part.belief()}, tenures, admitted={"D": admitted}, minimum=minimum
    )


def crowd(n_of: dict[str, int], levels: dict[str, float]) -> tuple[np.ndarray, np.ndarray]:
    """Return scores spread evenly by 10 points about the level of each tenure, and the tenures."""
    scores = [levels[tenure] + np.linspace(-10, 10, n) for tenure, n in n_of.items()]
    tenures = [tenure for tenure, n in n_of.items() for _ in range(n)]
    return np.concatenate(scores), np.array(tenures, dtype=np.str_)
