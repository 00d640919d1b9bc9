"""The files of an engagement: what is kept, all of it as one archive, and deleting."""

import io
import tempfile
import zipfile
from pathlib import Path

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from flowgap.engagement.formats import FILE_NAMES, MANIFEST_NAME
from flowgap.forms.texts import one_line
from flowgap.services.engagements.finding import find_engagement
from flowgap.services.folders.deleting import (
    TitleWrongError,
    WaveOpenError,
    belongings_of,
    delete_engagement,
)
from flowgap.services.folders.keeping import FileChangedError, forget_file, list_files
from flowgap.services.folders.laying_out import lay_out
from flowgap.services.jobs.staging import forget_all_staged
from flowgap.web.clock import utc_now
from flowgap.web.database import reading, unit_of_work
from flowgap.web.downloads import download
from flowgap.web.job_desk import job_desk
from flowgap.web.language import current_wording, speak
from flowgap.web.pages.results.report import file_name
from flowgap.web.pages.setup.files import delete_file_page, delete_page, files_page
from flowgap.web.setup.blueprint import bp, frame_of, show
from flowgap.web.statuses import CONFLICT, REFUSED
from flowgap.web.workload import long_work

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""Of every file in an archive: equal files make an equal one."""


@bp.get("/files")
def files(key: str) -> ResponseReturnValue:
    """Show what is kept, how large it is and since when."""
    return _files(key)


def _files(key: str, *, notice: str = "") -> str:
    with reading() as session:
        engagement = find_engagement(session, key)
        wording = speak(engagement.language)
        kept = list_files(session, engagement.id)
        belongings = belongings_of(session, engagement.id)
        frame = frame_of(session, engagement, "files")
    return show(frame, "files", files_page(kept, belongings, wording, notice=notice))


@bp.get("/files/engagement.zip")
def folder(key: str) -> ResponseReturnValue:
    """Send the folder of the engagement, with what may leave of closed waves, as one archive."""
    with long_work(), reading() as session, tempfile.TemporaryDirectory("-folder") as place:
        engagement = find_engagement(session, key)
        target = Path(place)
        lay_out(session, engagement.id, target, now=utc_now(), leaves=True)
        name = file_name(engagement.client, engagement.title)
        return download(_packed(target), f"{name}.zip", "application/zip")


@bp.route("/files/delete", methods=["GET", "POST"])
def drop_file(key: str) -> ResponseReturnValue:
    """Ask, and delete one kept file, if it is still the one that was seen."""
    if request.method == "GET":
        return _ask_for_file(key, request.args.get("file", ""))
    name = request.form.get("file", "")
    if name not in FILE_NAMES or name == MANIFEST_NAME:
        abort(404)
    try:
        with unit_of_work() as session:
            engagement = find_engagement(session, key)
            speak(engagement.language)
            forget_file(session, engagement.id, name, seen=request.form.get("seen"))
    except FileChangedError:
        notice = current_wording().say("setup-files-changed", file=name)
        return _files(key, notice=notice), CONFLICT
    return redirect(url_for(".files", key=key), 303)


def _ask_for_file(key: str, name: str) -> ResponseReturnValue:
    """Ask whether a file is to go; where it went already, the list shows what is kept."""
    with reading() as session:
        engagement = find_engagement(session, key)
        wording = speak(engagement.language)
        kept = {line.name: line for line in list_files(session, engagement.id)}
        frame = frame_of(session, engagement, "files")
    if name not in kept or name == MANIFEST_NAME:
        return redirect(url_for(".files", key=key), 303)
    return show(frame, "delete_file", delete_file_page(kept[name], wording))


@bp.route("/delete", methods=["GET", "POST"])
def delete(key: str) -> ResponseReturnValue:
    """Ask for the title, and delete the engagement with all that belongs to it."""
    typed = one_line(request.form.get("typed_title"))
    if request.method == "GET":
        return _ask(key)
    try:
        with unit_of_work() as session:
            engagement = find_engagement(session, key)
            speak(engagement.language)
            deleted = delete_engagement(session, engagement, typed_title=typed)
    except TitleWrongError:
        problem = current_wording().say("setup-wrong-typed-title")
        return _ask(key, typed=typed, problem=problem), REFUSED
    except WaveOpenError:
        return _ask(key, typed=typed), CONFLICT
    for digest in deleted.reports:
        job_desk().files.forget_report(digest)
    job_desk().files.forget_reports_within(key)
    forget_all_staged(job_desk().files, key)
    return redirect(url_for("engagements.index"), 303)


def _ask(key: str, *, typed: str = "", problem: str = "") -> str:
    with reading() as session:
        engagement = find_engagement(session, key)
        wording = speak(engagement.language)
        belongings = belongings_of(session, engagement.id)
        frame = frame_of(session, engagement, "files")
        title = engagement.title
    page = delete_page(title, belongings, wording, typed=typed, problem=problem)
    return show(frame, "delete", page)


def _packed(folder: Path) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as target:
        for path in sorted(folder.iterdir()):
            entry = zipfile.ZipInfo(path.name, FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            target.writestr(entry, path.read_bytes())
    return archive.getvalue()
