from dataclasses import replace

import numpy as np
import pytest

from flowgap.diagnosis.constraint.flow import Flow
from flowgap.diagnosis.whatif.backtest import Backtest, BacktestState, foretell_second_half
from flowgap.diagnosis.whatif.fitted import fit_network
from tests.support.seen_flow import seen_flow


def tried(flow: Flow) -> Backtest:
    return foretell_second_half(fit_network(flow), rng=np.random.default_rng(1))


def test_a_steady_flow_foretells_itself() -> None:
    told = tried(seen_flow())
    assert told.state is BacktestState.PASSED
    # As many are at work at once in both halves, and nothing but load makes anybody wait.
    assert told.error_days == pytest.approx(0)


def test_what_changes_for_reasons_of_its_own_is_not_foretold() -> None:
    flow = seen_flow()
    # From the middle on each item waits 20 days more at its end, for nobody's lack of capacity.
    late = flow.start > np.median(flow.start)
    shift = np.where(late, 20.0, 0.0)
    last = flow.first[1:] - 1
    started, finished = flow.started.copy(), flow.finished.copy()
    started[last] += shift
    finished[last] += shift
    told = tried(replace(flow, started=started, finished=finished, end=flow.end + shift))
    assert told.state is BacktestState.FAILED
    assert told.error_days == pytest.approx(-20, abs=1)


@pytest.mark.parametrize(("n", "state"), [(59, BacktestState.TOO_FEW), (60, BacktestState.PASSED)])
def test_each_half_needs_thirty_items(n: int, state: BacktestState) -> None:
    told = tried(seen_flow(n=n))
    assert told.state is state
    assert (told.error_days is None) == (state is BacktestState.TOO_FEW)
