import numpy as np
import pytest

from flowgap.delivery.periods import Period
from flowgap.delivery.work_items import DAY
from tests.support.delivery_arrays import WEEK, period


class TestPeriod:
    def test_the_start_is_inside_and_the_end_is_not(self) -> None:
        stamps = np.array([WEEK - 1, WEEK, 3 * WEEK - 1, 3 * WEEK])
        assert period(1, 2).holds(stamps).tolist() == [False, True, True, False]

    def test_weeks_are_numbered_from_the_start(self) -> None:
        stamps = np.array([WEEK, 2 * WEEK - 1, 2 * WEEK])
        assert period(1, 2).week_of(stamps).tolist() == [0, 0, 1]

    def test_length_counts_weeks_of_seven_days(self) -> None:
        # Two days, a whole week, one day: three calendar weeks, ten days.
        cut = Period(edges=np.array([0, 2, 9, 10]) * DAY)
        assert cut.n_weeks == 3
        assert cut.length_weeks == pytest.approx(10 / 7)

    @pytest.mark.parametrize("edges", [[0], [0, 0], [2, 1]])
    def test_a_period_without_length_is_refused(self, edges: list[int]) -> None:
        with pytest.raises(ValueError, match="must rise"):
            Period(edges=np.array(edges))
