"""Links that open one version without an account, for a while; each can be taken back."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from flowgap.errors import FlowGapError
from flowgap.models import Engagement, ReportLink, ReportOpening, ReportVersion
from flowgap.services.engagements.finding import engagement_id_of
from flowgap.services.report_room.drafts import Author
from flowgap.services.report_room.publishing import Version, find_version

DAYS: Final = (7, 30, 90)
TOKEN_BYTES: Final = 16
LONGEST_TOKEN: Final = 64


class LinkNotFoundError(FlowGapError):
    """No link has this token, or it has ended or was taken back: nobody learns which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkSeen:
    """A link as the firm sees it, without its token."""

    id: int
    made_at: datetime
    made_by: str
    ends_at: datetime
    is_revoked: bool
    n_opened: int
    last_opened_on: date | None

    def is_open(self, now: datetime) -> bool:
        """Tell whether it still opens the version."""
        return not self.is_revoked and now < self.ends_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What a link opens, and until when."""

    link_id: int
    version: Version
    ends_at: datetime


def make_link(session: Session, version: Version, *, n_days: int, author: Author) -> str:
    """Make a link and return its token, which is kept nowhere.

    Raises
    ------
    ValueError
        If it would last for another time than one of those that are offered.
    """
    if n_days not in DAYS:
        raise ValueError(f"a link of {n_days} days. Allowed: {', '.join(map(str, DAYS))}")
    token = secrets.token_urlsafe(TOKEN_BYTES)
    session.add(
        ReportLink(
            engagement_id=engagement_id_of(session, version.key),
            version_id=version.id,
            token_digest=_digest(token),
            made_at=author.now,
            made_by=author.name,
            ends_at=author.now + timedelta(days=n_days),
        )
    )
    return token


def list_links(session: Session, version: Version) -> tuple[LinkSeen, ...]:
    """Return the links of a version, the newest first."""
    opened = (
        select(
            ReportOpening.link_id,
            func.sum(ReportOpening.n_opened).label("n"),
            func.max(ReportOpening.opened_on).label("last"),
        )
        .group_by(ReportOpening.link_id)
        .subquery()
    )
    query = (
        select(ReportLink, opened.c.n, opened.c.last)
        .outerjoin(opened, opened.c.link_id == ReportLink.id)
        .where(ReportLink.version_id == version.id)
        .order_by(ReportLink.id.desc())
    )
    return tuple(
        LinkSeen(
            id=row.id,
            made_at=row.made_at,
            made_by=row.made_by,
            ends_at=row.ends_at,
            is_revoked=row.revoked_at is not None,
            n_opened=int(n or 0),
            last_opened_on=last,
        )
        for row, n, last in session.execute(query)
    )


def revoke_link(session: Session, version: Version, link_id: int, *, now: datetime) -> None:
    """Take a link back; whoever has it open keeps what was downloaded.

    Raises
    ------
    LinkNotFoundError
        If the version has no such link.
    """
    row = session.scalar(select(ReportLink).filter_by(id=link_id, version_id=version.id))
    if row is None:
        raise LinkNotFoundError("the version has no such link")
    if row.revoked_at is None:
        row.revoked_at = now


def open_link(session: Session, token: str, *, now: datetime) -> Shared:
    """Return what a link opens.

    Raises
    ------
    LinkNotFoundError
        If it opens nothing (any more).
    """
    query = (
        select(ReportLink, ReportVersion.number, Engagement.public_key)
        .join(ReportVersion, ReportVersion.id == ReportLink.version_id)
        .join(Engagement, Engagement.id == ReportLink.engagement_id)
        .where(ReportLink.token_digest == _digest(token))
    )
    found = session.execute(query).one_or_none()
    if found is None or found[0].revoked_at is not None or found[0].ends_at <= now:
        raise LinkNotFoundError("the link opens nothing")
    row, number, key = found
    version = find_version(session, key, number)
    return Shared(link_id=row.id, version=version, ends_at=row.ends_at)


def count_opening(session: Session, link_id: int, *, today: date) -> None:
    """Count that a link was opened today: nothing else is kept of it."""
    link = session.scalar(select(ReportLink).filter_by(id=link_id).with_for_update())
    if link is None:
        return
    query = select(ReportOpening).filter_by(link_id=link_id, opened_on=today)
    row = session.scalar(query)
    if row is not None:
        row.n_opened += 1
        return
    session.add(
        ReportOpening(
            engagement_id=link.engagement_id, link_id=link_id, opened_on=today, n_opened=1
        )
    )


def _digest(token: str) -> bytes:
    return hashlib.sha256(f"flowgap:report:{token[:LONGEST_TOKEN]}".encode()).digest()
