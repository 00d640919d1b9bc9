"""Preparing a wave: what was chosen so far, kept until the wave is opened."""

from sqlalchemy.orm import Session

from flowgap.models import PreparedWave


def is_prepared(session: Session, engagement_id: int) -> bool:
    """Tell whether a wave of the engagement is being prepared."""
    return session.get(PreparedWave, engagement_id) is not None
