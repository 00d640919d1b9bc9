"""Publish the draft as a version that never changes, and find versions again."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from flowgap.errors import FlowGapError
from flowgap.models import (
    LIVE,
    Audience,
    Engagement,
    Job,
    JobKind,
    ReportEdition,
    ReportFile,
    ReportVersion,
)
from flowgap.reporting.edition import Edition, edition_text, read_edition
from flowgap.result.document import Result
from flowgap.services.disclosure.known_teams import known_teams
from flowgap.services.disclosure.own_teams import Known
from flowgap.services.engagements.finding import engagement_id_of
from flowgap.services.report_room.asked import version_input
from flowgap.services.report_room.audiences import Readers, as_seen_by
from flowgap.services.report_room.checks import Check, Proof, checks_of, may_publish
from flowgap.services.report_room.drafts import Author
from flowgap.services.report_room.rows import result_text


class VersionNotFoundError(FlowGapError):
    """The engagement has no version of this number, or not in this language."""


class ShownOtherwiseError(FlowGapError):
    """What would be published is not what was shown: something was learned meanwhile."""


class ChecksFailedError(FlowGapError):
    """What is to be published does not pass a check that blocks."""

    def __init__(self, checks: tuple[Check, ...]) -> None:
        """Keep the checks, so that a page can show them."""
        self.checks = checks
        super().__init__("a check failed, so nothing was published")


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version as it was published: `results` holds the digest of the result of each language.

    `ready` are the languages whose PDF is made, `being_made` those that a job has to make; `known`
    is what the engagement knew of teams when it was published, None where that was not kept yet.
    """

    id: int
    key: str
    number: int
    edition: Edition
    readers: Readers
    results: Mapping[str, str]
    known: Known | None
    digest: str
    published_at: datetime
    published_by: str
    ready: frozenset[str] = frozenset()
    being_made: frozenset[str] = frozenset()

    @property
    def result_digest(self) -> str:
        """Return the digest of the result of its first language."""
        return next(iter(self.results.values()))

    @property
    def waits_for(self) -> tuple[str, ...]:
        """Return the languages whose PDF is still to be made."""
        return tuple(language for language in self.results if language not in self.ready)

    @property
    def failed(self) -> tuple[str, ...]:
        """Return the languages whose PDF is not there, and which nobody makes: none could."""
        return tuple(language for language in self.waits_for if language not in self.being_made)


def publish(
    session: Session, key: str, proof: Proof, *, results: Mapping[str, str], author: Author
) -> Version:
    """Publish what is to be proven, or return the last version where it is the same.

    Raises
    ------
    ShownOtherwiseError
        If readers would see something else than what is to be proven.
    ChecksFailedError
        If a check blocks.
    """
    engagement_id = engagement_id_of(session, key)
    # Whoever publishes at the same time waits: numbers follow each other without a gap.
    session.execute(select(Engagement.id).filter_by(id=engagement_id).with_for_update())
    now = replace(proof, known=known_teams(session, key, proof.text.digest))
    if now.digest != proof.digest:
        raise ShownOtherwiseError("a team became known since: readers would see something else")
    checks = checks_of(now)
    if not may_publish(checks):
        raise ChecksFailedError(checks)
    edition_id = keep_edition(session, engagement_id, proof.edition, now=author.now)
    digest = _digest(proof, results)
    last = session.scalar(
        select(ReportVersion)
        .filter_by(engagement_id=engagement_id)
        .order_by(ReportVersion.number.desc())
        .limit(1)
    )
    if last is None or last.digest != digest:
        number = 1 if last is None else last.number + 1
        session.add(
            ReportVersion(
                engagement_id=engagement_id,
                number=number,
                edition_id=edition_id,
                audience=proof.readers.audience,
                team=proof.readers.team,
                results=json.dumps(dict(results)),
                known=known_teams(session, key, *results.values()).text,
                digest=digest,
                published_at=author.now,
                published_by=author.name,
            )
        )
        session.flush()
        return find_version(session, key, number)
    return find_version(session, key, last.number)


def keep_edition(session: Session, engagement_id: int, edition: Edition, *, now: datetime) -> int:
    """Keep the text of an edition once, and return its row."""
    same = {"engagement_id": engagement_id, "digest": edition.digest}
    found = session.scalar(select(ReportEdition.id).filter_by(**same))
    if found is not None:
        return found
    row = ReportEdition(**same, content=edition_text(edition), made_at=now)
    session.add(row)
    session.flush()
    return row.id


def find_edition(session: Session, key: str, digest: str) -> Edition | None:
    """Return an edition that was kept."""
    query = (
        select(ReportEdition.content)
        .join(Engagement, Engagement.id == ReportEdition.engagement_id)
        .where(Engagement.public_key == key, ReportEdition.digest == digest)
    )
    text = session.scalar(query)
    return None if text is None else read_edition(text)


def list_versions(session: Session, key: str) -> tuple[Version, ...]:
    """Return all versions of an engagement, the newest first."""
    query = _versions(key).order_by(ReportVersion.number.desc())
    rows = session.execute(query).all()
    return tuple(_version(session, row) for row in rows)


def find_version(session: Session, key: str, number: int) -> Version:
    """Return one version.

    Raises
    ------
    VersionNotFoundError
        If there is none.
    """
    row = session.execute(_versions(key).where(ReportVersion.number == number)).one_or_none()
    if row is None:
        raise VersionNotFoundError("there is no version of this number")
    return _version(session, row)


def published_result(session: Session, version: Version, language: str = "") -> Result:
    """Return what the readers of a version see of its result in a language, by default its first.

    Raises
    ------
    EngagementNotFoundError
        If the result is not there any more.
    ResultOutdatedError
        If this version of the program cannot read it.
    """
    digest = version.results[language] if language else version.result_digest
    result = result_text(session, version.key, digest).read()
    known = version.known
    if known is None:
        known = known_teams(session, version.key, *version.results.values())
    return as_seen_by(result, version.readers, known)


def version_file(session: Session, version_id: int, language: str) -> bytes | None:
    """Return the PDF of a version in a language, if it is made."""
    return session.scalar(
        select(ReportFile.content).filter_by(version_id=version_id, language=language)
    )


def _versions(key: str) -> Select[ReportVersion, str, str]:
    return (
        select(ReportVersion, ReportEdition.content, Engagement.public_key)
        .join(ReportEdition, ReportEdition.id == ReportVersion.edition_id)
        .join(Engagement, Engagement.id == ReportVersion.engagement_id)
        .where(Engagement.public_key == key)
    )


def _version(session: Session, found: Row[ReportVersion, str, str]) -> Version:
    row, content, key = found
    ready = frozenset(session.scalars(select(ReportFile.language).filter_by(version_id=row.id)))
    results = json.loads(row.results)
    return Version(
        id=row.id,
        key=key,
        number=row.number,
        edition=read_edition(content),
        readers=Readers(audience=Audience(row.audience), team=row.team),
        results=results,
        known=None if row.known is None else Known.of_text(row.known),
        digest=row.digest,
        published_at=row.published_at,
        published_by=row.published_by,
        ready=ready,
        being_made=_being_made(session, row, key, results.keys() - ready),
    )


def _being_made(
    session: Session, row: ReportVersion, key: str, languages: Iterable[str]
) -> frozenset[str]:
    """Return the languages whose PDF a job waits to make, or makes."""
    asked = {
        json.dumps(version_input(key, row.number, language), sort_keys=True): language
        for language in languages
    }
    if not asked:
        return frozenset()
    live = select(Job.input).where(
        Job.engagement_id == row.engagement_id, Job.kind == JobKind.RENDER, Job.state.in_(LIVE)
    )
    return frozenset(asked[given] for given in session.scalars(live) if given in asked)


def _digest(proof: Proof, results: Mapping[str, str]) -> str:
    parts = [proof.edition.digest, sorted(results.items()), *proof.readers_parts]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()
