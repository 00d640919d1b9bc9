from dataclasses import replace

import numpy as np
import pytest

from flowgap.diagnosis.whatif.answer import Learned, quarter_gains
from flowgap.diagnosis.whatif.fitted import Fitted, fit_network
from flowgap.diagnosis.whatif.goal import MOST_STEPS, cheapest
from flowgap.diagnosis.whatif.scenario import Scenario
from tests.support.seen_flow import REVIEW, seen_flow

QA, SECURITY = 4, 5


@pytest.fixture(scope="module")
def fitted() -> Fitted:
    return fit_network(seen_flow(review_days=1.8))


@pytest.fixture(scope="module")
def learned(fitted: Fitted) -> Learned:
    middle = quarter_gains(fitted, Scenario())
    return Learned(low=middle, middle=middle, high=middle)


def test_stages_without_a_record_are_named_where_more_capacity_would_help(
    fitted: Fitted, learned: Learned
) -> None:
    middle = learned.middle.copy()
    middle[[QA, SECURITY]] = 1.0, 0.0
    helped = replace(learned, middle=middle)
    assert cheapest(fitted, helped, goal_days=0.1).left_out == (QA,)
    assert cheapest(fitted, learned, goal_days=0.1).left_out == ()


def test_no_goal_takes_nobody(fitted: Fitted, learned: Learned) -> None:
    plan = cheapest(fitted, learned, goal_days=0.0)
    assert (plan.factor, plan.people, plan.days, plan.reached) == ({}, 0, 0, True)


def test_the_first_quarter_goes_where_work_waits(fitted: Fitted, learned: Learned) -> None:
    plan = cheapest(fitted, learned, goal_days=float(learned.middle[REVIEW]) * 0.9)
    assert plan.factor == {REVIEW: 1.25}
    # A quarter of two people.
    assert plan.people == pytest.approx(0.5)
    assert plan.reached


def test_what_no_capacity_reaches_is_said_to_be_out_of_reach(
    fitted: Fitted, learned: Learned
) -> None:
    plan = cheapest(fitted, learned, goal_days=1_000.0)
    assert not plan.reached
    assert plan.days < 0
    assert np.prod(list(plan.factor.values())) == pytest.approx(1.25**MOST_STEPS)
