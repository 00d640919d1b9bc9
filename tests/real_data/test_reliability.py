"""Reliability of real answers against what R gives for them, through the command line."""

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
import pytest

from flowgap.cli.main import main
from flowgap.importing.matrix import read_matrix
from flowgap.paths import PROJECT_ROOT
from flowgap.scoring.agreement.components import variance_components
from flowgap.scoring.agreement.intraclass import intraclass
from flowgap.scoring.pooling import TeamMeans, team_means
from flowgap.scoring.reliability.alpha import pairwise_alpha
from flowgap.scoring.reliability.items import inter_item
from flowgap.scoring.reliability.omega import estimate_omega

FOLDER: Final = PROJECT_ROOT.parent / "shared" / "data" / "psychometrics"
GROUP: Final = {"bh1996": "GRP", "lq2002": "COMPID"}

SCALES: Final = [
    *(("bfi", name) for name in ("agree", "consc", "extra", "neuro", "open")),
    *(("lq2002", name) for name in ("LEAD", "TSIG", "HOSTILE")),
]
SCORES: Final = [
    *(("bh1996", name) for name in ("HRS", "LEAD", "WBEING", "COHES")),
    *(("lq2002", name) for name in ("LEAD", "TSIG", "HOSTILE")),
]

EXACT: Final = 1e-8
REML: Final = 1e-5
OMEGA: Final = 1e-4

pytestmark = [
    pytest.mark.real_data,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="no real data beside the project"),
]


@cache
def expected() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
    return content


def run(capsys: pytest.CaptureFixture[str], data: str, *options: str) -> dict[str, Any]:
    assert main(["reliability", str(FOLDER / f"{data}.csv"), *options, "--json"]) == 0
    figures: dict[str, Any] = json.loads(capsys.readouterr().out)
    return figures


def options_of(scale: dict[str, Any]) -> list[str]:
    n_points = scale["hi"] - scale["lo"] + 1
    reverse = ["--reverse", ",".join(scale["reversed"])] if scale["reversed"] else []
    ends = ["--points", str(n_points), "--low", str(scale["lo"])]
    return ["--items", ",".join(scale["items"]), *ends, *reverse]


def points_of(data: str, scale: dict[str, Any]) -> np.ndarray[Any, np.dtype[np.float64]]:
    found = read_matrix(
        FOLDER / f"{data}.csv",
        scale["items"],
        reverse=scale["reversed"],
        low=scale["lo"],
        points=scale["hi"] - scale["lo"] + 1,
    )
    return found.values


def means_of(data: str, score: str) -> TeamMeans:
    found = read_matrix(Path(FOLDER / f"{data}.csv"), [score], group=GROUP[data])
    assert found.groups is not None
    names, teams = np.unique(np.array(found.groups), return_inverse=True)
    return team_means(found.values[:, 0], teams, len(names))


@pytest.mark.parametrize(("data", "name"), SCALES)
class TestScales:
    def test_the_command_gives_alpha_omega_and_items(
        self, data: str, name: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        scale = expected()["reliability"][data][name]
        found = run(capsys, data, *options_of(scale))
        assert (found["n"], found["n_complete"]) == (scale["n"], scale["n_complete"])
        assert found["alpha"] == pytest.approx(scale["alpha_listwise"], abs=EXACT)
        assert found["omega"] == pytest.approx(scale["omega_congeneric_ML_listwise"], abs=OMEGA)
        for item, loading, residual in zip(
            found["items"], scale["loadings_unstd"], scale["theta"], strict=True
        ):
            key = item["item"]
            assert item["item_rest_r"] == pytest.approx(
                scale["item_rest_r_listwise"][key], abs=EXACT
            )
            assert item["alpha_if_deleted"] == pytest.approx(
                scale["alpha_if_deleted_listwise"][key], abs=EXACT
            )
            assert item["loading"] == pytest.approx(loading, abs=OMEGA)
            assert item["residual"] == pytest.approx(residual, abs=OMEGA)

    def test_the_functions_give_the_other_figures(self, data: str, name: str) -> None:
        scale = expected()["reliability"][data][name]
        points = points_of(data, scale)
        assert pairwise_alpha(points) == pytest.approx(scale["alpha_pairwise"], abs=EXACT)
        over_observed = estimate_omega(points).over_observed
        assert over_observed == pytest.approx(scale["omega_hancock_obsvar"], abs=OMEGA)
        found = inter_item(points)
        assert found is not None
        assert found.mean_r == pytest.approx(scale["avg_r_listwise"], abs=EXACT)
        assert found.standardized_alpha == pytest.approx(scale["std_alpha_listwise"], abs=EXACT)
        assert found.lambda6 == pytest.approx(scale["G6_listwise"], abs=EXACT)
        standardized = scale["psych_omega_tot_nfactors1"]
        assert found.standardized_omega == pytest.approx(standardized, abs=1e-6)


@pytest.mark.parametrize(("data", "name"), SCORES)
class TestTeams:
    def test_the_command_gives_both_splits_and_every_group(
        self, data: str, name: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        wanted = expected()["multilevel"][data][name]
        found = run(capsys, data, "--items", name, "--group", GROUP[data])
        assert found["icc1_anova"] == pytest.approx(wanted["ICC1_aov_multilevel"], abs=EXACT)
        assert found["icc2_anova"] == pytest.approx(wanted["ICC2_aov_multilevel"], abs=EXACT)
        assert found["icc1_anova_unequal"] == pytest.approx(wanted["ICC1_aov_k0"], abs=EXACT)
        assert found["icc_k_unequal"] == pytest.approx(wanted["k0"], abs=EXACT)
        assert found["icc1_reml"] == pytest.approx(wanted["ICC1_REML"], rel=REML)
        assert found["tau2"] == pytest.approx(wanted["tau00_REML"], rel=REML)
        assert found["sigma2"] == pytest.approx(wanted["sigma2_REML"], rel=REML)
        assert found["mu"] == pytest.approx(wanted["grand_mean_REML"], rel=REML)
        groups = {group["group"]: group for group in found["groups"]}
        keys = {"n": "n", "raw_mean": "mean", "lambda": "lambda", "shrunken_mean": "shrunken_mean"}
        for theirs, ours in keys.items():
            own = [groups[group][ours] for group in wanted["group"]]
            assert own == pytest.approx(wanted[theirs], abs=REML)

    def test_the_functions_give_squares_and_maximum_likelihood(self, data: str, name: str) -> None:
        wanted, means = expected()["multilevel"][data][name], means_of(data, name)
        found = intraclass(means)
        assert found.mean_square_between == pytest.approx(wanted["MSB"], abs=EXACT)
        assert found.mean_square_within == pytest.approx(wanted["MSW"], abs=EXACT)
        likeliest = variance_components(means, restricted=False)
        assert likeliest.tau2 == pytest.approx(wanted["tau00_ML"], rel=REML)
        assert likeliest.sigma2 == pytest.approx(wanted["sigma2_ML"], rel=REML)
        pull = variance_components(means).pull
        assert pull is not None
        assert pull.mean() == pytest.approx(wanted["ICC2_REML_meanofgroups"], rel=REML)


def test_published_figures_are_met(capsys: pytest.CaptureFixture[str]) -> None:
    wanted = expected()["multilevel"]["published"]["bh1996_WBEING"]
    found = run(capsys, "bh1996", "--items", "WBEING", "--group", "GRP")
    assert found["tau2"] == pytest.approx(wanted["tau00"], rel=REML)
    assert found["sigma2"] == pytest.approx(wanted["sigma2"], rel=REML)
    assert found["icc1_reml"] == pytest.approx(wanted["ICC1_lme"], rel=REML)
    assert found["icc1_anova"] == pytest.approx(wanted["ICC1_aov"], abs=1e-7)


@pytest.mark.parametrize("name", ["LEAD", "TSIG", "HOSTILE"])
def test_the_command_gives_the_agreement_of_every_group(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    scale = expected()["reliability"]["lq2002"][name]
    wanted = expected()["agreement"][f"lq2002_{name}"]
    found = run(capsys, "lq2002", *options_of(scale), "--group", "COMPID")
    groups = {group["group"]: group for group in found["groups"]}
    keys = {"gsize": "n", "rwg.j": "rwgj", "rwgj_lindell": "rwgj_star", "ad_m": "ad"}
    for theirs, ours in keys.items():
        own = [groups[group][ours] for group in wanted["grpid"]]
        assert own == pytest.approx(wanted[theirs], abs=EXACT)
    assert found["rwgj_median"] == pytest.approx(wanted["summary"]["median"], abs=EXACT)


def test_the_command_gives_awg_of_every_group(capsys: pytest.CaptureFixture[str]) -> None:
    scale = expected()["reliability"]["lq2002"]["LEAD"]
    wanted = expected()["agreement"]["lq2002_LEAD_awg"]
    found = run(capsys, "lq2002", *options_of(scale), "--group", "COMPID")
    groups = {group["group"]: group for group in found["groups"]}
    own = [groups[group]["awg"] for group in wanted["grpid"]]
    assert own == pytest.approx(wanted["a.wg"], abs=EXACT)
