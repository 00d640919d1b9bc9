"""Lead time with unfinished work in it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowgap.delivery.unfinished.occupation import Paths, occupation_means, restricted_mean

DAY = 86_400_000_000


def paths(*items: tuple[list[tuple[int, int]], bool]) -> Paths:
    """Return items, each given by (stage, days) in their order and whether it came to its end."""
    rows: list[tuple[int, int, int, int]] = []
    seen = []
    for place, (stays, _ended) in enumerate(items):
        age = 0
        for stage, days in stays:
            rows.append((place, stage, age * DAY, days * DAY))
            age += days
        seen.append(age * DAY)
    owners, stages, at, length = np.array(rows, dtype=np.int64).reshape(-1, 4).T
    return Paths(
        item=owners.astype(np.intp),
        stage=stages.astype(np.intp),
        age=at,
        length=length,
        seen=np.array(seen, dtype=np.int64),
        ended=np.array([ended for _, ended in items]),
    )


def means(given_paths: Paths, cap_days: int, n_stages: int = 2) -> list[float]:
    found = occupation_means(given_paths, cap=cap_days * DAY, n_stages=n_stages)
    return [float(days) for days in found / DAY]


class TestByHand:
    def test_without_open_items_it_is_the_plain_mean_of_each_stage(self) -> None:
        found = paths(([(0, 2), (1, 4)], True), ([(0, 6)], True))
        # Stage 0: (2 + 6) / 2, stage 1: 4 / 2.
        assert means(found, 100) == pytest.approx([4.0, 2.0])

    def test_a_cap_cuts_each_item_at_its_age(self) -> None:
        found = paths(([(0, 2), (1, 4)], True), ([(0, 6)], True))
        # Up to day 3: stage 0 has 2 and 3 days, stage 1 has 1 day.
        assert means(found, 3) == pytest.approx([2.5, 0.5])

    def test_an_open_item_stands_for_itself_until_it_was_last_seen(self) -> None:
        # A: 2 days in 0, then 4 in 1, at its end on day 6. B: 3 days in 0, then out of sight.
        # Up to day 2 both are in 0: 1 each day. Day 2 to 3: half in 0, half in 1.
        # From day 3 on only A is seen, and stands for all: 3 days in 1.
        found = paths(([(0, 2), (1, 4)], True), ([(0, 3)], False))
        assert means(found, 6) == pytest.approx([2.0 + 0.5, 0.5 + 3.0])

    def test_an_end_lowers_the_curve_by_its_share_of_those_still_seen(self) -> None:
        # Ends on day 1 and 4, out of sight on day 2. S = 1, then 2/3 from day 1, 0 from day 4.
        found = paths(([(0, 1)], True), ([(0, 2)], False), ([(0, 4)], True))
        assert means(found, 10, n_stages=1) == pytest.approx([1 + 2 / 3 * 3])

    def test_leaving_open_items_out_would_make_it_shorter(self) -> None:
        with_open = paths(([(0, 2)], True), ([(0, 2)], True), ([(0, 9)], False))
        without = paths(([(0, 2)], True), ([(0, 2)], True))
        assert means(with_open, 9, 1)[0] == pytest.approx(2 + 1 / 3 * 7)
        assert means(without, 9, 1)[0] == pytest.approx(2)


class TestLeukemia:
    def test_the_area_under_the_curve_is_that_of_the_published_remissions(self) -> None:
        # Remission in weeks under 6-MP (Gehan 1965; Freireich et al. 1963), + is censored:
        # 6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+.
        ended = [6, 6, 6, 7, 10, 13, 16, 22, 23]
        open_ = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
        found = paths(
            *(([(0, week)], True) for week in ended), *(([(0, week)], False) for week in open_)
        )
        # The published curve: .857 from 6, .807 from 7, .753 from 10, .690 from 13, .627 from 16,
        # .538 from 22, .448 from 23.
        area = 6 + 0.857 + 0.807 * 3 + 0.753 * 3 + 0.690 * 3 + 0.627 * 6 + 0.538 + 0.448 * 12
        assert means(found, 35, 1)[0] == pytest.approx(area, abs=0.02)


class TestRefusals:
    def test_no_items_have_no_mean(self) -> None:
        with pytest.raises(ValueError, match="no items"):
            occupation_means(paths(), cap=DAY, n_stages=1)

    def test_a_cap_beyond_all_sight_is_refused(self) -> None:
        with pytest.raises(ValueError, match="no item was seen up to the age"):
            means(paths(([(0, 3)], False)), 4)

    def test_a_cap_at_the_end_of_sight_is_not(self) -> None:
        assert means(paths(([(0, 3)], False)), 3, 1) == pytest.approx([3.0])


STAYS = st.lists(st.tuples(st.integers(0, 3), st.integers(1, 20)), min_size=1, max_size=6)


class TestProperties:
    @given(st.lists(st.tuples(STAYS, st.booleans()), min_size=1, max_size=25), st.integers(1, 60))
    def test_the_stages_add_up_to_the_area_under_the_curve(
        self, items: list[tuple[list[tuple[int, int]], bool]], cap: int
    ) -> None:
        found = paths(*items)
        if not (np.any(found.seen >= cap * DAY) or found.ended.all()):
            return
        parts = occupation_means(found, cap=cap * DAY, n_stages=4)
        assert np.all(parts >= 0)
        assert parts.sum() == pytest.approx(restricted_mean(found, cap=cap * DAY), rel=1e-12)

    @given(st.lists(STAYS, min_size=1, max_size=25), st.integers(1, 60))
    def test_without_open_items_each_stage_has_its_plain_restricted_mean(
        self, items: list[list[tuple[int, int]]], cap: int
    ) -> None:
        found = paths(*((stays, True) for stays in items))
        plain = np.zeros(4)
        for stays in items:
            age = 0
            for stage, days in stays:
                plain[stage] += max(0, min(age + days, cap) - age)
                age += days
        assert means(found, cap, 4) == pytest.approx(list(plain / len(items)))
