"""Files that somebody gave to be imported, until they are: in the data folder, for a day."""

import hashlib
import json
import re
import secrets
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, Final
from zoneinfo import ZoneInfo

from flowgap.errors import InputError
from flowgap.services.jobs.files import JobFiles, make_private

_TOKEN: Final = re.compile(r"[0-9a-f]{32}")
_UNSAFE: Final = re.compile(r"[^\w.-]+")
_LONGEST_NAME: Final = 80
_CHUNK_BYTES: Final = 256 * 1024
_META: Final = "about.json"
MAPPING_NAME: Final = "map.yaml"
CSV_TOOL: Final = "csv"
"""Any table, with a mapping that says what its columns are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What was said of the files: which tool wrote them, and what they leave open."""

    tool: str
    team: str = ""
    repository: str = ""
    timezone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """Files that wait; their names are those that they were given, made harmless."""

    token: str
    folder: Path
    given: Given
    digest: str
    names: tuple[str, ...] = field(default_factory=tuple[str, ...])

    @property
    def paths(self) -> tuple[Path, ...]:
        """Return the files in the order in which they were given."""
        return tuple(self.folder / "files" / name for name in self.names)

    @property
    def mapping(self) -> Path:
        """Return where the mapping of a table lies, or would."""
        return self.folder / MAPPING_NAME


def stage(
    files: JobFiles, engagement_key: str, sources: Iterable[tuple[str, IO[bytes]]], given: Given
) -> Staged:
    """Write files to wait; nothing is left of what does not fit.

    Raises
    ------
    OSError
        If they cannot be written, e.g. as the disk is full.
    """
    token = secrets.token_hex(16)
    folder = _folder(files, engagement_key, token)
    make_private(folder / "files")
    digest = hashlib.sha256(repr(given).encode())
    names: list[str] = []
    try:
        for number, (name, source) in enumerate(sources, start=1):
            names.append(_harmless(name, number, names))
            digest.update(names[-1].encode())
            with (folder / "files" / names[-1]).open("xb") as copy:
                while chunk := source.read(_CHUNK_BYTES):
                    digest.update(chunk)
                    copy.write(chunk)
        about = {
            "tool": given.tool,
            "team": given.team,
            "repository": given.repository,
            "timezone": given.timezone,
            "names": names,
            "sha256": digest.hexdigest(),
        }
        (folder / _META).write_text(json.dumps(about), encoding="utf-8")
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Staged(
        token=token,
        folder=folder,
        given=given,
        digest=digest.hexdigest(),
        names=tuple(names),
    )


def find_staged(files: JobFiles, engagement_key: str, token: str) -> Staged | None:
    """Return files that wait for an engagement; None if there are none, or not any more."""
    if not _TOKEN.fullmatch(token):
        return None
    folder = _folder(files, engagement_key, token)
    try:
        about: Mapping[str, str] = json.loads((folder / _META).read_text(encoding="utf-8"))
    except OSError:
        return None
    given = Given(**{name: about[name] for name in ("tool", "team", "repository", "timezone")})
    return Staged(
        token=token,
        folder=folder,
        given=given,
        digest=about["sha256"],
        names=tuple(about["names"]),
    )


def with_zone(staged: Staged, zone: str) -> Staged:
    """Return staged files whose stamps without an offset are of another zone; it is kept.

    Raises
    ------
    InputError
        If it is no time zone.
    """
    if zone == staged.given.timezone:
        return staged
    try:
        ZoneInfo(zone or "UTC")
    except (ValueError, OSError, KeyError) as error:  # what a hostile name can raise
        raise InputError(
            f"{zone[:60]!r} is no time zone", file="time zone", allowed="such as Europe/Berlin"
        ) from error
    path = staged.folder / _META
    about = {**json.loads(path.read_text(encoding="utf-8")), "timezone": zone}
    about["sha256"] = hashlib.sha256(f"{staged.digest} {zone}".encode()).hexdigest()
    path.write_text(json.dumps(about), encoding="utf-8")
    given = replace(staged.given, timezone=zone)
    return replace(staged, given=given, digest=about["sha256"])


def waiting_for(files: JobFiles, engagement_key: str) -> Staged | None:
    """Return the files of a tool with statuses that were staged last, if they still wait."""
    folders = sorted(files.staged.glob(f"{engagement_key}+*"), key=lambda one: one.stat().st_mtime)
    found = (find_staged(files, engagement_key, one.name.rpartition("+")[2]) for one in folders)
    tools = [staged for staged in found if staged is not None and staged.given.tool != CSV_TOOL]
    return tools[-1] if tools else None


def forget_staged(files: JobFiles, engagement_key: str, token: str) -> None:
    """Delete files that wait, if they are there."""
    if _TOKEN.fullmatch(token):
        shutil.rmtree(_folder(files, engagement_key, token), ignore_errors=True)


def forget_all_staged(files: JobFiles, engagement_key: str) -> None:
    """Delete everything that waits for an engagement."""
    for folder in files.staged.glob(f"{engagement_key}+*"):
        shutil.rmtree(folder, ignore_errors=True)


def _folder(files: JobFiles, engagement_key: str, token: str) -> Path:
    return files.staged / f"{engagement_key}+{token}"


def _harmless(name: str, number: int, taken: list[str]) -> str:
    """Return a name that is no path and no other file's, with the ending of the one given."""
    plain = _UNSAFE.sub("_", name.replace("\\", "/").rpartition("/")[2]).strip("._")
    stem, dot, ending = plain.rpartition(".")
    short = f"{(stem or ending)[:_LONGEST_NAME]}{dot if stem else ''}{ending[:10] if stem else ''}"
    free = short or f"{number}-file"
    while free in taken:  # the number can lead to the very name that another file was given
        free = f"{number}-{free}"
    return free
