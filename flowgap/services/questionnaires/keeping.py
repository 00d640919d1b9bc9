"""Own questionnaires as the database keeps them: copied, changed, published, found again."""

import json
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from flowgap.errors import FlowGapError, InputError
from flowgap.models import OwnQuestionnaire
from flowgap.models.tenancy import workspace_of
from flowgap.paths import SURVEYS
from flowgap.questionnaire.copying import copy_questionnaire
from flowgap.questionnaire.folder import references
from flowgap.services.questionnaires.checking import Found, check_content
from flowgap.services.questionnaires.content import Content, read_content, write_content
from flowgap.services.questionnaires.laying_out import Files

LONGEST_NAME: Final = 32
_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
_N_LETTERS: Final = 6


class QuestionnaireNotFoundError(FlowGapError):
    """No questionnaire of the workspace has this key."""


class PublishedError(FlowGapError):
    """A published version never changes."""


class ChangedMeanwhileError(FlowGapError):
    """Somebody else changed it meanwhile; what they wrote stands."""


class NotInOrderError(FlowGapError):
    """It breaks rules, so it is not published."""

    def __init__(self, found: tuple[Found, ...]) -> None:
        """Keep what is wrong."""
        self.found = found
        super().__init__("the questionnaire breaks rules")


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFiles:
    """The files of one version and how often they were changed."""

    reference: str
    files: Files
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """One version of an own questionnaire."""

    id: int
    key: str
    name: str
    version: int
    title: str
    content: Content
    revision: int
    edited_by: str
    edited_at: datetime
    published_at: datetime | None


def files_of_draft(session: Session, key: str) -> DraftFiles:
    """Return the files of a questionnaire.

    Raises
    ------
    QuestionnaireNotFoundError
        If it is gone.
    """
    row = _row(session, key)
    return DraftFiles(
        reference=f"{row.name}@{row.version}", files=json.loads(row.files), revision=row.revision
    )


def list_own(session: Session) -> tuple[Own, ...]:
    """Return the questionnaires of the workspace, the one changed last first."""
    rows = session.scalars(
        select(OwnQuestionnaire).order_by(
            OwnQuestionnaire.edited_at.desc(), OwnQuestionnaire.id.desc()
        )
    )
    return tuple(_own(row) for row in rows)


def find_own(session: Session, key: str) -> Own:
    """Return a questionnaire of the workspace.

    Raises
    ------
    QuestionnaireNotFoundError
        If there is none of this key.
    """
    return _own(_row(session, key))


def version_before(session: Session, own: Own) -> Content | None:
    """Return the version before, or what the first version was copied from."""
    if own.version > 1:
        row = session.scalar(
            select(OwnQuestionnaire).filter_by(name=own.name, version=own.version - 1)
        )
        return None if row is None else read_content(json.loads(row.files))
    return None


def copy_shipped(session: Session, reference: str, name: str, *, who: str, now: datetime) -> str:
    """Copy a questionnaire that ships, under a name that nobody else has, and return its key.

    Raises
    ------
    InputError
        If there is none of this reference, or the name cannot be used.
    """
    if len(name) > LONGEST_NAME:
        raise InputError(
            f"the name has {len(name)} characters",
            file="--as",
            allowed=f"at most {LONGEST_NAME}",
        )
    ending = "".join(secrets.choice(_LETTERS) for _ in range(_N_LETTERS))
    # Names are those of files that all workspaces share: the ending tells nothing of others.
    files = copy_questionnaire(reference, f"{name}-{ending}")
    content = read_content(files)
    row = OwnQuestionnaire(
        workspace_id=workspace_of(session),
        name=content.source["id"],
        version=1,
        title=content.source["title"],
        files=json.dumps(write_content(content), ensure_ascii=False),
        edited_by=who,
        edited_at=now,
    )
    session.add(row)
    session.flush()
    return row.public_key


def next_version(session: Session, key: str, *, who: str, now: datetime) -> str:
    """Begin the version after a published one, and return its key; there is one at a time."""
    row = _row(session, key)
    later = session.scalar(
        select(OwnQuestionnaire).filter_by(name=row.name, version=row.version + 1)
    )
    if later is not None:
        return later.public_key
    content = read_content(json.loads(row.files)).copied()
    content.source["version"] = row.version + 1
    for data in content.locales.values():
        data["translates"] = content.reference
    new = OwnQuestionnaire(
        workspace_id=row.workspace_id,
        name=row.name,
        version=row.version + 1,
        title=row.title,
        files=json.dumps(write_content(content), ensure_ascii=False),
        edited_by=who,
        edited_at=now,
    )
    session.add(new)
    session.flush()
    return new.public_key


def keep_content(  # noqa: PLR0913 - all keyword-only but three
    session: Session, key: str, content: Content, *, seen: int, who: str, now: datetime
) -> None:
    """Keep what was changed in place of the revision that was seen.

    Raises
    ------
    PublishedError
        If it is published by now.
    ChangedMeanwhileError
        If it is another revision by now.
    """
    row = _row(session, key, holds=True)
    if row.published_at is not None:
        raise PublishedError("a published version never changes")
    if row.revision != seen:
        raise ChangedMeanwhileError("it was changed in the meantime")
    row.files = json.dumps(write_content(content), ensure_ascii=False)
    row.title = content.source["title"]
    row.revision += 1
    row.edited_by, row.edited_at = who, now


def publish_own(session: Session, key: str, *, seen: int, now: datetime) -> DraftFiles:
    """Freeze a version; once that is kept, its files belong on the shelf (`shelve`).

    Raises
    ------
    PublishedError, ChangedMeanwhileError
        As `keep_content` does.
    NotInOrderError
        If it breaks a rule.
    """
    row = _row(session, key, holds=True)
    if row.published_at is not None:
        raise PublishedError("a published version never changes")
    if row.revision != seen:
        raise ChangedMeanwhileError("it was changed in the meantime")
    files = json.loads(row.files)
    found = check_content(read_content(files))
    if found:
        raise NotInOrderError(found)
    row.published_at = now
    return DraftFiles(reference=f"{row.name}@{row.version}", files=files, revision=row.revision)


def drop_own(session: Session, key: str, *, seen: int) -> None:
    """Throw a version away that is not published.

    Raises
    ------
    PublishedError
        If it is: waves may have asked it.
    ChangedMeanwhileError
        If it is another revision by now: what somebody else wrote is not thrown away unseen.
    """
    row = _row(session, key, holds=True)
    if row.published_at is not None:
        raise PublishedError("a published version stays")
    if row.revision != seen:
        raise ChangedMeanwhileError("it was changed in the meantime")
    session.delete(row)


def shipped_references() -> tuple[str, ...]:
    """Return the questionnaires that ship."""
    return tuple(references(SURVEYS))


def _row(session: Session, key: str, *, holds: bool = False) -> OwnQuestionnaire:
    query = select(OwnQuestionnaire).where(OwnQuestionnaire.public_key == key)
    row = session.scalar(query.with_for_update() if holds else query)
    if row is None:
        raise QuestionnaireNotFoundError("there is no such questionnaire")
    return row


def _own(row: OwnQuestionnaire) -> Own:
    return Own(
        id=row.id,
        key=row.public_key,
        name=row.name,
        version=row.version,
        title=row.title,
        content=read_content(json.loads(row.files)),
        revision=row.revision,
        edited_by=row.edited_by,
        edited_at=row.edited_at,
        published_at=row.published_at,
    )
