"""Two public histories, from the clone to the printed report: the truth, and no credit for AI."""

import json
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

import pypdf
import pytest
import yaml

from flowgap.cli.main import main
from tests.journeys import test_git_import as histories
from tests.journeys.test_git_import import REPOSITORIES, import_into, truth_of

STAGES: Final = {"unattributed": "first_commit_to_landed", "release": "landed_to_release"}

Diagnosed = Callable[[str], Path]

pytestmark = [
    *histories.pytestmark,
]


@pytest.mark.parametrize("repository", REPOSITORIES)
class TestDiagnosis:
    def test_the_ledger_in_the_result(self, repository: str, diagnosed: Diagnosed) -> None:
        truth = truth_of(repository, "decomposition_truth")
        delivery = result_in(diagnosed(repository))["delivery"]
        rows = {row["stage"]: row for row in delivery["ledger"]}
        for stage, span in STAGES.items():
            row = rows.pop(stage)
            for period in ("before", "after"):
                wanted = truth[period][f"mean_{span}"]
                assert row[period]["total"] == pytest.approx(wanted, abs=1e-9)
            assert row["change"] == pytest.approx(truth["change"][span], abs=1e-9)
        assert [row["change"] for row in rows.values()] == [None] * len(rows)
        for period in ("before", "after"):
            assert delivery[period]["n"] == truth[period]["n"]
            assert delivery[period]["mean"] == pytest.approx(truth[period]["mean_total"], abs=1e-9)
            wanted = truth[period]["groups"]["ai"]["share"]
            assert delivery["adoption"][f"share_{period}"] == wanted
        assert delivery["residual"] == pytest.approx(0, abs=1e-9)

    def test_the_report_credits_nothing_to_ai(self, repository: str, diagnosed: Diagnosed) -> None:
        gap = result_in(diagnosed(repository))["flow_gap"]
        assert (gap["state"], gap["days"]) == ("not_identified", None)
        assert gap["verdict"] == "schedule_change"
        assert "gain_is_real" not in {rival["verdict"] for rival in gap["competing"]}
        pages = pypdf.PdfReader(diagnosed(repository) / "report.pdf").pages
        printed = " ".join(" ".join(page.extract_text() for page in pages).split())
        assert "no change of lead time can be credited to faster building" in printed
        assert "Do not credit or blame AI until Build is measured" in printed


@pytest.fixture(scope="module")
def diagnosed(tmp_path_factory: pytest.TempPathFactory) -> Diagnosed:
    return cache(lambda repository: diagnose(repository, tmp_path_factory.mktemp(repository)))


def diagnose(repository: str, folder: Path) -> Path:
    """Import, choose the periods of the truth, diagnose; return where the result lies."""
    import_into(folder, repository, since=truth_of(repository)["since"])
    settings = folder / "engagement.yaml"
    chosen = yaml.safe_load(settings.read_text(encoding="utf-8"))
    for period, (start, until) in truth_of(repository, "decomposition_truth")["windows"].items():
        chosen[period] = {"from": date.fromisoformat(start), "to": date.fromisoformat(until)}
    settings.write_text(yaml.safe_dump(chosen), encoding="utf-8")
    out = folder / "out"
    assert main(["diagnose", str(folder), "--out", str(out), "--pdf"]) == 0
    return out


def result_in(folder: Path) -> dict[str, Any]:
    result: dict[str, Any] = json.loads((folder / "result.json").read_text(encoding="utf-8"))
    return result
