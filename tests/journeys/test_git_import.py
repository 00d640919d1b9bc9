"""Two public histories, imported: every figure that others counted in them, exactly."""

import json
import os
import shutil
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

import polars as pl
import pytest

from flowgap.cli.main import main
from flowgap.importing.git.importer import GitImport, import_git
from flowgap.paths import PROJECT_ROOT

HISTORIES: Final = PROJECT_ROOT.parent / "shared" / "data" / "git"
CLONES: Final = os.environ.get("FLOWGAP_REAL_REPOSITORIES")
REPOSITORIES: Final = ("PrefectHQ__fastmcp", "microsoft__aspire")

PLACES: Final = dict.fromkeys(("trailer", "author", "footer")) | {"branch": "branch_commits"}
SPANS: Final = {
    "to_landed_days": "first_commit_to_landed",
    "waited_days": "landed_to_release",
    "total_days": "total",
}

pytestmark = [
    pytest.mark.real_data,
    pytest.mark.skipif(not HISTORIES.is_dir(), reason="no real data beside the project"),
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
    pytest.mark.skipif(
        CLONES is None, reason="FLOWGAP_REAL_REPOSITORIES names no folder with clones"
    ),
]


def clone_of(repository: str) -> Path:
    path = Path(CLONES or "") / repository
    if not path.is_dir():
        pytest.skip(f"no clone {repository} in FLOWGAP_REAL_REPOSITORIES")
    return path


@cache
def truth_of(repository: str, name: str = "truth") -> dict[str, Any]:
    truth: dict[str, Any] = json.loads((HISTORIES / repository / f"{name}.json").read_text())
    return truth


@cache
def import_of(repository: str) -> GitImport:
    truth = truth_of(repository)
    return import_git(
        clone_of(repository),
        team=None,
        since=date.fromisoformat(truth["since"]),
        release_pattern=truth["release_tag_regex"],
        branch=truth["head"],
    )


def expected_table(repository: str, name: str) -> pl.DataFrame:
    return pl.read_csv(
        HISTORIES / repository / f"{name}.csv",
        schema_overrides={"pr_number": pl.String},
        try_parse_dates=True,
        infer_schema_length=None,
    )


def expected_changes(repository: str) -> pl.DataFrame:
    table = expected_table(repository, "mainline_changes").sort("sha")
    places = (
        pl.col(f"ai_{column or place}").is_not_null().alias(place)
        for place, column in PLACES.items()
    )
    return table.select(
        "sha",
        "deletions",
        pl.col("pr_number").alias("number"),
        pl.col("n_branch_commits").alias("n_commits"),
        pl.col("first_commit_authored_at").alias("first_commit_at"),
        pl.col("author_tz_offset_min").alias("author_offset_minutes"),
        pl.col("landed_at").alias("merged_at"),
        pl.col("author_is_bot").cast(pl.Boolean).alias("is_bot"),
        pl.col("ai_any").str.replace_all(";", "+").alias("ai_tools"),
        *places,
        pl.col("is_revert").cast(pl.Boolean),
        pl.col("is_fix").cast(pl.Boolean),
        pl.col("insertions").alias("additions"),
        pl.col("first_release_tag").alias("release"),
        pl.col("first_release_at").alias("deployed_at"),
    )


def found_changes(repository: str) -> pl.DataFrame:
    evidence, kind = pl.col("ai_evidence").fill_null(""), pl.col("type").fill_null("")
    return (
        import_of(repository)
        .changes.with_columns(
            pl.col("change_id").str.head(12).alias("sha"),
            pl.col("release").str.split("@").list.last(),
            *(evidence.str.contains(place).alias(place) for place in PLACES),
            (kind == "revert").alias("is_revert"),
            kind.is_in(["fix", "hotfix"]).alias("is_fix"),
        )
        .sort("sha")
    )


@cache
def changes_of(repository: str) -> pl.DataFrame:
    """Return the imported changes with the measures that the figures are made of."""
    day = pl.col("merged_at").dt
    waited = pl.col("deployed_at") - pl.col("merged_at")
    total = pl.col("deployed_at") - pl.col("first_commit_at")
    return import_of(repository).changes.with_columns(
        pl.format("{}-Q{}", day.year(), day.quarter()).alias("quarter"),
        day.year().cast(pl.String).alias("year"),
        day.date().alias("landed_on"),
        (pl.col("ai_assist") != "unknown").alias("ai_any"),
        pl.col("ai_evidence").fill_null("").str.contains("trailer").alias("ai_trailer"),
        (pl.col("additions") + pl.col("deletions")).alias("size"),
        (_days(total) - _days(waited)).alias("to_landed_days"),
        _days(waited).alias("waited_days"),
        _days(total).alias("total_days"),
    )


def _days(span: pl.Expr) -> pl.Expr:
    return span.dt.total_seconds() / 86_400


@pytest.mark.parametrize("repository", REPOSITORIES)
class TestPublicHistory:
    def test_every_change_is_the_same(self, repository: str) -> None:
        wanted, found = expected_changes(repository), found_changes(repository)
        for column in wanted.columns:
            differing = found["sha"].filter(found[column].ne_missing(wanted[column]))
            assert (column, differing.to_list()) == (column, [])

    def test_authors_are_told_apart_in_the_same_way(self, repository: str) -> None:
        wanted = expected_table(repository, "mainline_changes").select("sha", "author")
        found = changes_of(repository).select(
            pl.col("change_id").str.head(12).alias("sha"), "author_hash"
        )
        pairs = wanted.join(found, on="sha").select("author", "author_hash").unique()
        assert pairs.height == pairs["author"].n_unique() == pairs["author_hash"].n_unique()

    def test_every_release_is_the_same(self, repository: str) -> None:
        since = date.fromisoformat(truth_of(repository)["since"])
        wanted = (
            expected_table(repository, "release_tags")
            .filter((pl.col("is_release") == 1) & (pl.col("tagged_at").dt.date() >= since))
            .sort("tag")
        )
        found = import_of(repository).deployments.with_columns(
            pl.col("deployment_id").str.split("@").list.last().alias("tag")
        ).sort("tag")  # fmt: skip
        assert found["tag"].to_list() == wanted["tag"].to_list()
        assert found["finished_at"].to_list() == wanted["tagged_at"].to_list()
        assert found["commit_sha"].str.head(12).to_list() == wanted["sha"].to_list()
        assert found["n_commits"].to_list() == wanted["new_commits_since_prev_release"].to_list()

    def test_counts(self, repository: str) -> None:
        truth, counts = truth_of(repository), import_of(repository).counts
        assert counts.changes == truth["mainline_changes"]
        assert counts.tags == truth["tags_total"]
        assert counts.releases == truth["releases_in_window"]
        months = import_of(repository).deployments.group_by(
            pl.col("finished_at").dt.strftime("%Y-%m").alias("month")
        ).len()  # fmt: skip
        assert dict(months.iter_rows()) == truth["releases_per_month"]

    def test_figures_per_quarter(self, repository: str) -> None:
        changes = changes_of(repository)
        found = {str(quarter): figures_of(rows) for (quarter,), rows in changes.group_by("quarter")}
        assert found == truth_of(repository)["per_quarter"]

    def test_figures_per_year(self, repository: str) -> None:
        found = {}
        for (year,), rows in changes_of(repository).group_by("year"):
            tools = rows["ai_tools"].drop_nulls().str.split("+").explode().value_counts()
            found[str(year)] = {
                "changes": rows.height,
                "ai_trailer": rows["ai_trailer"].sum(),
                "ai_any": rows["ai_any"].sum(),
                **{f"tool_{tool}": count for tool, count in tools.iter_rows()},
            }
        assert found == truth_of(repository)["per_year"]

    @pytest.mark.parametrize("period", ["before", "after"])
    def test_the_ledger_of_each_period(self, repository: str, period: str) -> None:
        truth = truth_of(repository, "decomposition_truth")
        start, until = (date.fromisoformat(day) for day in truth["windows"][period])
        rows = changes_of(repository).filter(
            pl.col("landed_on").is_between(start, until, closed="left"),
            ~pl.col("is_bot"),
            pl.col("deployed_at").is_not_null(),
        )
        wanted = truth[period]
        assert rows.height == wanted["n"]
        for column, name in SPANS.items():
            assert rows[column].mean() == pytest.approx(wanted[f"mean_{name}"], abs=1e-9)
            assert rows[column].median() == pytest.approx(wanted[f"median_{name}"], abs=1e-9)
        assert rows["size"].median() == wanted["median_size"]
        for group, part in (
            ("ai", rows.filter("ai_any")),
            ("not_ai", rows.filter(~pl.col("ai_any"))),
        ):
            expected = wanted["groups"][group]
            assert (part.height, part.height / rows.height) == (expected["n"], expected["share"])
            assert part["total_days"].mean() == pytest.approx(expected["mean_total"], abs=1e-9)

    def test_importing_twice_changes_no_byte(self, repository: str, tmp_path: Path) -> None:
        once: dict[str, bytes] = {}
        for _ in range(2):
            import_into(tmp_path, repository, since="2026-01-01")
            once = once or {path.name: path.read_bytes() for path in tmp_path.iterdir()}
        assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == once


def import_into(folder: Path, repository: str, *, since: str) -> None:
    truth = truth_of(repository)
    options = ["--since", since, "--release-pattern", truth["release_tag_regex"]]
    command = ["import", "git", str(clone_of(repository)), "--out", str(folder), *options]
    assert main([*command, "--branch", truth["head"]]) == 0


def figures_of(rows: pl.DataFrame) -> dict[str, float | None]:
    """Return what `truth.json` says about a quarter."""
    n_ai, n_reverts = n_true(rows["ai_any"]), n_true(rows["type"] == "revert")
    return {
        "changes": rows.height,
        "bot_changes": n_true(rows["is_bot"]),
        "ai_trailer": n_true(rows["ai_trailer"]),
        "ai_any": n_ai,
        "ai_any_share": round(n_ai / rows.height, 4),
        "released": rows["deployed_at"].count(),
        "negative_landed_to_release": n_true(rows["waited_days"] < 0),
        "median_landed_to_release_days": quantile(rows["waited_days"], 0.5, decimals=4),
        "p90_landed_to_release_days": quantile(rows["waited_days"], 0.9, decimals=4),
        "median_first_commit_to_release_days": quantile(rows["total_days"], 0.5, decimals=4),
        "reverts": n_reverts,
        "revert_share": round(n_reverts / rows.height, 4),
        "distinct_authors": rows["author_hash"].n_unique(),
        "median_size": quantile(rows["size"], 0.5, decimals=1),
        "p90_size": quantile(rows["size"], 0.9, decimals=1),
    }


def n_true(flags: pl.Series) -> int:
    return int(flags.fill_null(value=False).sum())


def quantile(values: pl.Series, share: float, *, decimals: int) -> float | None:
    found = values.quantile(share, interpolation="linear")
    return None if found is None else round(found, decimals)
