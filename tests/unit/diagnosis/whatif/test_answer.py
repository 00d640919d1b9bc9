from dataclasses import replace

import numpy as np
import pytest

from flowgap.diagnosis.whatif.answer import Answer, Learned, answer, quarter_gains
from flowgap.diagnosis.whatif.fitted import Fitted, fit_network, mean_days, play
from flowgap.diagnosis.whatif.scenario import Scenario
from tests.support.seen_flow import BUILD, INTEGRATE, REVIEW, seen_flow


@pytest.fixture(scope="module")
def fitted() -> Fitted:
    # Two people with .9 days of work per item and day each are busy 90 % of the time.
    return fit_network(seen_flow(review_days=1.8))


@pytest.fixture(scope="module")
def learned(fitted: Fitted) -> Learned:
    middle = quarter_gains(fitted, Scenario()) * 1.1
    return Learned(low=0.8 * middle, middle=middle, high=1.3 * middle)


def asked(fitted: Fitted, learned: Learned, scenario: Scenario) -> Answer:
    return answer(fitted, scenario, learned, rng=np.random.default_rng(1))


def test_the_network_does_again_what_was_seen(fitted: Fitted) -> None:
    assert play(fitted, Scenario()).mean_days == pytest.approx(fitted.flow.lead_time_days)


def test_means_alone_are_those_of_the_whole_outcome(fitted: Fitted) -> None:
    for scenario in (
        Scenario(),
        Scenario(faster={REVIEW: 1.25}),
        Scenario(in_progress={INTEGRATE: 2}),
        Scenario(window_days={INTEGRATE: 5}),
    ):
        assert mean_days(fitted, scenario) == play(fitted, scenario).mean_days


def test_a_quarter_more_changes_what_was_learned_of_it(fitted: Fitted, learned: Learned) -> None:
    told = asked(fitted, learned, Scenario(faster={REVIEW: 1.25})).change
    assert told.days == pytest.approx(-learned.middle[REVIEW])
    assert told.low == pytest.approx(-learned.high[REVIEW])
    assert told.high == pytest.approx(-learned.low[REVIEW])


def test_nothing_changed_changes_nothing(fitted: Fitted, learned: Learned) -> None:
    told = asked(fitted, learned, Scenario())
    assert (told.change.days, told.change.low, told.change.high) == (0, 0, 0)
    assert told.after.mean_days == told.before.mean_days


def test_more_saves_more_and_less_costs(fitted: Fitted, learned: Learned) -> None:
    days = [
        asked(fitted, learned, Scenario(faster={REVIEW: factor})).change.days
        for factor in (0.9, 1.1, 1.25, 2.0)
    ]
    assert days[0] > 0 > days[1] > days[2] > days[3]


def test_the_full_stage_holds_the_work_back_until_it_is_relieved(
    fitted: Fitted, learned: Learned
) -> None:
    assert asked(fitted, learned, Scenario()).next_stage == REVIEW
    # With thrice the capacity at review, 1 day of build is what is left.
    assert asked(fitted, learned, Scenario(faster={REVIEW: 3.0})).next_stage == BUILD


def test_utilization_is_work_per_server_and_day(fitted: Fitted) -> None:
    load = play(fitted, Scenario()).utilization
    # Drawn, not set: 1.8 days of work over two people, one item a day.
    assert load[REVIEW] == pytest.approx(0.9, abs=0.12)
    assert load[INTEGRATE] < 0.2
    assert np.isnan(load[0])


def test_a_window_lets_work_in_only_then(fitted: Fitted, learned: Learned) -> None:
    told = asked(fitted, learned, Scenario(window_days={INTEGRATE: 10.0}))
    # Items wait half a window on average.
    assert told.after.wait_days[INTEGRATE] == pytest.approx(5.0, abs=0.7)
    assert told.change.days > 0


def test_fewer_items_in_progress_wait_before_build_instead_of_review(fitted: Fitted) -> None:
    free, limited = (
        play(fitted, scenario) for scenario in (Scenario(), Scenario(in_progress={REVIEW: 3}))
    )
    assert limited.wait_days[REVIEW] < free.wait_days[REVIEW]
    assert limited.wait_days[BUILD] > free.wait_days[BUILD]


def test_days_of_a_longer_calendar_are_told_by_the_calendar(fitted: Fitted) -> None:
    doubled = replace(fitted, calendar_share=2.0)
    assert play(doubled, Scenario()).mean_days == pytest.approx(
        2 * play(fitted, Scenario()).mean_days
    )
