"""What an import brings: rows of canonical files, and what it met on the way."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from pathlib import Path
from typing import Final, Protocol

from flowgap.errors import InputError
from flowgap.importing.conditions import Condition, Conditions
from flowgap.importing.documents import read_documents
from flowgap.importing.identity import Identity
from flowgap.importing.record import Record
from flowgap.importing.stage_proposal import Proposal

Row = Mapping[str, object]
"""Texts, whole numbers, numbers, flags, days and moments in UTC by column; None is unknown."""

CHANGES: Final = "changes.csv"
EVENTS: Final = "events.csv"
DEPLOYMENTS: Final = "deployments.csv"
INCIDENTS: Final = "incidents.csv"
AI_ADOPTION: Final = "ai_adoption.csv"
_ALLOWED: Final = "what the tool's API returns"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportContext:
    """What an import is told beside its files.

    Attributes
    ----------
    identity : Identity
    zone : tzinfo or None
        Of stamps without an offset.
    stage_map : mapping of a status to its meaning, as in `stage_map.yaml`
    repository : str or None
        Where the files do not name it.
    folder : Path or None
        Where the rows will go, for what belongs to rows of earlier imports.
    """

    identity: Identity
    zone: tzinfo | None = None
    stage_map: Mapping[str, str] = field(default_factory=dict)
    repository: str | None = None
    folder: Path | None = None


@dataclass(slots=True, kw_only=True)
class Harvest:
    """Collects rows by file. A row with the key of an earlier one is put together with it.

    `stage_proposals` are what statuses may stand for, where the folder does not say.
    `whole_histories` are changes whose events are all in this harvest: older ones give way.
    `n_by_status` counts the items that were in each status of the source.
    """

    source: str
    stage_proposals: tuple[Proposal, ...] = ()
    conditions: Conditions = field(default_factory=Conditions)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    whole_histories: set[str] = field(default_factory=set)
    n_by_status: Counter[str] = field(default_factory=Counter)

    def add(self, file: str, row: Row) -> None:
        """Keep a row of a canonical file; what this tool calls itself is its `source`."""
        self.rows.setdefault(file, []).append({**row, "source": self.source})

    def records(self, path: Path, context: ImportContext) -> tuple[Record, ...]:
        """Return the objects of a JSON file, whether single, listed, a page each or one a line.

        Whoever imports decides what each of them is; a value that is neither object nor list is
        refused, an object without fields is counted.

        Raises
        ------
        InputError
            If it cannot be read, or holds nothing but objects without fields.
        """
        found: list[Record] = []
        n_empty = 0
        for document in read_documents(path):
            values = document.value if isinstance(document.value, list) else [document.value]
            for number, value in enumerate(values, start=1):
                if value == {}:
                    n_empty += 1
                    continue
                place = f"{document.place}, record {number}"
                if isinstance(value, dict):
                    found.append(
                        Record(
                            fields=value,
                            place=place,
                            conditions=self.conditions,
                            zone=context.zone,
                        )
                    )
                else:
                    self.conditions.refuse("it is no object", place=place, allowed=_ALLOWED)
        if n_empty and not found:
            problem = "it holds nothing but empty objects"
            raise InputError(problem, file=path.name, allowed=_ALLOWED)
        if n_empty:
            about = "a record"
            self.conditions.meet(Condition.EMPTY_OBJECT, about, place=path.name, count=n_empty)
        return tuple(found)


class Importer(Protocol):
    """Reads the files of one tool. Raises `InputError` where a file is not of that tool at all."""

    def __call__(self, paths: tuple[Path, ...], context: ImportContext, harvest: Harvest) -> None:
        """Add to the harvest what the files hold."""
