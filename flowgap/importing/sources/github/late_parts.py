"""What belongs to a pull request of an earlier import: its reviews, and what reverts it."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

from flowgap.engagement.formats import CHANGES as CHANGES_FORMAT
from flowgap.importing.clock import read_stamp
from flowgap.importing.harvest import CHANGES, Harvest, ImportContext
from flowgap.importing.sources.github.facts import Gathered, PullKey
from flowgap.importing.sources.github.gathering import Gathering
from flowgap.importing.sources.github.reviewing import reviewed
from flowgap.importing.sources.github.rows import add_reviews, review_columns
from flowgap.importing.writing import read_written

Known = Mapping[str, str | None]
"""A row of `changes.csv` as text."""
UNUSED_PARTS: Final = "commits and events came without their pull request, so they are not used"


def known_changes(gathering: Gathering, folder: Path | None) -> Mapping[str, Known]:
    """Return the rows of the folder by change, where an import has parts alone.

    Raises
    ------
    InputError
        If the file is there and cannot be read.
    """
    path = None if folder is None else folder / CHANGES
    lacking = any(one.pull is None for one in gathering.pulls.values())
    if path is None or not lacking or not path.exists():
        return {}
    table = read_written(path, key=CHANGES_FORMAT.required[0])
    return {row["change_id"]: row for row in table.iter_rows(named=True)}


def known_shas(folder: Path | None) -> tuple[tuple[str | None, str], ...]:
    """Return the commits that landed or headed the changes of the folder, each with its change.

    Raises
    ------
    InputError
        If the file is there and cannot be read.
    """
    path = None if folder is None else folder / CHANGES
    if path is None or not path.exists():
        return ()
    table = read_written(path, key=CHANGES_FORMAT.required[0])
    columns = [name for name in ("merge_sha", "head_sha") if name in table.columns]
    return tuple(pair for name in columns for pair in table.select(name, "change_id").iter_rows())


def add_parts(
    key: PullKey, gathered: Gathered, known: Known | None, context: ImportContext, harvest: Harvest
) -> None:
    """Add what reviews and comments say to a row that is there already."""
    if known is None:
        harvest.conditions.refuse(
            f"its pull request {key.change_id} is neither in these files nor in the folder",
            place=gathered.place,
            allowed="the body of the pull request, in this import or an earlier one",
        )
        return
    if gathered.commits or gathered.toggles:
        harvest.conditions.tell(UNUSED_PARTS, place=gathered.place)
    found = reviewed(
        gathered,
        author=known.get("author_hash"),
        merged_at=_stamp(known, "merged_at"),
        identity=context.identity,
        conditions=harvest.conditions,
    )
    add_reviews(key, found, harvest)
    row = dict(review_columns(found))
    before = _stamp(known, "first_review_at")
    if before is not None and (found.first_review_at is None or before < found.first_review_at):
        row |= {"first_review_at": before, "review_evidence": known.get("review_evidence")}
    for column in ("n_reviews", "late_reviews"):
        count = known.get(column) or ""
        new = row[column]
        if count.isdigit() and isinstance(new, int):
            row[column] = max(int(count), new)
    harvest.add(CHANGES, {"change_id": key.change_id, **row})


def _stamp(known: Known, column: str) -> datetime | None:
    text = known.get(column)
    read = None if text is None else read_stamp(text)
    return read if isinstance(read, datetime) else None
