"""A harvest put into an engagement folder."""

from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

import polars as pl
import pytest

from flowgap.importing.harvest import CHANGES, EVENTS, Harvest, Row
from flowgap.importing.merging import merge_harvest

AT = datetime(2024, 5, 1, 19, 50, tzinfo=UTC)
LATER = datetime(2024, 6, 1, tzinfo=UTC)


def event(kind: str, stage: str = "qa") -> Row:
    return {"change_id": "1", "at": AT, "stage": stage, "kind": kind}


def merge(
    folder: Path,
    *rows: Row,
    file: str = CHANGES,
    source: str = "github",
    whole_histories: tuple[str, ...] = (),
) -> bytes:
    harvest = Harvest(source=source, whole_histories=set(whole_histories))
    for row in rows:
        harvest.add(file, row)
    merge_harvest(harvest, folder)
    return (folder / file).read_bytes()


def read(folder: Path, file: str = CHANGES) -> list[dict[str, str]]:
    table = pl.read_csv(folder / file, infer_schema=False)
    return [{k: v for k, v in row.items() if v is not None} for row in table.to_dicts()]


class TestMerging:
    def test_importing_twice_changes_no_byte(self, tmp_path: Path) -> None:
        row: Row = {"change_id": "o/r#1", "team": "A", "opened_at": AT, "is_bot": False}
        assert merge(tmp_path, row) == merge(tmp_path, row)

    def test_what_is_new_counts_and_what_it_does_not_know_stays(self, tmp_path: Path) -> None:
        merge(tmp_path, {"change_id": "o/r#1", "team": "A", "opened_at": AT, "state": "open"})
        merge(tmp_path, {"change_id": "o/r#1", "team": "A", "merged_at": LATER, "state": "merged"})
        (row,) = read(tmp_path)
        assert row["state"] == "merged"
        assert row["opened_at"] == "2024-05-01T19:50:00Z"

    def test_an_older_export_does_not_undo_a_newer_one(self, tmp_path: Path) -> None:
        new: Row = {"change_id": "1", "team": "A", "state": "merged", "updated_at": LATER}
        old: Row = {"change_id": "1", "team": "A", "state": "open", "updated_at": AT}
        merge(tmp_path, new)
        merge(tmp_path, old)
        assert read(tmp_path)[0]["state"] == "merged"

    def test_rows_and_columns_of_others_stay(self, tmp_path: Path) -> None:
        (tmp_path / CHANGES).write_text("change_id,team,mine\nx,B,note\n", encoding="utf-8")
        merge(tmp_path, {"change_id": "o/r#1", "team": "A"})
        assert read(tmp_path) == [
            {"change_id": "x", "team": "B", "mine": "note"},
            {"change_id": "o/r#1", "team": "A", "source": "github"},
        ]

    def test_ids_repeat_across_repositories(self, tmp_path: Path) -> None:
        merge(tmp_path, {"change_id": "a#1", "team": "A"}, {"change_id": "b#1", "team": "A"})
        assert len(read(tmp_path)) == 2

    def test_events_of_a_change_are_replaced_source_by_source(self, tmp_path: Path) -> None:
        merge(tmp_path, event("queued"), event("started"), event("started"), file=EVENTS)
        merge(tmp_path, event("started", "ci"), file=EVENTS, source="jira")
        merge(tmp_path, event("queued"), file=EVENTS)
        kinds = [(row["source"], row["stage"], row["kind"]) for row in read(tmp_path, EVENTS)]
        assert kinds == [("jira", "ci", "started"), ("github", "qa", "queued")]

    def test_a_formula_is_a_text(self, tmp_path: Path) -> None:
        merge(tmp_path, {"change_id": "1", "team": "=1+1"})
        assert read(tmp_path)[0]["team"] == "'=1+1"

    def test_fractions_of_a_second_are_kept(self, tmp_path: Path) -> None:
        merge(tmp_path, {"change_id": "1", "team": "A", "opened_at": AT.replace(microsecond=5)})
        assert read(tmp_path)[0]["opened_at"] == "2024-05-01T19:50:00.000005Z"

    def test_nothing_read_writes_nothing(self, tmp_path: Path) -> None:
        assert merge_harvest(Harvest(source="github"), tmp_path) == ()
        assert not list(tmp_path.iterdir())

    def test_what_is_no_plain_value_is_a_mistake_of_ours(self, tmp_path: Path) -> None:
        with pytest.raises(Exception, match="cannot be written"):
            merge(tmp_path, {"change_id": "1", "team": ["A"]})


class TestReopened:
    DONE: ClassVar[Row] = {
        "change_id": "1",
        "team": "A",
        "state": "deployed",
        "merged_at": AT,
        "deployed_at": AT,
        "closed_at": AT,
        "ready_at": AT,
        "updated_at": AT,
    }

    @pytest.mark.parametrize(
        ("state", "kept"),
        [
            ("open", {"ready_at"}),
            ("draft", set()),
            # Closed without delivery: it ended, but it was neither merged nor deployed.
            ("closed", {"closed_at", "ready_at"}),
            ("merged", {"merged_at", "deployed_at", "closed_at", "ready_at"}),
        ],
    )
    def test_no_stamp_that_the_new_state_denies_stays(
        self, tmp_path: Path, state: str, kept: set[str]
    ) -> None:
        merge(tmp_path, self.DONE)
        merge(tmp_path, {"change_id": "1", "team": "A", "state": state, "updated_at": LATER})
        ends = {"merged_at", "deployed_at", "closed_at", "ready_at"}
        assert ends & set(read(tmp_path)[0]) == kept

    def test_an_older_export_denies_nothing(self, tmp_path: Path) -> None:
        merge(tmp_path, {**self.DONE, "updated_at": LATER})
        merge(tmp_path, {"change_id": "1", "team": "A", "state": "open", "updated_at": AT})
        assert read(tmp_path)[0]["deployed_at"] == "2024-05-01T19:50:00Z"

    def test_a_part_of_a_second_is_later_than_the_whole_second(self, tmp_path: Path) -> None:
        after = AT.replace(microsecond=1)
        merge(tmp_path, self.DONE)
        merge(tmp_path, {"change_id": "1", "team": "A", "state": "open", "updated_at": after})
        assert read(tmp_path)[0]["state"] == "open"

    def test_an_export_without_a_state_denies_nothing(self, tmp_path: Path) -> None:
        merge(tmp_path, self.DONE)
        merge(tmp_path, {"change_id": "1", "team": "A", "updated_at": LATER})
        assert read(tmp_path)[0]["deployed_at"] == "2024-05-01T19:50:00Z"

    def test_an_approval_that_was_withdrawn_does_not_stay(self, tmp_path: Path) -> None:
        reviews: Row = {"n_reviews": 2, "review_evidence": "review", "first_review_at": AT}
        merge(tmp_path, {"change_id": "1", "team": "A", "approved_at": AT, **reviews})
        merge(tmp_path, {"change_id": "1", "team": "A", "approved_at": None, **reviews})
        assert "approved_at" not in read(tmp_path)[0]

    def test_an_approval_stays_where_no_list_of_reviews_came(self, tmp_path: Path) -> None:
        merge(tmp_path, {"change_id": "1", "team": "A", "approved_at": AT, "n_reviews": 1})
        merge(tmp_path, {"change_id": "1", "team": "A", "n_reviews": None, "review_evidence": None})
        assert read(tmp_path)[0]["approved_at"] == "2024-05-01T19:50:00Z"


class TestHistories:
    def test_a_whole_history_without_events_takes_the_old_ones_away(self, tmp_path: Path) -> None:
        merge(tmp_path, event("started"), file=EVENTS)
        merge(tmp_path, file=EVENTS, whole_histories=("1",))
        assert not read(tmp_path, EVENTS)

    def test_a_whole_history_leaves_those_of_others(self, tmp_path: Path) -> None:
        merge(tmp_path, event("started"), file=EVENTS, source="jira")
        merge(tmp_path, file=EVENTS, whole_histories=("1", "2"))
        assert len(read(tmp_path, EVENTS)) == 1

    def test_a_part_of_a_history_wipes_nothing(self, tmp_path: Path) -> None:
        merge(tmp_path, event("started"), file=EVENTS)
        merge(tmp_path, {"change_id": "1", "team": "A"})
        assert len(read(tmp_path, EVENTS)) == 1

    @pytest.mark.parametrize(("updated_at", "kind"), [(AT, "started"), (LATER, "queued")])
    def test_events_of_an_older_export_do_not_replace_newer_ones(
        self, tmp_path: Path, updated_at: datetime, kind: str
    ) -> None:
        for at, own in ((LATER, "started"), (updated_at, "queued")):
            harvest = Harvest(source="jira", whole_histories={"1"})
            harvest.add(CHANGES, {"change_id": "1", "team": "A", "updated_at": at})
            harvest.add(EVENTS, event(own))
            merge_harvest(harvest, tmp_path)
        assert [row["kind"] for row in read(tmp_path, EVENTS)] == [kind]
