"""What is said of the constraint of a folder, with the shipped model."""

import json
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import polars as pl
import pytest
import yaml

from flowgap.diagnosis.ageing import ageing_of
from flowgap.diagnosis.constraint.flow import Flow
from flowgap.engagement.folder import EngagementFolder
from flowgap.engagement.reading import read_engagement
from flowgap.questionnaire.loader import item_ids
from flowgap.result.diagnosis import Constraint, ConstraintState
from flowgap.services.constraint.evidence import FULL_TIME_HOURS, stages_of
from flowgap.services.delivery.work_items import delivery_data
from flowgap.services.diagnose import diagnose_folder
from flowgap.services.simulated.engagement import write_simulated_engagement
from flowgap.stages import PIPELINE_STAGES

Change = Callable[[Path], None]


@pytest.fixture(scope="module")
def simulated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    # One team with 175 items, the fewest of the first fifty seeds but one.
    out = tmp_path_factory.mktemp("simulated")
    return write_simulated_engagement(out, regime_name="steady", seed=5).engagement


def read_folder(folder: Path) -> EngagementFolder:
    return read_engagement(folder, items=item_ids)


def flow_of_folder(folder: Path) -> Flow:
    known = read_folder(folder)
    flow = stages_of(known, delivery_data(known)).flow
    assert flow is not None
    return flow


def diagnosed(folder: Path) -> Constraint:
    return diagnose_folder(folder).result.constraint


@pytest.fixture
def copy(simulated: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(simulated, tmp_path / "engagement"))


def test_a_stage_is_named_whose_capacity_truly_helps_most(simulated: Path) -> None:
    truth = json.loads((simulated.parent / "truth.json").read_text())
    told = diagnosed(simulated)
    assert told.state in {ConstraintState.NAMED, ConstraintState.SHARED}
    gains = truth["gain_days"]
    assert gains[told.posterior[0].stage] >= 0.8 * max(gains.values())


def test_the_posterior_sums_to_one_and_the_likeliest_come_first(simulated: Path) -> None:
    chances = [one.p for one in diagnosed(simulated).posterior]
    assert sum(chances) == pytest.approx(1)
    assert chances == sorted(chances, reverse=True)
    assert len(chances) == len(PIPELINE_STAGES)


def test_a_gain_lies_in_its_interval(simulated: Path) -> None:
    assert all(gain.low <= gain.days <= gain.high for gain in diagnosed(simulated).gain_days)


def test_the_next_is_another_stage(simulated: Path) -> None:
    told = diagnosed(simulated)
    if told.next is not None:
        assert told.next.stage != told.stage


def _no_delivery(folder: Path) -> None:
    for name in ("changes.csv", "events.csv", "capacity.csv"):
        (folder / name).unlink()


def _no_survey(folder: Path) -> None:
    for name in ("responses.csv", "roster.csv"):
        (folder / name).unlink()


def _nothing(folder: Path) -> None:
    _no_delivery(folder)
    _no_survey(folder)


@pytest.mark.parametrize("change", [_no_delivery, _no_survey])
def test_half_of_the_evidence_is_still_judged(change: Change, copy: Path) -> None:
    change(copy)
    told = diagnosed(copy)
    assert told.state is not ConstraintState.OUT_OF_RANGE
    assert sum(one.p for one in told.posterior) == pytest.approx(1)


def test_opinions_alone_name_a_stage_less_surely_and_no_days(copy: Path) -> None:
    before = diagnosed(copy).posterior[0].p
    _no_delivery(copy)
    told = diagnosed(copy)
    assert told.posterior[0].p < before
    assert told.gain_days == ()


def test_without_any_evidence_nothing_is_said(copy: Path) -> None:
    _nothing(copy)
    told = diagnosed(copy)
    assert told.state is ConstraintState.ABSTAIN
    assert told.posterior == ()
    assert told.reason is not None


def test_who_was_asked_and_did_not_answer_was_asked(copy: Path) -> None:
    _no_delivery(copy)
    answers = copy / "responses.csv"
    answers.write_text(answers.read_text().partition("\n")[0] + "\n")
    reason = diagnosed(copy).reason
    assert reason is not None
    assert "people were asked, and nobody answered. Fewer than 20 items" in reason


@pytest.mark.parametrize(("kept", "known"), [(19, False), (20, True)])
def test_twenty_delivered_items_tell_of_stages(kept: int, *, known: bool, copy: Path) -> None:
    path = copy / "changes.csv"
    changes = pl.read_csv(path, infer_schema=False)
    started = changes.filter(
        pl.col("deployed_at").is_not_null() & (pl.col("created_at") >= _turn(copy))
    )
    started.head(kept).write_csv(path)
    _no_survey(copy)
    assert (diagnosed(copy).posterior != ()) == known


def _turn(folder: Path) -> str:
    after = read_folder(folder).manifest.after
    assert after is not None
    return after.start.isoformat()


def test_work_that_was_begun_since_the_period_is_open_now(copy: Path) -> None:
    folder = read_folder(copy)
    after = folder.manifest.after
    assert after is not None
    whole = stages_of(folder, delivery_data(folder))
    path = copy / "engagement.yaml"
    earlier, text = after.until - timedelta(weeks=6), path.read_text()
    assert text.count(f"to: {after.until}") == 1
    path.write_text(text.replace(f"to: {after.until}", f"to: {earlier}"))
    folder = read_folder(copy)
    cut = stages_of(folder, delivery_data(folder))
    assert cut.flow is not None
    assert cut.present is not None
    assert whole.present is not None
    # The model reads the items of the periods; queues are those of today.
    assert cut.flow.n_items < whole.present.n_items
    assert cut.present.n_items == whole.present.n_items
    assert cut.flow.under_way.sum() < cut.present.under_way.sum()
    assert ageing_of(cut.present) == ageing_of(whole.present)


def test_part_time_people_count_by_their_hours(copy: Path) -> None:
    (copy / "capacity.csv").write_text(
        "stage,team,people,hours_per_week\nreview,Team 1,3,20\nqa,,4,\nci,Team 9,2,\nbuild,,0,\n"
        "integrate,Team 1,2,168\n"
    )
    folder = read_folder(copy)
    people = stages_of(folder, delivery_data(folder)).people
    assert FULL_TIME_HOURS == 40
    told = dict(zip(PIPELINE_STAGES, people[0].tolist(), strict=True))
    # 3 people at half time; 4 of the company, which is one team; nobody is no capacity told; and
    # 2 machines that run all week are no more than 2 at once.
    expected = {"review": 1.5, "qa": 4.0, "integrate": 2.0}
    assert {stage: n for stage, n in told.items() if n == n} == expected  # noqa: PLR0124


def _pause(folder: Path, weeks: int) -> None:
    """Let the period after begin some weeks later than the one before ends."""
    path = folder / "engagement.yaml"
    manifest = yaml.safe_load(path.read_text())
    manifest["after"]["from"] += timedelta(weeks=weeks)
    path.write_text(yaml.safe_dump(manifest))


def _forget_the_pause(folder: Path) -> None:
    """Leave out what was started between the periods."""
    manifest = yaml.safe_load((folder / "engagement.yaml").read_text())
    changes = pl.read_csv(folder / "changes.csv")
    begun = pl.col("created_at").str.to_date("%Y-%m-%dT%H:%M:%SZ")
    kept = changes.filter((begun < manifest["before"]["to"]) | (begun >= manifest["after"]["from"]))
    kept.write_csv(folder / "changes.csv")
    events = pl.read_csv(folder / "events.csv")
    events.filter(pl.col("change_id").is_in(kept["change_id"].implode())).write_csv(
        folder / "events.csv"
    )


class TestPause:
    @pytest.mark.parametrize("weeks", [1, 4, 8])
    def test_what_is_started_between_the_periods_took_up_people(
        self, copy: Path, weeks: int
    ) -> None:
        whole = flow_of_folder(copy)
        _pause(copy, weeks)
        flow = flow_of_folder(copy)
        assert flow.n_items == whole.n_items
        assert flow.n_counted < whole.n_counted
        assert diagnosed(copy).state is not ConstraintState.OUT_OF_RANGE

    @pytest.mark.parametrize("weeks", [1, 4, 8])
    def test_items_that_were_not_handed_over_make_no_strange_company(
        self, copy: Path, weeks: int
    ) -> None:
        _pause(copy, weeks)
        _forget_the_pause(copy)
        assert diagnosed(copy).state is not ConstraintState.OUT_OF_RANGE
