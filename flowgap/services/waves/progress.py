"""How a wave goes: counts by day, mail by day, and what to expect of it. No team, no person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from flowgap.answering.promise import Promise, promise_from_json
from flowgap.models import Invitation, Mail, MailKind, MailState, Wave
from flowgap.scoring.turnout import Course, Expected, expected_turnout
from flowgap.services.waves.closing import WaveNotFoundError
from flowgap.services.waves.counting import (
    DayCount,
    counts_by_wave,
    counts_of,
    invited_by_wave,
    n_invited,
)
from flowgap.services.waves.finding import questionnaire_reference
from flowgap.services.waves.listing import WaveState, wave_state
from flowgap.services.waves.mailing import DAYS_BETWEEN_MANUAL


@dataclass(frozen=True, slots=True, kw_only=True)
class MailDay:
    """Mails of one kind and number: how many went out, wait and failed, on which first day."""

    kind: MailKind
    number: int
    day: date
    n_sent: int
    n_waiting: int
    n_failed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """One wave. `counts` are of the whole company, one for each day on which somebody counted.

    `reminds_again_on` is the day from which people may be reminded by hand again; None: at once.
    `earlier` are the courses of earlier waves of the engagement, the last one last.
    """

    id: int
    name: str
    state: WaveState
    opens_at: datetime
    closes_at: datetime
    closed_at: datetime | None
    promise: Promise
    questionnaire: str
    booklet_items: int | None
    n_items: int
    n_invited: int
    n_personal: int
    counts: tuple[DayCount, ...]
    mails: tuple[MailDay, ...]
    reminds_again_on: date | None
    earlier: tuple[Course, ...]
    expected: Expected | None

    @property
    def last(self) -> DayCount | None:
        """Return the last count."""
        return self.counts[-1] if self.counts else None

    @property
    def is_counted_exactly(self) -> bool:
        """Tell whether enough people are invited for a number."""
        return self.last is not None and self.last.least == self.last.most

    def time_of(self, day: date) -> float:
        """Return the share of the wave's duration that was over at the end of a day."""
        return time_of(self.opens_at, self.closes_at, day, timezone=self.promise.timezone)


def find_wave_of(session: Session, engagement_id: int, name: str) -> Wave:
    """Return the wave of an engagement by its name.

    Raises
    ------
    WaveNotFoundError
        If there is none.
    """
    found = session.scalar(
        select(Wave).where(Wave.engagement_id == engagement_id, Wave.name == name)
    )
    if found is None:
        raise WaveNotFoundError(f"there is no wave {name!r}")
    return found


def progress_of(session: Session, wave: Wave, *, now: datetime) -> Progress:
    """Return how a wave goes."""
    promise = promise_from_json(wave.promise)
    counts = counts_of(session, wave.id)
    earlier = _earlier(session, wave)
    invited = n_invited(session, wave.id)
    state = wave_state(wave, now)
    return Progress(
        id=wave.id,
        name=wave.name,
        state=state,
        opens_at=wave.opens_at,
        closes_at=wave.closes_at,
        closed_at=wave.closed_at,
        promise=promise,
        questionnaire=questionnaire_reference(session, wave),
        booklet_items=wave.booklet_items,
        n_items=wave.n_items,
        n_invited=invited,
        n_personal=session.scalar(
            select(func.count()).where(
                Invitation.wave_id == wave.id, Invitation.address.is_not(None)
            )
        )
        or 0,
        counts=counts,
        mails=_mails(session, wave.id),
        reminds_again_on=_next_manual(session, wave.id, today=now.date()),
        earlier=earlier,
        expected=_expected(wave, promise, counts, earlier, invited)
        if state is WaveState.OPEN
        else None,
    )


def time_of(opens_at: datetime, closes_at: datetime, day: date, *, timezone: str) -> float:
    """Return the share of a duration that was over at the end of a day, 0 to 1."""
    end_of_day = datetime.combine(day, time.max, ZoneInfo(timezone))
    over = (min(end_of_day, closes_at) - opens_at) / (closes_at - opens_at)
    return min(max(over, 0.0), 1.0)


def _expected(
    wave: Wave,
    promise: Promise,
    counts: Sequence[DayCount],
    earlier: Sequence[Course],
    invited: int,
) -> Expected | None:
    if not counts or counts[-1].least != counts[-1].most:
        return None
    over = time_of(wave.opens_at, wave.closes_at, counts[-1].day, timezone=promise.timezone)
    return expected_turnout(counts[-1].most, invited, time=over, earlier=earlier)


def _earlier(session: Session, wave: Wave) -> tuple[Course, ...]:
    """Return the courses of closed waves of the engagement that were counted by number."""
    waves = session.scalars(
        select(Wave)
        .where(
            Wave.engagement_id == wave.engagement_id,
            Wave.opens_at < wave.opens_at,
            Wave.closed_at.is_not(None),
        )
        .order_by(Wave.opens_at)
    ).all()
    keys = [one.id for one in waves]
    counts, invited = counts_by_wave(session, keys), invited_by_wave(session, keys)
    found = (_course(one, counts.get(one.id, ()), invited[one.id]) for one in waves)
    return tuple(course for course in found if course is not None)


def _course(wave: Wave, counts: Sequence[DayCount], invited: int) -> Course | None:
    if len(counts) < 2 or invited == 0 or any(count.least != count.most for count in counts):  # noqa: PLR2004 - a course has a way and an end
        return None
    timezone = promise_from_json(wave.promise).timezone
    ends_at = min(wave.closed_at or wave.closes_at, wave.closes_at)
    shares = [min(count.most / invited, 1.0) for count in counts]
    times = (
        time_of(wave.opens_at, max(ends_at, wave.opens_at), count.day, timezone=timezone)
        if ends_at > wave.opens_at
        else 1.0
        for count in counts
    )
    return Course(times=tuple(times), shares=tuple(shares), final=shares[-1])


def _mails(session: Session, wave_id: int) -> tuple[MailDay, ...]:
    rows = session.execute(
        select(Mail.kind, Mail.number, Mail.state, func.min(Mail.day), func.count())
        .where(Mail.wave_id == wave_id)
        .group_by(Mail.kind, Mail.number, Mail.state)
    )
    found: dict[tuple[str, int], dict[MailState, tuple[date, int]]] = {}
    for kind, number, state, day, n_mails in rows:
        found.setdefault((kind, number), {})[MailState(state)] = (day, n_mails)
    days = (_mail_day(MailKind(kind), number, of) for (kind, number), of in found.items())
    return tuple(sorted(days, key=lambda one: (one.day, one.kind != MailKind.INVITATION)))


def _mail_day(kind: MailKind, number: int, of: Mapping[MailState, tuple[date, int]]) -> MailDay:
    def n_in(*states: MailState) -> int:
        return sum(of[state][1] for state in states if state in of)

    return MailDay(
        kind=kind,
        number=number,
        day=min(day for day, _n in of.values()),
        n_sent=n_in(MailState.SENT),
        n_waiting=n_in(MailState.QUEUED, MailState.SENDING),
        n_failed=n_in(MailState.FAILED),
    )


def _next_manual(session: Session, wave_id: int, *, today: date) -> date | None:
    last = session.scalar(
        select(func.max(Mail.day)).where(Mail.wave_id == wave_id, Mail.kind == MailKind.MANUAL)
    )
    if last is None:
        return None
    again_on = date.fromordinal(last.toordinal() + DAYS_BETWEEN_MANUAL)
    return again_on if today < again_on else None
