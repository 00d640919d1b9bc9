"""Where a pull stands: kept in the folder, so that the next run goes on and asks no more."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from flowgap.engagement.tables.content import read_bytes
from flowgap.errors import InputError
from flowgap.files import write_file

PLACE_NAME: Final = "pull.json"
_MOST_BYTES: Final = 1_000_000


class Walk(BaseModel):
    """A walk from the newest item back; `newest` is the first it met, `after` its last page."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    newest: datetime
    after: str


class Stand(BaseModel):
    """What is here of one list: all from `since` (None: ever) up to `complete_to`, and a walk."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    complete_to: datetime | None = None
    since: datetime | None = None
    walk: Walk | None = None


class Place(BaseModel):
    """What is here of one repository; `id` is the server's, which no renaming changes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str | None = None
    name: str | None = None
    lists: Mapping[str, Stand] = Field(default_factory=dict)

    def stand(self, name: str) -> Stand:
        """Return what is here of a list."""
        return self.lists.get(name, Stand())

    def with_stand(self, name: str, stand: Stand) -> "Place":
        """Return the place with another stand of a list."""
        return self.model_copy(update={"lists": {**self.lists, name: stand}})


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal[2]
    places: dict[str, Place]


def read_places(folder: Path) -> dict[str, Place]:
    """Return the place of each repository, by host and name in lower case.

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


def write_place(folder: Path, key: str, place: Place) -> None:
    """Keep the place of a repository in the folder."""
    places = {**read_places(folder), key: place}
    document = {
        "format": 2,
        "places": {name: one.model_dump(mode="json") for name, one in sorted(places.items())},
    }
    write_file(folder / PLACE_NAME, f"{json.dumps(document, indent=1)}\n".encode())


def moment(text: object) -> datetime | None:
    """Return a stamp of the server in UTC, None if it is none."""
    try:
        read = datetime.fromisoformat(text) if isinstance(text, str) else None
        return read.astimezone(UTC) if read is not None and read.tzinfo else None
    except (ValueError, OverflowError):
        return None
