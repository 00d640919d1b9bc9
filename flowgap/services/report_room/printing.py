"""The job that makes a PDF: of a result as it is, of the draft, or of a published version."""

import base64
import hashlib
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from flowgap.db import reading, unit_of_work
from flowgap.models import JobKind, ReportFile, WebhookEvent
from flowgap.reporting.edition import Edition, Imprint
from flowgap.reporting.render import Paper, render_report
from flowgap.result.document import Result
from flowgap.services.disclosure.known_teams import known_teams
from flowgap.services.engagements.finding import engagement_id_of
from flowgap.services.engagements.keeping import EngagementNotFoundError
from flowgap.services.jobs.asking import Asked, Errand, ask_for
from flowgap.services.jobs.files import name_within
from flowgap.services.jobs.leases import Held, Progress, finish
from flowgap.services.jobs.rendering import render as render_result
from flowgap.services.jobs.rendering import report_digest
from flowgap.services.jobs.work import Tools
from flowgap.services.report_room.asked import (
    PAPER_NAME,
    is_of_draft,
    is_of_version,
    version_input,
)
from flowgap.services.report_room.audiences import Readers, readers_of, shown_teams
from flowgap.services.report_room.brands import logo_for
from flowgap.services.report_room.checks import Proof
from flowgap.services.report_room.publishing import (
    Version,
    find_edition,
    find_version,
    keep_edition,
    published_result,
    version_file,
)
from flowgap.services.report_room.rows import result_text
from flowgap.services.webhooks.announcing import announce

PAPER: Final = Paper(PAPER_NAME)


def draft_name(key: str, proof: Proof) -> str:
    """Return the name under which the PDF of a draft is kept, one of those of an engagement."""
    drawn = f"{report_digest(proof.text.digest, PAPER)}\n{proof.digest}"
    return name_within(key, hashlib.sha256(drawn.encode()).hexdigest())


def team_digest(team: str | None) -> str:
    """Return what stands for a team in a job, which holds no names."""
    return "" if team is None else hashlib.sha256(team.encode()).hexdigest()


def ask_for_draft(session: Session, key: str, proof: Proof, *, now: datetime) -> Asked:
    """Ask for the PDF of a draft as it is now; later changes do not reach it."""
    engagement_id = engagement_id_of(session, key)
    keep_edition(session, engagement_id, proof.edition, now=now)
    given = {
        "engagement": key,
        "result_sha256": proof.text.digest,
        "edition_sha256": proof.edition.digest,
        "audience": str(proof.readers.audience),
        "team_sha256": team_digest(proof.readers.team),
        "paper": str(PAPER),
    }
    return ask_for(
        session,
        Errand(
            kind=JobKind.RENDER,
            input=given,
            name=f"{key} {draft_name(key, proof)}",
            engagement_id=engagement_id,
        ),
    )


def ask_for_version(session: Session, version: Version, language: str) -> Asked:
    """Ask for the PDF of a version in one of its languages."""
    return ask_for(
        session,
        Errand(
            kind=JobKind.RENDER,
            input=version_input(version.key, version.number, language),
            name=f"{version.key} version {version.number} {language}",
            engagement_id=engagement_id_of(session, version.key),
        ),
    )


def render(held: Held, tools: Tools) -> None:
    """Make the PDF that a job asks for, whichever it is."""
    if is_of_version(held.input):
        _render_version(held, tools)
    elif is_of_draft(held.input):
        _render_draft(held, tools)
    else:
        render_result(held, tools)


def _render_draft(held: Held, tools: Tools) -> None:
    key = held.input["engagement"]
    with reading(tools.sessions) as session:
        text = result_text(session, key, held.input["result_sha256"])
        edition = find_edition(session, key, held.input["edition_sha256"])
        if edition is None:
            raise EngagementNotFoundError("the draft is not there any more")
        imprint = imprint_of(session, key, edition)
        known = known_teams(session, key, text.digest)
    result = text.read()
    readers = _readers(held, result)
    proof = Proof(text=text, result=result, edition=edition, readers=readers, known=known)
    name = draft_name(key, proof)
    if tools.files.find_report(name) is None:
        tools.files.keep_report(name, _print(proof.shown, imprint, tools))
    with unit_of_work(tools.sessions) as session:
        finish(session, held)


def _readers(held: Held, result: Result) -> Readers:
    digest = held.input["team_sha256"]
    team = next((one for one in shown_teams(result) if team_digest(one) == digest), None)
    return readers_of(held.input["audience"], team, result)


def _render_version(held: Held, tools: Tools) -> None:
    """Keep the PDF of a version, and tell of it, in the transaction that ends the job."""
    key, language = held.input["engagement"], held.input["language"]
    with reading(tools.sessions) as session:
        version = find_version(session, key, int(held.input["version"]))
        is_made = version_file(session, version.id, language) is not None
        result = published_result(session, version, language)
        imprint = imprint_of(session, key, version.edition)
    content = b"" if is_made else _print(result, imprint, tools)
    with unit_of_work(tools.sessions) as session:
        if content:
            _keep_file(session, version, language, content)
            _tell(session, version, language, now=tools.clock())
        finish(session, held)


def _keep_file(session: Session, version: Version, language: str, content: bytes) -> None:
    session.add(
        ReportFile(
            engagement_id=engagement_id_of(session, version.key),
            version_id=version.id,
            language=language,
            digest=hashlib.sha256(content).hexdigest(),
            content=content,
        )
    )


def _tell(session: Session, version: Version, language: str, *, now: datetime) -> None:
    """Tell other programs that a published report is ready; of drafts nobody is told."""
    announce(
        session,
        WebhookEvent.REPORT_READY,
        engagement_id_of(session, version.key),
        now=now,
        result_digest=version.results[language],
        paper=PAPER,
        version=str(version.number),
        language=language,
    )


def _print(result: Result, imprint: Imprint, tools: Tools) -> bytes:
    tools.tell(Progress(step="layout"))
    return render_report(
        result,
        paper=PAPER,
        imprint=imprint,
        on_page=lambda n: tools.tell(Progress(step="page", n_done=n)),
    )


def imprint_of(session: Session, key: str, edition: Edition) -> Imprint:
    """Return an edition of an engagement with its logo."""
    logo = logo_for(session, key, edition.brand.logo_sha256)
    if logo is None:
        return Imprint(edition=edition)
    address = f"data:image/png;base64,{base64.b64encode(logo).decode()}"
    return Imprint(edition=edition, logo=address)
