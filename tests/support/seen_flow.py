"""Flows of items that pass build, review and integration, as a network has them pass."""

import numpy as np

from flowgap.diagnosis.constraint.flow import Flow
from flowgap.queueing.network import Limit, no_limit, plain_stations, straight_visits
from flowgap.queueing.running import run

BUILD, REVIEW, INTEGRATE = 1, 2, 6
STAGES = (BUILD, REVIEW, INTEGRATE)


def seen_flow(  # noqa: PLR0913 - each is a way in which organizations differ
    *,
    station_of_review: int = 1,
    limit: int = 0,
    n: int = 400,
    build_days: float = 1.0,
    review_days: float = 0.8,
    teams: int = 1,
    own_people: bool = True,
) -> Flow:
    """Return what is seen of n items; for two people at each stage, one a day on average.

    Review may be done by the people of build (station 0), and a limit may hold items back. Each
    team has two people of its own at each stage, or all teams have the same two.
    """
    rng = np.random.default_rng(8)
    team, own = np.arange(n) % teams, int(own_people)
    visits = straight_visits(
        first=np.arange(n + 1) * 3,
        arrival=np.cumsum(rng.exponential(1.0 / (teams if own_people else 1), n)),
        station=np.tile([0, station_of_review, 2], n) + own * 3 * np.repeat(team, 3),
        work=(rng.exponential(1.0, (n, 3)) * [build_days, review_days, 0.1]).ravel(),
        delay=np.zeros(3 * n),
    )
    bound = no_limit(visits)
    if limit:
        bound = Limit(
            items=np.array([limit]),
            group=np.zeros(n, dtype=np.int64),
            enters=np.tile([True, False, False], n),
            leaves=np.tile([False, False, True], n),
        )
    passage = run(plain_stations(np.full(3 * teams, 2)), visits, bound)
    known = np.isin(np.arange(8), STAGES)
    return Flow(
        first=visits.first,
        start=visits.arrival,
        end=passage.left,
        team=team,
        asked=np.ones(n, dtype=np.bool_),
        counted=np.ones(n, dtype=np.bool_),
        under_way=np.zeros(n, dtype=np.bool_),
        item=np.repeat(np.arange(n), 3),
        stage=np.tile(STAGES, n),
        queued=passage.queued,
        started=passage.started,
        finished=passage.finished,
        repeated=np.zeros(3 * n, dtype=np.bool_),
        waits=known,
        works=known,
        measured=np.tile(known, (n, 1)),
        origin_hour=0.0,
    )
