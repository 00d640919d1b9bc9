"""The minimum group of an engagement."""

import pytest

from flowgap.privacy.thresholds import MINIMUM_GROUP, check_minimum_group


class TestMinimumGroup:
    @pytest.mark.parametrize("k", [MINIMUM_GROUP, 6, 100])
    def test_it_may_be_raised(self, k: int) -> None:
        check_minimum_group(k)

    @pytest.mark.parametrize("k", [4, 0, -5])
    def test_it_is_never_lowered(self, k: int) -> None:
        with pytest.raises(ValueError, match=f"minimum group of {k} is too small.*5 or more"):
            check_minimum_group(k)
