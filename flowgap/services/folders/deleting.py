"""Delete an engagement with all that belongs to it, at once or not at all."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from flowgap.errors import FlowGapError
from flowgap.models import Engagement, Job, KeptFile, Result, Wave
from flowgap.reporting.render import Paper
from flowgap.services.jobs.rendering import report_digest


class WaveOpenError(FlowGapError):
    """People may answer at this moment, or their answers are still sealed."""

    def __init__(self, waves: tuple[str, ...]) -> None:
        """Keep which waves are not closed."""
        super().__init__(", ".join(waves))
        self.waves = waves


class TitleWrongError(FlowGapError):
    """The title that was typed is not that of the engagement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Belongings:
    """What goes with an engagement: how many of each."""

    n_files: int
    n_results: int
    n_waves: int
    open_waves: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deleted:
    """What lies outside of the database and has to go as well, once that is committed."""

    engagement_id: int
    reports: tuple[str, ...]


def belongings_of(session: Session, engagement_id: int) -> Belongings:
    """Return what would go with an engagement."""
    waves = session.scalars(select(Wave).filter_by(engagement_id=engagement_id)).all()
    return Belongings(
        n_files=_count(session, KeptFile, engagement_id),
        n_results=_count(session, Result, engagement_id),
        n_waves=len(waves),
        open_waves=tuple(wave.name for wave in waves if wave.closed_at is None),
    )


def delete_engagement(session: Session, engagement: Engagement, *, typed_title: str) -> Deleted:
    """Delete an engagement, its files, results, waves with answers, jobs and releases.

    Raises
    ------
    TitleWrongError
        If the typed title is another one.
    WaveOpenError
        If a wave is not closed yet.
    """
    # Whoever opens a wave or keeps a file meanwhile waits, and finds no engagement.
    session.refresh(engagement, with_for_update=True)
    if typed_title.split() != engagement.title.split():
        raise TitleWrongError(typed_title)
    if waves := belongings_of(session, engagement.id).open_waves:
        raise WaveOpenError(waves)
    digests = session.scalars(select(Result.digest).filter_by(engagement_id=engagement.id))
    reports = tuple(report_digest(digest, paper) for digest in digests for paper in Paper)
    deleted = Deleted(engagement_id=engagement.id, reports=reports)
    session.delete(engagement)
    session.flush()
    return deleted


def _count(
    session: Session, table: type[KeptFile] | type[Result] | type[Job], engagement_id: int
) -> int:
    query = select(func.count()).select_from(table).where(table.engagement_id == engagement_id)
    return session.scalar(query) or 0
