"""Runs an importer over bodies written in a test, and returns the rows."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path

from flowgap.importing.harvest import Harvest, ImportContext, Importer, Row
from flowgap.importing.identity import Identity

KEY = bytes(32)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an importer brought."""

    harvest: Harvest

    def rows(self, file: str) -> list[Row]:
        """Return the rows of a canonical file."""
        return self.harvest.rows.get(file, [])

    def row(self, file: str) -> Row:
        """Return the only row of a file."""
        (row,) = self.rows(file)
        return row

    @property
    def told(self) -> list[str]:
        """Return every condition that was met."""
        return [met.text for met in self.harvest.conditions.met]

    @property
    def assumed(self) -> list[str]:
        """Return every assumption that was made."""
        return list(self.harvest.conditions.assumed)

    @property
    def refused(self) -> list[str]:
        """Return why rows were refused."""
        return [row.problem for row in self.harvest.conditions.refused]


def run_importer(  # noqa: PLR0913 - one argument for each thing that an import is told
    importer: Importer,
    folder: Path,
    *bodies: object,
    team: str | None = None,
    zone: tzinfo | None = None,
    stage_map: Mapping[str, str] | None = None,
    ending: str = "json",
) -> Imported:
    """Write each body into a file of its own, text and bytes as they are, and import all."""
    paths = []
    for number, body in enumerate(bodies):
        path = folder / f"body{number}.{ending}"
        text = body if isinstance(body, str | bytes) else json.dumps(body)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        paths.append(path)
    harvest = Harvest(source="test")
    context = ImportContext(
        identity=Identity(key=KEY, team=team), zone=zone, stage_map=stage_map or {}
    )
    importer(tuple(paths), context, harvest)
    return Imported(harvest)
