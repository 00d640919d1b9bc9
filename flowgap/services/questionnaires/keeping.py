"""Own questionnaires as the database keeps them."""

import json
from dataclasses import dataclass

from sqlalchemy.orm import Session

from flowgap.errors import FlowGapError
from flowgap.models import OwnQuestionnaire
from flowgap.services.questionnaires.laying_out import Files


class QuestionnaireNotFoundError(FlowGapError):
    """No questionnaire of the workspace has this key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFiles:
    """The files of one version and how often they were changed."""

    reference: str
    files: Files
    revision: int


def files_of_draft(session: Session, questionnaire_id: int) -> DraftFiles:
    """Return the files of a questionnaire by its number.

    Raises
    ------
    QuestionnaireNotFoundError
        If it is gone.
    """
    row = session.get(OwnQuestionnaire, questionnaire_id)
    if row is None:
        raise QuestionnaireNotFoundError("there is no such questionnaire")
    return DraftFiles(
        reference=f"{row.name}@{row.version}", files=json.loads(row.files), revision=row.revision
    )
