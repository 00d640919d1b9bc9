"""Whether the answers of a closed wave are in the last result of its engagement."""

from datetime import datetime

from sqlalchemy.orm import Session

from flowgap.models import Wave
from flowgap.services.engagements.keeping import (
    EngagementNotFoundError,
    ResultOutdatedError,
    Take,
    last_result,
)


def computed_at(session: Session, wave: Wave, public_key: str, *, take: Take) -> datetime | None:
    """Return when the last result was computed; None where it does not know the closed wave.

    `public_key` is that of the wave's engagement; `take` as for `last_result`.
    """
    if wave.closed_at is None:
        return None
    try:
        kept = last_result(session, public_key, take=take)
    except (EngagementNotFoundError, ResultOutdatedError):
        return None
    known = {one.id for one in kept.result.engagement.waves}
    return kept.computed_at if kept.computed_at >= wave.closed_at and wave.name in known else None
