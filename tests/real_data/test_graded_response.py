"""The graded response model on real answers, against what R's mirt gives for them."""

import json
from functools import cache
from typing import Any, Final

import numpy as np
import polars as pl
import pytest

from flowgap.cli.main import main
from flowgap.paths import PROJECT_ROOT
from flowgap.scoring.irt.ability import estimate_abilities, posterior_modes
from flowgap.scoring.irt.choosing import next_item
from flowgap.scoring.irt.fit import fit_graded
from flowgap.scoring.irt.fitted import GradedFit
from flowgap.scoring.irt.information import item_information, marginal_reliability
from flowgap.scoring.mixture import Floats

REAL: Final = PROJECT_ROOT.parent / "shared" / "data" / "psychometrics"
FILES: Final = {
    "science_mirt": "science_mirt.csv",
    "bfi_neuro_fiml": "bfi.csv",
    "lq2002_LEAD": "lq2002.csv",
}

pytestmark = [
    pytest.mark.real_data,
    pytest.mark.skipif(not REAL.is_dir(), reason="no real data beside the project"),
    pytest.mark.parametrize("name", FILES),
]


class TestFit:
    def test_the_command_meets_log_likelihood_and_parameters(
        self, name: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        expected = _expected(name)
        file, items = str(REAL / FILES[name]), ",".join(expected["items"])
        assert main(["irt", file, "--items", items, "--json"]) == 0
        found = json.loads(capsys.readouterr().out)
        assert found["n"] == expected["n"]
        assert found["log_likelihood"] >= expected["logLik"] - 0.01
        assert found["aic"] <= expected["AIC"] + 0.02
        for item in found["items"]:
            parameters = expected["IRTpars"][item["item"]]
            thresholds = [value for key, value in parameters.items() if key != "a"]
            assert item["a"] == pytest.approx(parameters["a"], rel=0.01)
            for b, theirs in zip(item["b"], thresholds, strict=True):
                assert b == pytest.approx(theirs, abs=0.02 if abs(theirs) < 4 else 0.1)

    def test_the_log_likelihood_is_not_above_what_the_model_can_reach(self, name: str) -> None:
        # A bound that no fit can pass shows that missing answers were counted as mirt counts them.
        found = _fit(name).log_likelihood
        assert found is not None
        assert found == pytest.approx(_expected(name)["logLik"], abs=0.01)


class TestAbilities:
    def test_means_and_errors_are_those_of_mirt(self, name: str) -> None:
        expected = _expected(name)
        found = estimate_abilities(_fit(name).model, _values(name))
        assert found.estimates[:50] == pytest.approx(expected["EAP_first50"], abs=0.005)
        assert found.standard_errors[:50] == pytest.approx(expected["EAP_SE_first50"], abs=0.005)
        assert found.estimates.mean() == pytest.approx(expected["EAP_mean"], abs=0.005)
        assert found.estimates.std(ddof=1) == pytest.approx(expected["EAP_sd"], abs=0.005)
        assert found.reliability == pytest.approx(expected["empirical_rxx"], abs=0.005)

    def test_modes_are_those_of_mirt(self, name: str) -> None:
        found = posterior_modes(_fit(name).model, _values(name)[:20])
        assert found == pytest.approx(_expected(name)["MAP_first20"], abs=0.005)


class TestInformation:
    def test_it_is_that_of_mirt(self, name: str) -> None:
        expected = _expected(name)
        places = np.array(expected["theta_grid"], dtype=np.float64)
        found = item_information(_fit(name).model, places)
        for item, curve in zip(expected["items"], found, strict=True):
            assert curve == pytest.approx(expected["item_information"][item], abs=0.005)
        reliability = marginal_reliability(_fit(name).model)
        assert reliability == pytest.approx(expected["marginal_rxx"], abs=0.005)


class TestNextItem:
    def test_an_adaptive_test_takes_the_same_way(self, name: str) -> None:
        items, model, values = _expected(name)["items"], _fit(name).model, _values(name)
        for way in _expected(name)["adaptive_MFI_EAP_first5rows"]:
            answers = np.full((1, len(items)), np.nan)
            asked: list[int] = []
            theta = 0.0
            for step in way["path"]:
                chosen = next_item(model, asked, theta)
                assert chosen is not None
                assert items[chosen] == step["item"]
                asked.append(chosen)
                answers[0, chosen] = values[way["row"] - 1, chosen]
                assert answers[0, chosen] == step["response"]
                found = estimate_abilities(model, answers)
                theta = float(found.estimates[0])
                assert theta == pytest.approx(step["eap"], abs=0.005)
                assert found.standard_errors[0] == pytest.approx(step["se"], abs=0.005)


@cache
def _expected(name: str) -> dict[str, Any]:
    content = json.loads((REAL / "expected.json").read_text(encoding="utf-8"))
    expected: dict[str, Any] = content["grm"][name]
    return expected


@cache
def _values(name: str) -> Floats:
    table = pl.read_csv(REAL / FILES[name], infer_schema=False).select(_expected(name)["items"])
    numbers = table.cast(pl.Float64, strict=False).fill_null(np.nan)
    return np.asarray(numbers.to_numpy())


@cache
def _fit(name: str) -> GradedFit:
    return fit_graded(_values(name))
