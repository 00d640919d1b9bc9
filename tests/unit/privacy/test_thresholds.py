"""The minimum group of an engagement."""

import pytest

from flowgap.privacy.thresholds import (
    MINIMUM_DISTRIBUTION,
    MINIMUM_GROUP,
    check_minimum_group,
    may_show_distribution,
)


class TestMinimumGroup:
    @pytest.mark.parametrize("k", [MINIMUM_GROUP, 6, 100])
    def test_it_may_be_raised(self, k: int) -> None:
        check_minimum_group(k)

    @pytest.mark.parametrize("k", [4, 0, -5])
    def test_it_is_never_lowered(self, k: int) -> None:
        with pytest.raises(ValueError, match=f"minimum group of {k} is too small.*5 or more"):
            check_minimum_group(k)


class TestDistribution:
    def test_ten_people_are_enough_and_nine_are_not(self) -> None:
        assert may_show_distribution(MINIMUM_DISTRIBUTION, minimum=MINIMUM_GROUP)
        assert not may_show_distribution(MINIMUM_DISTRIBUTION - 1, minimum=MINIMUM_GROUP)

    def test_an_engagement_with_a_higher_minimum_needs_as_many(self) -> None:
        assert may_show_distribution(15, minimum=15)
        assert not may_show_distribution(14, minimum=15)
