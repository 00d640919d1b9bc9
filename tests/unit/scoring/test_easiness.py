"""How far an item lies from its dimension."""

import numpy as np
import pytest
from numpy.typing import NDArray

from flowgap.scoring.easiness import Easiness, item_easiness
from flowgap.scoring.habits import PRESUMED
from tests.support.answer_model import answers, frame, one_of_each

NO = np.nan
TRUE = np.array([6.0, -2.0, -9.0, 5.0])


def easiness(
    points: list[list[float]] | NDArray[np.float64],
    *,
    waves: list[int] | None = None,
    core: list[bool] | None = None,
) -> Easiness:
    table = np.array(points, dtype=np.float64)
    n_people, n_items = table.shape
    return item_easiness(
        table,
        np.array(waves or [0] * n_people, dtype=np.intp),
        keys=np.ones(n_items),
        core=np.array(core or [True] * n_items),
        habits=PRESUMED,
    )


class TestItemEasiness:
    def test_whole_questionnaires_give_the_distance_from_the_mean(self) -> None:
        # Item means 60, 50, 40 around 50.
        found = easiness([[60.0, 40.0, 50.0], [60.0, 60.0, 30.0]])
        assert found.shift == pytest.approx([10, 0, -10])

    def test_its_error_is_that_of_the_noise(self) -> None:
        # Of two items each lies half their difference from their mean: variance of the difference
        # of two answers 2 * 289 over 10 people, a quarter of it 14.45.
        found = easiness([[60.0, 40.0]] * 10)
        assert found.error**2 == pytest.approx([14.45, 14.45])
        assert found.covariance[0, 1] == pytest.approx(-14.45)

    def test_who_left_an_item_out_is_compared_by_the_others(self) -> None:
        # The dark half skips the hard item: its plain mean would be 70, above the easy one's.
        bright, dark = [[90.0, 70.0]] * 50, [[30.0, NO]] * 50
        found = easiness([*bright, *dark])
        assert found.shift[0] > 0 > found.shift[1]

    def test_a_change_between_waves_is_no_easiness(self) -> None:
        # Item 1 was asked in the second wave only, when all stood 30 points higher.
        first, second = [[50.0, NO, 40.0]] * 20, [[80.0, 90.0, 70.0]] * 20
        found = easiness([*first, *second], waves=[0] * 20 + [1] * 20)
        assert found.shift == pytest.approx([0, 10, -10], abs=1e-6)

    def test_a_reserve_item_moves_no_core_item(self) -> None:
        found = easiness([[60.0, 40.0, 90.0]] * 4, core=[True, True, False])
        assert found.shift == pytest.approx([10, -10, 40])

    def test_two_answers_give_a_shift_and_one_does_not(self) -> None:
        two = easiness([[60.0, 40.0, 50.0], [60.0, 40.0, 50.0], [60.0, 40.0, NO]])
        one = easiness([[60.0, 40.0, 50.0], [60.0, 40.0, NO], [60.0, 40.0, NO]])
        assert np.isfinite(two.shift).all()
        assert np.isnan(one.shift).tolist() == [False, False, True]
        assert np.isnan(one.error).tolist() == [False, False, True]

    def test_nobody_gives_nothing(self) -> None:
        found = easiness(np.empty((0, 3)))
        assert np.isnan(found.shift).all()
        assert np.isnan(found.covariance).all()

    @pytest.mark.parametrize("is_whole", [True, False])
    def test_errors_are_as_large_as_they_say(self, *, is_whole: bool) -> None:
        # Whole questionnaires, and one item each; 300 waves of 80 people.
        rng, items = np.random.default_rng(1), frame(1)
        off = []
        for _ in range(300):
            points = answers(items, 80, rng, easiness=TRUE)
            points = points if is_whole else one_of_each(points, items, rng)
            found = item_easiness(
                points,
                np.zeros(80, dtype=np.intp),
                keys=items.keys,
                core=items.core,
                habits=PRESUMED,
            )
            off.append((found.shift - TRUE) / found.error)
        assert np.mean(off) == pytest.approx(0, abs=0.1)
        # 1,200 standardized errors: 1 and three standard errors of .024.
        assert np.std(off) == pytest.approx(1, abs=0.08)
