"""Mapping the columns of a table: proposed, looked over, tried on its first rows, imported."""

import tempfile
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from flask import request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from flowgap.engagement.formats import ROSTER
from flowgap.errors import InputError
from flowgap.forms.texts import one_line
from flowgap.importing.delimited import Table, read_delimited
from flowgap.importing.harvest import Harvest, ImportContext
from flowgap.importing.identity import Identity, new_key
from flowgap.importing.mapping.choices import Choices, checked, choices_of, chosen, proposed
from flowgap.importing.mapping.head import header_digest, write_head
from flowgap.importing.mapping.mapping_file import FILES
from flowgap.importing.mapping.own_files import own_file
from flowgap.importing.mapping.proposal import likely_file
from flowgap.importing.mapping.rows import read_mapped
from flowgap.models import Engagement
from flowgap.services.engagements.finding import find_engagement
from flowgap.services.folders.imports import last_mapping
from flowgap.services.jobs.staging import CSV_TOOL, Staged, find_staged, with_zone
from flowgap.web.database import reading
from flowgap.web.job_desk import job_desk
from flowgap.web.language import current_wording, speak
from flowgap.web.pages.add import Problem, refusal_problem
from flowgap.web.pages.setup.mapping import Trial, mapping_page, meanings_of, trial_of
from flowgap.web.setup.add_data import import_staged
from flowgap.web.setup.blueprint import bp, frame_of, show
from flowgap.web.statuses import GONE, REFUSED
from flowgap.wording import Wording


@bp.route("/data/map", methods=["GET", "POST"])
def map_columns(key: str) -> ResponseReturnValue:
    """Show the columns of a staged table; check what was chosen, or import by it."""
    with reading() as session:
        engagement = find_engagement(session, key)
        wording = speak(engagement.language)
        staged = find_staged(job_desk().files, key, request.values.get("upload", ""))
        if staged is None or staged.given.tool != CSV_TOOL:
            return show(frame_of(session, engagement, "data"), "staged_gone", None), GONE
        with tempfile.TemporaryDirectory(prefix="flowgap-") as folder:
            head = Path(folder) / staged.names[0]
            try:
                write_head(staged.paths[0], head)
                table = read_delimited(head)
            except InputError as refused:
                problem = refusal_problem(refused, wording)
                return show(frame_of(session, engagement, "data"), "unreadable", problem), REFUSED
            if (own := own_file(table)) is not None:
                problem = _own_problem(own, wording)
                return show(frame_of(session, engagement, "data"), "unreadable", problem), REFUSED
            if request.method == "GET":
                choices, note = _first(session, engagement, staged, table)
                return _screen(session, engagement, staged, table, choices, note=note)
            return _act(session, engagement, staged, table, head)


def _own_problem(file: str, wording: Wording) -> Problem:
    """Say where a file of an engagement folder goes in: it is no table of a tool."""
    message = "setup-map-own-teams" if file == ROSTER.name else "setup-map-own-file"
    return Problem(what=wording.say(message, file=file), language=wording.language)


def _first(
    session: Session, engagement: Engagement, staged: Staged, table: Table
) -> tuple[Choices, str]:
    """Return what to begin with: the choices of last time, else what the names tell."""
    asked = request.args.get("file", "")
    if not asked and staged.mapping.exists():
        return choices_of(staged.mapping.read_text(encoding="utf-8")), ""
    known = last_mapping(session, engagement.id, header_digest(table))
    if not asked and known is not None:
        return choices_of(known), current_wording().say("setup-map-as-last-time")
    return proposed(table, asked if asked in FILES else likely_file(table)), ""


def _act(
    session: Session, engagement: Engagement, staged: Staged, table: Table, head: Path
) -> ResponseReturnValue:
    """Take what was chosen: try it on the first rows, or import the table by it."""
    wording, zone = current_wording(), one_line(request.form.get("data_timezone"))
    choices = proposed(table, likely_file(table))
    try:
        choices = _chosen(table)
        mapping = checked(choices)
        given = with_zone(staged, zone)
        harvest = Harvest(source=CSV_TOOL)
        read_mapped(head, mapping, _context(given), harvest)
    except InputError as refused:
        problems = (refusal_problem(refused, wording),)
        page = _screen(session, engagement, staged, table, choices, problems=problems)
        return page, REFUSED
    given.mapping.write_text(choices.text, encoding="utf-8")
    if request.form.get("act") == "import":
        return import_staged(engagement.public_key, given, header=header_digest(table))
    trial = trial_of(harvest, wording)
    return _screen(session, engagement, given, table, choices, trial=trial)


def _chosen(table: Table) -> Choices:
    form = request.form
    names = list(dict.fromkeys(table.columns))
    file = form.get("file", "")
    meant = [(own, form.get(f"col-{number}", "")) for number, own in enumerate(names)]
    parts = {"dates": form.get("dates", ""), "numbers": form.get("numbers", "")}
    plain = chosen(table, file=file, meant=meant, meanings={}, **parts)
    # Columns that are new to the choices bring what the names of their values tell.
    told = {name: dict(pairs) for name, pairs in _told_values(table, plain).items()}
    typed = meanings_of(table, plain, form)
    meanings = {name: {**told.get(name, {}), **pairs} for name, pairs in typed.items()}
    return chosen(table, file=file, meant=meant, meanings=meanings, **parts)


def _told_values(table: Table, choices: Choices) -> dict[str, dict[str, str]]:
    found = proposed(table, choices.file)
    return {
        name: dict(pairs)
        for name, pairs in found.values.items()
        if found.columns.get(name) == choices.columns.get(name)
    }


def _context(staged: Staged) -> ImportContext:
    zone = staged.given.timezone
    return ImportContext(
        identity=Identity(key=new_key(), team=staged.given.team or None),
        zone=ZoneInfo(zone) if zone else None,
        repository=staged.given.repository or None,
    )


def _screen(  # noqa: PLR0913 - each part is shown
    session: Session,
    engagement: Engagement,
    staged: Staged,
    table: Table,
    choices: Choices,
    *,
    problems: tuple[Problem, ...] = (),
    trial: Trial | None = None,
    note: str = "",
) -> str:
    page = mapping_page(
        replace(table, name=staged.names[0]),
        choices,
        current_wording(),
        upload=staged.token,
        zone=staged.given.timezone,
        problems=problems,
        trial=trial,
        note=note,
    )
    return show(frame_of(session, engagement, "data"), "mapping", page)
