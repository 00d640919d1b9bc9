from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import CensoredData, ecdf

from flowgap.diagnosis.constraint.open_work import cohort_days, restricted_mean_days
from tests.support.seen_flow import seen_flow

durations = st.lists(st.tuples(st.floats(0.1, 100.0), st.booleans()), min_size=1, max_size=40)


def mean_of(*told: tuple[float, bool]) -> float:
    days, is_over = (np.array(column) for column in zip(*told, strict=True))
    return restricted_mean_days(days.astype(np.float64), is_over=is_over.astype(np.bool_))


def test_what_is_open_lengthens_the_mean() -> None:
    # All three last 2 days, then two thirds of them last until day 6: 2 + 2/3 x 4.
    assert mean_of((2, True), (4, False), (6, True)) == pytest.approx(2 + 8 / 3)
    # What was delivered alone would give (2 + 6) / 2.
    assert mean_of((2, True), (6, True)) == pytest.approx(4)


def test_at_equal_times_what_ended_ended_first() -> None:
    # Of two, half end at day 3; the other was still there then.
    assert mean_of((3, True), (3, False)) == pytest.approx(3)
    # One of two ends at day 3, the third goes on to day 9: 3 + 6 x (1 - 1/3), as 3 were there.
    assert mean_of((3, False), (3, True), (9, True)) == pytest.approx(3 + 6 * 2 / 3)


def test_where_nothing_is_over_the_longest_time_seen_is_what_is_known() -> None:
    assert mean_of((2, False), (5, False)) == 5


def test_of_nothing_there_is_no_mean() -> None:
    assert np.isnan(restricted_mean_days(np.empty(0), is_over=np.empty(0, dtype=np.bool_)))


@given(durations)
def test_it_is_the_area_under_the_curve_that_scipy_draws(told: list[tuple[float, bool]]) -> None:
    over = [days for days, is_over in told if is_over]
    still = [days for days, is_over in told if not is_over]
    curve = ecdf(CensoredData(uncensored=over, right=still)).sf
    at = np.concatenate([[0.0], curve.quantiles])
    area = np.sum(np.diff(at) * np.concatenate([[1.0], curve.probabilities[:-1]]))
    assert mean_of(*told) == pytest.approx(area)


@given(durations)
def test_where_all_is_over_it_is_the_mean(told: list[tuple[float, bool]]) -> None:
    days = [one for one, _ in told]
    assert mean_of(*((one, True) for one in days)) == pytest.approx(np.mean(days))


def test_of_a_flow_it_counts_what_was_started_in_the_period_and_not_given_up() -> None:
    flow = seen_flow()
    assert cohort_days(flow) == pytest.approx(flow.lead_time_days)
    longest = int(np.argmax(flow.end - flow.start))
    first = np.arange(flow.n_items) == longest
    still_open = replace(flow, counted=~first, under_way=first)
    assert cohort_days(still_open) > still_open.lead_time_days
    of_before = replace(still_open, asked=~first)
    given_up = replace(flow, counted=~first)
    assert cohort_days(of_before) == pytest.approx(still_open.lead_time_days)
    assert cohort_days(given_up) == pytest.approx(still_open.lead_time_days)
