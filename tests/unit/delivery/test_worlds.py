"""Verdicts in worlds whose truth is known: a small sample of `benchmarks/verdicts.py`."""

import pytest

from benchmarks.verdicts import RIGHT, verdicts
from flowgap.result.delivery import Verdict
from flowgap.simulation.worlds import Cause

SEEDS = range(500, 504)


@pytest.mark.parametrize("cause", list(Cause))
def test_what_alone_changed_is_named_in_most_worlds(cause: Cause) -> None:
    given = verdicts(cause, SEEDS)
    assert sum(given[verdict] for verdict in RIGHT[cause]) >= 3


def test_a_moved_calendar_is_never_credited_to_ai() -> None:
    assert not verdicts(Cause.SCHEDULE, SEEDS)[Verdict.GAIN_IS_REAL]
