"""One import from its files to the folder: what the command line and the pages do alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from flowgap.engagement.formats import STAGE_MAP_NAME
from flowgap.files import write_file
from flowgap.importing.harvest import Harvest, ImportContext, Importer
from flowgap.importing.merging import merge_harvest
from flowgap.importing.renewing import renew_codes
from flowgap.importing.stage_proposal import stage_map_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What the files brought, and which files of the folder were written."""

    harvest: Harvest
    written: tuple[Path, ...]


def import_into(
    folder: Path,
    name: str,
    importer: Importer,
    files: Sequence[Path],
    context: ImportContext,
) -> Imported:
    """Read the files of one tool and put their rows into an engagement folder.

    Raises
    ------
    InputError
        If a file is none of the tool's, or one of the folder cannot be read or written.
    """
    harvest = Harvest(source=name)
    importer(tuple(files), context, harvest)
    renew_codes(folder, context.identity)
    written = (*merge_harvest(harvest, folder), *_write_stage_map(harvest, folder))
    return Imported(harvest=harvest, written=written)


def _write_stage_map(harvest: Harvest, folder: Path) -> tuple[Path, ...]:
    """Write what was proposed for statuses, where nobody has said it yet."""
    path = folder / STAGE_MAP_NAME
    if not harvest.stage_proposals or path.exists():
        return ()
    write_file(path, stage_map_text(harvest.stage_proposals).encode())
    return (path,)
