"""All waves of an engagement."""

from datetime import datetime

from flask import Blueprint
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from flowgap.models import Wave
from flowgap.services.waves.counting import (
    DayCount,
    count_today,
    is_counted_today,
    last_counts,
    open_waves_of,
)
from flowgap.services.waves.listing import list_waves
from flowgap.services.waves.preparing import is_prepared
from flowgap.web.clock import utc_now
from flowgap.web.database import reading, unit_of_work
from flowgap.web.language import current_wording
from flowgap.web.pages.waves.listing import waves_page
from flowgap.web.place import Place, open_place, show

bp = Blueprint("waves", __name__, url_prefix="/engagements/<key>")


@bp.get("/waves")
def index(key: str) -> ResponseReturnValue:
    """List the waves, and offer to prepare one."""
    place, now = open_place(key), utc_now()
    count_where_due(place, now=now)
    with reading() as session:
        waves = list_waves(session, now=now, engagement_id=place.id, with_teams=False)
        counts = _counts(session, place)
        prepared = is_prepared(session, place.id)
    page = waves_page(waves, counts, current_wording(), is_prepared=prepared)
    return show(place, page, template="waves/index")


def count_where_due(place: Place, *, now: datetime) -> None:
    """Count the open waves of an engagement on the first look of a day."""
    with reading() as session:
        due = [
            wave.id
            for wave in open_waves_of(session, place.id)
            if not is_counted_today(session, wave, now=now)
        ]
    for wave_id in due:
        with unit_of_work() as session:
            count_today(session, session.get_one(Wave, wave_id), now=now)


def _counts(session: Session, place: Place) -> dict[str, DayCount]:
    """Return the last count of each wave that is not closed, by name."""
    waves = {wave.id: wave.name for wave in open_waves_of(session, place.id)}
    return {waves[wave_id]: count for wave_id, count in last_counts(session, list(waves)).items()}
