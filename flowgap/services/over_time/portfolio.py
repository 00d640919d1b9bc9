"""All engagements of a workspace side by side, by name; and what several have in common."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import itemgetter
from typing import Final

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from flowgap.delivery.comparison.difference import Known
from flowgap.models import ActionState, Engagement, Response, TakenAction, Wave
from flowgap.models import Result as ResultRow
from flowgap.scoring.benchmark import Benchmark, Member, benchmark
from flowgap.services.over_time.next_steps import Case, LineState, NextStep
from flowgap.services.over_time.organizations import organization_of
from flowgap.services.over_time.remembered import Remembered
from flowgap.services.over_time.summaries import Newest, Summary, measured_alike, summary_of
from flowgap.services.waves.erasing import erasures

PAGE_SIZE: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioLine:
    """One engagement. `due_on` is the day of the next step, where it has one.

    `has_result` also where the newest result is of another version, so that there is no summary.
    """

    key: str
    client: str
    title: str
    has_result: bool
    state: LineState
    summary: Summary | None
    last_wave: date | None
    next_step: NextStep
    due_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Portfolio:
    """One page of all engagements, and the benchmark of the whole workspace.

    `n_gaps` counts the organizations with a gap, `gap` those whose gap is measured alike.
    """

    lines: tuple[PortfolioLine, ...]
    n_all: int
    page: int
    n_pages: int
    readiness: Benchmark
    gap: Benchmark
    n_gaps: int


_SUMMARIES: Final = Remembered(summary_of)


def read_portfolio(session: Session, *, page: int, now: datetime) -> Portfolio:
    """Return a page of the portfolio; a page beyond the last one is the last one."""
    n_all = session.scalar(select(func.count()).select_from(Engagement)) or 0
    n_pages = max(1, -(-n_all // PAGE_SIZE))
    chosen = min(max(page, 1), n_pages)
    newest = _newest(session)
    summaries = {
        engagement: _SUMMARIES.of(session, one.id, one.digest) for engagement, one in newest.items()
    }
    query = (
        select(Engagement)
        .order_by(func.lower(Engagement.client), func.lower(Engagement.title), Engagement.id)
        .limit(PAGE_SIZE)
        .offset((chosen - 1) * PAGE_SIZE)
    )
    shown = session.scalars(query).all()
    lines = tuple(_lines(session, shown, newest, summaries, now=now))
    members = tuple(_organizations(newest, summaries))
    with_gap = [one for one in members if one.gap is not None]
    return Portfolio(
        lines=lines,
        n_all=n_all,
        page=chosen,
        n_pages=n_pages,
        readiness=_compared((one, one.readiness) for one in members),
        gap=_compared((one, one.gap) for one in measured_alike(with_gap)),
        n_gaps=len(with_gap),
    )


def _newest(session: Session) -> dict[int, Newest]:
    """Return the newest result of each engagement."""
    query = (
        select(
            Engagement.id,
            ResultRow.id,
            ResultRow.digest,
            ResultRow.computed_at,
            Engagement.client,
        )
        .join(ResultRow, ResultRow.engagement_id == Engagement.id)
        .order_by(ResultRow.computed_at, ResultRow.id)
    )
    return {
        engagement: Newest(key, digest, computed_at, client)
        for engagement, key, digest, computed_at, client in session.execute(query).all()
    }


def _organizations(
    newest: Mapping[int, Newest], summaries: Mapping[int, Summary | None]
) -> Iterator[Summary]:
    """Yield one summary for each real organization where people answered: that of its newest data.

    Old data that is computed anew is no newer for it.
    """
    of_organization: dict[str, tuple[date, datetime, Summary]] = {}
    for engagement, one in newest.items():
        found = summaries[engagement]
        if found is None or found.simulated or not found.n_people:
            continue
        name = organization_of(one.client)
        known = (found.data_until or date.min, one.computed_at, found)
        of_organization[name] = max(of_organization.get(name, known), known, key=itemgetter(0, 1))
    yield from (found for *_, found in of_organization.values())


def _compared(pairs: Iterable[tuple[Summary, Known | None]]) -> Benchmark:
    return benchmark(
        [
            Member(value=known.value, n_people=one.n_people)
            for one, known in pairs
            if known is not None
        ]
    )


def _lines(
    session: Session,
    engagements: Sequence[Engagement],
    newest: Mapping[int, Newest],
    summaries: Mapping[int, Summary | None],
    *,
    now: datetime,
) -> Iterator[PortfolioLine]:
    ids = [one.id for one in engagements]
    waves, actions = _waves(session, ids), _actions(session, ids)
    closed = [wave.id for of in waves.values() for wave in of if wave.closed_at is not None]
    answered, erased = _answered(session, closed), erasures(session, closed)
    for one in engagements:
        own = waves.get(one.id, ())
        case = Case(
            newest=newest.get(one.id),
            summary=summaries.get(one.id),
            waves=own,
            states=actions.get(one.id, frozenset()),
            now=now,
            answered=frozenset(wave.name for wave in own if wave.id in answered),
            erased=frozenset(wave.name for wave in own if wave.id in erased),
        )
        step, due_on = case.next_step()
        yield PortfolioLine(
            key=one.public_key,
            client=one.client,
            title=one.title,
            has_result=case.newest is not None,
            state=case.state,
            summary=case.summary,
            last_wave=case.last_wave,
            next_step=step,
            due_on=due_on,
        )


def _waves(session: Session, ids: Sequence[int]) -> dict[int, list[Wave]]:
    found: dict[int, list[Wave]] = {}
    for wave in session.scalars(select(Wave).where(Wave.engagement_id.in_(ids))):
        found.setdefault(wave.engagement_id, []).append(wave)
    return found


def _answered(session: Session, wave_ids: Sequence[int]) -> frozenset[int]:
    """Return those of some waves of which there are answers."""
    there = exists().where(Response.wave_id == Wave.id)
    return frozenset(session.scalars(select(Wave.id).where(Wave.id.in_(wave_ids), there)))


def _actions(session: Session, ids: Sequence[int]) -> dict[int, frozenset[ActionState]]:
    """Return the states of the actions of each register; without one there is no entry."""
    query = select(TakenAction.engagement_id, TakenAction.state).where(
        TakenAction.engagement_id.in_(ids)
    )
    found: dict[int, set[ActionState]] = {}
    for engagement, state in session.execute(query.distinct()):
        found.setdefault(engagement, set()).add(ActionState(state))
    return {engagement: frozenset(states) for engagement, states in found.items()}
