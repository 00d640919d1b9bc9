"""The job that answers a what-if question on the kept files of an engagement."""

import tempfile
from pathlib import Path

from sqlalchemy.orm import Session

from flowgap.db import reading, unit_of_work
from flowgap.models import JobKind, Scope, confine
from flowgap.services.engagements.finding import engagement_id_of
from flowgap.services.engagements.keeping import last_result
from flowgap.services.folders.laying_out import lay_out
from flowgap.services.jobs.asking import Asked, Errand, ask_for
from flowgap.services.jobs.leases import Held, Progress, finish
from flowgap.services.jobs.work import Tools
from flowgap.services.whatif.answering import ask_beside
from flowgap.services.whatif.document import as_document
from flowgap.services.whatif.questions import (
    Question,
    answer_digest,
    keep_answer,
    question_of,
)


def ask_what_if(session: Session, key: str, question: Question, *, result_digest: str) -> Asked:
    """Ask for the answer to a question, of the data that are kept now."""
    engagement_id = engagement_id_of(session, key)
    digest = answer_digest(session, engagement_id, question, result_digest=result_digest)
    return ask_for(
        session,
        Errand(
            kind=JobKind.WHAT_IF,
            input={"engagement": key, "question": question.as_text()},
            name=f"{key} {digest}",
            engagement_id=engagement_id,
        ),
    )


def answer_what_if(held: Held, tools: Tools) -> None:
    """Answer a question and keep the answer; what the model learned is that of the last result."""
    tools.tell(Progress(step="replay"))
    key, question = held.input["engagement"], question_of(held.input["question"])
    place = Scope(workspace_id=held.workspace_id)
    with tempfile.TemporaryDirectory(prefix="flowgap-") as name:
        with reading(tools.sessions) as session:
            confine(session, place)
            engagement_id = engagement_id_of(session, key)
            kept = last_result(session, key)
            digest = answer_digest(session, engagement_id, question, result_digest=kept.digest)
            lay_out(session, engagement_id, Path(name), now=tools.clock())
        told = as_document(
            ask_beside(
                Path(name),
                question.scenario(),
                gains=kept.result.constraint.gain_days,
                goal_days=question.goal_days,
                now=tools.clock(),
            )
        )
    with unit_of_work(tools.sessions) as session:
        confine(session, place)
        keep_answer(session, engagement_id, digest, told, now=tools.clock())
        finish(session, held)
