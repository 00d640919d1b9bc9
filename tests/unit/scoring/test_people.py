"""A person has a score of a dimension if they answered at least half of its items."""

import numpy as np
import pytest

from flowgap.questionnaire.schema import DONT_KNOW
from flowgap.scoring.people import person_scores
from flowgap.scoring.points import item_points

NO = np.nan


def score(*points: float, n_not_asked: int = 0) -> float:
    row = np.array([[*points, *([NO] * n_not_asked)]])
    asked = np.array([[True] * len(points) + [False] * n_not_asked])
    return float(person_scores(row, asked)[0])


class TestHalfRule:
    @pytest.mark.parametrize(
        ("points", "expected"),
        [
            ((40.0, 60.0, NO, NO), 50.0),  # 2 of 4: half
            ((40.0, NO, NO, NO), None),  # 1 of 4
            ((30.0, 60.0, 90.0, NO, NO), 60.0),  # 3 of 5
            ((30.0, 60.0, NO, NO, NO), None),  # 2 of 5 is less than half
            ((75.0,), 75.0),  # the one item of a pulse
            ((NO,), None),
        ],
    )
    def test_half_of_the_items_make_a_score(
        self, points: tuple[float, ...], expected: float | None
    ) -> None:
        found = score(*points)
        assert np.isnan(found) if expected is None else found == pytest.approx(expected)

    def test_items_that_were_not_asked_do_not_count(self) -> None:
        assert score(80.0, 60.0, n_not_asked=3) == pytest.approx(70)

    def test_who_was_asked_nothing_has_no_score(self) -> None:
        assert np.isnan(score(n_not_asked=4))

    def test_a_straight_liner_gets_75_where_one_of_four_items_is_reversed(self) -> None:
        # Three items at 100 and the reversed one at 0: 300 / 4.
        reverse = np.array([False, False, True, False])
        points = item_points(np.full((1, 4), 5, dtype=np.uint8), reverse, n_points=5)
        assert person_scores(points, np.ones((1, 4), dtype=np.bool_))[0] == 75

    def test_don_t_know_moves_no_score(self) -> None:
        reverse = np.zeros(4, dtype=np.bool_)
        known = np.array([[5, 4, 4, DONT_KNOW]], dtype=np.uint8)
        points = item_points(known, reverse, n_points=5)
        # One 100 and two 75, over the three that were answered.
        found = person_scores(points, np.ones((1, 4), dtype=np.bool_))[0]
        assert found == pytest.approx(250 / 3)

    def test_nobody_gives_no_scores(self) -> None:
        assert person_scores(np.empty((0, 4)), np.empty((0, 4), dtype=np.bool_)).shape == (0,)
