"""How far reviewing rests on a few."""

from collections.abc import Sequence

import numpy as np
import pytest

from flowgap.delivery.comparison.contrast import Contrast
from flowgap.delivery.figures.concentration import Reviews, no_reviews, review_concentration
from flowgap.delivery.work_items import DAY
from tests.support.delivery_arrays import periods

N_WEEKS = 10
EVEN = (1, 1, 1, 1, 1)
"""Reviews of each of five people in a week."""


def reviews(before: Sequence[int], after: Sequence[int], *, team: int = 0) -> Reviews:
    """Return the reviews of ten weeks before and after, as many of each person every week."""
    rows = [
        (team, 100 * team + person, 7 * week + 1)
        for week in range(2 * N_WEEKS)
        for person, n in enumerate(before if week < N_WEEKS else after)
        for _ in range(n)
    ]
    team_of, reviewer, day = np.array(rows, dtype=np.int64).reshape(-1, 3).T
    return Reviews(team=team_of.astype(np.intp), reviewer=reviewer.astype(np.intp), at=day * DAY)


def both(first: Reviews, second: Reviews) -> Reviews:
    return Reviews(
        team=np.concatenate([first.team, second.team]),
        reviewer=np.concatenate([first.reviewer, second.reviewer]),
        at=np.concatenate([first.at, second.at]),
    )


def found(given: Reviews, *, minimum_group: int = 5) -> Contrast | None:
    return review_concentration(
        given, periods(N_WEEKS), minimum_group=minimum_group, rng=np.random.default_rng(1)
    )


def shares(given: Reviews, *, minimum_group: int = 5) -> tuple[float | None, float | None]:
    contrast = found(given, minimum_group=minimum_group)
    assert contrast is not None
    return contrast.before, contrast.after


def test_even_work_gives_a_fifth_and_one_busy_person_gives_their_share() -> None:
    # After: 6 of 6 + 4 * 1 = 10 reviews a week.
    assert shares(reviews(EVEN, (6, 1, 1, 1, 1))) == pytest.approx((1 / 5, 6 / 10))


@pytest.mark.parametrize(
    ("n_people", "share"), [(5, 1 / 5), (6, 2 / 6), (10, 2 / 10), (11, 3 / 11)]
)
def test_the_busiest_fifth_is_rounded_up(n_people: int, share: float) -> None:
    even = (1,) * n_people
    assert shares(reviews(even, even)) == pytest.approx((share, share))


def test_who_is_busiest_may_change_from_period_to_period() -> None:
    assert shares(reviews((6, 1, 1, 1, 1), (1, 6, 1, 1, 1))) == pytest.approx((0.6, 0.6))


def test_each_team_has_its_own_busiest() -> None:
    # Team 0: 1 of 5 a week, then 6 of 10; team 1: 1 of 5 in both.
    # Before 2 of 10 = .2, after 7 of 15.
    given = both(reviews(EVEN, (6, 1, 1, 1, 1)), reviews(EVEN, EVEN, team=1))
    assert shares(given) == pytest.approx((2 / 10, 7 / 15))


def test_a_team_with_fewer_than_five_reviewers_in_a_period_is_left_out() -> None:
    small = reviews(EVEN, (9, 1, 1, 1), team=1)
    assert found(small) is None
    assert shares(both(reviews(EVEN, EVEN), small)) == pytest.approx((1 / 5, 1 / 5))


@pytest.mark.parametrize(("minimum_group", "is_given"), [(3, True), (5, True), (6, False)])
def test_the_minimum_group_of_the_engagement_counts_where_it_is_larger(
    minimum_group: int, *, is_given: bool
) -> None:
    assert (found(reviews(EVEN, EVEN), minimum_group=minimum_group) is not None) is is_given


def test_the_change_has_an_interval_and_the_number_of_reviews() -> None:
    rng = np.random.default_rng(2)
    n = 4000
    day = rng.integers(0, 7 * 2 * N_WEEKS, n)
    # Before, ten people share the work evenly; after, the first two do half of it.
    busy = rng.integers(0, 2, n)
    spread = rng.integers(0, 10, n)
    is_busy = (day >= 7 * N_WEEKS) & (rng.random(n) < 0.5)
    given = Reviews(
        team=np.zeros(n, dtype=np.intp),
        reviewer=np.where(is_busy, busy, spread).astype(np.intp),
        at=day * DAY,
    )
    contrast = found(given)
    assert contrast is not None
    assert contrast.n == n
    assert contrast.change is not None
    assert contrast.change.low is not None
    assert contrast.change.high is not None
    # Two of ten do a fifth before, and half and a fifth of the other half after: .2 and .6.
    assert 0.3 < contrast.change.low < 0.4 < contrast.change.high < 0.5


@pytest.mark.parametrize("given", [no_reviews(), reviews(EVEN, ())])
def test_without_reviewers_in_both_periods_there_is_no_figure(given: Reviews) -> None:
    assert found(given) is None
