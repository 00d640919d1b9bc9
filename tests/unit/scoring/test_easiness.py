"""How far an item lies from its dimension."""

import numpy as np
import pytest

from flowgap.scoring.easiness import item_easiness

NO = np.nan


class TestItemEasiness:
    def test_worked_example(self) -> None:
        # Two people with scores 50 and 60. Item 0: 60, 60 -> +10, 0: mean 5, sd 7.07, error 5.
        # Item 1: 40, 60 -> -10, 0: mean -5.
        found = item_easiness(np.array([[60.0, 40.0], [60.0, 60.0]]), np.array([50.0, 60.0]))
        assert found.shift.tolist() == [5, -5]
        assert found.error.tolist() == pytest.approx([5, 5])

    def test_people_without_a_score_are_left_out(self) -> None:
        points = np.array([[60.0], [60.0], [0.0]])
        found = item_easiness(points, np.array([50.0, 60.0, NO]))
        assert found.shift[0] == 5

    def test_an_item_that_nobody_answered_has_none(self) -> None:
        found = item_easiness(np.array([[NO], [NO]]), np.array([50.0, 60.0]))
        assert np.isnan(found.shift[0])
        assert np.isnan(found.error[0])

    def test_one_answer_gives_a_shift_without_an_error(self) -> None:
        found = item_easiness(np.array([[70.0]]), np.array([50.0]))
        assert found.shift[0] == 20
        assert np.isnan(found.error[0])
