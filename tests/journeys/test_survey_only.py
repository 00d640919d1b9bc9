"""A folder with answers and nothing else: every page names the same weakest practice."""

import json
import shutil
from typing import Any

import pytest
import yaml

from flowgap.cli.main import main
from flowgap.reporting.blocks import PageId
from flowgap.reporting.document import Paper, ReportDocument, build_document
from flowgap.result.json import from_json
from flowgap.services.simulated.demo_client import write_demo_engagement
from flowgap.wording import Wording


@pytest.fixture(scope="module")
def document(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[dict[str, Any], ReportDocument]:
    folder = tmp_path_factory.mktemp("survey_only")
    demo = write_demo_engagement(folder / "demo" / "engagement", seed=2026, language="en")
    survey = folder / "engagement"
    survey.mkdir()
    for name in ("roster.csv", "responses.csv"):
        shutil.copy(demo.engagement / name, survey / name)
    settings = yaml.safe_load((demo.engagement / "engagement.yaml").read_text(encoding="utf-8"))
    kept = {key: value for key, value in settings.items() if key not in {"before", "after"}}
    (survey / "engagement.yaml").write_text(yaml.safe_dump(kept), encoding="utf-8")
    assert main(["diagnose", str(survey), "--out", str(folder / "out")]) == 0
    text = (folder / "out" / "result.json").read_text(encoding="utf-8")
    result = from_json(text, file="result.json")
    return json.loads(text), build_document(result, Wording("en"), paper=Paper.A4, firm=None)


def test_cover_summary_and_dimensions_name_the_same_practice(
    document: tuple[dict[str, Any], ReportDocument],
) -> None:
    result, report = document
    chances = {one["id"]: one["p"] for one in result["survey"]["readiness"]["weakest"]}
    likeliest = max(chances, key=lambda practice: chances[practice])
    names = {one["id"]: one["name"] for one in result["survey"]["dimensions"]}
    titles = {page.id: page.title for page in report.pages}
    assert likeliest == "REV"
    for said in (report.cover.conclusion, titles[PageId.SUMMARY], titles[PageId.DIMENSIONS]):
        assert f"“{names[likeliest]}”" in said.replace("\n", " ")
    assert result["findings"][0]["id"] == "weakest:REV"


def test_no_figure_of_delivery_is_given(document: tuple[dict[str, Any], ReportDocument]) -> None:
    result, _ = document
    assert result["flow_gap"]["state"] == "readiness_only"
    assert result["flow_gap"]["days"] is None
