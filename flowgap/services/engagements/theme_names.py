"""Names that people give to themes of comments: read, give, change and take them back."""

import hashlib
from collections.abc import Mapping

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from flowgap.errors import FlowGapError
from flowgap.models import Engagement, ThemeName
from flowgap.result.survey import Theme
from flowgap.services.engagements.keeping import EngagementNotFoundError


class NamedMeanwhileError(FlowGapError):
    """Somebody else named the theme since the page was shown; `now` is what it is called."""

    def __init__(self, now: str) -> None:
        """Keep the name."""
        super().__init__("somebody else named the theme")
        self.now = now


def theme_key(theme: Theme) -> str:
    """Return the digest of a theme's words, in hexadecimal digits."""
    return hashlib.sha256(theme.id.encode()).hexdigest()


def theme_names(session: Session, public_key: str, wave: str) -> Mapping[str, str]:
    """Return the names of the themes of a wave, by the keys of the themes."""
    query = (
        select(ThemeName)
        .join(Engagement, Engagement.id == ThemeName.engagement_id)
        .where(Engagement.public_key == public_key, ThemeName.wave == wave)
    )
    return {row.words_digest.hex(): row.name for row in session.scalars(query)}


def name_theme(  # noqa: PLR0913 - which theme, what it is called, and what it was
    session: Session, public_key: str, wave: str, key: str, *, name: str, before: str
) -> None:
    """Name a theme, or with an empty name take the name back.

    Raises
    ------
    EngagementNotFoundError
        If there is none.
    NamedMeanwhileError
        If it is not called as it was `before` any more.
    """
    engagement_id = session.scalar(
        select(Engagement.id).where(Engagement.public_key == public_key).with_for_update()
    )
    if engagement_id is None:
        raise EngagementNotFoundError("no engagement has this key")
    digest = bytes.fromhex(key)
    of_theme = (
        ThemeName.engagement_id == engagement_id,
        ThemeName.wave == wave,
        ThemeName.words_digest == digest,
    )
    row = session.scalar(select(ThemeName).where(*of_theme))
    now = "" if row is None else row.name
    if now != before:
        raise NamedMeanwhileError(now)
    if not name:
        session.execute(delete(ThemeName).where(*of_theme))
    elif row is not None:
        row.name = name
    else:
        _add(session, engagement_id, wave, digest, name)


def _add(session: Session, engagement_id: int, wave: str, digest: bytes, name: str) -> None:
    row = ThemeName(engagement_id=engagement_id, wave=wave, words_digest=digest, name=name)
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError as error:
        raise NamedMeanwhileError("") from error
