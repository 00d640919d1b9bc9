"""What packed answers must fit, and where their columns stand."""

from dataclasses import replace

import numpy as np
import pytest

from flowgap.scoring.fused.packed import Layout
from flowgap.scoring.fused.wave import score_wave
from tests.unit.scoring.fused.ways import wave

PAIR = wave([[1, 2], [3, 4]], [0, 1], dimension=[0, 0])


class TestPackedWave:
    def test_answers_must_be_bytes(self) -> None:
        with pytest.raises(ValueError, match=r"must be uint8 \(2, 2\).*got int64 \(2, 2\)"):
            replace(PAIR, codes=PAIR.codes.astype(np.int64))

    @pytest.mark.parametrize("shape", [(1, 2), (2, 1), (2, 2, 1), (4,)])
    def test_answers_must_fit_people_and_items(self, shape: tuple[int, ...]) -> None:
        with pytest.raises(ValueError, match=r"must be uint8 \(2, 2\)"):
            replace(PAIR, codes=np.ones(shape, dtype=np.uint8))

    @pytest.mark.parametrize("team", [-1, 2])
    def test_a_team_that_is_not_there_is_refused(self, team: int) -> None:
        with pytest.raises(ValueError, match="teams are numbered 0 to 1"):
            replace(PAIR, teams=np.array([0, team]))

    @pytest.mark.parametrize(("n_points", "is_scale"), [(1, False), (2, True), (253, True)])
    def test_a_scale_has_points_that_are_no_codes(self, n_points: int, *, is_scale: bool) -> None:
        if is_scale:
            assert replace(PAIR, n_points=n_points).n_points == n_points
            return
        with pytest.raises(ValueError, match="2 to 253 points, got 1"):
            replace(PAIR, n_points=n_points)

    def test_not_asked_is_no_point_of_a_scale(self) -> None:
        with pytest.raises(ValueError, match="2 to 253 points, got 254"):
            replace(PAIR, n_points=254)

    def test_a_dimension_has_at_most_a_hundred_items(self) -> None:
        # The most that the sums of one person may need: each item at the top of the scale.
        most = wave([[253] * 100], [0], dimension=[0] * 100)
        most = replace(most, n_points=253)
        assert score_wave(most).person_points.tolist() == [[100]]
        with pytest.raises(ValueError, match="at most 100 items, got 101"):
            wave([[1] * 101], [0], dimension=[0] * 101)


class TestLayout:
    def test_columns_of_a_dimension_stand_together_without_the_reserve(self) -> None:
        layout = Layout.of(
            wave([], [], dimension=[2, 0, 2, 0, 0], reverse_keyed=(0, 3), reserve=(4,))
        )
        assert layout.columns.tolist() == [1, 3, 0, 2]
        assert layout.bounds.tolist() == [0, 2, 2, 4]
        assert layout.n_items.tolist() == [2, 0, 2]
        assert layout.reverse_keyed.tolist() == [False, True, True, False]

    def test_points_by_number_and_sum_of_answers(self) -> None:
        # Five points: a step is 25. One answer of 3 steps is 75, two that add up to 3 are 37.5.
        table = Layout.of(PAIR).points_table(0)
        assert table.shape == (3, 9)
        assert (table[1, 3], table[2, 3], table[2, 8]) == (75, 37.5, 100)
        assert np.isnan(table[0]).all()
