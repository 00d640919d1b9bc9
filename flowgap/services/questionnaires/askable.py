"""Which questionnaires a wave may ask: those that ship, own ones, and what was asked before."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from flowgap.errors import InputError
from flowgap.models import OwnQuestionnaire, QuestionnaireVersion, Wave
from flowgap.paths import SURVEYS
from flowgap.questionnaire.folder import references
from flowgap.questionnaire.loader import load_once
from flowgap.questionnaire.schema import Questionnaire
from flowgap.services.questionnaires.shelving import shelve_missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Askable:
    """One published version."""

    reference: str
    title: str
    is_own: bool


def askable(session: Session, engagement_id: int, *, language: str) -> tuple[Askable, ...]:
    """Return what a wave of the engagement may ask; nothing of another workspace is among it."""
    shelve_missing(session)
    own = session.execute(
        select(OwnQuestionnaire.name, OwnQuestionnaire.version)
        .where(OwnQuestionnaire.published_at.is_not(None))
        .order_by(OwnQuestionnaire.name, OwnQuestionnaire.version)
    )
    before = session.execute(
        select(QuestionnaireVersion.questionnaire, QuestionnaireVersion.version)
        .join(Wave, Wave.questionnaire_version_id == QuestionnaireVersion.id)
        .where(Wave.engagement_id == engagement_id)
        .distinct()
    )
    mine = [f"{name}@{version}" for name, version in (*own, *before)]
    shipped = tuple(references(SURVEYS))
    every = dict.fromkeys((*shipped, *mine))
    return tuple(_named(every, shipped, language))


def _named(every: dict[str, None], shipped: tuple[str, ...], language: str) -> Iterator[Askable]:
    for reference in every:
        try:
            title = _in(reference, language).title
        except InputError:
            continue  # its files are not on this host any more
        yield Askable(reference=reference, title=title, is_own=reference not in shipped)


def _in(reference: str, language: str) -> Questionnaire:
    try:
        return load_once(reference, language)
    except InputError:
        return load_once(reference)
