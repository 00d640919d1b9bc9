"""What a proposed mapping takes for granted of its columns, and what the table does not hold."""

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from flowgap.engagement.tables.columns import FileFormat, Kind
from flowgap.importing.conditions import Condition
from flowgap.importing.dates import AMBIGUOUS_ORDER, date_column
from flowgap.importing.delimited import WINDOWS, Table
from flowgap.importing.mapping.numbers import AMBIGUOUS_NUMBERS, number_column
from flowgap.importing.sheet_stamps import ENCODING_TAKEN

_NO_ZONE: Final = "{} has stamps without an offset from UTC: give --timezone, the zone of its clock"
_GAPS: Final[Mapping[str, Mapping[str, str]]] = {
    "changes": {
        "author_hash": "how far work rests on a few, and who is a program (it is hashed)",
        "type": "whether the mix of work changed",
        "ai_assist": "changes with AI beside changes without",
        "state": "open work apart from work that was given up",
        "created_at": "waiting before work begins",
        "first_commit_at": "when building begins",
        "opened_at": "building apart from reviewing, where nothing tells when it was ready",
        "ready_at": "building apart from reviewing",
        "first_review_at": "waiting for a review",
        "approved_at": "reviewing apart from integrating",
        "merged_at": "waiting for the release apart from the rest",
        "ci_start_at": "the time of automated checks, with ci_end_at",
        "qa_start_at": "the time of testing, with qa_end_at",
        "security_start_at": "the time of security checks, with security_end_at",
        "deployed_at": "lead time as people outside see it: without it time ends at the merge",
        "n_reviews": "changes that nobody reviewed",
        "additions": "the size of changes, with deletions",
        "sprint_planned": "planned work that was done in time, with sprint_done",
        "merge_sha": "links to deployments that name a commit",
        "reverts_change_id": "changes that had to be taken back",
    },
    "events": {"actor_hash": "how far reviewing rests on a few (it is hashed)"},
    "deployments": {
        "environment": "production apart from trials: without it all counts as production",
        "result": "failed pipelines apart from deployments",
        "commit_sha": "links to the changes that a deployment brought",
        "change_ids": "links to the changes that a deployment brought",
        "unplanned": "rework rate",
        "rollback_of": "deployments that failed and were taken back",
    },
    "incidents": {
        "resolved_at": "recovery time",
        "deployment_id": "change fail rate, without guessing by time",
        "caused_by_change": "incidents of changes apart from others",
        "detected_at": "how long it takes to see a failure",
    },
    "ai_adoption": {
        "developers": "the share of people who use AI",
        "active": "how many use AI",
        "ai_changes": "the share of changes with AI, with changes",
    },
}
"""What each column that nothing was found for would make possible."""


def assumption_lines(table: Table, form: FileFormat, own: Mapping[str, str]) -> Iterator[str]:
    """Yield remarks on how the columns are read, and settings that only people can decide.

    Parameters
    ----------
    table : Table
    form : FileFormat
    own : mapping of a canonical column to the table's own
    """
    if table.encoding == WINDOWS:
        yield _remark(ENCODING_TAKEN.format(table.name))
    stamps = {one.name: own[one.name] for one in form.columns if _is_dated(one.kind, one.name, own)}
    if stamps:
        named = ", ".join(f"{name} ({column})" for name, column in stamps.items())
        yield _remark(f"Moments and days: {named}")
    problems: list[str] = []
    for column in stamps.values():
        how = date_column(table.values(column))
        problems.extend([] if how.problem is None else [how.problem])
        for text in (how.problem, how.settled):
            if text is not None:
                yield _remark(text.format(column))
        if any(how.read(text, None) is Condition.NO_OFFSET for text in table.values(column)):
            yield _remark(_NO_ZONE.format(column))
    if AMBIGUOUS_ORDER in problems:
        yield "dates: day_first  # or month_first: no row of the table tells"
    yield from _number_lines(table, form, own)


def gap_lines(file: str, own: Collection[str]) -> Iterator[str]:
    """Yield the columns that nothing was found for, with what each would make possible."""
    gaps = {name: gain for name, gain in _GAPS[file].items() if name not in own}
    if gaps:
        yield "# Nothing in the table was taken for these; each would make possible:"
    for name, gain in gaps.items():
        yield f"#   {name}: {gain}"


def _is_dated(kind: Kind, name: str, own: Collection[str]) -> bool:
    return kind in {Kind.STAMP, Kind.DAY} and name in own


def _number_lines(table: Table, form: FileFormat, own: Mapping[str, str]) -> Iterator[str]:
    problems: list[str] = []
    for column in form.columns:
        if column.kind not in {Kind.COUNT, Kind.NUMBER} or column.name not in own:
            continue
        name = own[column.name]
        how = number_column(table.values(name), is_count=column.kind is Kind.COUNT)
        problems.extend([] if how.problem is None else [how.problem])
        for text in (how.problem, how.settled):
            if text is not None:
                yield _remark(text.format(name))
    if AMBIGUOUS_NUMBERS in problems:
        yield "numbers: decimal_comma  # or decimal_point: no row of the table tells"


def _remark(text: str) -> str:
    """Return a remark of YAML on one line, whatever a table calls its columns."""
    return f"# {' '.join(text.split())}."
