"""Alpha against a worked example and against published values on real answers."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest

from flowgap.scoring.reliability import cronbach_alpha

REAL = Path(__file__).parents[4] / "shared/data/psychometrics"


class TestCronbachAlpha:
    def test_worked_example(self) -> None:
        # Items 1, 2, 3 and 1, 2, 2: variances 1 and 1/3. Sums 2, 4, 5: variance 7/3.
        points = np.array([[1.0, 1.0], [2.0, 2.0], [3.0, 2.0]])
        # alpha = 2 (1 - (1 + 1/3) / (7/3)) = 2 (1 - 4/7) = 6/7.
        assert cronbach_alpha(points) == pytest.approx(6 / 7)

    def test_people_with_a_gap_are_left_out_before_anything_is_counted(self) -> None:
        complete = np.array([[1.0, 1.0], [2.0, 2.0], [3.0, 2.0]])
        with_gap = np.vstack([complete, [100.0, np.nan]])
        assert cronbach_alpha(with_gap) == cronbach_alpha(complete)

    def test_items_that_disagree_give_a_negative_value(self) -> None:
        # Items 1, 2, 3 and 3, 2, 2: variances 1 and 1/3. Sums 4, 4, 5: variance 1/3.
        # alpha = 2 (1 - (4/3) / (1/3)) = -6.
        points = np.array([[1.0, 3.0], [2.0, 2.0], [3.0, 2.0]])
        assert cronbach_alpha(points) == pytest.approx(-6)

    @pytest.mark.parametrize(
        "points",
        [
            np.empty((0, 3)),
            np.array([[1.0, 2.0, 3.0]]),
            np.array([[1.0], [2.0], [3.0]]),
            np.array([[1.0, 3.0], [2.0, 2.0]]),  # all sums are 4
        ],
    )
    def test_without_two_people_two_items_and_varying_sums_there_is_none(
        self, points: np.ndarray[tuple[int, int], np.dtype[np.float64]]
    ) -> None:
        assert cronbach_alpha(points) is None

    @pytest.mark.real_data
    @pytest.mark.skipif(not REAL.exists(), reason="the folder of real data is not there")
    @pytest.mark.parametrize("scale", ["agree", "consc", "extra"])
    def test_it_equals_what_r_psych_gives_for_the_big_five_items(self, scale: str) -> None:
        expected = _expected()["reliability"]["bfi"][scale]
        answers = pl.read_csv(REAL / "bfi.csv", null_values=["NA"]).select(expected["items"])
        points = answers.cast(pl.Float64).to_numpy()
        turned = np.array([item in expected["reversed"] for item in expected["items"]])
        points = np.where(turned, expected["lo"] + expected["hi"] - points, points)
        found = cronbach_alpha(points)
        assert found == pytest.approx(expected["alpha_listwise"], abs=1e-8)


def _expected() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((REAL / "expected.json").read_text(encoding="utf-8"))
    return content
