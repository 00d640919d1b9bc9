"""What is said of fewer than eight people, a team or a whole company, hangs on none of them."""

from dataclasses import replace

import numpy as np
import pytest

from flowgap.privacy.suppression import NOWHERE
from flowgap.result.survey import Trend, TrendVerdict
from flowgap.services.survey import steadiness
from flowgap.services.survey.steadiness import SurveyWave, steady_trends, unsteady_marks
from flowgap.services.survey.trend import trends
from tests.support.survey_levels import Scores, survey_wave, teams_of, usable

BEFORE = (25.0, 25, 37.5, 25, 18.75, 31.25)
AFTER = (87.5, 81.25, 62.5, 50, 62.5, 68.75)
HANGING = (25.0, 12.5, 62.5, 31.25, 25, 6.25), (43.75, 31.25, 56.25, 62.5, 56.25, 100)
"""A rise that is none without the 100."""

EIGHT = (
    (31.25, 12.5, 68.75, 37.5, 37.5, 25, 31.25, 37.5),
    (62.5, 50, 68.75, 68.75, 56.25, 50, 43.75, 43.75),
)
"""A rise that is none without the highest of the second year, nor is that of the first seven."""

CROSSING = (100.0, 80, 80, 80, 70, 70, 70)
"""The average lies .1 points over its limit, and without the 100 more than one below."""

CALM = (65.0, 65, 65, 65, 65, 65, 70)

OTHERS = (30.0, 40, 50, 60, 70, 45, 55, 50, 35, 65)


def years(*waves: Scores) -> list[SurveyWave]:
    """Return one dimension of teams over the years."""
    return [survey_wave(2020 + year, {"OWN": teams}) for year, teams in enumerate(waves)]


def steady(waves: list[SurveyWave]) -> dict[str | None, Trend]:
    return {trend.team: trend for trend in steady_trends(waves, teams_of(waves[0]))}


def unasked(waves: list[SurveyWave]) -> dict[str | None, Trend]:
    """Return the trends that nobody asked how steady they are."""
    found = trends([wave.beliefs for wave in waves], teams_of(waves[0]))
    return {trend.team: trend for trend in found}


def seven_years(last: tuple[float, ...]) -> list[Scores]:
    """Return a team of seven that is high in the first year and then calm, beside two others.

    The last year is compared with the first, so that its verdict is another matter than limits.
    """
    first, even, odd = (
        (70.0, 70, 75, 65, 60, 80, 70),
        (45.0, 50, 55, 50, 40, 60, 50),
        (50.0, 50, 55, 45, 45, 60, 50),
    )
    return [[team, OTHERS, OTHERS] for team in (first, odd, even, odd, even, odd, last)]


class TestCompanyOfFewerThanEight:
    def test_a_verdict_that_one_of_six_makes_is_not_told(self) -> None:
        waves = years(*([team] for team in HANGING))
        assert unasked(waves)[None].verdict is TrendVerdict.BETTER
        assert unasked(years([HANGING[0]], [HANGING[1][:-1]]))[None].verdict is not (
            TrendVerdict.BETTER
        )
        for shown in steady(waves).values():
            assert (shown.verdict, shown.reason) == (TrendVerdict.CANNOT_TELL, "too_few_people")
            assert (shown.p_rise, shown.limits) == (None, None)

    def test_a_verdict_that_all_six_make_is_told(self) -> None:
        shown = steady(years([BEFORE], [AFTER]))[None]
        assert shown.verdict is TrendVerdict.BETTER
        assert shown.p_rise == pytest.approx(1, abs=0.01)

    @pytest.mark.parametrize(("n", "is_told"), [(7, False), (8, True)])
    def test_from_eight_people_on_one_of_them_may_make_it(self, n: int, *, is_told: bool) -> None:
        before, after = EIGHT[0][:n], EIGHT[1][:n]
        waves = years([before], [after])
        assert unasked(waves)[None].verdict is TrendVerdict.BETTER
        assert unasked(years([before], [sorted(after)[:-1]]))[None].verdict is not (
            TrendVerdict.BETTER
        )
        assert (steady(waves)[None].verdict is TrendVerdict.BETTER) == is_told

    @pytest.mark.parametrize("seed", range(6))
    def test_what_is_told_stays_whoever_is_left_out(self, seed: int) -> None:
        rng = np.random.default_rng(seed)
        teams = [np.clip(rng.normal(middle, 18, 6), 0, 100).tolist() for middle in (32, 68)]
        told = steady(years(*([team] for team in teams)))[None].verdict
        assert told in {TrendVerdict.BETTER, TrendVerdict.CANNOT_TELL}
        fewer = [
            unasked(years([_without(teams[0], one)], [teams[1]]))[None].verdict for one in range(6)
        ]
        fewer += [
            unasked(years([teams[0]], [_without(teams[1], one)]))[None].verdict for one in range(6)
        ]
        is_steady = set(fewer) == {TrendVerdict.BETTER}
        assert (told is TrendVerdict.BETTER) == is_steady


class TestLimits:
    @pytest.mark.parametrize(
        ("last", "is_outside"), [((100.0,) * 4 + (90.0,) * 3, True), (CALM, False)]
    )
    def test_limits_that_nobody_alone_moves_are_told(
        self, last: tuple[float, ...], *, is_outside: bool
    ) -> None:
        limits = steady(years(*seven_years(last)))["t0"].limits
        assert limits is not None
        assert limits.is_outside == is_outside

    def test_limits_that_one_person_crosses_are_not_told(self) -> None:
        waves = seven_years(CROSSING)
        with_all = unasked(years(*waves))["t0"].limits
        without = unasked(years(*waves[:-1], [CROSSING[1:], OTHERS, OTHERS]))["t0"].limits
        assert with_all is not None
        assert without is not None
        assert (with_all.is_outside, without.is_outside) == (True, False)
        shown = steady(years(*waves))
        assert shown["t0"].limits is None
        assert shown["t1"].limits is not None

    def test_a_verdict_stays_where_only_the_limits_hang_on_one(self) -> None:
        # Not told for want of people: leaving one out changes nothing about that.
        waves = years(*seven_years(CROSSING))
        before, after = unasked(waves)["t0"], steady(waves)["t0"]
        assert (after.verdict, after.reason) == (before.verdict, before.reason)
        assert after.minimum_detectable == before.minimum_detectable

    def test_what_is_beyond_all_tries_is_not_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(steadiness, "MOST_TRIES", 0)
        shown = steady(years(*seven_years(CALM)))
        assert shown["t0"].limits is None
        assert shown["t1"].limits is not None


class TestProbability:
    @pytest.mark.parametrize(("n", "is_given"), [(7, False), (8, True)])
    def test_fewer_than_eight_have_none_without_a_verdict(self, n: int, *, is_given: bool) -> None:
        shown = steady(years([OTHERS[:n], OTHERS], [OTHERS[1 : n + 1], OTHERS]))["t0"]
        assert shown.verdict is TrendVerdict.CANNOT_TELL
        assert (shown.p_rise is not None) == is_given


class TestMarks:
    def test_in_a_company_that_is_too_large_nobody_is_scored_again(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        wave = years([BEFORE, AFTER, OTHERS])[0]
        monkeypatch.setattr(steadiness, "MOST_GROUPS", 2)
        # Would fail if it were called.
        monkeypatch.setattr(steadiness, "mark_of", None)
        assert unsteady_marks(wave) == {(0, "OWN"), (1, "OWN")}


class TestWeights:
    def test_a_group_of_hidden_teams_weighs_by_all_its_people(self) -> None:
        # Teams 0 to 3 alone, 4 and 5 as group 7, 6 nowhere. Invited per answer: 4/2 three times,
        # 2/2, and (6 + 2) / (2 + 2) = 2; over 12 answers 2 * 10 + 1 * 2 = 22 / 12. So relative
        # weights of 12/11 and 6/11, times people: 24, 24, 24, 12 and 48 of 132.
        answers = usable(*([40.0, 60.0],) * 7)
        answers = replace(
            answers,
            group=np.array([0, 1, 2, 3, 7, 7, NOWHERE]),
            invited=np.array([4, 4, 4, 2, 6, 2, 9]),
            scores=np.where(answers.teams == 6, np.nan, answers.scores),
        )
        teams, _, shares = answers.pooled()
        assert teams == (0, 1, 2, 3, None)
        assert shares * 132 == pytest.approx([24, 24, 24, 12, 48])


def _without(scores: list[float], place: int) -> list[float]:
    return [*scores[:place], *scores[place + 1 :]]
