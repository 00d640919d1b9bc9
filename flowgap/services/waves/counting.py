"""How many people of a whole company have answered: counted once a day, and kept by day."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from flowgap.answering.promise import Promise, promise_from_json
from flowgap.models import Invitation, Response, SealedResponse, TeamLink, Wave, WaveCount
from flowgap.privacy.bands import team_bands

FEWEST_COUNTED: Final = 40
"""Invited people of a company below which a band is kept in place of a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCount:
    """People who had answered on a day, `least` to `most`."""

    day: date
    least: int
    most: int


def count_today(session: Session, wave: Wave, *, now: datetime) -> None:
    """Keep the count of this day if there is none yet and the wave has begun and is not closed."""
    if wave.closed_at is not None or now < wave.opens_at:
        return
    promise = promise_from_json(wave.promise)
    day = day_of(promise, now)
    if session.get(WaveCount, (wave.id, day)) is None:
        _keep(session, wave, promise, day, _n_rows(session, SealedResponse, wave))


def count_at_end(session: Session, wave: Wave, n_answered: int, *, now: datetime) -> None:
    """Keep the last count of a wave that is being closed, in place of an earlier one of the day."""
    promise = promise_from_json(wave.promise)
    row = session.get(WaveCount, (wave.id, day_of(promise, now)))
    if row is not None:
        session.delete(row)
        session.flush()
    _keep(session, wave, promise, day_of(promise, now), n_answered)


def is_counted_today(session: Session, wave: Wave, *, now: datetime) -> bool:
    """Tell whether nothing has to be counted today."""
    if wave.closed_at is not None or now < wave.opens_at:
        return True
    day = day_of(promise_from_json(wave.promise), now)
    return session.get(WaveCount, (wave.id, day)) is not None


def open_waves_of(session: Session, engagement_id: int) -> Sequence[Wave]:
    """Return the waves of an engagement that are not closed."""
    return session.scalars(
        select(Wave).where(Wave.engagement_id == engagement_id, Wave.closed_at.is_(None))
    ).all()


def count_open_waves(session: Session, *, now: datetime) -> None:
    """Count every wave that is open, once a day."""
    for wave in session.scalars(select(Wave).where(Wave.closed_at.is_(None), Wave.opens_at <= now)):
        count_today(session, wave, now=now)


def uncounted_waves(session: Session, *, now: datetime) -> bool:
    """Tell whether a wave has to be counted today."""
    open_waves = select(Wave).where(Wave.closed_at.is_(None), Wave.opens_at <= now)
    return any(not is_counted_today(session, wave, now=now) for wave in session.scalars(open_waves))


def counts_of(session: Session, wave_id: int) -> tuple[DayCount, ...]:
    """Return the counts of a wave, by day."""
    return tuple(counts_by_wave(session, [wave_id]).get(wave_id, ()))


def counts_by_wave(session: Session, wave_ids: Sequence[int]) -> Mapping[int, Sequence[DayCount]]:
    """Return the counts of each of these waves that was counted, by day."""
    found: dict[int, list[DayCount]] = {}
    rows = session.scalars(
        select(WaveCount).where(WaveCount.wave_id.in_(wave_ids)).order_by(WaveCount.day)
    )
    for row in rows:
        count = DayCount(day=row.day, least=row.least, most=row.most)
        found.setdefault(row.wave_id, []).append(count)
    return found


def last_counts(session: Session, wave_ids: Sequence[int]) -> Mapping[int, DayCount]:
    """Return the last count of each of these waves that was counted."""
    return {wave: counts[-1] for wave, counts in counts_by_wave(session, wave_ids).items()}


def n_invited(session: Session, wave_id: int) -> int:
    """Return how many people a wave asks."""
    return invited_by_wave(session, [wave_id])[wave_id]


def invited_by_wave(session: Session, wave_ids: Sequence[int]) -> Counter[int]:
    """Return how many people each of these waves asks."""
    personal = (
        select(Invitation.wave_id, func.count())
        .where(Invitation.wave_id.in_(wave_ids))
        .group_by(Invitation.wave_id)
    )
    shared = (
        select(TeamLink.wave_id, func.sum(TeamLink.n_invited))
        .where(TeamLink.wave_id.in_(wave_ids))
        .group_by(TeamLink.wave_id)
    )
    found = Counter[int]()
    for query in (personal, shared):
        found.update(dict(session.execute(query).all()))
    return found


def day_of(promise: Promise, now: datetime) -> date:
    """Return the day of a moment in the time zone of a wave."""
    return now.astimezone(ZoneInfo(promise.timezone)).date()


def counted_as(n_answered: int, invited: int, *, minimum: int) -> tuple[int, int]:
    """Return the numbers between which a count lies that may be kept.

    Where at least 40 people are invited, both are the number itself. Of fewer it is told whether
    enough answered, and if so, the band that a team of this size would have.
    """
    if invited >= FEWEST_COUNTED:
        return n_answered, n_answered
    if n_answered < minimum:
        return 0, min(minimum - 1, max(invited, n_answered))
    most = max(invited, n_answered)
    rate = team_bands(n_answered, n_invited=max(invited, 1), minimum=minimum).rate
    if rate is None:
        return minimum, most
    low, *high = (int(part) for part in re.findall(r"\d+", rate))
    least = max(-(-low * invited // 100), minimum)
    return least, (-(-(high[0] + 1) * invited // 100) - 1 if high else most)


def _n_rows(session: Session, model: type[SealedResponse | Response], wave: Wave) -> int:
    return session.scalar(select(func.count()).where(model.wave_id == wave.id)) or 0


def _keep(session: Session, wave: Wave, promise: Promise, day: date, n_answered: int) -> None:
    least, most = counted_as(n_answered, n_invited(session, wave.id), minimum=promise.minimum_group)
    row = WaveCount(wave_id=wave.id, day=day, least=least, most=most)
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        return  # another process counted at the same time
