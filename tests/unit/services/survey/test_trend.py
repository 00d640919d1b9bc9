"""From responses of several waves to what is said of a change."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import polars as pl
import pytest

from flowgap.engagement.folder import EngagementFolder
from flowgap.result.survey import Trend, TrendVerdict
from flowgap.scoring.change import NoVerdict
from flowgap.services.survey.assessment import assess_survey
from flowgap.wording import Wording
from tests.support.survey_tables import (
    Row,
    full_wave,
    person,
    pulse_wave,
    questionnaire,
    survey_folder,
    team,
)

NINE = (1, 2, 3, 4, 5, 2, 3, 4, 3)
HIGH = (5, 4, 5, 4, 5, 5, 4, 5, 4)
LOW = (1, 2, 1, 2, 1, 1, 2, 1, 2)
TEAMS = ("A", "B", "C", "D", "E")


class TestVerdicts:
    def test_a_rise_of_everybody_is_seen_in_the_company_and_its_teams(self) -> None:
        found = trends(two_waves(LOW, HIGH))
        company = one(found, "OWN", None)
        assert company.verdict is TrendVerdict.BETTER
        assert company.p_rise == pytest.approx(1, abs=1e-6)
        assert one(found, "OWN", "A").verdict is TrendVerdict.BETTER

    def test_a_fall_is_the_mirror_image(self) -> None:
        company = one(trends(two_waves(HIGH, LOW)), "OWN", None)
        assert company.verdict is TrendVerdict.WORSE
        assert company.p_rise == pytest.approx(0, abs=1e-6)

    def test_the_same_answers_twice_are_even(self) -> None:
        found = trends(two_waves(NINE, NINE))
        company = one(found, "OWN", None)
        assert company.verdict is TrendVerdict.NO_EVIDENCE
        assert company.p_rise == pytest.approx(0.5)
        small = one(found, "OWN", "A")
        assert (small.verdict, small.reason) == (
            TrendVerdict.CANNOT_TELL,
            NoVerdict.TOO_FEW_PEOPLE,
        )

    def test_a_team_is_held_against_more_cells_than_the_company(self) -> None:
        # 60 cells in place of 12, and a fifth of the people.
        found = trends(two_waves(NINE, NINE))
        small, company = one(found, "OWN", "A"), one(found, "OWN", None)
        assert company.minimum_detectable is not None
        assert small.minimum_detectable is not None
        assert small.minimum_detectable > 5**0.5 * company.minimum_detectable

    def test_a_team_that_is_hidden_in_the_last_wave_has_no_verdict(self) -> None:
        rows = [row for name in TEAMS for row in team(name, *LOW)]
        rows += [row for name in TEAMS[1:] for row in team(name, *HIGH, wave="w2")]
        found = one(trends(survey_folder(rows, waves=[full_wave(1), full_wave(2)])), "OWN", "A")
        assert (found.verdict, found.reason) == (TrendVerdict.CANNOT_TELL, NoVerdict.ONE_WAVE)
        assert (found.waves[1].estimate, found.p_rise) == (None, None)


class TestMixedWaves:
    def test_rotating_items_of_unequal_easiness_are_no_change(self) -> None:
        # OWN1 is answered two steps higher than OWN2 by everybody: raw pulses fall by 50 points.
        full = [_uneven(name, answer, "w1") for name in TEAMS for answer in NINE]
        first, second = questionnaire("pulse@1").sets[:2]
        pulses = [
            _uneven(name, answer, wave, asked)
            for wave, asked in (("w2", first), ("w3", second))
            for name in TEAMS
            for answer in NINE
        ]
        folder = survey_folder([*full, *pulses], waves=[full_wave(1), pulse_wave(2), pulse_wave(3)])
        company = one(trends(folder), "OWN", None)
        estimates = [wave.estimate for wave in company.waves]
        assert estimates == pytest.approx([estimates[0]] * 3, abs=1.0)
        assert company.verdict not in {TrendVerdict.BETTER, TrendVerdict.WORSE}

    def test_a_pulse_is_less_certain_than_a_full_wave(self) -> None:
        first = questionnaire("pulse@1").sets[0]
        rows = [row for name in TEAMS for row in team(name, *NINE)]
        rows += [person(name, answer, wave="w2", asked=first) for name in TEAMS for answer in NINE]
        company = one(trends(survey_folder(rows, waves=[full_wave(1), pulse_wave(2)])), "OWN", None)
        full, pulse = (_width(wave.low, wave.high) for wave in company.waves)
        assert pulse > full

    def test_booklets_are_on_the_scale_of_the_whole_questionnaire(self) -> None:
        # In the second wave each person gets one item of OWN; OWN1 is two steps easier than OWN2.
        full = [_uneven(name, answer, "w1") for name in TEAMS for answer in NINE]
        booklets = [
            _uneven(name, answer, "w2", [f"OWN{1 + place % 2}", "DEC1"])
            for name in TEAMS
            for place, answer in enumerate(NINE)
        ]
        folder = survey_folder([*full, *booklets], waves=[full_wave(1), full_wave(2)])
        first, second = one(trends(folder), "OWN", None).waves
        assert second.estimate == pytest.approx(first.estimate, abs=6.0)


class TestSeries:
    @pytest.mark.parametrize(("n_waves", "has_limits"), [(5, False), (6, True)])
    def test_limits_need_six_waves(self, n_waves: int, *, has_limits: bool) -> None:
        rows = [
            row
            for number in range(1, n_waves + 1)
            for name in TEAMS[:2]
            for row in team(name, *NINE, wave=f"w{number}")
        ]
        folder = survey_folder(rows, waves=[full_wave(n) for n in range(1, n_waves + 1)])
        limits = one(trends(folder), "OWN", None).limits
        assert (limits is not None) == has_limits
        if limits is not None:
            assert not limits.is_outside
            assert limits.low < limits.centre < limits.high


class TestRoster:
    def test_who_joined_or_left_is_known_only_as_a_difference(self) -> None:
        folder = replace(two_waves(NINE, NINE), roster=_roster({"w1": 12, "w2": 10}))
        found = trends(folder)
        small, company = one(found, "OWN", "A").roster, one(found, "OWN", None).roster
        assert small is not None
        assert company is not None
        assert (small.invited_first, small.invited_last) == (12, 10)
        assert (small.joined_at_least, small.left_at_least) == (0, 2)
        assert (company.invited_first, company.left_at_least) == (60, 10)

    def test_without_a_roster_nothing_is_known(self) -> None:
        found = one(trends(two_waves(NINE, NINE)), "OWN", None).roster
        assert found is not None
        assert (found.joined_at_least, found.left_at_least) == (None, None)
        assert found.reason == "no_roster"


def trends(folder: EngagementFolder) -> tuple[Trend, ...]:
    return assess_survey(
        folder,
        questionnaires=questionnaire,
        wording=Wording("en"),
        rng=np.random.default_rng(1),
    ).trend


def one(found: tuple[Trend, ...], dimension: str, team_name: str | None) -> Trend:
    return next(row for row in found if (row.dimension, row.team) == (dimension, team_name))


def two_waves(first: tuple[int, ...], second: tuple[int, ...]) -> EngagementFolder:
    rows = [
        row
        for wave, answers in (("w1", first), ("w2", second))
        for name in TEAMS
        for row in team(name, *answers, wave=wave)
    ]
    # Two months apart: closer waves of equal teams are taken together.
    return survey_folder(rows, waves=[full_wave(1), replace(full_wave(4), id="w2")])


def _uneven(name: str, answer: int, wave: str, asked: Iterable[str] | None = None) -> Row:
    easy, hard = min(answer + 1, 5), max(answer - 1, 1)
    codes = {"OWN1": easy, "OWN2": hard}
    shown = set(codes if asked is None else asked)
    plain = person(name, answer, wave=wave, asked=asked)
    return {**plain, **{item: code for item, code in codes.items() if item in shown}}


def _width(low: float | None, high: float | None) -> float:
    assert low is not None
    assert high is not None
    return high - low


def _roster(invited: dict[str, int]) -> pl.DataFrame:
    rows = [
        {"team": name, "parent": None, "wave": wave, "role": None, "invited": n}
        for name in TEAMS
        for wave, n in invited.items()
    ]
    text = dict.fromkeys(("team", "parent", "wave", "role"), pl.String)
    return pl.DataFrame(rows, schema={**text, "invited": pl.Int64})
