"""Where a pull stands: kept in the folder, so that the next run goes on and asks no more."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from flowgap.engagement.tables.content import read_bytes
from flowgap.errors import InputError
from flowgap.files import write_file

PLACE_NAME: Final = "pull.json"
_MOST_BYTES: Final = 100_000


class Walk(BaseModel):
    """A walk from the newest change back; `newest` is the first it met, `after` its last page."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    newest: datetime
    after: str | None


class Place(BaseModel):
    """What is here of one repository: all that was changed up to `complete_to`, and a walk."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    complete_to: datetime | None = None
    walk: Walk | None = None


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal[1]
    places: dict[str, Place]


def read_places(folder: Path) -> dict[str, Place]:
    """Return the place of each repository, by host and name.

    Raises
    ------
    InputError
        If the file is there and cannot be read.
    """
    path = folder / PLACE_NAME
    if not path.exists():
        return {}
    try:
        found = _File.model_validate_json(read_bytes(path, max_bytes=_MOST_BYTES))
    except ValidationError as error:
        raise InputError(
            "it does not say where the pull stands",
            file=str(path),
            allowed="the file as `flowgap pull` left it, or none: then all is asked for again",
        ) from error
    return found.places


def write_place(folder: Path, name: str, place: Place) -> None:
    """Keep the place of a repository in the folder."""
    places = {**read_places(folder), name: place}
    document = {
        "format": 1,
        "places": {key: one.model_dump(mode="json") for key, one in sorted(places.items())},
    }
    write_file(folder / PLACE_NAME, f"{json.dumps(document, indent=1)}\n".encode())


def moment(text: str) -> datetime | None:
    """Return a stamp of the server in UTC, None if it is none."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return None
    return read.astimezone(UTC) if read.tzinfo else None
