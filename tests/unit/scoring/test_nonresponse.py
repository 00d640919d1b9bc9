"""What those who did not answer could change."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowgap.scoring.nonresponse import bounds_if_near, bounds_of_all

SHARE = st.floats(0, 1)
POINTS = st.floats(0, 100)


class TestBoundsOfAll:
    def test_worked_example(self) -> None:
        # 70 % say 60 on average: .7 * 60 + .3 * 0 = 42, and .7 * 60 + .3 * 100 = 72.
        found = bounds_of_all(60.0, 0.7)
        assert (found.low, found.high) == pytest.approx((42.0, 72.0))

    def test_worked_example_of_a_share(self) -> None:
        # Half of 80 % are favourable: .4 of everybody at least, .6 at most.
        found = bounds_of_all(0.5, 0.8, top=1.0)
        assert (found.low, found.high) == pytest.approx((0.4, 0.6))

    def test_all_known_leaves_nothing_open(self) -> None:
        found = bounds_of_all(60.0, 1.0)
        assert (found.low, found.high) == (60.0, 60.0)

    def test_nobody_known_leaves_everything_open(self) -> None:
        found = bounds_of_all(60.0, 0.0)
        assert (found.low, found.high) == (0.0, 100.0)

    @given(st.integers(1, 12), st.integers(0, 8), st.integers(0, 2**32 - 1))
    def test_no_answers_of_the_others_lead_beyond(self, n: int, n_others: int, seed: int) -> None:
        rng = np.random.default_rng(seed)
        told, others = rng.uniform(0, 100, n), rng.uniform(0, 100, n_others)
        found = bounds_of_all(float(told.mean()), n / (n + n_others))
        mean = np.r_[told, others].mean()
        assert found.low - 1e-9 <= mean <= found.high + 1e-9


class TestBoundsIfNear:
    def test_worked_example(self) -> None:
        # The others say 50 to 70: .7 * 60 + .3 * 50 = 57, and 63.
        found = bounds_if_near(60.0, 0.7)
        assert (found.low, found.high) == pytest.approx((57.0, 63.0))

    def test_the_others_cannot_leave_the_scale(self) -> None:
        # At 95 the others say 85 to 100: .5 * 95 + .5 * 100 = 97.5, not 100.
        found = bounds_if_near(95.0, 0.5)
        assert (found.low, found.high) == pytest.approx((90.0, 97.5))

    @given(POINTS, SHARE, st.floats(0, 100))
    def test_it_lies_within_what_needs_no_guess(
        self, value: float, share: float, apart: float
    ) -> None:
        near, wide = bounds_if_near(value, share, apart=apart), bounds_of_all(value, share)
        assert wide.low <= near.low + 1e-9
        assert near.high <= wide.high + 1e-9

    @pytest.mark.parametrize(
        ("value", "share", "apart"),
        [
            (-0.1, 0.5, 10),
            (100.1, 0.5, 10),
            (50, -0.1, 10),
            (50, 1.1, 10),
            (50, 0.5, -1),
            (float("nan"), 0.5, 10),
            (50, 0.5, float("nan")),
        ],
    )
    def test_it_refuses_what_cannot_be(self, value: float, share: float, apart: float) -> None:
        with pytest.raises(ValueError, match="Allowed"):
            bounds_if_near(value, share, apart=apart)
