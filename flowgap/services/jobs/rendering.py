"""The job that makes the PDF of a result, and the name under which it is kept."""

import hashlib
from functools import cache
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from flowgap import __version__
from flowgap.db import reading, unit_of_work
from flowgap.models import Engagement, JobKind, WebhookEvent
from flowgap.models import Result as ResultRow
from flowgap.paths import LOCALES, PROJECT_ROOT, TEMPLATES
from flowgap.reporting.render import Paper, render_report
from flowgap.result.document import Result
from flowgap.services.engagements.finding import engagement_id_of
from flowgap.services.engagements.keeping import EngagementNotFoundError, read_result
from flowgap.services.jobs.asking import Asked, Errand, ask_for
from flowgap.services.jobs.leases import Held, Progress, finish
from flowgap.services.jobs.work import Tools
from flowgap.services.webhooks.announcing import announce

_DRAWN_BY: Final = (
    PROJECT_ROOT / "flowgap" / "reporting",
    PROJECT_ROOT / "flowgap" / "result",
    TEMPLATES / "report",
    TEMPLATES / "components",
    LOCALES,
)
_KINDS: Final = {".py", ".html", ".css", ".ftl"}


def report_digest(result_digest: str, paper: Paper) -> str:
    """Return the name of a report: of its result, its paper, and of what draws it."""
    return hashlib.sha256(f"{result_digest}\n{paper}\n{_drawing()}".encode()).hexdigest()


def ask_to_render(session: Session, key: str, *, result_digest: str, paper: Paper) -> Asked:
    """Ask for the PDF of one result of an engagement."""
    given = {"engagement": key, "result_sha256": result_digest, "paper": str(paper)}
    return ask_for(
        session,
        Errand(
            kind=JobKind.RENDER,
            input=given,
            name=f"{key} {report_digest(result_digest, paper)}",
            engagement_id=engagement_id_of(session, key),
        ),
    )


def render(held: Held, tools: Tools) -> None:
    """Make a PDF, unless it was made before, and keep it."""
    paper, result_digest = Paper(held.input["paper"]), held.input["result_sha256"]
    name = report_digest(result_digest, paper)
    if tools.files.find_report(name) is None:
        tools.tell(Progress(step="layout"))
        result = _result(tools, held.input["engagement"], result_digest)
        content = render_report(
            result, paper=paper, on_page=lambda n: tools.tell(Progress(step="page", n_done=n))
        )
        tools.files.keep_report(name, content)
    with unit_of_work(tools.sessions) as session:
        finish(session, held)
        announce(
            session,
            WebhookEvent.REPORT_READY,
            engagement_id_of(session, held.input["engagement"]),
            now=tools.clock(),
            result_digest=result_digest,
            paper=paper,
        )


def _result(tools: Tools, key: str, digest: str) -> Result:
    query = (
        select(ResultRow.document)
        .join(Engagement, Engagement.id == ResultRow.engagement_id)
        .where(Engagement.public_key == key, ResultRow.digest == digest)
    )
    with reading(tools.sessions) as session:
        document = session.scalar(query)
    if document is None:
        raise EngagementNotFoundError("the result is not there any more")
    return read_result(document)


@cache
def _drawing() -> str:
    """Return the digest of all that draws a report: what draws it otherwise makes another one."""
    digest = hashlib.sha256(__version__.encode())
    for folder in _DRAWN_BY:
        for path in sorted(folder.rglob("*")):
            if path.suffix in _KINDS:
                digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()
