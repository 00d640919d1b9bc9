import numpy as np
import pytest

from flowgap.delivery.comparison.kitagawa import Split, split_change
from flowgap.delivery.work_items import Days


def split(
    *, means_before: Days, n_before: list[int], means_after: Days, n_after: list[int]
) -> Split:
    before, after = np.array(n_before, dtype=float), np.array(n_after, dtype=float)
    return split_change(
        sums_before=means_before * before[:, np.newaxis],
        n_before=before,
        sums_after=means_after * after[:, np.newaxis],
        n_after=after,
    )


SMALL_LARGE = np.array([[2.0], [6.0]])


class TestSplitChange:
    def test_worked_example(self) -> None:
        # Small changes 2 -> 3 days, share 3/4 -> 1/2; large ones 6 -> 5 days, share 1/4 -> 1/2.
        # Mean 2 * .75 + 6 * .25 = 3 -> 3 * .5 + 5 * .5 = 4: change 1.
        # mix  = (-.25) * (2 + 3) / 2 + .25 * (6 + 5) / 2 = .75
        # rate = (.75 + .5) / 2 * (3 - 2) + (.25 + .5) / 2 * (5 - 6) = .25
        found = split(
            means_before=SMALL_LARGE,
            n_before=[3, 1],
            means_after=np.array([[3.0], [5.0]]),
            n_after=[2, 2],
        )
        assert found.mix == pytest.approx(0.75)
        assert found.rate == pytest.approx(0.25)
        assert found.change == pytest.approx(1)

    def test_a_world_where_only_the_mix_changed(self) -> None:
        # Same times, large ones from 1/4 to 3/4: mean 3 -> 5.
        found = split(
            means_before=SMALL_LARGE, n_before=[3, 1], means_after=SMALL_LARGE, n_after=[1, 3]
        )
        assert found.rate == pytest.approx(0)
        assert found.mix == pytest.approx(2)

    def test_a_world_where_only_the_times_changed(self) -> None:
        found = split(
            means_before=SMALL_LARGE, n_before=[3, 1], means_after=SMALL_LARGE + 1, n_after=[6, 2]
        )
        assert found.rate == pytest.approx(1)
        assert found.mix == pytest.approx(0)

    def test_a_class_that_appears_is_mix_alone(self) -> None:
        # Large ones appear with 6 days: mean 2 -> 2 * .5 + 6 * .5 = 4, all of it mix.
        found = split(
            means_before=np.array([[2.0], [0.0]]),
            n_before=[4, 0],
            means_after=SMALL_LARGE,
            n_after=[2, 2],
        )
        assert found.rate == pytest.approx(0)
        assert found.mix == pytest.approx(2)

    @pytest.mark.parametrize(("n_before", "n_after"), [([0, 0], [1, 1]), ([1, 1], [0, 0])])
    def test_a_period_without_items_is_refused(
        self, n_before: list[int], n_after: list[int]
    ) -> None:
        with pytest.raises(ValueError, match="no items"):
            split(
                means_before=SMALL_LARGE,
                n_before=n_before,
                means_after=SMALL_LARGE,
                n_after=n_after,
            )
