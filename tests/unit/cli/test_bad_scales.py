"""`flowgap reliability` and `irt` on all that answers can be: a value, or null with its reason."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
import pytest

from flowgap.cli.main import main
from flowgap.scoring.mixture import Floats

Captured = pytest.CaptureFixture[str]
TEAMS: Final = [f"t{person % 5}" for person in range(40)]
NAN: Final = float("nan")


def drawn(n_people: int, *, low: int, high: int, n_items: int = 4) -> Floats:
    """Return answers that have nothing in common."""
    rng = np.random.default_rng(31)
    return rng.integers(low, high + 1, size=(n_people, n_items)).astype(np.float64)


LEVEL: Final = drawn(40, low=1, high=5, n_items=1)
AGAINST: Final = np.hstack([LEVEL, 6 - LEVEL, LEVEL, 6 - LEVEL])
ZERO_TO_TEN: Final = drawn(90, low=0, high=10)
MANY: Final = [f"t{person // 2}" for person in range(20_000)]

CASES: Final[dict[str, tuple[Floats, list[str], str]]] = {
    "constant items": (np.full((40, 4), 3.0), TEAMS, ""),
    "one item varies": (np.hstack([np.full((40, 3), 3.0), LEVEL]), TEAMS, ""),
    "perfect correlation": (np.repeat(LEVEL, 4, axis=1), TEAMS, ""),
    "negative covariances": (AGAINST, TEAMS, ""),
    "fewer people than items": (drawn(3, low=1, high=5), ["x", "y", "x"], ""),
    "one person": (np.array([[1.0, 2.0, 3.0, 4.0]]), ["x"], ""),
    "one team": (drawn(40, low=1, high=5), ["x"] * 40, ""),
    "no team": (drawn(40, low=1, high=5), [""] * 40, ""),
    "teams of one": (drawn(40, low=1, high=5), [f"q{person}" for person in range(40)], ""),
    "all missing": (np.full((40, 4), NAN), TEAMS, ""),
    "nobody": (np.empty((0, 4)), [], ""),
    "one answer each": (np.where(np.eye(4) == 1, [1.0, 2.0, 3.0, 4.0], NAN), TEAMS[:4], ""),
    "a single item": (LEVEL, TEAMS, ""),
    "equal means": (np.array([[1.0], [3.0], [1.0], [3.0]]), ["x", "x", "y", "y"], ""),
    "two points": (drawn(40, low=0, high=1), TEAMS, "--points 2 --low 0"),
    "two points not told": (drawn(40, low=0, high=1), TEAMS, ""),
    "eleven points": (ZERO_TO_TEN, ["x", "y", "z"] * 30, "--points 11 --low 0"),
    "eleven points not told": (ZERO_TO_TEN, ["x", "y", "z"] * 30, ""),
    "ten thousand teams": (drawn(20_000, low=1, high=5, n_items=3), MANY, ""),
}

RELIABILITY: Final = {
    "": {
        "scale": "scale_reason",
        "omega": "omega_reason",
        "icc2_anova": "icc2_reason",
        "mu": "mu_reason",
        "rwgj_slight_skew_median": "rwgj_slight_skew_reason",
        **dict.fromkeys(("alpha", "alpha_low", "alpha_high"), "alpha_reason"),
        **dict.fromkeys(("icc1_anova", "icc1_anova_unequal", "icc1_reml"), "icc_reason"),
        **dict.fromkeys(("icc1_anova_low", "icc1_anova_high", "tau2", "sigma2"), "icc_reason"),
        **dict.fromkeys(("icc_k", "icc_k_unequal"), "icc_reason"),
        **dict.fromkeys(("rwgj_median", "null_variances"), "rwgj_reason"),
    },
    "items": {
        **dict.fromkeys(("mean", "sd", "item_rest_r"), "reason"),
        "alpha_if_deleted": "alpha_if_deleted_reason",
        **dict.fromkeys(("loading", "residual"), "loading_reason"),
    },
    "groups": {
        **dict.fromkeys(("mean", "shrunken_mean", "lambda"), "reason"),
        **dict.fromkeys(("rwgj", "rwgj_star", "ad", "is_split"), "agreement_reason"),
    },
}
IRT: Final = {
    "": dict.fromkeys(("log_likelihood", "aic", "marginal_reliability"), "reason"),
    "items": dict.fromkeys(("a", "b"), "reason"),
    "dif": dict.fromkeys(("effect", "p_adjusted", "p_any"), "reason"),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize(("command", "reasons"), [("reliability", RELIABILITY), ("irt", IRT)])
def test_a_figure_is_a_number_or_null_with_its_reason(
    tmp_path: Path,
    capsys: Captured,
    command: str,
    reasons: dict[str, dict[str, str]],
    case: str,
) -> None:
    values, teams, scale = CASES[case]
    names = "abcd"[: values.shape[1]]
    rows = [
        ",".join([team, *(f"{answer:g}" for answer in row)])
        for team, row in zip(teams, values.tolist(), strict=True)
    ]
    file = tmp_path / "answers.csv"
    file.write_text("\n".join([",".join(["team", *names]), *rows]) + "\n", encoding="utf-8")
    options = ["--items", ",".join(names), "--group", "team", *scale.split(), "--json"]
    assert main([command, str(file), *options]) == 0
    said = capsys.readouterr()
    figures = json.loads(said.out, parse_constant=_refuse)
    assert all(line.startswith("Note: ") for line in said.err.splitlines())
    assert list(_unexplained(figures, reasons)) == []


@pytest.mark.parametrize("command", ["reliability", "irt"])
def test_responses_of_an_engagement_are_read_as_they_are(
    tmp_path: Path, capsys: Captured, command: str
) -> None:
    own = drawn(40, low=1, high=5)
    rows = [
        f"{team},w1,{row[0]:g},{row[1]:g},{row[2]:g}" for team, row in zip(TEAMS, own, strict=True)
    ]
    rows += ["t1,w1,dk,2,", "t1,w2,na,3,na"]
    file = tmp_path / "responses.csv"
    file.write_text("\n".join(["team,wave,OWN1,OWN2,OWN3", *rows]) + "\n", encoding="utf-8")
    options = ["--items", "OWN1,OWN2,OWN3", "--reverse", "OWN3", "--low", "1", "--points", "5"]
    assert main([command, str(file), *options, "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["n"] == 42
    assert [item["n"] for item in figures["items"]] == [40, 42, 40]


def _unexplained(
    figures: dict[str, Any], reasons: dict[str, dict[str, str]]
) -> Iterator[tuple[str, str]]:
    """Yield each figure that is null and has no reason beside it."""
    for part, keys in reasons.items():
        for row in figures[part] if part else [figures]:
            for figure, reason in keys.items():
                if row[figure] is None and not row[reason]:
                    yield part, figure


def _refuse(constant: str) -> None:
    raise AssertionError(f"{constant} is no JSON")
