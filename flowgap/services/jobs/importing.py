"""The job that puts exports of a tool into the kept files of an engagement."""

import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from flowgap.db import reading, unit_of_work
from flowgap.engagement.archive import Limits, unpack_files
from flowgap.engagement.formats import CHANGES, FILE_NAMES, FOLDER_YAML, MANIFEST_NAME
from flowgap.engagement.manifest_file import manifest_text
from flowgap.engagement.stage_map import read_stage_map
from flowgap.errors import InputError
from flowgap.importing.conditions import Conditions
from flowgap.importing.first_settings import propose_periods
from flowgap.importing.given_files import ENDINGS, GivenFiles, given_files
from flowgap.importing.harvest import Harvest, ImportContext, Importer
from flowgap.importing.identity import Identity
from flowgap.importing.mapping.mapping_file import read_mapping
from flowgap.importing.mapping.rows import read_mapped
from flowgap.importing.registry import SOURCES
from flowgap.importing.whole_import import Imported, import_into
from flowgap.models import DataImport, JobKind, Scope, confine
from flowgap.services.engagements.finding import engagement_id_of, find_engagement
from flowgap.services.folders.hiding import people_key
from flowgap.services.folders.keeping import FileLine, keep_file, list_files, unpack_kept
from flowgap.services.folders.settings import read_settings
from flowgap.services.jobs.asking import Asked, Errand, ask_for
from flowgap.services.jobs.failures import UploadGoneError
from flowgap.services.jobs.leases import Held, Progress, finish
from flowgap.services.jobs.staging import CSV_TOOL, Staged, find_staged, forget_staged
from flowgap.services.jobs.work import Tools
from flowgap.yaml_source import read_yaml

STEPS: Final = ("unpack", "import", "keep")
ZIP_ENDING: Final = ".zip"
TABLE_ENDINGS: Final = (*ENDINGS, ".tsv", ".txt")


def ask_to_import(session: Session, key: str, staged: Staged, *, header: str = "") -> Asked:
    """Ask for the import of staged files; `header` is the digest of the columns of a table."""
    mapping = staged.mapping.read_text(encoding="utf-8") if staged.mapping.exists() else ""
    return ask_for(
        session,
        Errand(
            kind=JobKind.IMPORT,
            input={"engagement": key, "upload": staged.token, "header_sha256": header},
            name=f"{key} {staged.digest} {mapping}",
            engagement_id=engagement_id_of(session, key),
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """Folders to work in, and what was kept before."""

    folder: Path
    unpacked: Path
    before: Mapping[str, FileLine]
    engagement_id: int


def import_data(held: Held, tools: Tools) -> None:
    """Put staged files into the kept ones, all of them or none.

    The staged files stay for a day where statuses were proposed, to be imported once more as
    somebody corrects them; else they are deleted.
    """
    key = held.input["engagement"]
    staged = find_staged(tools.files, key, held.input["upload"])
    if staged is None:
        raise UploadGoneError("the files are not there any more")
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as unpacked:
        desk = _lay_out(held, tools, key, Path(folder), Path(unpacked))
        _tell(tools, "unpack")
        files = _files(staged, desk.unpacked)
        _tell(tools, "import")
        context = _context(staged, desk.folder, _key_to_hide_with(tools, key))
        importer = _importer(staged)
        given = given_files(files, importer, context)
        imported = import_into(desk.folder, staged.given.tool, importer, given.files, context)
        _propose_periods(desk.folder, imported.harvest.conditions)
        _tell(tools, "keep")
        _keep(held, tools, desk, staged, _report(imported, given))
    if not imported.harvest.stage_proposals:
        forget_staged(tools.files, key, staged.token)


def _tell(tools: Tools, step: str) -> None:
    tools.tell(Progress(step=step, n_done=STEPS.index(step), n_total=len(STEPS)))


def _lay_out(held: Held, tools: Tools, key: str, folder: Path, unpacked: Path) -> _Desk:
    with reading(tools.sessions) as session:
        confine(session, Scope(workspace_id=held.workspace_id))
        engagement = find_engagement(session, key)
        unpack_kept(session, engagement.id, folder)
        before = {line.name: line for line in list_files(session, engagement.id)}
        if MANIFEST_NAME not in before:
            text = manifest_text(read_settings(session, engagement).data)
            (folder / MANIFEST_NAME).write_text(text, encoding="utf-8")
        return _Desk(folder=folder, unpacked=unpacked, before=before, engagement_id=engagement.id)


def _files(staged: Staged, target: Path) -> tuple[Path, ...]:
    """Return the files to read, those of archives unpacked; all archives share one limit."""
    found: list[Path] = []
    limits = Limits()
    for number, path in enumerate(staged.paths):
        if path.suffix.lower() != ZIP_ENDING:
            found.append(path)
            continue
        place = target / str(number)
        place.mkdir()
        with path.open("rb") as archive:
            unpacked = unpack_files(archive, place, endings=TABLE_ENDINGS, limits=limits)
        limits = limits.after(unpacked)
        found += unpacked
    return tuple(found)


def _key_to_hide_with(tools: Tools, engagement_key: str) -> bytes:
    key = people_key(tools.secret_key, engagement_key)
    if key is None:
        raise InputError(
            "there is no secret key, so people in the data cannot be hidden",
            file="FLOWGAP_SECRET_KEY",
            allowed="the secret key of the installation; the server keeps one in its data folder",
        )
    return key


def _context(staged: Staged, folder: Path, key: bytes) -> ImportContext:
    given = staged.given
    return ImportContext(
        identity=Identity(key=key, team=given.team or None),
        zone=ZoneInfo(given.timezone) if given.timezone else None,
        stage_map=read_stage_map(folder),
        repository=given.repository or None,
        folder=folder,
    )


def _importer(staged: Staged) -> Importer:
    if staged.given.tool != CSV_TOOL:
        return SOURCES[staged.given.tool]
    rules = read_mapping(staged.mapping)

    def read(paths: tuple[Path, ...], context: ImportContext, harvest: Harvest) -> None:
        for path in paths:
            read_mapped(path, rules, context, harvest)

    return read


def _propose_periods(folder: Path, conditions: Conditions) -> None:
    """Propose the periods to compare where the settings name none yet."""
    path, changes = folder / MANIFEST_NAME, folder / CHANGES.name
    data = read_yaml(path, FOLDER_YAML, name=MANIFEST_NAME).data
    if not changes.exists() or data.get("before") or data.get("after"):
        return
    periods = propose_periods(changes)
    start, middle, until = map(str, (periods.start, periods.middle, periods.until))
    proposed = {
        "before": {"from": start, "to": middle},
        "after": {"from": middle, "to": until},
        "window_by": periods.window,
    }
    path.write_text(manifest_text({**data, **proposed}), encoding="utf-8")
    conditions.assume(periods.sentence)


def _keep(held: Held, tools: Tools, desk: _Desk, staged: Staged, report: Mapping[str, Any]) -> None:
    now, key = tools.clock(), people_key(tools.secret_key, held.input["engagement"])
    with unit_of_work(tools.sessions) as session:
        confine(session, Scope(workspace_id=held.workspace_id))
        for name in FILE_NAMES:
            path, old = desk.folder / name, desk.before.get(name)
            if path.exists():
                keep_file(
                    session,
                    desk.engagement_id,
                    name,
                    path.read_bytes(),
                    seen=None if old is None else old.digest,
                    now=now,
                    people_key=key,
                )
        is_table = staged.given.tool == CSV_TOOL
        session.add(
            DataImport(
                engagement_id=desk.engagement_id,
                job_key=held.key,
                tool=staged.given.tool,
                report=json.dumps(report, ensure_ascii=False),
                mapping=staged.mapping.read_text(encoding="utf-8") if is_table else None,
                header_digest=held.input["header_sha256"] or None,
                imported_at=now,
            )
        )
        finish(session, held)


def _report(imported: Imported, given: GivenFiles) -> dict[str, Any]:
    conditions = imported.harvest.conditions
    return {
        "rows": {file: len(rows) for file, rows in imported.harvest.rows.items()},
        "others": [{"name": one.name, "reason": one.reason} for one in given.others],
        "assumed": list(conditions.assumed),
        "met": [
            {"text": one.text, "count": one.count, "places": list(one.places)}
            for one in conditions.met
        ],
        "refused": [
            {
                "problem": one.problem,
                "allowed": one.allowed,
                "count": one.count,
                "places": list(one.places),
            }
            for one in conditions.refusals
        ],
        "n_refused": conditions.n_refused,
        "n_by_status": dict(imported.harvest.n_by_status),
    }
