"""Careless indices and driver importances of real files against what R gives for them."""

import json
from functools import cache
from typing import Any, Final

import numpy as np
import pytest
from numpy.typing import NDArray

from flowgap.paths import PROJECT_ROOT
from flowgap.scoring.associations.relative_weights import car_weights, relative_weights
from flowgap.scoring.associations.shapley import lmg, subset_r2
from flowgap.scoring.careless.consistency import even_odd, synonym_consistency
from flowgap.scoring.careless.distance import squared_distances
from flowgap.scoring.careless.patterns import answer_spread, find_runs

FOLDER: Final = PROJECT_ROOT.parent / "shared" / "data" / "psychometrics"
EXACT: Final = 1e-8

pytestmark = [
    pytest.mark.real_data,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="no real data beside the project"),
]


class TestCarelessIndices:
    def test_longest_runs(self) -> None:
        codes = answers().astype(np.uint8)
        found = find_runs(codes, np.zeros(codes.shape, dtype=np.bool_), n_points=5)
        assert found.longest.tolist() == careless()["longstring"]

    def test_spread_of_raw_answers(self) -> None:
        np.testing.assert_allclose(answer_spread(answers()), careless()["irv"], atol=EXACT)

    def test_squared_mahalanobis_distance(self) -> None:
        covariance = np.cov(answers(), rowvar=False)
        found = squared_distances(answers(), answers().mean(axis=0), covariance)
        np.testing.assert_allclose(found, careless()["mahad"], atol=EXACT)

    def test_even_odd_consistency_has_the_opposite_sign(self) -> None:
        dimensions = np.repeat(np.arange(10), careless()["factors"])
        found = even_odd(answers(), dimensions, fewest_dimensions=8)
        np.testing.assert_allclose(-found, numbers("evenodd"), atol=EXACT)

    def test_psychometric_synonyms(self) -> None:
        found = synonym_consistency(answers(), least_correlation=0.60)
        np.testing.assert_allclose(found, numbers("psychsyn_.6"), atol=EXACT)


class TestDrivers:
    def test_lmg_is_that_of_relaimpo(self) -> None:
        wanted = expected()["drivers"]["bh1996_WBEING"]
        covariance = wellbeing()
        np.testing.assert_allclose(lmg(covariance), [*wanted["lmg"].values()], atol=EXACT)
        assert subset_r2(covariance)[-1] == pytest.approx(wanted["R2"], abs=EXACT)

    def test_what_a_predictor_explains_first_and_last_is_that_of_relaimpo(self) -> None:
        wanted, r2 = expected()["drivers"]["bh1996_WBEING"], subset_r2(wellbeing())
        # Subsets are numbered in base two, the first predictor being 4: 7 is all of them.
        alone, last = r2[[4, 2, 1]], r2[7] - r2[[3, 5, 6]]
        np.testing.assert_allclose(alone, [*wanted["first"].values()], atol=EXACT)
        np.testing.assert_allclose(last, [*wanted["last"].values()], atol=EXACT)

    def test_relative_weights_and_car_scores_are_those_of_relaimpo(self) -> None:
        wanted = expected()["drivers"]["bh1996_WBEING"]
        weights = relative_weights(wellbeing())
        np.testing.assert_allclose(weights, [*wanted["genizi_johnson"].values()], atol=EXACT)
        np.testing.assert_allclose(car_weights(wellbeing()), [*wanted["car"].values()], atol=EXACT)


def wellbeing() -> NDArray[np.float64]:
    """Return the covariance of hours, leadership and cohesion with well-being."""
    table = np.genfromtxt(FOLDER / "bh1996.csv", delimiter=",", names=True)
    return np.cov([table[name] for name in ("HRS", "LEAD", "COHES", "WBEING")])


@cache
def expected() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
    return content


def careless() -> dict[str, Any]:
    found: dict[str, Any] = expected()["careless"]["careless_dataset"]
    return found


def numbers(index: str) -> np.ndarray:
    """Return an index with NaN where R has none."""
    return np.array([np.nan if value in (None, "NA") else value for value in careless()[index]])


@cache
def answers() -> np.ndarray:
    return np.loadtxt(FOLDER / "careless_dataset.csv", delimiter=",", skiprows=1)
