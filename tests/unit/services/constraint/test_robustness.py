"""The constraint is judged again on less, or other, evidence."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from flowgap.diagnosis.constraint.features import NAMES, Heard, features, nothing_heard
from flowgap.diagnosis.constraint.flow import Days
from flowgap.diagnosis.constraint.verdict import Verdict
from flowgap.result.diagnosis import ConstraintState, Robustness, RobustnessChange
from flowgap.services.constraint.robustness import judge_again, without_one
from flowgap.stages import PIPELINE_STAGES, Stage
from tests.support.seen_flow import REVIEW, seen_flow

HEARD = Heard(score=np.full(8, 60.0), vote_share=np.full(8, 0.125), people=30)


def rows(heard: Heard, *, people: float) -> Days:
    return features(seen_flow(), heard, np.full((1, 8), people))


class Judge:
    """Names review where it is asked with a survey, and keeps what it was shown."""

    def __init__(self) -> None:
        self.shown: list[Days] = []

    def __call__(self, rows: Days) -> Verdict:
        self.shown.append(rows)
        heard = not np.isnan(rows[0, NAMES.index("score")])
        return Verdict(
            state=ConstraintState.NAMED if heard else ConstraintState.ABSTAIN,
            order=(REVIEW, 0, 1, 3, 4, 5, 6, 7),
            posterior=np.full(8, 0.125),
            gain_share=np.zeros((3, 8)),
            p_right=0.9,
            p_none=0.1,
            p_shared=0.1,
        )

    def loads(self) -> list[float]:
        return [float(rows[REVIEW, NAMES.index("load_told")]) for rows in self.shown]


def again(
    known: Days, heard: Heard, *, measured: bool, judge: Callable[[Days], Verdict]
) -> tuple[Robustness, ...]:
    """Judge again what was judged once already."""
    return judge_again(known, heard, Judge()(known), measured=measured, judge=judge)


def test_people_are_taken_for_three_tenths_fewer_and_more() -> None:
    judge = Judge()
    found = again(rows(HEARD, people=2.0), HEARD, measured=True, judge=judge)
    assert [one.change for one in found] == list(RobustnessChange)
    fewer, more, plain, without, *_one = judge.loads()
    # Work stays, people are 0.7 and 1.3 times as many.
    assert np.isclose(fewer * 0.7, plain)
    assert np.isclose(more * 1.3, plain)
    assert np.isnan(without)


def test_a_stage_is_said_only_where_one_is_named() -> None:
    told = again(rows(HEARD, people=2.0), HEARD, measured=True, judge=Judge())
    found = {one.change: one for one in told}
    assert found[RobustnessChange.FEWER_PEOPLE].stage is Stage.REVIEW
    assert found[RobustnessChange.NO_SURVEY].state is ConstraintState.ABSTAIN
    assert found[RobustnessChange.NO_SURVEY].stage is None


def test_without_the_survey_the_features_are_those_of_delivery_data_alone() -> None:
    judge = Judge()
    again(rows(HEARD, people=2.0), HEARD, measured=True, judge=judge)
    own = judge.shown[2].copy()
    assert np.allclose(own, rows(nothing_heard(), people=2.0), equal_nan=True)


def test_what_was_not_there_is_not_left_out() -> None:
    untold = again(rows(HEARD, people=np.nan), HEARD, measured=True, judge=Judge())
    assert [one.change for one in untold] == [
        RobustnessChange.NO_SURVEY,
        RobustnessChange.NO_DELIVERY,
        RobustnessChange.ONE_RESPONDENT,
    ]
    unheard = again(
        rows(nothing_heard(), people=2.0), nothing_heard(), measured=True, judge=Judge()
    )
    assert [one.change for one in unheard] == [
        RobustnessChange.FEWER_PEOPLE,
        RobustnessChange.MORE_PEOPLE,
    ]
    asked_only = features(None, HEARD)
    alone = again(asked_only, HEARD, measured=False, judge=Judge())
    assert [one.change for one in alone] == [RobustnessChange.ONE_RESPONDENT]


class TestOneRespondent:
    SCORE, VOTES = NAMES.index("score"), NAMES.index("vote_share")

    def test_figures_move_as_far_as_one_of_thirty_can_move_them(self) -> None:
        # Of 30 people with a mean of 60 one gave 100: (1,800 - 100) / 29; or 0: 1,800 / 29.
        # 3.75 of 30 named the stage: without a vote less (2.75 / 29), or one voter less.
        first, second, *_ = without_one(features(None, HEARD), HEARD)
        assert first[0, [self.SCORE, self.VOTES]] == pytest.approx([1_700 / 29, 3.75 / 29])
        assert first[1, [self.SCORE, self.VOTES]] == pytest.approx([1_800 / 29, 2.75 / 29])
        assert second[0, [self.SCORE, self.VOTES]] == pytest.approx([1_800 / 29, 2.75 / 29])

    def test_no_figure_leaves_its_range(self) -> None:
        ends = Heard(
            score=np.repeat([0.0, 100.0], 4), vote_share=np.repeat([0.0, 1.0], 4), people=2
        )
        for rows in without_one(features(None, ends), ends):
            assert np.all((rows[:, self.SCORE] >= 0) & (rows[:, self.SCORE] <= 100))
            assert np.all((rows[:, self.VOTES] >= 0) & (rows[:, self.VOTES] <= 1))

    def test_a_verdict_that_one_could_turn_is_told(self) -> None:
        turning = self._judge(turns_above=61.0)
        found = again(features(None, HEARD), HEARD, measured=False, judge=turning)
        assert [one.stage for one in found] == [Stage.QA]

    def test_a_verdict_that_nobody_alone_could_turn_stays(self) -> None:
        # The mean of 60 can become 1,800 / 29 = 62.1 at the most.
        steady = self._judge(turns_above=62.2)
        found = again(features(None, HEARD), HEARD, measured=False, judge=steady)
        assert [one.stage for one in found] == [Stage.REVIEW]

    def _judge(self, *, turns_above: float) -> Callable[[Days], Verdict]:
        plain = Judge()

        def judge(rows: Days) -> Verdict:
            verdict = plain(rows)
            turned = bool(rows[REVIEW, self.SCORE] > turns_above)
            qa = PIPELINE_STAGES.index(Stage.QA)
            return replace(verdict, order=(qa, *verdict.order[1:])) if turned else verdict

        return judge
