"""A flow through review alone, as a network has items pass it."""

import numpy as np

from flowgap.diagnosis.constraint.flow import Flow
from flowgap.queueing.network import plain_stations, straight_visits
from flowgap.queueing.running import run

REVIEW = 2


def passed(
    arrival: list[float], work: list[float], *, servers: int, delay: list[float] | None = None
) -> Flow:
    """Items that pass review alone, as a network has them pass it."""
    n = len(arrival)
    visits = straight_visits(
        first=np.arange(n + 1),
        arrival=np.array(arrival),
        station=np.zeros(n, dtype=np.int64),
        work=np.array(work),
        delay=np.array(delay or [0.0] * n),
    )
    passage = run(plain_stations(np.array([servers])), visits)
    return Flow(
        first=np.arange(n + 1),
        start=visits.arrival,
        end=passage.left,
        team=np.zeros(n, dtype=np.intp),
        asked=np.ones(n, dtype=np.bool_),
        counted=np.ones(n, dtype=np.bool_),
        under_way=np.zeros(n, dtype=np.bool_),
        item=np.arange(n),
        stage=np.full(n, REVIEW),
        queued=passage.queued,
        started=passage.started,
        finished=passage.finished,
        repeated=np.zeros(n, dtype=np.bool_),
        waits=np.arange(8) == REVIEW,
        works=np.arange(8) == REVIEW,
        measured=np.tile(np.arange(8) == REVIEW, (n, 1)),
        origin_hour=0.0,
    )
