import json
import shutil
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from flowgap.cli.main import main
from flowgap.services.simulated.engagement import write_simulated_engagement
from flowgap.stages import PIPELINE_STAGES


@pytest.fixture(scope="module")
def simulated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("simulated")
    return write_simulated_engagement(out, regime_name="steady", seed=1).engagement


def answered(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert main(["whatif", *arguments, "--json"]) == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def test_an_answer_has_a_back_test_and_every_stage(
    simulated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = answered(capsys, str(simulated), "--capacity", "review=+25%")
    assert told["backtest"]["state"] == "passed", told["backtest"]
    assert [row["stage"] for row in told["stages"]] == list(PIPELINE_STAGES)
    change = told["change"]
    assert change["low"] <= change["days"] <= change["high"]
    after = told["baseline"]["lead_time_days"] + change["days"]
    assert told["scenario"]["lead_time_days"] == pytest.approx(after)
    assert told["next_constraint"]["stage"] in PIPELINE_STAGES


def test_a_quarter_more_brings_what_the_report_prints(
    simulated: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diagnose", str(simulated), "--out", str(tmp_path)]) == 0
    result = json.loads((tmp_path / "result.json").read_text())
    gains = {row["stage"]: row["days"] for row in result["constraint"]["gain_days"]}
    capsys.readouterr()
    told = answered(capsys, str(simulated), "--capacity", "qa=+25%")
    assert told["change"]["days"] == pytest.approx(-gains["qa"], abs=1e-3)


@pytest.fixture(scope="module")
def without_qa(simulated: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("without-qa") / "engagement"
    shutil.copytree(simulated, folder)
    events = pl.read_csv(folder / "events.csv", infer_schema=False)
    events.filter(pl.col("stage") != "qa").write_csv(folder / "events.csv")
    changes = pl.read_csv(folder / "changes.csv", infer_schema=False)
    changes.drop("qa_start_at", "qa_end_at").write_csv(folder / "changes.csv")
    return folder


def test_more_capacity_where_nothing_is_seen_brings_what_the_report_prints(
    without_qa: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diagnose", str(without_qa), "--out", str(tmp_path)]) == 0
    result = json.loads((tmp_path / "result.json").read_text())
    (gain,) = (row for row in result["constraint"]["gain_days"] if row["stage"] == "qa")
    assert gain["low"] < gain["high"]
    capsys.readouterr()
    change = answered(capsys, str(without_qa), "--capacity", "qa=+25%")["change"]
    told = (-change["days"], -change["high"], -change["low"])
    assert told == pytest.approx((gain["days"], gain["low"], gain["high"]), abs=1e-3)


@pytest.mark.parametrize(
    "asked", [("--capacity", "qa=-10%"), ("--wip", "qa=5"), ("--window", "qa=7")]
)
def test_what_nothing_is_seen_of_is_not_answered(
    without_qa: Path, capsys: pytest.CaptureFixture[str], asked: tuple[str, str]
) -> None:
    told = answered(capsys, str(without_qa), *asked)
    assert told["change"] is None
    assert told["backtest"]["reason_code"] == "unseen"
    assert "too little of these stages: QA." in told["backtest"]["reason"]


def test_a_limit_under_which_work_piles_up_is_told_without_days(
    simulated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = answered(capsys, str(simulated), "--wip", "qa=2")
    assert told["change"] is None
    assert "work would pile up" in told["backtest"]["reason"]


def test_no_change_changes_nothing(simulated: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert answered(capsys, str(simulated))["change"]["days"] == 0


def test_a_goal_gets_a_plan(simulated: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = answered(capsys, str(simulated), "--goal", "0.5")["plan"]
    assert plan["people"] > 0
    assert plan["reached"] == (plan["days"] <= -0.5)


def test_an_answer_in_words_tells_the_same(
    simulated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change = answered(capsys, str(simulated), "--speed", "build=1.4")["change"]
    assert main(["whatif", str(simulated), "--speed", "build=1.4"]) == 0
    printed = capsys.readouterr().out
    assert f"change: {change['days']:+.1f} days" in printed
    assert "back-test: passed" in printed


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--capacity", "review=25", "a change such as +25%"),
        ("--capacity", "review=-95%", "0.1 to 10"),
        ("--capacity", "nowhere=+5%", "there is no stage 'nowhere'"),
        ("--speed", "build=fast", "a number such as 1.4"),
        ("--speed", "build=inf", "a number such as 1.4"),
        ("--speed", "build", "a number such as 1.4"),
        ("--wip", "review=0", "1 to 100000"),
        ("--wip", "review=2.5", "a whole number"),
        ("--window", "release=1000", "0 to 366"),
    ],
)
def test_what_tells_no_change_is_refused(
    option: str, value: str, told: str, simulated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["whatif", str(simulated), option, value]) == 2
    assert told in capsys.readouterr().err


def test_without_delivery_data_there_is_a_reason_instead_of_an_answer(
    simulated: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("engagement.yaml", "responses.csv", "roster.csv"):
        (tmp_path / name).write_bytes((simulated / name).read_bytes())
    told = answered(capsys, str(tmp_path))
    assert told["change"] is None
    assert "Fewer than 20 items" in told["backtest"]["reason"]
