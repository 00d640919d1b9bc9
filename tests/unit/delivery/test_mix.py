import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowgap.delivery.comparison.mix import LEAST_ITEMS, like_with_like, size_class
from flowgap.delivery.work_items import ChangeType

FEATURE, FIX, CHORE = ChangeType.FEATURE, ChangeType.FIX, ChangeType.CHORE
SMALL, MIDDLE, LARGE, HUGE, UNSIZED = 50, 200, 400, 401, -1


def classes(*cells: tuple[int, ChangeType, int, int]) -> list[int]:
    """Return the class of each cell, given as (lines, type, items before, items after)."""
    lines, types, in_after, cell = [], [], [], []
    for number, (size, kind, n_before, n_after) in enumerate(cells):
        n = n_before + n_after
        lines += [size] * n
        types += [kind] * n
        in_after += [False] * n_before + [True] * n_after
        cell += [number] * n
    found = like_with_like(np.array(lines), np.array(types), np.array(in_after))
    return [int(found[cell.index(number)]) for number in range(len(cells))]


class TestSizeClass:
    @pytest.mark.parametrize(
        ("lines", "expected"),
        [
            *((-1, 7), (0, 0), (25, 0), (26, 1), (50, 1), (51, 2), (100, 2), (101, 3)),
            *((200, 3), (201, 4), (400, 4), (401, 5), (800, 5), (801, 6)),
        ],
    )
    def test_limits_belong_to_the_smaller_class(self, lines: int, expected: int) -> None:
        assert size_class(np.array([lines])).tolist() == [expected]


class TestMerging:
    def test_fifteen_items_in_both_periods_stand_alone(self) -> None:
        assert classes((SMALL, FIX, 15, 15), (MIDDLE, FIX, 15, 15)) == [0, 1]

    def test_fourteen_items_in_one_period_are_merged(self) -> None:
        assert classes((SMALL, FIX, 15, 14), (MIDDLE, FIX, 15, 15)) == [0, 0]

    def test_the_same_type_is_nearer_than_the_same_size(self) -> None:
        found = classes((SMALL, FIX, 3, 3), (SMALL, FEATURE, 20, 20), (HUGE, FIX, 20, 20))
        assert found[0] == found[2] != found[1]

    def test_the_closest_size_is_nearest(self) -> None:
        found = classes((SMALL, FIX, 20, 20), (LARGE, FIX, 3, 3), (HUGE, FIX, 20, 20))
        assert found[1] == found[2] != found[0]

    def test_an_unknown_size_is_the_farthest(self) -> None:
        found = classes((SMALL, FIX, 3, 3), (HUGE, FIX, 20, 20), (UNSIZED, FIX, 20, 20))
        assert found[0] == found[1] != found[2]

    def test_a_thin_type_joins_another(self) -> None:
        assert len(set(classes((SMALL, FIX, 20, 20), (SMALL, CHORE, 2, 2)))) == 1

    def test_thin_classes_may_grow_together(self) -> None:
        # 8 + 8 = 16 items each: enough, once merged.
        found = classes((SMALL, FIX, 8, 8), (MIDDLE, FIX, 8, 8), (SMALL, FEATURE, 20, 20))
        assert found[0] == found[1] != found[2]

    def test_too_few_items_make_one_class(self) -> None:
        assert classes((SMALL, FIX, 1, 0), (HUGE, CHORE, 0, 1)) == [0, 0]

    @given(st.integers(0, 2**32 - 1), st.integers(1, 400))
    def test_no_class_is_thin_unless_it_is_the_only_one(self, seed: int, n: int) -> None:
        rng = np.random.default_rng(seed)
        lines, types = rng.integers(-1, 600, n), rng.integers(len(ChangeType), size=n)
        in_after = rng.random(n) < 0.5
        found = like_with_like(lines, types, in_after)
        n_classes = found.max() + 1
        for after in (False, True):
            counts = np.bincount(found[in_after == after], minlength=n_classes)
            assert n_classes == 1 or counts.min() >= LEAST_ITEMS
        assert np.array_equal(like_with_like(lines, types, ~in_after), found)
