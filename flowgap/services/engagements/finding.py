"""Finding an engagement by the key in its address, with or without a result."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from flowgap.models import Engagement
from flowgap.services.engagements.keeping import EngagementNotFoundError


def find_engagement(session: Session, public_key: str) -> Engagement:
    """Return the engagement of this key.

    Raises
    ------
    EngagementNotFoundError
        If there is none that the session may find.
    """
    found = session.scalar(select(Engagement).where(Engagement.public_key == public_key))
    if found is None:
        raise EngagementNotFoundError("no engagement has this key")
    return found


def engagement_id_of(session: Session, public_key: str) -> int:
    """Return the id of the engagement that stands in an address.

    Raises
    ------
    EngagementNotFoundError
        If there is none that the session may find.
    """
    return find_engagement(session, public_key).id
