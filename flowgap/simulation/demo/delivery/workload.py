"""The changes that teams take up, and the work that each needs at every stage."""

from dataclasses import dataclass, fields

import numpy as np

from flowgap.simulation.demo.company import EXPORTED_ON, TEAMS, Team, midnight
from flowgap.simulation.demo.delivery import parameters as p
from flowgap.simulation.demo.delivery.parameters import Assist, Codes, Flags, Numbers
from flowgap.simulation.work_calendar import HOUR, MINUTE, Seconds, WorkCalendar
from flowgap.stages import PIPELINE_STAGES, Stage

_WORKING_DAYS = 5
_SMALLEST, _LARGEST = -3.0, 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Workload:
    """n changes in the order in which they were taken up.

    Attributes
    ----------
    team : array of shape (n,)
        Place in `TEAMS`.
    created_at : array of shape (n,)
    kind, assist : arrays of shape (n,)
        `ChangeType`, `Assist`.
    lines : array of shape (n,)
        Lines added and deleted, at least 1.
    unreviewed, abandoned, conflict : arrays of shape (n,)
        Merged without a review; closed after it; clashed with other changes.
    work : array of shape (n, 8)
        Seconds per stage, at least a minute: on the clock for `ci`, else in working hours. Only
        `review` and `qa` queue; elsewhere waits that do not hang on load are part of it.
    """

    team: Codes
    created_at: Seconds
    kind: Codes
    assist: Codes
    lines: Seconds
    unreviewed: Flags
    abandoned: Flags
    conflict: Flags
    work: Seconds

    def __len__(self) -> int:
        """Return the number of changes."""
        return len(self.team)

    def take(self, rows: Codes) -> "Workload":
        """Return the changes of some rows."""
        return Workload(**{field.name: getattr(self, field.name)[rows] for field in fields(self)})


def column(stage: Stage) -> int:
    """Return the column of a stage in arrays of stages."""
    return PIPELINE_STAGES.index(stage)


def draw_workload(rng: np.random.Generator) -> Workload:
    """Draw every change from the warm-up to the end of the export."""
    office = p.office_hours()
    team, created_at = _taken_up(office, rng)
    n = len(team)
    kind = rng.choice(len(p.KIND_SHARES), size=n, p=p.KIND_SHARES)
    noise = rng.standard_normal((n, len(PIPELINE_STAGES)))

    clarify = _seconds(Stage.CLARIFY, noise, p.KIND_HASTE[kind])
    # Whether AI helps is decided when building starts, not when the work was asked for.
    share = _ai_shares(team, office.after(created_at, clarify))
    assist = _assists(share, rng)
    median_lines = p.KIND_LINES[kind] * p.SIZE_FACTOR[assist]
    lines = np.maximum(1, np.round(median_lines * np.exp(p.SIZE_SPREAD * rng.standard_normal(n))))
    e_folds = np.log(lines / p.TYPICAL_LINES)
    return Workload(
        team=team,
        created_at=created_at,
        kind=kind,
        assist=assist,
        lines=lines.astype(np.int64),
        unreviewed=rng.random(n) < p.UNREVIEWED_SHARE + p.UNREVIEWED_RISE * share,
        abandoned=rng.random(n) < p.ABANDONED_SHARE,
        conflict=rng.random(n)
        < p.CONFLICT_SHARE + p.CONFLICT_RISE * e_folds.clip(_SMALLEST, _LARGEST),
        work=np.stack(
            [
                _seconds(stage, noise, _factor(stage, kind, assist), e_folds)
                for stage in PIPELINE_STAGES
            ],
            axis=1,
        ),
    )


def _taken_up(office: WorkCalendar, rng: np.random.Generator) -> tuple[Codes, Seconds]:
    arrivals = [_arrivals(team, office, rng) for team in TEAMS]
    team = np.repeat(np.arange(len(TEAMS)), [len(one) for one in arrivals])
    created_at = np.concatenate(arrivals)
    order = np.argsort(created_at, kind="stable")
    return team[order], created_at[order]


def _arrivals(team: Team, office: WorkCalendar, rng: np.random.Generator) -> Seconds:
    """Draw when the team takes up changes: gamma gaps, on a clock that runs with the intake."""
    opens_at = office.opens_at[office.opens_at < midnight(EXPORTED_ON)]
    per_day = p.changes_per_week(team) / _WORKING_DAYS
    intake = per_day * (1 + p.INTAKE_GROWTH * p.ai_share(team, opens_at))
    expected = np.concatenate([[0.0], np.cumsum(intake)])
    enough = int(2 * expected[-1]) + 10
    reached = np.cumsum(rng.gamma(p.ARRIVAL_SHAPE, 1 / p.ARRIVAL_SHAPE, size=enough))
    reached = reached[reached < expected[-1]]
    worked = np.interp(reached, expected, office.length * np.arange(len(expected)))
    return office.begin(worked.astype(np.int64))


def _ai_shares(team: Codes, at: Seconds) -> Numbers:
    share = np.zeros(len(team))
    for place, one in enumerate(TEAMS):
        own = team == place
        share[own] = p.ai_share(one, at[own])
    return share


def _assists(share: Numbers, rng: np.random.Generator) -> Codes:
    helped = rng.random(len(share)) < share
    by_agent = rng.random(len(share)) < p.AGENT_SHARE
    return np.where(helped, np.where(by_agent, Assist.AGENT, Assist.ASSISTED), Assist.NONE)


def _factor(stage: Stage, kind: Codes, assist: Codes) -> Numbers:
    if stage is Stage.CLARIFY:
        return p.KIND_HASTE[kind]
    if stage is Stage.BUILD:
        return np.asarray(p.KIND_HASTE[kind] * p.BUILD_FACTOR[assist])
    if stage is Stage.REVIEW:
        return np.asarray(p.REVIEW_FACTOR[assist])
    return np.ones(len(kind))


def _seconds(
    stage: Stage, noise: Numbers, factor: Numbers, e_folds: Numbers | float = 0.0
) -> Seconds:
    own = p.STAGE_WORK[stage]
    exponent = own.spread * noise[:, column(stage)] - own.spread**2 / 2 + own.size_power * e_folds
    seconds = own.hours * HOUR * factor * np.exp(exponent)
    return np.maximum(MINUTE, np.round(seconds)).astype(np.int64)
