"""Whether the process lives, and whether it can serve."""

from flask import Blueprint
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import SQLAlchemyError

from flowgap.web.database import current_database

bp = Blueprint("health", __name__)


@bp.get("/healthz")
def healthz() -> ResponseReturnValue:
    """Answer as long as the process lives."""
    return {"status": "ok"}


@bp.get("/readyz")
def readyz() -> ResponseReturnValue:
    """Answer 200 when the database has the tables of this version, else 503."""
    try:
        ready = current_database().is_ready()
    except SQLAlchemyError:
        return {"status": "no database"}, 503
    return ({"status": "ok"}, 200) if ready else ({"status": "migrate first"}, 503)
