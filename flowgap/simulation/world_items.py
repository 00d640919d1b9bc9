"""The work items of a world: what happened to each, then what tools recorded of it."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.delivery.facts import DeliveryData
from flowgap.delivery.operations import Deployments, Incidents
from flowgap.delivery.periods import Period, Periods
from flowgap.delivery.timeline.spans import code
from flowgap.delivery.work_items import (
    DAY,
    UNCOUNTED,
    UNKNOWN,
    ChangeType,
    Codes,
    Days,
    EventKind,
    Flags,
    Micros,
    StageEvents,
    Stamp,
    WorkItems,
)
from flowgap.simulation.worlds import N_TEAMS, N_WEEKS, Regime, World
from flowgap.stages import Stage

START_DAY: Final = 19_723 - 19_723 % 7 + 4
"""Monday 1 January 2024, in days since 1970-01-01 (a Thursday)."""
CUTOVER_DAY: Final = START_DAY + 7 * N_WEEKS
"""The first day of the period after."""
END_DAY: Final = CUTOVER_DAY + 7 * N_WEEKS
RELEASE_HOUR: Final = 15 / 24
"""Of a day, when a train leaves."""
WORKING_DAYS: Final = 5
KNOWN_AI_SHARE: Final = 0.95
"""Of items: say whether AI helped, where tools say so at all."""
TRACED_AI_SHARE: Final = 0.6
"""Of items that AI helped with: show it, where nothing but traces tells."""


def world_periods() -> Periods:
    """Return the two periods that every world has."""
    edges = (START_DAY + 7 * np.arange(2 * N_WEEKS + 1)) * DAY
    return Periods(before=Period(edges=edges[: N_WEEKS + 1]), after=Period(edges=edges[N_WEEKS:]))


def simulate_world(world: World, rng: np.random.Generator) -> DeliveryData:
    """Return the delivery data of a world, as its tools recorded them."""
    started = _start(world, rng)
    course = _run(world, started, rng)
    return DeliveryData(
        items=_recorded(world, started, course, rng),
        events=_events(world, course),
        deployments=_no_deployments(),
        incidents=_no_incidents(),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Started:
    """Items at their start: the day, the team, their nature, whether of the period after."""

    day: Days
    team: Codes
    week: Codes
    in_after: Flags
    type: Codes
    lines: Days

    def __len__(self) -> int:
        return len(self.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Course:
    """The days of what happened to the items, NaN where it did not."""

    first_commit: Days
    opened: Days
    built: Days
    first_review: Days
    sent_back: Days
    built_again: Days
    reviewed_again: Days
    approved: Days
    merged: Days
    ci_start: Days
    ci_end: Days
    qa_start: Days
    qa_end: Days
    security_start: Days
    security_end: Days
    deployed: Days


def _start(world: World, rng: np.random.Generator) -> _Started:
    counts = rng.poisson(world.items_per_week[:, np.newaxis], (N_TEAMS, 2 * N_WEEKS))
    team, week = np.nonzero(counts)
    team, week = (np.repeat(each, counts[team, week]) for each in (team, week))
    in_after = week >= N_WEEKS
    regimes = (world.before, world.after)
    kind = np.stack([rng.choice(5, len(week), p=regime.type_shares) for regime in regimes])
    spread = rng.lognormal(0.0, world.size_spread, len(week))
    hour = rng.uniform(8, 18, len(week)) / 24
    return _Started(
        day=START_DAY + 7 * week + rng.integers(0, WORKING_DAYS, len(week)) + hour,
        team=team,
        week=week,
        in_after=in_after,
        type=np.where(in_after, kind[1], kind[0]),
        lines=np.ceil(spread * _of_regime(world, in_after, "median_lines")),
    )


def _of_regime(world: World, in_after: Flags, name: str) -> Days:
    before, after = (float(getattr(regime, name)) for regime in (world.before, world.after))
    return np.where(in_after, after, before)


def _run(world: World, started: _Started, rng: np.random.Generator) -> _Course:
    n = len(started)
    week_factor = rng.lognormal(0.0, world.week_spread, 2 * N_WEEKS)[started.week]
    effort = (started.lines / 100) ** world.size_power * world.type_factor[started.type]

    def days(median: float, *, by_effort: bool = True) -> Days:
        drawn = median * week_factor * rng.lognormal(0.0, world.tail, n)
        return drawn * effort if by_effort else drawn

    def some(share: float | Days) -> Flags:
        return np.asarray(rng.random(n) < share)

    build = _of_regime(world, started.in_after, "build_factor") * days(world.build_days)
    slower = _of_regime(world, started.in_after, "review_factor")
    reviewed = ~some(world.unreviewed_share)
    again = reviewed & some(_of_regime(world, started.in_after, "again_share"))
    first_commit = started.day + days(world.clarify_days, by_effort=False)
    built = first_commit + build
    first_review = np.where(
        reviewed, built + slower * days(world.review_wait_days, by_effort=False), np.nan
    )
    review_end = first_review + slower * days(world.review_days)
    built_again = np.where(again, review_end + days(world.again_days * 0.6), np.nan)
    reviewed_again = np.where(again, built_again + days(world.again_days * 0.1), np.nan)
    approved = np.where(again, reviewed_again + days(world.again_days * 0.3), review_end)
    merged = np.where(reviewed, approved, built) + days(world.integrate_days, by_effort=False)
    qa_start = merged + days(0.3 * world.qa_days, by_effort=False)
    qa_end = qa_start + days(world.qa_days)
    security_start = np.where(some(0.3), merged, np.nan)
    security_end = security_start + days(world.security_days)
    finished = np.fmax(qa_end if world.has_qa else merged, security_end)
    if not world.has_security:
        finished = qa_end if world.has_qa else merged
    at_once = some(world.bypass_share)
    deployed = np.where(at_once, finished + 1 / 24, _next_train(world, started.team, finished))
    ci_start = built + np.minimum(0.01, (merged - built) / 4)
    return _Course(
        first_commit=first_commit,
        opened=built - rng.uniform(0, 0.3, n) * build * some(0.3),
        built=built,
        first_review=first_review,
        sent_back=np.where(again, review_end, np.nan),
        built_again=built_again,
        reviewed_again=reviewed_again,
        approved=approved,
        merged=merged,
        ci_start=ci_start,
        ci_end=np.minimum(ci_start + 0.02, merged),
        qa_start=qa_start,
        qa_end=qa_end,
        security_start=security_start,
        security_end=security_end,
        deployed=deployed,
    )


def _next_train(world: World, team: Codes, finished: Days) -> Days:
    """Return when the next train of the team leaves: by the old schedule up to the cutover."""
    weekday = world.train_weekday[team]
    old = _departure(world.before, weekday, finished)
    new = _departure(world.after, weekday, np.maximum(finished, CUTOVER_DAY))
    return np.where(old < CUTOVER_DAY, old, new)


def _departure(regime: Regime, weekday: Codes, finished: Days) -> Days:
    if regime.train_days == 1:
        first = np.full(len(finished), START_DAY + RELEASE_HOUR)
    else:
        first = START_DAY + weekday + RELEASE_HOUR
    return np.asarray(first + np.ceil((finished - first) / regime.train_days) * regime.train_days)


def _recorded(
    world: World, started: _Started, course: _Course, rng: np.random.Generator
) -> WorkItems:
    n = len(started)
    reviewed = ~np.isnan(course.approved)
    helped = rng.random(n) < _of_regime(world, started.in_after, "ai_share")
    known = rng.random(n) < (KNOWN_AI_SHARE if world.ai_known else 0.0)
    traced = helped & (known | (rng.random(n) < TRACED_AI_SHARE))
    delivered = course.deployed < END_DAY + world.export_days
    uncounted = np.full(n, UNCOUNTED, dtype=np.int64)
    return WorkItems(
        stamps=_stamps(world, started, course, rng),
        type=started.type if world.types_known else np.full(n, int(ChangeType.UNKNOWN)),
        lines=started.lines.astype(np.int64),
        n_reviews=np.where(reviewed, 1, 0),
        author=started.team * 10 + rng.integers(0, 8, n),
        is_bot=np.zeros(n, dtype=bool),
        abandoned=np.zeros(n, dtype=bool),
        said_deployed=delivered,
        beyond=np.zeros(n, dtype=bool),
        ai_evident=traced,
        ai_known=known | traced,
        conflict=uncounted,
        planned=uncounted,
        done=uncounted,
        reverted_at=np.full(n, UNKNOWN, dtype=np.int64),
    )


def _stamps(world: World, started: _Started, course: _Course, rng: np.random.Generator) -> Micros:
    n, export = len(started), END_DAY + world.export_days
    days = np.full((n, len(Stamp)), np.nan)
    days[:, Stamp.CREATED] = np.where(rng.random(n) < world.undated_share, np.nan, started.day)
    days[:, Stamp.DEPLOYED] = course.deployed
    columns = {
        Stamp.FIRST_COMMIT: course.first_commit,
        Stamp.OPENED: course.opened,
        Stamp.READY: course.built,
        Stamp.FIRST_REVIEW: course.first_review,
        Stamp.APPROVED: course.approved,
        Stamp.MERGED: course.merged,
    }
    if world.has_ci:
        columns |= {Stamp.CI_START: course.ci_start, Stamp.CI_END: course.ci_end}
    if world.has_qa:
        columns |= {Stamp.QA_START: course.qa_start, Stamp.QA_END: course.qa_end}
    if world.has_security:
        columns |= {
            Stamp.SECURITY_START: course.security_start,
            Stamp.SECURITY_END: course.security_end,
        }
    for stamp, column in columns.items():
        lost = rng.random(n) < world.missing_share
        days[:, stamp] = np.where(lost, np.nan, column)
    known = ~np.isnan(days) & (days < export)
    return np.where(known, np.nan_to_num(days) * DAY, UNKNOWN).astype(np.int64)


def _events(world: World, course: _Course) -> StageEvents:
    """Return visits to build and review of reviewed items, where tools log them."""
    queued, begun, over = EventKind.QUEUED, EventKind.STARTED, EventKind.FINISHED
    first_end = np.where(np.isnan(course.sent_back), course.approved, course.sent_back)
    log = (
        (Stage.BUILD, begun, course.first_commit),
        (Stage.BUILD, over, course.built),
        (Stage.REVIEW, queued, course.built),
        (Stage.REVIEW, begun, course.first_review),
        (Stage.REVIEW, over, first_end),
        (Stage.BUILD, begun, course.sent_back),
        (Stage.BUILD, over, course.built_again),
        (Stage.REVIEW, queued, course.built_again),
        (Stage.REVIEW, begun, course.reviewed_again),
        (Stage.REVIEW, over, np.where(np.isnan(course.sent_back), np.nan, course.approved)),
    )
    reviewed = ~np.isnan(course.approved) & world.has_events
    rows = [np.flatnonzero(reviewed & ~np.isnan(day)) for _, _, day in log]
    return StageEvents(
        item=np.concatenate(rows),
        at=np.concatenate(
            [(day[row] * DAY).astype(np.int64) for (_, _, day), row in zip(log, rows, strict=True)]
        ),
        stage=np.repeat([code(stage) for stage, _, _ in log], [len(row) for row in rows]),
        kind=np.repeat([int(kind) for _, kind, _ in log], [len(row) for row in rows]),
    )


def _no_deployments() -> Deployments:
    nothing = np.zeros(0, dtype=np.int64)
    return Deployments(
        finished_at=nothing,
        failed=np.zeros(0, dtype=bool),
        unplanned=nothing,
        failures_known=False,
    )


def _no_incidents() -> Incidents:
    nothing, never = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=bool)
    return Incidents(started_at=nothing, resolved_at=nothing, tied=never, ruled_out=never)
