"""Brier score, bias and coverage of expected effects, against sums that were done by hand."""

import numpy as np
import pytest

from flowgap.diagnosis.track_record import (
    Case,
    chance_of_faster,
    clustered_mean,
    track_record,
)
from flowgap.result.track_record import LEAST_CASES, TrackRecord


def case(
    *, expected: float = -1.0, p: float = 0.8, observed: float = -0.5, organization: int = 0
) -> Case:
    """Return an effect whose interval reaches one day to each side."""
    return Case(
        expected_days=expected,
        low=expected - 1.0,
        high=expected + 1.0,
        p_faster=p,
        observed_days=observed,
        organization=organization,
    )


class TestChance:
    @pytest.mark.parametrize(
        ("effect", "chance"),
        [
            # The upper end of a 90 % interval at 0: 5 % lie above it.
            ((-1.0, -2.0, 0.0), 0.95),
            # The lower end at 0: 5 % lie below it.
            ((1.0, 0.0, 2.0), 0.05),
            ((0.0, -1.0, 1.0), 0.5),
            # Only the side of 0 counts.
            ((-1.0, -9.0, 0.0), 0.95),
            ((-1.0, -1.0, -1.0), 1.0),
            ((1.0, 1.0, 1.0), 0.0),
            ((0.0, 0.0, 0.0), 0.5),
        ],
    )
    def test_it_follows_from_the_interval(
        self, effect: tuple[float, float, float], chance: float
    ) -> None:
        assert chance_of_faster(*effect) == pytest.approx(chance, abs=1e-9)

    def test_an_effect_outside_its_interval_is_refused(self) -> None:
        with pytest.raises(ValueError, match="lies outside"):
            chance_of_faster(1.0, 2.0, 3.0)


class TestClusteredMean:
    def test_worked_example(self) -> None:
        # Mean 3. Sums of what is over: (1 - 3) + (3 - 3) = -2 and (2 - 3) + (6 - 3) = 2.
        # Variance 2 / 1 x (4 + 4) / 16 = 1; Student's t with 1 degree of freedom: 6.3138.
        found = clustered_mean(np.array([1.0, 3.0, 2.0, 6.0]), np.array([7, 7, 9, 9]))
        assert found.value == 3.0
        assert (found.low, found.high) == pytest.approx((3 - 6.3138, 3 + 6.3138), abs=1e-4)

    def test_one_cluster_tells_of_no_other(self) -> None:
        with pytest.raises(ValueError, match=r"1 clusters\. Allowed: 2 or more"):
            clustered_mean(np.array([1.0, 2.0]), np.array([0, 0]))


class TestTrackRecord:
    def test_worked_example(self) -> None:
        # Ten effects that came (0.8 against 1: 0.04) and ten that did not (0.8 against 0: 0.64).
        # Brier (10 x 0.04 + 10 x 0.64) / 20 = 0.34. Seen minus expected: 0.5 and 1.5, mean 1.
        # Covered, from -2 to 0: -0.5 is, 0.5 is not.
        half = [case(organization=number % 2) for number in range(10)]
        other = [case(observed=0.5, organization=number % 2) for number in range(10)]
        found = track_record(half + other)
        assert (found.n_cases, found.n_organizations) == (20, 2)
        assert found.brier == pytest.approx(0.34)
        assert found.bias_days == pytest.approx(1.0)
        assert found.covered_share == pytest.approx(0.5)
        # Both organizations are alike, so that they differ by nothing; Wilson's interval of
        # 10 of 20 reaches from 0.327 to 0.673.
        assert (found.brier_low, found.brier_high) == pytest.approx((0.34, 0.34))
        assert (found.covered_low, found.covered_high) == pytest.approx((0.327, 0.673), abs=1e-3)

    def test_organizations_that_differ_make_the_intervals_wide(self) -> None:
        # Squared errors 0.04 in one and 0.64 in the other: mean 0.34, sums over -3 and 3,
        # variance 2 x 18 / 400 = 0.09, 6.3138 x 0.3 = 1.89: all that a Brier score can be.
        came = [case(organization=0) for _ in range(10)]
        found = track_record(came + [case(observed=0.5, organization=1) for _ in range(10)])
        assert (found.brier_low, found.brier_high) == (0.0, 1.0)
        assert found.bias_low == pytest.approx(1 - 6.3138 * 0.5, abs=1e-4)
        assert (found.covered_low, found.covered_high) == (0.0, 1.0)

    @pytest.mark.parametrize(("n", "is_validated"), [(LEAST_CASES - 1, False), (LEAST_CASES, True)])
    def test_twenty_cases_are_needed(self, n: int, *, is_validated: bool) -> None:
        found = track_record([case(organization=number % 2) for number in range(n)])
        assert found.is_validated is is_validated
        assert found.n_cases == n

    @pytest.mark.parametrize(("n", "is_validated"), [(1, False), (2, True)])
    def test_two_organizations_are_needed(self, n: int, *, is_validated: bool) -> None:
        found = track_record([case(organization=number % n) for number in range(LEAST_CASES)])
        assert found.is_validated is is_validated
        assert found.n_organizations == n

    def test_without_cases_there_is_only_a_zero(self) -> None:
        assert track_record([]) == TrackRecord(n_cases=0, n_organizations=0)

    @pytest.mark.parametrize(
        ("observed", "share"), [(-2.0, 1.0), (-2.01, 0.0), (0.0, 1.0), (0.01, 0.0)]
    )
    def test_the_ends_of_an_interval_belong_to_it(self, observed: float, share: float) -> None:
        cases = [case(observed=observed, organization=number % 2) for number in range(20)]
        assert track_record(cases).covered_share == share

    def test_no_change_at_all_is_not_faster(self) -> None:
        cases = [case(p=1.0, observed=0.0, organization=number % 2) for number in range(20)]
        assert track_record(cases).brier == 1.0
