"""The release ledger of an engagement folder: what was given out, beside the files."""

from pathlib import Path
from typing import Final

from flowgap.errors import InputError
from flowgap.files import only_one, write_file
from flowgap.privacy.objections import first_conflict
from flowgap.privacy.snapshot import Ledger, Snapshot
from flowgap.result.document import Result
from flowgap.result.json import from_json, to_json
from flowgap.services.releases.document import FORMAT, from_text, to_text

RELEASES_NAME: Final = "releases.json"
_ALLOWED: Final = (
    f"the file as `flowgap diagnose` left it (format {FORMAT}); without it, who compares this "
    "result with earlier ones may tell people apart"
)


def read_ledger(folder: Path) -> Ledger:
    """Return what was given out of an engagement folder; nothing if there is no ledger.

    Raises
    ------
    InputError
        If the ledger is there and cannot be read, or is damaged.
    """
    path = folder / RELEASES_NAME
    try:
        return from_text(path.read_bytes().decode(errors="replace"))
    except FileNotFoundError:
        return Ledger()
    except OSError as error:
        problem = f"it cannot be read ({error.strerror})"
        raise InputError(problem, file=str(path), allowed=_ALLOWED) from error
    except ValueError as error:
        raise InputError(f"it is damaged: {error}", file=str(path), allowed=_ALLOWED) from error


def hand_out(result: Result, path: Path, *, folder: Path, given: tuple[Snapshot, ...]) -> None:
    """Write a result into `path`, and what it gives out into the ledger of `folder`.

    Nobody can read the result before the ledger knows of it. What cannot be put in place after
    that is in the ledger though it is not out, and does no harm: asked again, it is given again.

    Raises
    ------
    InputError
        If the ledger is damaged, one of both cannot be written, or another result was given out
        meanwhile beside which this one must not stand: then no result is there, but for one that
        was there before.
    """
    waiting = path.with_name(f".{path.name}.waiting")
    try:
        write_file(waiting, to_json(result).encode())
    except InputError as error:
        raise InputError(error.problem, file=str(path), allowed=error.allowed) from error
    try:
        with only_one(folder):
            _add_to_ledger(folder, given)
        waiting.replace(path)
    except OSError as error:
        problem = f"it cannot be written ({error.strerror})"
        raise InputError(problem, file=str(path), allowed="a file in its place, or none") from error
    finally:
        waiting.unlink(missing_ok=True)


def unrecorded_wave(result: Result, path: Path, *, folder: Path) -> str | None:
    """Return the wave of the result in `path`, if the ledger of `folder` does not know of it.

    None as well if there is no earlier result, if it is this one or of other waves, or gives
    nothing out. Of one that cannot be read the wave is empty.
    """
    try:
        earlier = path.read_bytes()
    except OSError:
        return None
    known = {snapshot.figure.wave for snapshot in read_ledger(folder).snapshots}
    if earlier == to_json(result).encode():
        return None
    try:
        before = from_json(earlier, file=str(path))
    except InputError:
        return None if known else ""
    mine = {wave.id for wave in result.engagement.waves}
    is_out = before.survey.wave in mine - known and before.privacy.released_cells > 0
    return before.survey.wave if is_out else None


def _add_to_ledger(folder: Path, given: tuple[Snapshot, ...]) -> None:
    """Write down what was given out; a ledger that says all of it already is left alone."""
    before = read_ledger(folder)
    conflict = first_conflict(before, given)
    if conflict is not None:
        raise InputError(
            f"another result was given out meanwhile; beside it, {conflict.name} of wave "
            f"{conflict.wave} would tell groups apart that are too small, so no result is given",
            file=str(folder / RELEASES_NAME),
            allowed="the same command again: it will know of that result",
        )
    after = before.plus(given)
    if after != before:
        try:
            write_file(folder / RELEASES_NAME, to_text(after.snapshots).encode())
        except InputError as error:
            raise InputError(
                f"{error.problem}, so no result is given: a later one could not be held against it",
                file=error.file,
                allowed=error.allowed,
            ) from error
