"""Which deployment first brought a change to production."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

import polars as pl
import pytest

from flowgap.engagement.deployments import first_deployments
from flowgap.engagement.formats import CHANGES, DEPLOYMENTS
from flowgap.engagement.tables.columns import FileFormat
from flowgap.engagement.tables.conversion import empty_table

DAY0 = datetime(2024, 5, 1, tzinfo=UTC)
Row = dict[str, object]


def day(number: float) -> datetime:
    return DAY0 + timedelta(days=number)


def table(form: FileFormat, rows: list[Row]) -> pl.DataFrame:
    empty = empty_table(form)
    complete = [{column: row.get(column) for column in empty.columns} for row in rows]
    return pl.DataFrame(complete, schema=empty.schema, orient="row")


def change(number: int, merged: float, **more: object) -> Row:
    return {
        "change_id": f"o/r#{number}",
        "team": "A",
        "repository": "o/r",
        "merged_at": day(merged),
        "merge_sha": f"sha{number}",
        **more,
    }


def deployed(at: float, **more: object) -> Row:
    return {"deployment_id": f"d{at}", "finished_at": day(at), **more}


def first(changes: list[Row], deployments: list[Row]) -> dict[str, float]:
    """Return the day of the first deployment of each change that has one."""
    found = first_deployments(table(CHANGES, changes), table(DEPLOYMENTS, deployments))
    return {
        row["change_id"]: (row["logged_at"] - DAY0) / timedelta(days=1)
        for row in found.iter_rows(named=True)
    }


class TestNames:
    @pytest.mark.parametrize("name", ["o/r#1", "x+o/r#1", " o/r#1 "])
    def test_an_id_names_a_change(self, name: str) -> None:
        assert first([change(1, 1)], [deployed(2, change_ids=name)]) == {"o/r#1": 2}

    @pytest.mark.parametrize("name", ["1", "#1", "o/r#1"])
    def test_a_number_names_a_change_of_the_service_s_repository(self, name: str) -> None:
        found = first([change(1, 1)], [deployed(2, change_ids=name, service="o/r")])
        assert found == {"o/r#1": 2}

    def test_a_number_of_another_repository_names_nothing(self) -> None:
        assert not first([change(1, 1)], [deployed(2, change_ids="1", service="other")])

    def test_commits_name_a_change_before_and_after_its_merge(self) -> None:
        changes = [change(1, 1, head_sha="head1"), change(2, 2)]
        found = first(changes, [deployed(3, commit_sha="head1"), deployed(4, commit_sha="sha2")])
        assert found == {"o/r#1": 3, "o/r#2": 4}

    def test_the_first_of_several_deployments_counts(self) -> None:
        log = [deployed(5, commit_sha="sha1"), deployed(3, commit_sha="sha1")]
        assert first([change(1, 1)], log) == {"o/r#1": 3}

    @pytest.mark.parametrize(
        "other", [{"environment": "staging"}, {"result": "failure"}, {"result": "rolled_back"}]
    )
    def test_what_did_not_reach_production_brings_nothing(self, other: Row) -> None:
        assert not first([change(1, 1)], [deployed(2, commit_sha="sha1", **other)])


SIX: Final = [change(number, number) for number in range(1, 7)]
"""Merged on day 1, 2 ... 6."""


class TestOrder:
    def test_a_deployment_brings_what_was_merged_since_the_one_before(self) -> None:
        log = [deployed(2.5, commit_sha="sha2"), deployed(5.5, commit_sha="sha5")]
        # When 1 came out nobody knows: it precedes the first known deployment. 6 waits.
        assert first(SIX, log) == {
            "o/r#2": 2.5,
            "o/r#3": 5.5,
            "o/r#4": 5.5,
            "o/r#5": 5.5,
        }

    def test_deploying_an_older_commit_again_brings_nothing(self) -> None:
        log = [
            deployed(2.5, commit_sha="sha2"),
            deployed(5.5, commit_sha="sha5"),
            deployed(5.7, commit_sha="sha3"),
        ]
        assert first(SIX, log)["o/r#4"] == 5.5

    def test_a_deployment_that_lists_its_changes_brings_no_others(self) -> None:
        log = [
            deployed(2.5, commit_sha="sha2"),
            deployed(5.5, commit_sha="sha5", change_ids="o/r#5"),
        ]
        assert set(first(SIX, log)) == {"o/r#2", "o/r#5"}

    def test_another_repository_has_another_main_line(self) -> None:
        other = change(9, 3, repository="o/other", change_id="o/other#9", merge_sha="x")
        log = [deployed(2.5, commit_sha="sha2"), deployed(5.5, commit_sha="sha5")]
        assert "o/other#9" not in first([*SIX, other], log)

    def test_a_change_without_a_repository_is_linked_only_by_what_names_it(self) -> None:
        # All six lack one: 2 and 5 are deployed by their commit, 3 by its id; 4 only lies between.
        lost = [change(number, number, repository=None) for number in range(1, 7)]
        log = [
            deployed(2.5, commit_sha="sha2"),
            deployed(5.5, commit_sha="sha5"),
            deployed(7, change_ids="o/r#3"),
        ]
        assert first(lost, log) == {"o/r#2": 2.5, "o/r#3": 7, "o/r#5": 5.5}

    def test_a_number_names_no_change_without_a_repository(self) -> None:
        lost = change(1, 1, repository=None)
        assert not first([lost], [deployed(2, change_ids="1", service="o/r")])

    def test_what_a_name_tells_beats_the_order(self) -> None:
        log = [
            deployed(2.5, commit_sha="sha2"),
            deployed(5.5, commit_sha="sha5"),
            deployed(7, change_ids="o/r#3"),
        ]
        assert first(SIX, log)["o/r#3"] == 7

    def test_no_deployments_bring_nothing(self) -> None:
        assert first(SIX, []) == {}


def into(branch: str, number: int, merged: float, promotes: str | None = None) -> Row:
    return change(number, merged, base_branch=branch, promotes_branch=promotes)


def first_of(changes: Sequence[Row], *deployments: Row) -> dict[str, float]:
    """Return the same of changes whose branches are known."""
    columns = {"base_branch": pl.String, "promotes_branch": pl.String}
    plain = [{k: v for k, v in row.items() if k not in columns} for row in changes]
    branches = pl.DataFrame([{k: row[k] for k in columns} for row in changes], schema=columns)
    known = table(CHANGES, plain).hstack(branches)
    found = first_deployments(known, table(DEPLOYMENTS, list(deployments)))
    return {
        row["change_id"].removeprefix("o/r#"): (row["logged_at"] - DAY0) / timedelta(days=1)
        for row in found.iter_rows(named=True)
    }


class TestPromotions:
    """Work goes into develop, and develop goes into main now and then."""

    WORK: Final = (
        into("develop", 1, 1),
        into("main", 2, 2, "develop"),
        into("develop", 3, 3),
        into("develop", 4, 4),
        into("main", 5, 5, "develop"),
        into("develop", 6, 5.5),
    )

    def test_a_change_comes_out_with_the_promotion_of_its_branch(self) -> None:
        # What precedes the first promotion is unknown; 6 was merged after the last one.
        log = (deployed(2.5, commit_sha="sha2"), deployed(6, commit_sha="sha5"))
        assert first_of(self.WORK, *log) == {"2": 2.5, "3": 6, "4": 6, "5": 6}

    def test_what_a_promotion_that_is_not_deployed_brought_waits(self) -> None:
        assert first_of(self.WORK, deployed(2.5, commit_sha="sha2")) == {"2": 2.5}

    def test_a_hotfix_on_main_brings_nothing_of_the_branch(self) -> None:
        fix = into("main", 7, 4.5)
        log = (deployed(2.5, commit_sha="sha2"), deployed(4.7, commit_sha="sha7"))
        assert first_of([*self.WORK, fix], *log) == {"2": 2.5, "7": 4.7}

    def test_two_promotions_one_after_the_other_bring_it_to_production(self) -> None:
        work = [
            into("develop", 0, 0),
            into("release", 1, 1, "develop"),
            into("main", 2, 2, "release"),
            into("develop", 3, 3),
            into("release", 4, 4, "develop"),
            into("main", 5, 5, "release"),
        ]
        log = (deployed(2.5, commit_sha="sha2"), deployed(6, commit_sha="sha5"))
        assert first_of(work, *log) == {"2": 2.5, "3": 6, "4": 6, "5": 6}

    def test_a_merge_back_of_main_brings_out_nothing_of_main(self) -> None:
        work = [
            into("main", 1, 1),
            into("develop", 2, 2, "main"),
            into("main", 3, 3, "develop"),
            into("main", 4, 4),
        ]
        assert first_of(work, deployed(3.5, commit_sha="sha3")) == {"3": 3.5}

    def test_another_repository_has_branches_of_its_own(self) -> None:
        other = into("develop", 9, 4.5) | {"repository": "o/other", "change_id": "o/r#9"}
        log = (deployed(2.5, commit_sha="sha2"), deployed(6, commit_sha="sha5"))
        assert "9" not in first_of([*self.WORK, other], *log)
