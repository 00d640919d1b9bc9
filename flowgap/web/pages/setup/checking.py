"""The check of what is kept: what its columns can carry, what is missing, what was refused."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from flowgap.engagement.figures import ENOUGH_SHARE, THIN_SHARE
from flowgap.engagement.folder import Refusal
from flowgap.engagement.formats import CHANGES
from flowgap.reporting.marks import Symbol
from flowgap.reporting.words import Words
from flowgap.result.document import ColumnShares, FigureCoverage, HelpsMost
from flowgap.services.folders.examining import Checked
from flowgap.stages import Stage
from flowgap.web.pages.results.data_check import MOST_ROWS, FileLine, RefusedRow
from flowgap.web.pages.results.data_links import (
    FigureGroup,
    LinkLine,
    Share,
    figure_groups,
    link_lines,
    share_of,
    verdict_of,
)
from flowgap.web.pages.setup.data import StepperStep, stepper
from flowgap.wording import Wording

FEEDS: Final = {
    "created_at": (Stage.CLARIFY,),
    "first_commit_at": (Stage.BUILD,),
    "ready_at": (Stage.BUILD, Stage.REVIEW),
    "first_review_at": (Stage.REVIEW,),
    "approved_at": (Stage.REVIEW, Stage.INTEGRATE),
    "ci_start_at": (Stage.CI,),
    "qa_start_at": (Stage.QA,),
    "security_start_at": (Stage.SECURITY,),
    "merged_at": (Stage.INTEGRATE,),
    "deployed_at": (Stage.RELEASE,),
}
"""Columns of changes, and the stages that cannot be told apart without them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnLine:
    """How far one column is filled in both periods, and what that is good for."""

    column: str
    before: Share | None
    after: Share | None
    feeds: str
    verdict: str
    symbol: Symbol


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpCard:
    """The one column that would help most, and a request for it that can be sent on."""

    column: str
    file: str
    why: str
    request: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPage:
    """All that the check shows."""

    title: str
    standfirst: str
    steps: tuple[StepperStep, ...]
    columns: tuple[ColumnLine, ...]
    links: tuple[LinkLine, ...]
    files: tuple[FileLine, ...]
    groups: tuple[FigureGroup, ...]
    help: HelpCard | None
    refused: tuple[RefusedRow, ...]
    refused_more: str
    remarks: tuple[str, ...]
    has_periods: bool
    can_use: bool
    base: str
    label: str


def check_page(checked: Checked, wording: Wording, *, can_use: bool) -> CheckPage:
    """Return the check in words."""
    examination, manifest = checked.examination, checked.manifest
    n_rows = sum(file.rows for file in examination.files)
    n_refused = sum(file.refused for file in examination.files)
    hidden = len(checked.refusals) - MOST_ROWS
    return CheckPage(
        title=_title(examination.figures, wording),
        standfirst=wording.say(
            "setup-check-rows",
            used=wording.number(n_rows - n_refused),
            rows=wording.number(n_rows),
            n=n_refused,
            refused=wording.number(n_refused),
        ),
        steps=stepper("check", wording),
        columns=tuple(_columns(examination.columns, wording)),
        links=tuple(link_lines(examination.links, wording)),
        files=tuple(
            FileLine(
                name=file.file,
                rows=wording.number(file.rows),
                refused=wording.number(file.refused),
            )
            for file in examination.files
        ),
        groups=tuple(figure_groups(examination.figures, wording)),
        help=_help(checked.helps_most, manifest.client, wording),
        refused=tuple(_row(one) for one in checked.refusals[:MOST_ROWS]),
        refused_more=wording.say("web-data-more", n=hidden) if hidden > 0 else "",
        remarks=tuple(
            wording.say(
                "setup-check-remark",
                n=wording.number(one.count),
                file=one.file,
                problem=one.problem,
            )
            for one in checked.remarks
        ),
        has_periods=manifest.before is not None and manifest.after is not None,
        can_use=can_use,
        base=wording.say(
            "setup-check-base",
            thin=wording.percent(THIN_SHARE),
            enough=wording.percent(ENOUGH_SHARE),
        ),
        label=wording.say("web-data-label"),
    )


def _title(figures: tuple[FigureCoverage, ...], wording: Wording) -> str:
    states = {one.figure: one.state for one in figures}
    n_missing = sum(state == "impossible" for state in states.values())
    message = f"setup-check-ledger-{states.get('ledger', 'impossible')}"
    return wording.say(message, n=n_missing)


def _columns(columns: tuple[ColumnShares, ...], wording: Wording) -> Iterator[ColumnLine]:
    words = Words(wording)
    found = {one.column: one for one in columns if one.file == CHANGES.name}
    for column, stages in FEEDS.items():
        shares = found.get(column)
        if shares is None:
            continue
        known = [share for share in (shares.before, shares.after) if share is not None]
        verdict, symbol = verdict_of(min(known, default=None))
        yield ColumnLine(
            column=column,
            before=share_of(shares.before, column, wording),
            after=share_of(shares.after, column, wording),
            feeds=wording.listing([words.stage(stage) for stage in stages]),
            verdict=wording.say(f"web-data-{verdict}"),
            symbol=symbol,
        )


def _help(found: HelpsMost | None, client: str, wording: Wording) -> HelpCard | None:
    if found is None:
        return None
    column = found.column or ""
    message = "setup-request-column" if column else "setup-request-file"
    return HelpCard(
        column=column,
        file=found.file,
        why=found.why,
        request=wording.say(message, client=client, column=column, file=found.file, why=found.why),
    )


def _row(one: Refusal) -> RefusedRow:
    return RefusedRow(
        file=one.file,
        line=str(one.line),
        column=one.column or "",
        problem=one.problem,
        allowed=one.allowed,
    )
