"""`flowgap doctor`: check an engagement folder before it is diagnosed."""

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from textwrap import wrap
from typing import Final

import click

from flowgap.cli.installation import utc_now
from flowgap.engagement.doctor import (
    ColumnCoverage,
    Examination,
    FileCoverage,
    examine,
    import_report,
)
from flowgap.engagement.folder import EngagementFolder, Refusal, Remark
from flowgap.engagement.reading import read_engagement
from flowgap.questionnaire.loader import item_ids
from flowgap.wording import Wording

MOST_REFUSALS: Final = 20
"""Refused rows that are printed; `--json` has them all."""
MOST_CHARACTERS: Final = 100
"""Of a printed line."""
MOST_DRIFT: Final = 0.10
"""Of the rows: beyond that, a column is filled unlike in the two periods."""


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON and nothing else.")
def doctor(folder: Path, *, as_json: bool) -> None:
    """Check the engagement in FOLDER: what is filled, what was refused, what can be measured."""
    read = read_engagement(folder, items=item_ids, now=utc_now())
    if as_json:
        click.echo(json.dumps(import_report(read), ensure_ascii=False, indent=1))
        return
    for line in _lines(read, examine(read)):
        click.echo(line)


def _lines(folder: EngagementFolder, examination: Examination) -> Iterator[str]:
    yield f"{folder.manifest.client}: {folder.manifest.title}"
    yield from _files(examination)
    yield from _refusals(folder)
    yield from _remarks(folder)
    wording = Wording(folder.manifest.language)
    yield from _unlike(examination, wording)
    yield from _links(examination, wording)
    yield from _figures(examination, wording)
    yield from _help(examination, wording)


def _files(examination: Examination) -> Iterator[str]:
    if not examination.files:
        yield "\nNo CSV file is there yet."
    if any(not column.known for file in examination.files for column in file.columns):
        yield "\n* Not a column that FlowGap knows; kept as text."
    for file in examination.files:
        yield f"\n{file.file}: {file.rows:,} rows, {file.refused:,} refused{_by_period(file)}"
        by_share = groupby(sorted(file.columns, key=_percent, reverse=True), key=_percent)
        for percent, columns in by_share:
            filled = f"{percent} %" if percent else "empty"
            names = ", ".join(_name(column) for column in columns)
            yield from wrap(
                names, MOST_CHARACTERS, initial_indent=f"{filled:>7}  ", subsequent_indent=" " * 9
            )


def _by_period(file: FileCoverage) -> str:
    if file.rows_before is None or file.rows_after is None:
        return ""
    return f" ({file.rows_before:,} before, {file.rows_after:,} after)"


def _percent(column: ColumnCoverage) -> int:
    """Return the share of filled rows; only what is complete is 100, only nothing is 0."""
    share = column.filled_share or 0.0
    return round(100 * share) if share in {0.0, 1.0} else min(99, max(1, round(100 * share)))


def _name(column: ColumnCoverage) -> str:
    """Return the name of a column; a star marks one that the contract does not know."""
    return column.column if column.known else f"{column.column}*"


def _refusals(folder: EngagementFolder) -> Iterator[str]:
    n_refused = sum(record.refused for record in folder.files.values())
    if not n_refused:
        return
    yield f"\nRefused rows: {n_refused:,}"
    for refusal in folder.refusals[:MOST_REFUSALS]:
        yield f"  {_refused(refusal)}"
    more = n_refused - min(MOST_REFUSALS, len(folder.refusals))
    if more:
        yield f"  and {more:,} more: --json has up to 10,000 of a file"


def _refused(refusal: Refusal) -> str:
    place = f"{refusal.file}:{refusal.line}"
    if refusal.column is not None:
        place += f" {refusal.column}"
    return f"{place}: {refusal.problem}; allowed: {refusal.allowed}"


def _remarks(folder: EngagementFolder) -> Iterator[str]:
    if not folder.remarks:
        return
    yield "\nOdd, though the rows stay:"
    for remark in folder.remarks:
        yield f"  {remark.count:>7,}  {remark.file}: {remark.problem}{_places(remark)}"


def _places(remark: Remark) -> str:
    if not remark.lines:
        return ""
    lines = ", ".join(str(line) for line in remark.lines)
    more = " ..." if remark.count > len(remark.lines) else ""
    name = "line" if remark.count == 1 else "lines"
    return f" ({name} {lines}{more})"


def _unlike(examination: Examination, wording: Wording) -> Iterator[str]:
    """Name the columns that one period has clearly more of: what they show may be recording."""
    found = [
        (one, one.before, one.after)
        for one in examination.columns
        if one.before is not None and one.after is not None
    ]
    unlike = [row for row in found if abs(row[2] - row[1]) > MOST_DRIFT]
    if not unlike:
        return
    yield "\nFilled unlike in the two periods:"
    for one, before, after in unlike:
        shares = f"{wording.percent(before)} before, {wording.percent(after)} after"
        yield f"  {one.file} {one.column}: {shares}"


def _links(examination: Examination, wording: Wording) -> Iterator[str]:
    linked = [link for link in examination.links if link.share is not None]
    if not linked:
        return
    yield "\nLinks:"
    for link in linked:
        name = wording.say(f"doctor-link-{link.link}")
        periods = ""
        if link.share_before is not None and link.share_after is not None:
            before, after = wording.percent(link.share_before), wording.percent(link.share_after)
            periods = f" ({before} before, {after} after)"
        yield f"  {wording.percent(link.share or 0.0):>5} {name}{periods}: {link.makes_possible}"


def _help(examination: Examination, wording: Wording) -> Iterator[str]:
    found = examination.helps_most
    if found is not None:
        place = found.file if found.column is None else f"{found.column} ({found.file})"
        yield f"\n{wording.say('doctor-helps-most')}: {place}. {found.why}"


def _figures(examination: Examination, wording: Wording) -> Iterator[str]:
    yield "\nFigures:"
    for figure in examination.figures:
        name = wording.say(f"report-doctor-{figure.figure.replace('_', '-')}")
        state = wording.say(f"report-doctor-state-{figure.state}")
        line = f"  {state:<14} {name}"
        yield line if figure.needs is None else f"{line}: {figure.needs}"
