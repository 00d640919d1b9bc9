"""Whether the process lives, and whether it can serve."""

from flask import Blueprint
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import SQLAlchemyError

from flowgap.services.jobs.beats import backlog
from flowgap.web.database import current_database, reading
from flowgap.web.statuses import UNAVAILABLE

bp = Blueprint("health", __name__)


@bp.get("/healthz")
def healthz() -> ResponseReturnValue:
    """Answer as long as the process lives."""
    return {"status": "ok"}


@bp.get("/readyz")
def readyz() -> ResponseReturnValue:
    """Answer 200 when the database has the tables of this version, else 503.

    Where jobs wait, it also tells how long ago a worker showed that it lives (null: never).
    """
    try:
        if not current_database().is_ready():
            return {"status": "migrate first"}, UNAVAILABLE
        with reading() as session:
            waiting = backlog(session)
    except SQLAlchemyError:
        return {"status": "no database"}, UNAVAILABLE
    if not waiting.n_queued:
        return {"status": "ok"}
    seconds = None if waiting.beat_seconds is None else round(waiting.beat_seconds)
    jobs = {"queued": waiting.n_queued, "worker_seen_seconds_ago": seconds}
    return {"status": "ok", "jobs": jobs}
