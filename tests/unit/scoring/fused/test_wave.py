"""All figures at once against the readable functions, for every way to add up."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from flowgap.scoring.agreement.intraclass import NoSplit
from flowgap.scoring.fused import cubes
from flowgap.scoring.fused.packed import PackedWave
from flowgap.scoring.fused.sums import Pass
from flowgap.scoring.fused.wave import DimensionFigures, WaveFigures, score_wave
from flowgap.scoring.reliability.alpha import NoAlpha
from tests.unit.scoring.fused.readable_wave import ReadableFigures, readable_figures
from tests.unit.scoring.fused.ways import each_way, wave, waves

NAN = np.nan


@each_way
class TestScoreWave:
    def test_two_teams_of_two(self, way: Callable[[], Pass]) -> None:
        # The second item is reversed: steps (0, 0), (2, 2) | (3, 3), (4, 3).
        answers = [[1, 5], [3, 3], [4, 2], [5, 2]]
        found = score_wave(
            wave(answers, [0, 0, 1, 1], dimension=[0, 0], reverse_keyed=(1,)), way=way()
        )
        assert found.person_points.tolist() == [[0], [50], [75], [87.5]]
        assert found.n.tolist() == [[2], [2]]
        assert found.mean.tolist() == [[25], [81.25]]
        # Item variances 2, 2 | .5, 0 over the null's 2: x = 1 | .125, 2 items, so
        # rwg(j) = 0 | 1.75 / 1.875.
        assert found.rwgj[:, 0] == pytest.approx([0, 1.75 / 1.875])
        figures = found.dimensions[0]
        # Steps 0 2 3 4 and 0 2 3 3: squares 8.75 and 6 about the mean; sums 0 4 6 7: 28.75.
        assert figures.alpha == pytest.approx(2 * (1 - 14.75 / 28.75))
        # MSB = 2 * 2 * 28.125^2 = 3164.0625; MSW = (1250 + 78.125) / 2 = 664.0625.
        assert figures.icc1 == pytest.approx(2500 / 3828.125)
        assert figures.icc1_unequal == pytest.approx(2500 / 3828.125)
        assert figures.icc2 == pytest.approx(2500 / 3164.0625)
        # Of equal teams REML is the analysis of variance, and lambda is ICC(2).
        assert figures.tau2 == pytest.approx(1250)
        assert figures.sigma2 == pytest.approx(664.0625)
        moved = 28.125 * 2500 / 3164.0625
        assert found.shrunken_mean[:, 0] == pytest.approx([53.125 - moved, 53.125 + moved])
        assert (figures.n, figures.mean) == (4, 53.125)
        assert figures.mu == pytest.approx(53.125)

    @pytest.mark.parametrize(
        ("answers", "points"),
        [
            ([4, 4, 0, 255], 75.0),  # 2 of 4 answered: half is enough
            ([4, 0, 0, 255], NAN),  # 1 of 4
            ([4, 0, 254, 254], 75.0),  # 1 of 2 asked
            ([4, 0, 0, 254], NAN),  # 1 of 3 asked
            ([254, 254, 254, 254], NAN),
            ([4, 4, 6, 253], 75.0),  # codes off the scale are no answers
        ],
    )
    def test_half_of_what_was_asked_gives_a_score(
        self, way: Callable[[], Pass], answers: list[int], points: float
    ) -> None:
        found = score_wave(wave([answers], [0], dimension=[0] * 4), way=way())
        assert found.person_points[0, 0] == pytest.approx(points, nan_ok=True)

    def test_who_has_no_score_counts_nowhere(self, way: Callable[[], Pass]) -> None:
        # The last one answered 1 item of 3: without it, nobody differs.
        answers = [[4, 4, 4], [4, 4, 4], [1, 0, 0]]
        found = score_wave(wave(answers, [0, 0, 0], dimension=[0, 0, 0]), way=way())
        assert (found.n[0, 0], found.mean[0, 0], found.rwgj[0, 0]) == (2, 75, 1)

    def test_items_of_the_reserve_are_not_scored(self, way: Callable[[], Pass]) -> None:
        answers = [[1, 5, 3], [1, 5, 3]]
        found = score_wave(wave(answers, [0, 0], dimension=[0, 0, 0], reserve=(1,)), way=way())
        assert found.person_points[:, 0].tolist() == [25, 25]

    def test_what_cannot_be_given_has_a_reason(self, way: Callable[[], Pass]) -> None:
        # Dimension 0: one item; 1: two that always cancel out; 2: nobody answers.
        answers = [[1, 2, 4, 0], [2, 3, 3, 0]]
        found = score_wave(wave(answers, [0, 1], dimension=[0, 1, 1, 2]), way=way())
        first, second, third = found.dimensions
        assert (first.alpha, first.alpha_reason) == (None, NoAlpha.FEW_ITEMS)
        assert (second.alpha, second.alpha_reason) == (None, NoAlpha.EQUAL_SUMS)
        assert first.split_reason is NoSplit.TEAMS_OF_ONE
        assert (third.n, third.mean, third.mu) == (0, None, None)
        assert third.split_reason is NoSplit.FEW_TEAMS
        assert np.isnan(found.mean[:, 2]).all()
        assert np.isnan(found.rwgj).all()
        assert np.isnan(found.shrunken_mean).all()

    def test_nobody_and_nothing(self, way: Callable[[], Pass]) -> None:
        nobody = score_wave(wave([], [], dimension=[0, 0]), way=way())
        assert (nobody.person_points.shape, nobody.mean.shape) == ((0, 1), (0, 1))
        assert nobody.dimensions[0].alpha_reason is NoAlpha.FEW_PEOPLE
        nothing = score_wave(wave([[], []], [0, 1], dimension=[]), way=way())
        assert (nothing.person_points.shape, nothing.dimensions) == ((2, 0), ())

    @settings(max_examples=60, deadline=None)
    @given(drawn=waves())
    def test_figures_are_those_of_the_readable_functions(
        self, way: Callable[[], Pass], drawn: PackedWave
    ) -> None:
        _agree(score_wave(drawn, way=way()), drawn)

    @settings(max_examples=30, deadline=None)
    @given(drawn=waves())
    def test_small_parts_and_cubes_change_nothing(
        self, way: Callable[[], Pass], drawn: PackedWave
    ) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(cubes, "PLACES", 4)
            patch.setattr(cubes, "TURNED_AT_ONCE", 3)
            _agree(score_wave(drawn, way=replace(way(), part_people=7)), drawn)

    def test_a_team_larger_than_a_word_can_count(self, way: Callable[[], Pass]) -> None:
        # On 253 points 1,023 people fit; every one of these 2,000 squares to 252^2.
        rng = np.random.default_rng(4)
        answers = rng.choice([1, 253], (2_000, 2)).tolist()
        drawn = wave(answers, [0] * 1_500 + [1] * 500, dimension=[0, 0])
        drawn = replace(drawn, n_points=253)
        _agree(score_wave(drawn, way=way()), drawn)


class TestTenThousandTeams:
    def test_columns_together_in_memory_give_the_same(self) -> None:
        rng = np.random.default_rng(8)
        n_people = 30_000
        codes = rng.choice(np.array([0, 1, 2, 3, 4, 5, 254, 255], np.uint8), (n_people, 6))
        teams = rng.integers(0, 10_000, n_people)
        drawn = wave(codes.tolist(), teams.tolist(), dimension=[1, 0, 0, 1, 0, 1])
        columns = PackedWave(
            codes=np.asfortranarray(codes),
            teams=teams,
            n_teams=drawn.n_teams,
            frame=drawn.frame,
            n_points=5,
        )
        rows, turned = score_wave(drawn), score_wave(columns)
        assert turned.dimensions == rows.dimensions
        assert np.array_equal(turned.person_points, rows.person_points, equal_nan=True)
        assert np.array_equal(turned.rwgj, rows.rwgj, equal_nan=True)
        _agree(rows, drawn)


def _agree(found: WaveFigures, drawn: PackedWave) -> None:
    for dimension, figures in enumerate(found.dimensions):
        readable = readable_figures(drawn, dimension)
        for own, other in (
            (found.person_points, readable.person_points),
            (found.shrunken_mean, readable.shrunken_mean),
            (found.rwgj, readable.rwgj),
        ):
            assert own[:, dimension] == pytest.approx(other, rel=1e-9, abs=1e-7, nan_ok=True)
        heard = found.n[:, dimension] > 0
        assert found.n[heard, dimension].tolist() == readable.means.n.tolist()
        assert found.mean[heard, dimension] == pytest.approx(readable.means.mean, rel=1e-12)
        assert np.isnan(found.mean[~heard, dimension]).all()
        _figures_agree(figures, readable)


def _figures_agree(figures: DimensionFigures, readable: ReadableFigures) -> None:
    assert figures.alpha_reason is readable.alpha.reason
    assert figures.split_reason is readable.intraclass.reason
    assert _close(figures.alpha, readable.alpha.value, within=1e-9)
    for name in ("icc1", "icc1_unequal", "icc2"):
        expected = getattr(readable.intraclass, name)
        assert _close(getattr(figures, name), expected, within=1e-9)
    for name in ("tau2", "sigma2", "mu"):
        expected = getattr(readable.components, name, None)
        assert _close(getattr(figures, name), expected, within=1e-7)


def _close(own: float | None, other: float | None, *, within: float) -> bool:
    if own is None or other is None:
        return own is other
    return own == pytest.approx(other, rel=within, abs=within)
