"""Which change shows in four of five cases where no one person may make the verdict."""

import numpy as np
import pytest
from scipy.stats import norm

from flowgap.scoring.detectable import WaveError, detectable_change

SPREAD = 20.0


def wave(n: int, *, few: bool) -> WaveError:
    return WaveError(spread=SPREAD / n**0.5, few=n if few else None)


class TestFewPeople:
    @pytest.mark.parametrize(("n", "share"), [(5, 0.8), (7, 0.8)])
    def test_it_is_called_without_any_one_of_them_in_four_of_five_cases(
        self, n: int, share: float
    ) -> None:
        needed = detectable_change(wave(n, few=True), [wave(n, few=True)], n_compared=1)
        rng = np.random.default_rng(n)
        first = rng.normal(0, SPREAD, (40_000, n))
        later = rng.normal(needed, SPREAD, (40_000, n))
        bar = norm.ppf(0.975) * SPREAD
        steady = later.mean(axis=1) - first.mean(axis=1) >= bar * (2 / n) ** 0.5
        # What is left of a wave without one person: its extreme one, who spoke for the change.
        for lost, kept in ((later.max(axis=1), later), (-first.min(axis=1), -first)):
            fewer = (kept.sum(axis=1) - lost) / (n - 1)
            other = -first.mean(axis=1) if kept is later else later.mean(axis=1)
            steady &= fewer + other >= bar * (1 / n + 1 / (n - 1)) ** 0.5
        assert steady.mean() == pytest.approx(share, abs=0.02)

    def test_it_takes_more_than_their_number_alone_would(self) -> None:
        seven, plain = (
            detectable_change(wave(7, few=few), [wave(7, few=few)], n_compared=144)
            for few in (True, False)
        )
        # The bar is 3.45 errors of 10.7; the most extreme of seven adds 1.35 sd / 6, and the lost
        # one widens the error: 53 points for 46.
        assert (seven, plain) == pytest.approx((52.9, 45.9), abs=0.05)
