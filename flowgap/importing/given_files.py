"""Which files an import reads, where it is given a folder: others are named with the reason."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from flowgap.errors import InputError
from flowgap.importing.harvest import Harvest, ImportContext, Importer

ENDINGS: Final = (".json", ".jsonl", ".ndjson", ".csv")
OTHERS_ALLOWED: Final = f"files of this tool that end in {', '.join(ENDINGS)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherFile:
    """A file of a folder that is not read, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenFiles:
    """The files to read, in order, and the others."""

    files: tuple[Path, ...]
    others: tuple[OtherFile, ...]


def given_files(paths: tuple[Path, ...], importer: Importer, context: ImportContext) -> GivenFiles:
    """Return the files that were named, and of each folder those that the importer can read.

    Raises
    ------
    InputError
        If a folder holds none.
    """
    files: list[Path] = []
    others: list[OtherFile] = []
    for path in paths:
        if not path.is_dir():
            files.append(path)
            continue
        inside = sorted(path.iterdir())
        reasons = {one: _reason(one, importer, context) for one in inside}
        readable = [one for one, reason in reasons.items() if reason is None]
        others.extend(
            OtherFile(name=one.name, reason=reason)
            for one, reason in reasons.items()
            if reason is not None
        )
        if not readable:
            raise InputError(
                _nothing([reason for reason in reasons.values() if reason is not None]),
                file=str(path),
                allowed=OTHERS_ALLOWED,
            )
        files.extend(readable)
    return GivenFiles(files=tuple(files), others=tuple(others))


def _reason(path: Path, importer: Importer, context: ImportContext) -> str | None:
    """Return why a file cannot be read, None if it can: it is tried by itself."""
    if path.is_dir():
        return "it is a folder inside the folder"
    if path.suffix.lower() not in ENDINGS:
        return "its name ends otherwise"
    try:
        importer((path,), replace(context, folder=None), Harvest(source="trial"))
    except InputError as error:
        return error.problem
    return None


def _nothing(reasons: list[str]) -> str:
    why = f": {reasons[0]}" if reasons else ""
    return f"the folder holds no file that can be read{why}"
