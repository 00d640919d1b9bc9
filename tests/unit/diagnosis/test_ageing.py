"""Ageing work: what is in a stage now against the stays that ended there."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowgap.diagnosis.ageing import (
    ageing_of,
    dispersion_of,
    p_ageing,
    stays_of,
    steady_share,
)
from flowgap.diagnosis.constraint.flow import Flow
from flowgap.stages import Stage
from tests.support.seen_flow import BUILD, REVIEW, seen_flow


def cut_off(flow: Flow, *, n_open: int, age_days: float, stage: int = REVIEW) -> Flow:
    """Let the last items be under way: each came to the stage so many days before it was seen."""
    rows = np.flatnonzero(flow.stage == stage)[-n_open:]
    items = flow.item[rows]
    until = float(flow.finished.max()) + 1
    queued, started, finished = flow.queued.copy(), flow.started.copy(), flow.finished.copy()
    queued[rows] = started[rows] = until - age_days
    finished[rows] = until
    later = (flow.stage > stage) & np.isin(flow.item, items)
    under_way = np.isin(np.arange(flow.n_items), items)
    kept = ~later
    return replace(
        flow,
        first=np.searchsorted(flow.item[kept], np.arange(flow.n_items + 1)),
        item=flow.item[kept],
        stage=flow.stage[kept],
        queued=queued[kept],
        started=started[kept],
        finished=finished[kept],
        repeated=flow.repeated[kept],
        under_way=under_way,
        counted=~under_way,
    )


class TestChances:
    def test_work_that_lies_for_longer_than_any_ended_stay_ages(self) -> None:
        flow = cut_off(seen_flow(), n_open=8, age_days=90)
        assert ageing_of(flow)[Stage.REVIEW].p > 0.99

    def test_work_that_just_came_does_not(self) -> None:
        flow = cut_off(seen_flow(), n_open=8, age_days=0.01)
        assert ageing_of(flow)[Stage.REVIEW].p < 0.2

    def test_open_items_are_counted_and_the_old_among_them(self) -> None:
        old = ageing_of(cut_off(seen_flow(), n_open=8, age_days=90))[Stage.REVIEW]
        new = ageing_of(cut_off(seen_flow(), n_open=8, age_days=0.01))[Stage.REVIEW]
        assert (old.n_open, old.old_share, new.old_share) == (8, 1.0, 0.0)
        assert 0 < old.steady_share < 1

    @pytest.mark.parametrize(("n_open", "speaks"), [(4, False), (5, True)])
    def test_says_nothing_of_fewer_than_five_items(self, n_open: int, *, speaks: bool) -> None:
        flow = cut_off(seen_flow(), n_open=n_open, age_days=90)
        assert (Stage.REVIEW in ageing_of(flow)) is speaks

    @pytest.mark.parametrize(("n_ended", "speaks"), [(19, False), (20, True)])
    def test_says_nothing_where_fewer_than_twenty_stays_ended(
        self, n_ended: int, *, speaks: bool
    ) -> None:
        flow = cut_off(seen_flow(n=n_ended + 6), n_open=6, age_days=90)
        assert (Stage.REVIEW in ageing_of(flow)) is speaks

    def test_items_that_went_on_say_nothing_of_the_stage_before(self) -> None:
        assert Stage.BUILD not in ageing_of(cut_off(seen_flow(), n_open=8, age_days=90))


class TestShare:
    def test_ten_old_of_ten_are_bad_and_none_of_ten_is_fine(self) -> None:
        # Stays of 1 to 10 days; older than 9: 1 of 55 days. More than 1/55 + 0.1 is bad.
        ended = np.arange(1.0, 11.0)
        old = p_ageing(open_days=np.full(10, 9.5), ended_days=ended, limit=9.0)
        young = p_ageing(open_days=np.full(10, 8.5), ended_days=ended, limit=9.0)
        # Beta(10.5, 0.5) lies above 0.118 but for 1e-10; Beta(0.5, 10.5) for 10 %.
        assert old == pytest.approx(1)
        assert young == pytest.approx(0.105, abs=0.02)

    def test_an_item_that_has_been_there_for_just_the_limit_is_not_old(self) -> None:
        ended = np.arange(1.0, 11.0)
        at = p_ageing(open_days=np.full(10, 9.0), ended_days=ended, limit=9.0)
        below = p_ageing(open_days=np.full(10, 1.0), ended_days=ended, limit=9.0)
        assert at == below

    def test_items_that_are_old_together_count_for_fewer(self) -> None:
        ended, some = np.arange(1.0, 11.0), np.array([9.5] * 3 + [1.0] * 7)
        alone = p_ageing(open_days=some, ended_days=ended, limit=9.0)
        together = p_ageing(open_days=some, ended_days=ended, limit=9.0, dispersion=3.0)
        assert 0.5 < together < alone

    @given(st.integers(0, 20), st.integers(1, 20))
    def test_one_more_old_item_never_speaks_for_the_stage(self, n_old: int, n_young: int) -> None:
        ended = np.arange(1.0, 11.0)

        def chance(old: int, young: int) -> float:
            days = np.array([9.5] * old + [1.0] * young)
            return p_ageing(open_days=days, ended_days=ended, limit=9.0)

        assert chance(n_old + 1, n_young - 1) >= chance(n_old, n_young)


class TestSteadyFlow:
    def test_stays_of_equal_length_leave_nobody_beyond_it(self) -> None:
        assert steady_share(np.full(10, 3.0), limit=3.0) == 0

    def test_of_exponential_stays_as_many_are_old_as_last_long(self) -> None:
        # The quantiles of an exponential: it forgets how old an item is.
        ended = -np.log(1 - (np.arange(20_000) + 0.5) / 20_000)
        limit = float(np.quantile(ended, 0.85))
        assert steady_share(ended, limit=limit) == pytest.approx(0.15, abs=0.001)

    def test_one_long_stay_among_short_ones_is_met_more_often_than_it_happens(self) -> None:
        # 9 stays of 1 day and one of 11: 20 days in all, 10 of them beyond the first.
        ended = np.array([1.0] * 9 + [11.0])
        assert steady_share(ended, limit=1.0) == 0.5


class TestDispersion:
    def test_equal_shares_at_all_moments_count_each_item(self) -> None:
        assert dispersion_of(np.array([2, 2, 2]), np.array([10, 10, 10])) == 1

    def test_all_or_nobody_count_as_one_item(self) -> None:
        # Of 4, now all are old, now none: (2 ** 2) / (4 / 4) = 4 items move as one.
        assert dispersion_of(np.array([4, 0, 4, 0]), np.array([4, 4, 4, 4])) == 4

    def test_moments_at_which_nobody_is_there_do_not_count(self) -> None:
        assert dispersion_of(np.array([4, 0, 0]), np.array([4, 4, 0])) == 4

    def test_without_any_moment_each_item_counts(self) -> None:
        nothing = np.array([], dtype=np.intp)
        assert dispersion_of(nothing, nothing) == 1


class TestStays:
    def test_neighbouring_visits_to_a_stage_are_one_stay(self) -> None:
        flow = seen_flow(n=2)
        twice = replace(flow, stage=np.array([BUILD, BUILD, REVIEW] * 2))
        stays = stays_of(twice)
        assert stays.stage.tolist() == [BUILD, REVIEW] * 2
        assert stays.days[0] == pytest.approx(flow.finished[1] - flow.queued[0])

    def test_only_the_last_stay_of_an_item_under_way_lasts(self) -> None:
        flow = replace(seen_flow(n=2), under_way=np.array([True, False]))
        assert stays_of(flow).lasts.tolist() == [False, False, True, False, False, False]
