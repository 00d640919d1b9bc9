"""Engagements and their results: keep what was found, and find it again."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Select, exists, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, defer

from flowgap.engagement.manifest import Manifest
from flowgap.errors import FlowGapError, InputError
from flowgap.models import Engagement, WebhookEvent
from flowgap.models import Result as ResultRow
from flowgap.models.engagement import new_public_key
from flowgap.privacy.snapshot import Ledger
from flowgap.result.document import Result
from flowgap.result.json import from_json, to_json
from flowgap.services.diagnose import Diagnosis, Earlier
from flowgap.services.over_time.predictions import keep_predictions
from flowgap.services.releases.kept import ReleaseRefusedError, keep_releases, kept_ledger
from flowgap.services.webhooks.announcing import announce

_Row = TypeVar("_Row", Engagement, ResultRow)
_Made = TypeVar("_Made")

Take = Callable[[str, Callable[[], Result]], Result]
"""Gives the result of a digest; one that it does not have is read by the second argument."""


class EngagementNotFoundError(FlowGapError):
    """No engagement has this key, or it has no result."""


class ResultOutdatedError(FlowGapError):
    """The result was computed by a version whose results this one cannot read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EngagementLine:
    """One line of the list of engagements."""

    public_key: str
    client: str
    title: str
    n_results: int
    computed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BegunLine:
    """One engagement that has no result yet."""

    public_key: str
    client: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptResult:
    """The last result of an engagement; `digest` is the SHA-256 of its text."""

    public_key: str
    digest: str
    result: Result
    import_report: Mapping[str, Any]
    computed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDocument:
    """The very text of a result as it was kept, and whose it is."""

    client: str
    title: str
    text: str


def earlier_releases(session: Session, *, also: frozenset[int] = frozenset()) -> Earlier:
    """Return what tells of an engagement, by its manifest, what was given out before.

    Whatever was given of the engagements `also` is told as well, see `with_what_was_kept`.
    """

    def of_engagement(manifest: Manifest) -> Ledger:
        query = select(Engagement.id).filter_by(client=manifest.client, title=manifest.title)
        return kept_ledger(session, also.union(session.scalars(query)))

    return of_engagement


def with_what_was_kept(work: Callable[[frozenset[int]], _Made]) -> _Made:
    """Diagnose and keep, a second time if need be.

    Releases that stand against the result may have come in between, or be kept under another
    client or title: then `work` is done once more, and is told of which engagements it has to
    know all releases. The first time there are none.

    Raises
    ------
    ReleaseRefusedError
        If others came in between again.
    """
    try:
        return work(frozenset())
    except ReleaseRefusedError as refused:
        return work(refused.engagement_ids)


def keep_diagnosis(
    session: Session, diagnosis: Diagnosis, *, now: datetime, new_key: str | None = None
) -> str:
    """Keep a result and return the key of its engagement; the same result is kept once.

    An engagement that was not known before gets the key `new_key`, or a random one.

    Raises
    ------
    ReleaseRefusedError
        If the result was computed without another one of the same people that is kept, and both
        together would tell of too few people.
    """
    engagement = _find_or_add_engagement(session, diagnosis.result, new_key or new_public_key())
    # Two results that are kept at once must see each other's releases.
    session.refresh(engagement, with_for_update=True)
    keep_releases(session, engagement.id, diagnosis.given)
    document = to_json(diagnosis.result)
    digest = hashlib.sha256(document.encode()).hexdigest()
    report = json.dumps(diagnosis.import_report, ensure_ascii=False)
    row = _find_or_add(
        session,
        select(ResultRow).filter_by(engagement_id=engagement.id, digest=digest),
        ResultRow(
            engagement_id=engagement.id,
            document=document,
            digest=digest,
            import_report=report,
            computed_at=now,
            language=diagnosis.result.engagement.language,
        ),
    )
    row.import_report = report
    row.computed_at = now
    keep_predictions(session, engagement.id, diagnosis.result, digest=digest, now=now)
    announce(session, WebhookEvent.RESULT_READY, engagement.id, now=now, result_digest=digest)
    return engagement.public_key


def list_engagements(session: Session) -> tuple[EngagementLine, ...]:
    """Return every engagement that has a result, the one computed last first."""
    last = func.max(ResultRow.computed_at)
    query = (
        select(Engagement, func.count(), last)
        .join(ResultRow, ResultRow.engagement_id == Engagement.id)
        .group_by(Engagement.id)
        .order_by(last.desc(), Engagement.id.desc())
    )
    return tuple(
        EngagementLine(
            public_key=engagement.public_key,
            client=engagement.client,
            title=engagement.title,
            n_results=n_results,
            computed_at=computed_at,
        )
        for engagement, n_results, computed_at in session.execute(query)
    )


def list_begun(session: Session) -> tuple[BegunLine, ...]:
    """Return every engagement that has no result yet, the newest first."""
    has_result = exists().where(ResultRow.engagement_id == Engagement.id)
    query = select(Engagement).where(~has_result).order_by(Engagement.id.desc())
    return tuple(
        BegunLine(public_key=one.public_key, client=one.client, title=one.title)
        for one in session.scalars(query)
    )


def last_result(
    session: Session, public_key: str, *, take: Take = lambda _digest, read: read()
) -> KeptResult:
    """Return the result of an engagement that was computed last.

    It is read from its text unless `take` has it already.

    Raises
    ------
    EngagementNotFoundError
        If there is none.
    ResultOutdatedError
        If this version cannot read it.
    """
    _, row = _last_row(session, public_key)
    return KeptResult(
        public_key=public_key,
        digest=row.digest,
        result=take(row.digest, lambda: read_result(row.document)),
        import_report=json.loads(row.import_report),
        computed_at=row.computed_at,
    )


def read_result(document: str) -> Result:
    """Return the result of a kept text.

    Raises
    ------
    ResultOutdatedError
        If this version cannot read it.
    """
    try:
        return from_json(document, file="result.json")
    except InputError as error:
        raise ResultOutdatedError("the result was computed by another version") from error


def last_document(session: Session, public_key: str) -> KeptDocument:
    """Return the text of the result that was computed last, also one that cannot be read here.

    Raises
    ------
    EngagementNotFoundError
        If there is none.
    """
    engagement, row = _last_row(session, public_key)
    return KeptDocument(client=engagement.client, title=engagement.title, text=row.document)


def _last_row(session: Session, public_key: str) -> tuple[Engagement, ResultRow]:
    query = (
        select(Engagement, ResultRow)
        .join(ResultRow, Engagement.id == ResultRow.engagement_id)
        .where(Engagement.public_key == public_key)
        .order_by(ResultRow.computed_at.desc(), ResultRow.id.desc())
        .limit(1)
        # Read when it is asked for: who has seen a result by its digest needs no text.
        .options(defer(ResultRow.document))
    )
    found = session.execute(query).one_or_none()
    if found is None:
        raise EngagementNotFoundError("no engagement has this key")
    engagement, row = found
    return engagement, row


def _find_or_add_engagement(session: Session, result: Result, new_key: str) -> Engagement:
    """Find the engagement by client and title, which name it in `engagement.yaml`."""
    summary = result.engagement
    found = _find_or_add(
        session,
        select(Engagement).filter_by(client=summary.client, title=summary.title),
        Engagement(
            public_key=new_key,
            client=summary.client,
            title=summary.title,
            language=summary.language,
        ),
    )
    found.language = summary.language
    session.flush()
    return found


def _find_or_add(session: Session, query: Select[_Row], row: _Row) -> _Row:
    """Return what the query finds, else the new row, also where another one adds it right now."""
    found = session.scalar(query)
    if found is not None:
        return found
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        return session.scalars(query).one()
    return row
