"""How bright people see everything, and how readily they agree."""

import numpy as np
import pytest

from flowgap.scoring.habits import FEWEST_PEOPLE, PRESUMED, Variance, estimate_habits
from flowgap.scoring.item_frame import ItemFrame
from tests.support.answer_model import ACQUIESCENCE, HALO, NOISE, OWN_VIEW, answers, frame

NO = np.nan


def one_wave(n_people: int) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    return np.zeros(n_people, dtype=np.intp)


class TestEstimateHabits:
    def test_known_spreads_are_recovered(self) -> None:
        points = answers(frame(), 4_000, np.random.default_rng(1))
        found = estimate_habits(points, frame(), one_wave(4_000))
        # Standard errors at 4,000 people are about .2, .2, .1 and .1 points.
        assert found.halo.spread == pytest.approx(HALO, abs=0.5)
        assert found.acquiescence.spread == pytest.approx(ACQUIESCENCE, abs=0.5)
        assert found.own_view.spread == pytest.approx(OWN_VIEW, abs=0.3)
        assert found.noise.spread == pytest.approx(NOISE, abs=0.2)

    def test_ninety_percent_intervals_hold_the_truth_about_that_often(self) -> None:
        rng = np.random.default_rng(2)
        truth = {"halo": HALO, "acquiescence": ACQUIESCENCE, "own_view": OWN_VIEW, "noise": NOISE}
        held = dict.fromkeys(truth, 0)
        for _ in range(300):
            found = estimate_habits(answers(frame(), 120, rng), frame(), one_wave(120))
            for name, spread in truth.items():
                low, high = getattr(found, name).interval
                held[name] += low <= spread <= high
        # 90 % and three standard errors of 1.7 %; variances of few people are skewed.
        assert all(0.82 <= n / 300 <= 0.96 for n in held.values()), held

    def test_worked_example_of_pairs(self) -> None:
        # Two dimensions of one plain and one reversed item. Half of 40 people answer all items by
        # 10 points higher or lower, half by 6 in the direction of the wording: two items covary by
        # (20 * 100 + k k' 20 * 36) / 39.
        items = ItemFrame(
            dimension=np.array([0, 0, 1, 1]),
            reverse_keyed=np.array([False, True, False, True]),
            core=np.ones(4, dtype=np.bool_),
        )
        kinds = [[10.0] * 4, [-10.0] * 4, [6.0, -6.0, 6.0, -6.0], [-6.0, 6.0, -6.0, 6.0]]
        found = estimate_habits(np.array(kinds * 10), items, one_wave(40))
        assert found.halo.value == pytest.approx(2_000 / 39)
        assert found.acquiescence.value == pytest.approx(720 / 39)
        assert found.own_view.value == pytest.approx(0, abs=1e-9)

    def test_waves_of_other_levels_are_no_habit(self) -> None:
        points = answers(frame(), 400, np.random.default_rng(3))
        waves = np.repeat([0, 1], 200)
        plain = estimate_habits(points, frame(), waves)
        moved = estimate_habits(points + 30 * waves[:, np.newaxis], frame(), waves)
        assert moved.halo.value == pytest.approx(plain.halo.value)

    def test_thirty_people_are_enough_and_fewer_are_not(self) -> None:
        points = answers(frame(), FEWEST_PEOPLE, np.random.default_rng(4))
        assert estimate_habits(points, frame(), one_wave(FEWEST_PEOPLE)) != PRESUMED
        assert estimate_habits(points[1:], frame(), one_wave(FEWEST_PEOPLE - 1)) == PRESUMED

    def test_without_reversed_items_agreeing_cannot_be_told_from_halo(self) -> None:
        items = frame(reverse=False)
        points = answers(items, 100, np.random.default_rng(5))
        assert estimate_habits(points, items, one_wave(100)) == PRESUMED

    @pytest.mark.parametrize("value", [50.0, NO])
    def test_answers_that_tell_nothing_give_no_nan(self, value: float) -> None:
        found = estimate_habits(np.full((100, 48), value), frame(), one_wave(100))
        for one in (found.halo, found.acquiescence, found.own_view, found.noise):
            assert np.isfinite(one.value)
            assert one.value >= 0

    def test_nobody_is_no_error(self) -> None:
        assert estimate_habits(np.empty((0, 48)), frame(), one_wave(0)) == PRESUMED

    def test_the_order_of_people_is_irrelevant(self) -> None:
        points = answers(frame(), 100, np.random.default_rng(6))
        found, turned = (estimate_habits(p, frame(), one_wave(100)) for p in (points, points[::-1]))
        assert turned.acquiescence.value == pytest.approx(found.acquiescence.value)
        assert turned.acquiescence.error == pytest.approx(found.acquiescence.error)


class TestPersonVariance:
    def test_four_presumed_items_make_a_score_of_twenty_points(self) -> None:
        # 81 + 225 + 25 * .5^2 + 289 / 4 = 384.5, that is 19.6^2.
        assert PRESUMED.person_variance(4, n_core=4, balance=0.5) == pytest.approx(384.5)

    def test_one_item_adds_its_noise_and_its_wording(self) -> None:
        # Agreeing counts in full, since a key is 1 or -1: 81 + 225 + 25 + 289 = 620.
        assert PRESUMED.person_variance(1, n_core=4, balance=0.5) == pytest.approx(620)

    @pytest.mark.parametrize("n_items", [0, 5])
    def test_it_refuses_items_that_are_not_there(self, n_items: int) -> None:
        with pytest.raises(ValueError, match="1 to 4"):
            PRESUMED.person_variance(n_items, n_core=4, balance=0.5)


class TestVariance:
    def test_an_interval_never_goes_below_nothing(self) -> None:
        interval = Variance(value=4.0, error=10.0).interval
        assert interval is not None
        assert interval[0] == 0

    def test_what_is_presumed_has_none(self) -> None:
        assert Variance(value=4.0).interval is None
