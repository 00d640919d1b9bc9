from dataclasses import replace

import numpy as np
import pytest

from flowgap.diagnosis.whatif.answer import (
    Answer,
    Learned,
    answer,
    growth_rate,
    piles_up,
    quarter_gains,
    untold,
)
from flowgap.diagnosis.whatif.fitted import Fitted, fit_network, mean_days, play
from flowgap.diagnosis.whatif.scenario import Scenario
from tests.support.seen_flow import BUILD, INTEGRATE, REVIEW, seen_flow

QA, SECURITY = 4, 5


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


def of_test(learned: Learned) -> Learned:
    """Return what is learned where QA, of which the data show nothing, would save .5 to 2 days."""
    ends = (learned.low, 0.5), (learned.middle, 1.0), (learned.high, 2.0)
    low, middle, high = (np.where(np.arange(8) == QA, days, told) for told, days in ends)
    return Learned(low=low, middle=middle, high=high)


@pytest.mark.parametrize(
    ("factor", "expected"),
    [
        # A quarter more: what was learned.
        (1.25, (-1.0, -2.0, -0.5)),
        # Half more: work takes 1/3 less in place of 1/5, so up to 5/3 as much, sqrt(5/3) amid.
        (1.5, (-1.2910, -2.0 * 5 / 3, -0.5)),
        # A tenth more: 1/11 in place of 1/5, so 5/11 as much, or all of it.
        (1.1, (-((5 / 11) ** 0.5), -2.0, -0.5 * 5 / 11)),
        (1.0, (0.0, 0.0, 0.0)),
    ],
)
def test_more_capacity_where_nothing_is_seen_changes_what_was_learned(
    fitted: Fitted, learned: Learned, factor: float, expected: tuple[float, float, float]
) -> None:
    told = asked(fitted, of_test(learned), Scenario(faster={QA: factor})).change
    assert (told.days, told.low, told.high) == pytest.approx(expected, abs=1e-4)


def test_what_is_learned_of_a_stage_without_record_stands_beside_what_is_replayed(
    fitted: Fitted, learned: Learned
) -> None:
    told = asked(fitted, of_test(learned), Scenario(faster={REVIEW: 1.25, QA: 1.25})).change
    assert told.days == pytest.approx(-learned.middle[REVIEW] - 1.0)
    assert told.high == pytest.approx(-learned.low[REVIEW] - 0.5)


def test_a_stage_without_record_can_come_next(fitted: Fitted, learned: Learned) -> None:
    assert asked(fitted, of_test(learned), Scenario(faster={QA: 1.25})).next_stage == REVIEW
    assert asked(fitted, of_test(learned), Scenario(faster={REVIEW: 9.0})).next_stage == QA


@pytest.mark.parametrize(
    ("scenario", "stages"),
    [
        (Scenario(faster={QA: 0.9}), (QA,)),
        (Scenario(in_progress={QA: 3}), (QA,)),
        (Scenario(window_days={QA: 5.0, REVIEW: 5.0}), (QA,)),
        (Scenario(faster={QA: 0.9}, window_days={SECURITY: 5.0}), (QA, SECURITY)),
        (Scenario(faster={QA: 1.1, REVIEW: 0.9}, in_progress={REVIEW: 3}), ()),
    ],
)
def test_less_capacity_limits_and_windows_are_untold_where_nothing_is_seen(
    fitted: Fitted, learned: Learned, scenario: Scenario, stages: tuple[int, ...]
) -> None:
    assert untold(fitted, scenario) == stages
    if stages:
        with pytest.raises(ValueError, match="no work at stages"):
            asked(fitted, learned, scenario)


def test_a_window_may_be_asked_about_where_items_only_wait() -> None:
    flow = seen_flow()
    waits = np.where(flow.stage == INTEGRATE, flow.finished, flow.started)
    only_waits = fit_network(replace(flow, started=waits))
    assert not only_waits.shows_work[INTEGRATE]
    assert untold(only_waits, Scenario(window_days={INTEGRATE: 7.0})) == ()
    assert untold(only_waits, Scenario(in_progress={INTEGRATE: 7})) == ()
    assert untold(only_waits, Scenario(faster={INTEGRATE: 0.9})) == (INTEGRATE,)


def test_nothing_saves_more_than_there_is(fitted: Fitted, learned: Learned) -> None:
    before = play(fitted, Scenario()).mean_days
    ends = np.where(np.arange(8) == QA, 0.4 * before, learned.middle)
    sure = Learned(low=ends, middle=ends, high=ends)
    change = asked(fitted, sure, Scenario(faster={QA: 2.0})).change
    # Between .4 of it and 2.5 times that.
    assert (change.low, change.high) == pytest.approx((-before, -0.4 * before))
    assert change.days == pytest.approx(-0.4 * before * 2.5**0.5)


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


@pytest.mark.parametrize(
    ("scenario", "piles"),
    [
        (Scenario(), False),
        # Two people asked for .967 of their time: with .98 and .95 of it for .987 and 1.018.
        (Scenario(faster={REVIEW: 0.98}), False),
        (Scenario(faster={REVIEW: 0.95}), True),
        (Scenario(faster={REVIEW: 1.25}), False),
        # 2.8 days of work an item and one item a day: 5 in progress keep up, 4 do not.
        (Scenario(in_progress={REVIEW: 4}), True),
        (Scenario(in_progress={REVIEW: 5}), False),
        # Fewer get done before the end, but all that came in is let in.
        (Scenario(window_days={INTEGRATE: 90.0}), False),
    ],
)
def test_work_piles_up_where_more_comes_in_than_gets_done(
    fitted: Fitted, learned: Learned, scenario: Scenario, *, piles: bool
) -> None:
    assert piles_up(fitted, scenario, asked(fitted, learned, scenario)) == piles


def test_lead_time_grows_by_what_is_left_over_each_day(fitted: Fitted, learned: Learned) -> None:
    found = asked(fitted, learned, Scenario(faster={REVIEW: 0.5}))
    # Asked for 1.93 days of work a day and person, they are .93 days further behind each day.
    grows = growth_rate(fitted, found.after)
    assert grows == pytest.approx(found.after.utilization[REVIEW] - 1, abs=0.1)


def test_days_of_a_longer_calendar_are_told_by_the_calendar(fitted: Fitted) -> None:
    doubled = replace(fitted, calendar_share=2.0)
    assert play(doubled, Scenario()).mean_days == pytest.approx(
        2 * play(fitted, Scenario()).mean_days
    )
