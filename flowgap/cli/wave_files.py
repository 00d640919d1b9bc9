"""Writes links: once, for the eyes of one person, or not at all."""

import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from flowgap.errors import InputError
from flowgap.services.waves.link_table import address_of, link_rows, links_csv
from flowgap.services.waves.opening import Link
from flowgap.services.waves.poster import draw_poster

OWNER_ONLY: Final = 0o600
MAX_NAME_CHARACTERS: Final = 40


class LinkFiles:
    """Files that were written; they are deleted again if what they belong to fails."""

    def __init__(self) -> None:
        """Begin with none."""
        self.paths: list[Path] = []

    def write(self, path: Path, text: str) -> None:
        """Write a file that only its owner reads and that did not exist before."""
        try:
            if not path.parent.is_dir():
                path.parent.mkdir(parents=True)
        except OSError as error:
            raise _unwritable(path, error) from error
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
            self.paths.append(path)
            with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
        except FileExistsError as error:
            raise InputError(
                "it exists: links are never written over",
                file=str(path),
                allowed="the name of a new file",
            ) from error
        except OSError as error:
            raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> InputError:
    problem = f"it cannot be written ({error.strerror})"
    return InputError(problem, file=str(path), allowed="a file in a folder that you may write to")


@contextmanager
def link_files() -> Iterator[LinkFiles]:
    """Give a place to write links; raising in the block deletes what was written."""
    files = LinkFiles()
    try:
        yield files
    except BaseException:
        for path in files.paths:
            with suppress(OSError):
                path.unlink()
        raise


def write_links(files: LinkFiles, path: Path, links: Sequence[Link], *, public_url: str) -> None:
    """Write links as a table."""
    files.write(path, links_csv(tuple(link_rows(links, public_url=public_url))))


def write_posters(
    files: LinkFiles, folder: Path, links: Sequence[Link], *, public_url: str
) -> None:
    """Write a QR code for each link that a team shares."""
    shared = [link for link in links if link.code is not None]
    for number, link in enumerate(shared, start=1):
        name = f"{number:0{len(str(len(shared)))}}-{_file_name(link.team)}.svg"
        poster = draw_poster(
            address_of(link, public_url), host=public_url, code=link.code or "", team=link.team
        )
        files.write(folder / name, poster)


def _file_name(team: str) -> str:
    """Return a team's name as every file system takes it."""
    plain = unicodedata.normalize("NFKD", team).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:MAX_NAME_CHARACTERS].strip("-") or "team"
