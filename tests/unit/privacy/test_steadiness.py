"""A verdict on a team of fewer than eight people does not hang on one of them."""

from collections.abc import Callable
from functools import partial

import numpy as np
import pytest

from flowgap.engagement.folder import EngagementFolder
from flowgap.privacy.gate import Gate
from flowgap.privacy.snapshot import Ledger
from flowgap.privacy.thresholds import MINIMUM_VERDICT
from flowgap.result.survey import Direction, Trend, TrendVerdict
from flowgap.scoring.points import Points
from flowgap.services.survey import steadiness
from flowgap.services.survey.assessment import assess_survey
from flowgap.services.survey.beliefs import UsableAnswers
from flowgap.services.survey.gate import gated_survey
from flowgap.services.survey.steadiness import mark_of
from flowgap.services.survey.trend import trends
from flowgap.wording import Wording
from tests.support.survey_tables import FULL, Row, full_wave, questionnaire, survey_folder
from tests.support.survey_tables import team as team_of_answers

MIDDLE = (3, 4, 3, 4, 5, 3, 4, 2, 4, 3)
SURE, HANGING = (1, 2, 1, 2, 1, 2, 3), (3, 3, 1, 2, 3, 3, 4)
"""What the people of a small team answered in the first wave."""

HIDDEN = "hidden"

team = partial(
    team_of_answers, asked=tuple(item.id for item in questionnaire(FULL).items_of("OWN"))
)
"""Nothing is looked at but one dimension: the others would only take time."""


def usable(*teams: Points) -> UsableAnswers:
    """Return one dimension of teams that are all shown."""
    n = np.array([len(scores) for scores in teams])
    return UsableAnswers(
        scores=np.concatenate(teams),
        teams=np.repeat(np.arange(len(n)), n).astype(np.intp),
        group=np.arange(len(n)),
        invited=n,
        responded=n,
        shared_error=0.0,
    )


def without_each(answers: UsableAnswers, team_number: int) -> list[UsableAnswers]:
    return [answers.without(int(person)) for person in answers.of_team(team_number)]


def mark_by_interval(answers: UsableAnswers, place: int) -> Direction | None:
    """Return the mark by the ends of the interval that a reader sees."""
    found = answers.belief().against_company()
    if found.low[place] > 0:
        return Direction.UP
    return Direction.DOWN if found.high[place] < 0 else None


class TestMark:
    # About 45 groups each: a fault in 2 of 100 groups goes unseen once in 90 (0.98 ** 225).
    @pytest.mark.parametrize("seed", range(5))
    def test_it_is_that_of_the_interval_with_everybody_and_without_anybody(self, seed: int) -> None:
        rng = np.random.default_rng(seed)
        sizes = rng.integers(5, 12, rng.integers(2, 7))
        answers = usable(
            *(np.clip(rng.normal(rng.uniform(20, 80), 15, size), 0, 100) for size in sizes)
        )
        for place in range(len(sizes)):
            assert mark_of(answers, place) is mark_by_interval(answers, place)
            for fewer in without_each(answers, place):
                assert mark_of(fewer, place) is mark_by_interval(fewer, place)

    def test_without_somebody_the_others_are_as_they_were(self) -> None:
        answers = usable(np.array([10.0, 20, 30]), np.array([70.0, 80, 90]))
        fewer = without_each(answers, 1)
        assert [one.scores[one.known].tolist() for one in fewer] == [
            [10, 20, 30, 80, 90],
            [10, 20, 30, 70, 90],
            [10, 20, 30, 70, 80],
        ]
        assert [one.responded.tolist() for one in fewer] == [[3, 2]] * 3


class TestMarksOfTheHeatMap:
    @pytest.mark.parametrize("seed", range(4))
    def test_a_mark_of_a_small_team_stays_whoever_is_left_out(self, seed: int) -> None:
        rng = np.random.default_rng(seed)
        centres = rng.permutation([1.7, 2.5, 3.0, 3.5, 4.5])
        rows = [
            row
            for number, (size, centre) in enumerate(zip([6, 7, 7, 8, 12], centres, strict=True))
            for row in team(f"t{number}", *_answers(rng, centre, size))
        ]
        marked = {name: mark for name, mark in _marks(rows).items() if mark is not None}
        for name, mark in marked.items():
            mine = [place for place, row in enumerate(rows) if row["team"] == name]
            if len(mine) < MINIMUM_VERDICT:
                # Of people who answered alike, one is enough to leave out.
                some = {rows[place]["OWN1"]: place for place in mine}.values()
                fewer = [_raw_mark([*rows[:place], *rows[place + 1 :]], name) for place in some]
                assert set(fewer) <= {mark, HIDDEN}

    def test_a_mark_that_one_of_seven_makes_is_taken_away(self) -> None:
        others = [row for name in "ABC" for row in team(name, *MIDDLE)]
        sure = [*others, *team("Low", 1, 1, 2, 1, 2, 3, 2)]
        assert _marks(sure)["Low"] is Direction.DOWN
        hanging = [*others, *team("Low", 3, 1, 2, 2, 3, 2, 1)]
        assert _raw_mark(hanging, "Low") is Direction.DOWN
        assert _raw_mark(hanging[:-1], "Low") is None
        assert _marks(hanging)["Low"] is None

    def test_beyond_a_thousand_groups_small_teams_have_no_mark(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        rows = [row for name in "ABC" for row in team(name, *MIDDLE)]
        rows += team("Low", 1, 1, 2, 1, 2, 3, 2)
        monkeypatch.setattr(steadiness, "MOST_GROUPS", 3)
        assert _marks(rows)["Low"] is None


class TestTrends:
    @pytest.mark.parametrize(
        ("first", "last"),
        [((1, 1, 2, 2, 2, 3, 3), (3, 4, 4, 4, 5, 5, 2)), ((1, 2, 3, 2, 1, 3), (5, 4, 5, 4, 3, 5))],
    )
    def test_a_verdict_on_a_small_team_stays_whoever_is_left_out(
        self, first: tuple[int, ...], last: tuple[int, ...]
    ) -> None:
        rows = [row for wave in ("w1", "w5") for row in team("Large", *MIDDLE, wave=wave)]
        rows += [*team("Small", *first), *team("Small", *last, wave="w5")]
        shown = _trend_of(_assessed_trends(rows))
        if shown.verdict is not TrendVerdict.CANNOT_TELL:
            mine = {
                (row["wave"], row["OWN1"]): place
                for place, row in enumerate(rows)
                if row["team"] == "Small"
            }
            # Of people who answered alike, one is enough to leave out.
            for place in mine.values():
                fewer = _trend_of(_raw_trends([*rows[:place], *rows[place + 1 :]]))
                is_hidden = any(wave.estimate is None for wave in fewer.waves)
                assert is_hidden or fewer.verdict is shown.verdict

    def test_a_verdict_that_one_of_seven_makes_is_taken_away(self) -> None:
        # A verdict hangs on one of seven where it is one of twelve that are told at once.
        sure, hanging = (_small_rise(first, team=team_of_answers) for first in (SURE, HANGING))
        assert _trend_of(_assessed_trends(sure)).verdict is TrendVerdict.BETTER
        assert _trend_of(_raw_trends(hanging)).verdict is TrendVerdict.BETTER
        shown = _trend_of(_assessed_trends(hanging))
        assert (shown.verdict, shown.reason) == (TrendVerdict.CANNOT_TELL, "too_few_people")

    @pytest.mark.parametrize(
        ("most", "verdict"), [(2828, TrendVerdict.BETTER), (2827, TrendVerdict.CANNOT_TELL)]
    )
    def test_more_than_can_be_tried_are_not_told(
        self, most: int, verdict: TrendVerdict, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # 7 people in each of two waves, two teams and what each try costs: 14 * (200 + 2).
        monkeypatch.setattr(steadiness, "MOST_TRIES", most)
        assert _trend_of(_assessed_trends(_small_rise(SURE))).verdict is verdict


def _small_rise(first: tuple[int, ...], *, team: Callable[..., list[Row]] = team) -> list[Row]:
    large = [row for wave in ("w1", "w5") for row in team("Large", *MIDDLE, wave=wave)]
    last = team("Small", 4, 5, 4, 5, 4, 5, 3, wave="w5")
    return [*large, *team("Small", *first), *last]


def _answers(rng: np.random.Generator, centre: float, n: int) -> list[int]:
    drawn = np.clip(np.round(rng.normal(centre, 0.7, n)), 1, 5)
    return [int(answer) for answer in drawn]


def _marks(rows: list[Row]) -> dict[str, Direction | None]:
    found = assess_survey(
        survey_folder(rows),
        questionnaires=questionnaire,
        wording=Wording("en"),
        rng=np.random.default_rng(1),
    )
    return {
        row.team: next(cell.differs for cell in row.dimensions if cell.id == "OWN")
        for row in found.survey.teams
    }


def _raw_mark(rows: list[Row], name: str) -> Direction | str | None:
    """Return the mark that a team would have if nobody asked how steady it is."""
    gate = Gate(Ledger(), minimum=5)
    found = gated_survey(
        survey_folder(rows),
        gate=gate,
        questionnaires=questionnaire,
        rng=np.random.default_rng(1),
    )
    belief, team_number = found.waves[0].beliefs["OWN"], found.tree.teams.index(name)
    if team_number not in belief.teams:
        return HIDDEN
    place, distance = belief.teams.index(team_number), belief.against_company()
    if distance.low[place] > 0:
        return Direction.UP
    return Direction.DOWN if distance.high[place] < 0 else None


def _two_waves(rows: list[Row]) -> EngagementFolder:
    return survey_folder(rows, waves=[full_wave(1), full_wave(5)])


def _assessed_trends(rows: list[Row]) -> tuple[Trend, ...]:
    found = assess_survey(
        _two_waves(rows),
        questionnaires=questionnaire,
        wording=Wording("en"),
        rng=np.random.default_rng(1),
    )
    return found.trend


def _raw_trends(rows: list[Row]) -> tuple[Trend, ...]:
    gate = Gate(Ledger(), minimum=5)
    with pytest.MonkeyPatch.context() as patch:
        # Nobody asks here how steady the verdicts are.
        patch.setattr(steadiness, "MOST_TRIES", -1)
        found = gated_survey(
            _two_waves(rows),
            gate=gate,
            questionnaires=questionnaire,
            rng=np.random.default_rng(1),
        )
    return trends(found.waves, found.tree)


def _trend_of(found: tuple[Trend, ...]) -> Trend:
    return next(trend for trend in found if (trend.team, trend.dimension) == ("Small", "OWN"))
