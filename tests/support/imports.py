"""Runs an importer on bodies that a test writes down, and says what came of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flowgap.importing.conditions import RefusedRow
from flowgap.importing.harvest import Harvest, ImportContext, Importer
from flowgap.importing.identity import Identity

KEY = bytes(range(32))


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """Rows by file, how often each condition was met, and the refused rows."""

    rows: Mapping[str, list[Any]]
    met: Mapping[str, int]
    refused: tuple[RefusedRow, ...]


def context(**told: Any) -> ImportContext:  # noqa: ANN401 - what ImportContext takes
    """Return what an import is told; `team`, `memberships` and `bots` are its identity's."""
    own = {name: told.pop(name) for name in ("team", "memberships", "bots") if name in told}
    return ImportContext(identity=Identity(key=KEY, **own), **told)


def run_importer(
    importer: Importer, paths: tuple[Path, ...], told: ImportContext | None = None
) -> Imported:
    """Run an importer on files."""
    harvest = Harvest(source="test")
    importer(paths, told or context(), harvest)
    return Imported(
        rows=harvest.rows,
        met={met.text: met.count for met in harvest.conditions.met},
        refused=harvest.conditions.refused,
    )


def written(folder: Path, *bodies: object) -> tuple[Path, ...]:
    """Write each body as a JSON file of its own."""
    paths = []
    for number, body in enumerate(bodies, start=1):
        path = folder / f"body-{number}.json"
        path.write_text(json.dumps(body), encoding="utf-8")
        paths.append(path)
    return tuple(paths)
