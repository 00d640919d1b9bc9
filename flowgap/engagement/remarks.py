"""Conditions in rows that stay: impossible orders, days far ahead, links that lead nowhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Final

import polars as pl

from flowgap.engagement.far_ahead import last_credible, lies_after
from flowgap.engagement.folder import Remark
from flowgap.engagement.formats import (
    CHANGES,
    DEPLOYMENTS,
    EVENTS,
    FILE_NAMES,
    FIXED_FORMATS,
    INCIDENTS,
)
from flowgap.engagement.tables.raw import LINE
from flowgap.wording import Wording

TABLE_ENDINGS: Final = frozenset({".csv", ".xlsx", ".xls", ".yaml", ".yml"})
"""Of files that somebody may have meant for FlowGap."""
CLOSE: Final = 0.8
"""Likeness of two names from which one may be the other misspelt (difflib's ratio)."""
MAX_LINES: Final = 10
"""Lines that a remark names; all rows are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Two stamps of which the first cannot be later."""

    file: str
    first: str
    then: str


ORDERS: Final = tuple(
    Order(file=file, first=first, then=then)
    for file, first, then in (
        (CHANGES.name, "created_at", "first_commit_at"),
        (CHANGES.name, "first_commit_at", "opened_at"),
        (CHANGES.name, "opened_at", "ready_at"),
        (CHANGES.name, "opened_at", "first_review_at"),
        (CHANGES.name, "ready_at", "first_review_at"),
        (CHANGES.name, "first_review_at", "approved_at"),
        (CHANGES.name, "opened_at", "merged_at"),
        (CHANGES.name, "approved_at", "merged_at"),
        (CHANGES.name, "merged_at", "deployed_at"),
        (CHANGES.name, "opened_at", "closed_at"),
        (CHANGES.name, "ci_start_at", "ci_end_at"),
        (CHANGES.name, "qa_start_at", "qa_end_at"),
        (CHANGES.name, "security_start_at", "security_end_at"),
        (DEPLOYMENTS.name, "started_at", "finished_at"),
        (INCIDENTS.name, "started_at", "detected_at"),
        (INCIDENTS.name, "started_at", "resolved_at"),
    )
)


def find_remarks(
    tables: Mapping[str, pl.DataFrame], wording: Wording, *, now: datetime | None = None
) -> tuple[Remark, ...]:
    """Return what is odd in rows that stay; the tables still have their column of lines.

    What lies after `now`, when the folder is read, cannot have happened.
    """
    return tuple(
        remark
        for remark in (
            *_impossible_orders(tables, wording),
            *_far_ahead(tables, wording, now),
            *_dangling(tables, wording),
            *_misnamed_columns(tables, wording),
        )
        if remark.count
    )


def unread_files(folder: Path, wording: Wording) -> tuple[Remark, ...]:
    """Return the files that are not read because of their name: case and spelling matter."""
    problem = wording.say("doctor-remark-file-not-read")
    found = sorted(
        path.name
        for path in folder.iterdir()
        if path.suffix.lower() in TABLE_ENDINGS and path.name not in FILE_NAMES
    )
    return tuple(
        Remark(file=name, code="file_not_read", count=1, problem=problem, lines=())
        for name in found[:MAX_LINES]
    )


def _impossible_orders(tables: Mapping[str, pl.DataFrame], wording: Wording) -> Iterator[Remark]:
    for order in ORDERS:
        code = f"{order.then}_before_{order.first}"
        problem = wording.say("doctor-remark-order", first=order.first, then=order.then)
        odd = pl.col(order.then) < pl.col(order.first)
        yield _remark(order.file, code, problem, tables[order.file].filter(odd))


def _far_ahead(
    tables: Mapping[str, pl.DataFrame], wording: Wording, now: datetime | None
) -> Iterator[Remark]:
    for name, end in last_credible(tables).items():
        late = lies_after(name, end)
        problem = wording.say("doctor-remark-far-ahead")
        yield _remark(name, "stamp_far_ahead", problem, tables[name].filter(late))
        early = wording.say("doctor-remark-future")
        rows = tables[name].filter(lies_after(name, now) & ~late)
        yield _remark(name, "stamp_in_future", early, rows)


def _dangling(tables: Mapping[str, pl.DataFrame], wording: Wording) -> Iterator[Remark]:
    changes, events = tables[CHANGES.name], tables[EVENTS.name]
    teams = tables["roster.csv"]["team"].unique()
    if len(teams):
        foreign = changes.filter(~pl.col("team").is_in(teams.to_list()))
        problem = wording.say("doctor-remark-team-not-surveyed")
        yield _remark(CHANGES.name, "team_not_in_roster", problem, foreign)
    log = tables[DEPLOYMENTS.name]
    if log.filter(pl.coalesce("commit_sha", "change_ids").is_not_null()).height:
        problem = wording.say("doctor-remark-no-repository")
        homeless = changes.filter(pl.col("repository").is_null())
        yield _remark(CHANGES.name, "no_repository", problem, homeless)
    lost = events.join(changes.select("change_id"), on="change_id", how="anti")
    problem = wording.say("doctor-remark-unknown-change")
    yield _remark(EVENTS.name, "unknown_change", problem, lost)


def _misnamed_columns(tables: Mapping[str, pl.DataFrame], wording: Wording) -> Iterator[Remark]:
    for form in FIXED_FORMATS.values():
        unknown = [name for name in tables[form.name].columns if name not in {*form.names, LINE}]
        for name in unknown:
            for known in get_close_matches(name, form.names, n=1, cutoff=CLOSE):
                problem = wording.say("doctor-remark-column-misnamed", name=name, known=known)
                yield Remark(
                    file=form.name, code="column_misnamed", count=1, problem=problem, lines=(1,)
                )


def _remark(file: str, code: str, problem: str, rows: pl.DataFrame) -> Remark:
    lines = rows[LINE].sort().head(MAX_LINES).to_list()
    return Remark(file=file, code=code, count=rows.height, problem=problem, lines=tuple(lines))
