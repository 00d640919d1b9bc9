"""The way of every change through the stages: what truly happened, before any tool records it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

import numpy as np

from flowgap.simulation.demo.company import TEAMS
from flowgap.simulation.demo.delivery import parameters as p
from flowgap.simulation.demo.delivery.parameters import Codes, Flags
from flowgap.simulation.demo.delivery.releases import next_release, release_times
from flowgap.simulation.demo.delivery.stations import station
from flowgap.simulation.demo.delivery.workload import Workload, column
from flowgap.simulation.queueing import Service, serve
from flowgap.simulation.work_calendar import MINUTE, Seconds
from flowgap.stages import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What may differ from the world as it is, to see what difference it would make.

    Attributes
    ----------
    speed : mapping of stage to factor
        1.25 for 25 % more capacity: the work of the stage takes 1 / 1.25 of its time.
    release_day_dropped : bool
    """

    speed: Mapping[Stage, float] = field(default_factory=dict)
    release_day_dropped: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Journeys:
    """The moments of n changes, in this order for each; arrays of shape (n,).

    An unreviewed change is approved when it is ready. What follows the approval of an abandoned
    change never happened, nor did its release.
    """

    created_at: Seconds
    first_commit_at: Seconds
    ready_at: Seconds
    first_review_at: Seconds
    approved_at: Seconds
    ci_end_at: Seconds
    qa_start_at: Seconds
    qa_end_at: Seconds
    security_end_at: Seconds
    merged_at: Seconds
    deployed_at: Seconds

    def take(self, rows: Codes) -> "Journeys":
        """Return the changes of some rows."""
        return Journeys(**{field.name: getattr(self, field.name)[rows] for field in fields(self)})


AS_IT_IS = World()


def travel(load: Workload, world: World = AS_IT_IS) -> Journeys:
    """Send every change through the stages. Nothing is drawn: worlds differ in nothing else."""
    office = p.office_hours()
    first_commit_at = office.after(load.created_at, _work(load, Stage.CLARIFY, world))
    ready_at = office.after(first_commit_at, _work(load, Stage.BUILD, world))
    review = _queue(load, Stage.REVIEW, ready_at, ~load.unreviewed, world)
    ci_end_at = review.finished_at + _work(load, Stage.CI, world)
    qa = _queue(load, Stage.QA, ci_end_at, ~load.abandoned, world)
    security_end_at = office.after(qa.finished_at, _work(load, Stage.SECURITY, world))
    merged_at = office.after(security_end_at, _work(load, Stage.INTEGRATE, world))
    prepared_at = office.after(merged_at, _work(load, Stage.RELEASE, world))
    return Journeys(
        created_at=load.created_at,
        first_commit_at=first_commit_at,
        ready_at=ready_at,
        first_review_at=review.started_at,
        approved_at=review.finished_at,
        ci_end_at=ci_end_at,
        qa_start_at=qa.started_at,
        qa_end_at=qa.finished_at,
        security_end_at=security_end_at,
        merged_at=merged_at,
        deployed_at=_deployed(load, prepared_at, world),
    )


def _work(load: Workload, stage: Stage, world: World) -> Seconds:
    seconds = load.work[:, column(stage)] / world.speed.get(stage, 1.0)
    return np.maximum(MINUTE, np.round(seconds)).astype(np.int64)


def _queue(
    load: Workload, stage: Stage, arrived_at: Seconds, chosen: Flags, world: World
) -> Service:
    """Serve the chosen changes at the station of their team; the others pass in no time."""
    work = _work(load, stage, world)
    started_at, finished_at = arrived_at.copy(), arrived_at.copy()
    for place, team in enumerate(TEAMS):
        own = np.flatnonzero((load.team == place) & chosen)
        service = serve(arrived_at[own], work[own], station(team, stage))
        started_at[own], finished_at[own] = service.started_at, service.finished_at
    return Service(started_at=started_at, finished_at=finished_at)


def _deployed(load: Workload, prepared_at: Seconds, world: World) -> Seconds:
    deployed_at = prepared_at.copy()
    for place, team in enumerate(TEAMS):
        patient = (load.team == place) & ~np.isin(load.kind, p.URGENT)
        releases = release_times(team, release_day_dropped=world.release_day_dropped)
        deployed_at[patient] = next_release(prepared_at[patient], releases)
    return deployed_at
