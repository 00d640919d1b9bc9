from collections.abc import Callable

import numpy as np
import pytest

from flowgap.simulation.organizations.drawing import History, draw_history
from flowgap.simulation.organizations.parameters import draw_organization
from flowgap.simulation.organizations.regimes import REGIMES

Draw = Callable[[str, int], History]


@pytest.fixture
def draw() -> Draw:
    def of(regime: str, seed: int) -> History:
        rng = np.random.default_rng(seed)
        return draw_history(draw_organization(REGIMES[regime], rng), rng)

    return of
