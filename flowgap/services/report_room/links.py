"""Links that open one version without an account, for a while; each can be taken back."""

import base64
import hashlib
import hmac
import re
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
_PRESS: Final = re.compile(r"[A-Za-z0-9_-]{22}", re.ASCII)


class LinkNotFoundError(FlowGapError):
    """No link has this token, or it has ended or was taken back: nobody learns which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeLink:
    """What became of a press on the button.

    Attributes
    ----------
    token : str
        Empty if the form had made its link before, and that one opens nothing any more.
    is_new : bool
        Whether it was made now; otherwise the same form was sent before.
    """

    token: str
    is_new: bool


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


def new_press() -> str:
    """Return what a form holds, so that it makes one link however often it is sent."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def make_link_once(  # noqa: PLR0913 - what is made, by whom, and what it follows from
    session: Session, version: Version, *, press: str, n_days: int, secret_key: str, author: Author
) -> MadeLink:
    """Make the link of a form, or return the one that this form has made before.

    Its token follows from the form and the secret key of the installation, so that whoever presses
    twice sees it although it is kept nowhere. A form without a press makes one each time.

    Raises
    ------
    ValueError
        As `make_link`.
    """
    if not _PRESS.fullmatch(press):
        return MadeLink(
            token=make_link(session, version, n_days=n_days, author=author), is_new=True
        )
    # Whoever sends the same form at the same time waits until the first link is there.
    session.execute(select(ReportVersion.id).filter_by(id=version.id).with_for_update())
    token = _token_of(press, version, n_days, secret_key)
    row = session.scalar(select(ReportLink).filter_by(token_digest=_digest(token)))
    if row is None:
        make_link(session, version, n_days=n_days, author=author, token=token)
        return MadeLink(token=token, is_new=True)
    is_open = row.revoked_at is None and author.now < row.ends_at
    return MadeLink(token=token if is_open else "", is_new=False)


def make_link(
    session: Session, version: Version, *, n_days: int, author: Author, token: str = ""
) -> str:
    """Make a link and return its token, a random one if none is given; it is kept nowhere.

    Raises
    ------
    ValueError
        If it would last for another time than one of those that are offered.
    """
    if n_days not in DAYS:
        raise ValueError(f"a link of {n_days} days. Allowed: {', '.join(map(str, DAYS))}")
    token = token or secrets.token_urlsafe(TOKEN_BYTES)
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


def _token_of(press: str, version: Version, n_days: int, secret_key: str) -> str:
    said = f"report-link\0{version.id}\0{n_days}\0{press}"
    bits = hmac.digest(secret_key.encode(), said.encode(), "sha256")[:TOKEN_BYTES]
    return base64.urlsafe_b64encode(bits).rstrip(b"=").decode()


def _digest(token: str) -> bytes:
    return hashlib.sha256(f"flowgap:report:{token[:LONGEST_TOKEN]}".encode()).digest()
