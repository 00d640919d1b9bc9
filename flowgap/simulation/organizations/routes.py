"""The route of an item: its visits in order, and where checks send it back to."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.delivery.timeline.spans import code
from flowgap.queueing.network import Codes, Days
from flowgap.stages import PIPELINE_STAGES, Stage

N_STAGES: Final = len(PIPELINE_STAGES)
CHECKS: Final = (Stage.REVIEW, Stage.CI, Stage.QA, Stage.SECURITY)
"""Stages that send items back to be built again."""
MOST_RETURNS: Final = 2
"""Of an item from one check; after that it passes."""

_REBUILT: Final = 0.35
_RECHECKED: Final = 0.5
"""Share of the first work that building and checking again take."""

_SIDE_BY_SIDE: Final = (Stage.REVIEW, Stage.CI, Stage.SECURITY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """The rows of one item; `after` and `back` count from the first of them.

    Attributes
    ----------
    stage, abreast, after, back : arrays of shape (R,)
    share : array of shape (R,)
        Of the work that the first visit of the stage takes.
    may_return : array of shape (R,)
        Whether the item can be sent back from there.
    """

    stage: Codes
    abreast: Codes
    after: Codes
    back: Codes
    share: Days
    may_return: Days

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.stage)


def route(*, gates_abreast: bool) -> Route:
    """Return the route through all stages, one after the other or with three gates abreast."""
    rows = _Rows()
    for stage in (Stage.CLARIFY, Stage.BUILD):
        rows.straight(stage)
    if gates_abreast:
        rows.checked(_SIDE_BY_SIDE, again=Stage.REVIEW)
        rows.checked((Stage.QA,), again=Stage.QA)
    else:
        for stage in CHECKS:
            rows.checked((stage,), again=stage)
    for stage in (Stage.INTEGRATE, Stage.RELEASE):
        rows.straight(stage)
    return rows.finish()


def work_again(return_odds: Days) -> Days:
    """Return the work that first returns bring, as a share of all first work of each stage.

    Parameters
    ----------
    return_odds : array of shape (8,)
        Of an item of mean size.
    """
    again = np.zeros(N_STAGES)
    checks = [code(stage) for stage in CHECKS]
    again[checks] = return_odds[checks] * _RECHECKED
    again[code(Stage.BUILD)] = return_odds[checks].sum() * _REBUILT
    return again


class _Rows:
    """Collects rows."""

    def __init__(self) -> None:
        self._rows: list[tuple[int, int, int, int, float, float]] = []

    def straight(self, stage: Stage) -> None:
        following = len(self._rows) + 1
        self._rows.append((code(stage), 1, following, following, 1.0, 0.0))

    def checked(self, stages: tuple[Stage, ...], *, again: Stage) -> None:
        """Add checks side by side, and the returns that they may ask for."""
        first_return = len(self._rows) + len(stages)
        passed = first_return + 2 * MOST_RETURNS
        for place, stage in enumerate(stages):
            count = len(stages) if place == 0 else 1
            self._rows.append((code(stage), count, passed, first_return, 1.0, 1.0))
        for attempt in range(1, MOST_RETURNS + 1):
            check = len(self._rows) + 1
            back = passed if attempt == MOST_RETURNS else check + 1
            self._rows.append((code(Stage.BUILD), 1, check, check, _REBUILT, 0.0))
            may = float(attempt < MOST_RETURNS)
            self._rows.append((code(again), 1, passed, back, _RECHECKED, may))

    def finish(self) -> Route:
        stage, abreast, after, back, share, may = zip(*self._rows, strict=True)
        return Route(
            stage=np.array(stage, dtype=np.int64),
            abreast=np.array(abreast, dtype=np.int64),
            after=np.array(after, dtype=np.int64),
            back=np.array(back, dtype=np.int64),
            share=np.array(share),
            may_return=np.array(may),
        )
