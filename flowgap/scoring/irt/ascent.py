"""Climb a likelihood whose information is known item by item."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.scoring.irt.model import Curvature
from flowgap.scoring.mixture import Floats

_MEMORY: Final = 12
_MOST_STEPS: Final = 500
_MOST_HALVINGS: Final = 40
_ENOUGH: Final = 1e-4
"""The share of the expected gain that a step must bring (Armijo 1966)."""
_CLOSE: Final = 1e-7
"""Expected gain in log-likelihood at which climbing ends."""
_NOISE: Final = 1e-13
"""Relative to the value: gains below it are rounding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A value to be made large, with its derivatives."""

    parameters: Floats
    value: float
    curvature: Curvature


@dataclass(frozen=True, slots=True, kw_only=True)
class Summit:
    """The best place found.

    Attributes
    ----------
    converged : bool
        No further gain that counts is expected.
    """

    parameters: Floats
    n_steps: int
    converged: bool


Evaluate = Callable[[Floats], Place | None]


def climb(evaluate: Evaluate, start: Floats) -> Summit:
    r"""Return the parameters of the highest place that can be reached.

    Parameters
    ----------
    evaluate : callable
        Gives the place of parameters of shape (I, P), or None where they are not allowed.
    start : array of shape (I, P)
        Must be allowed. Entries of -inf stay.

    Raises
    ------
    ValueError
        If the start is not allowed.

    Notes
    -----
    Limited-memory BFGS [1]_ whose first guess of the curvature is the complete-data information
    of each item. With no memory, a step is one of the EM gradient algorithm [2]_; memory learns the
    information that missing standings take away, which is what makes EM slow near its end [3]_.
    Steps are halved until they gain, so that the value never falls.

    References
    ----------
    .. [1] Liu & Nocedal (1989). Mathematical Programming 45, 503-528.
    .. [2] Lange (1995). J. Royal Statistical Society B 57, 425-437.
    .. [3] Jamshidian & Jennrich (1997). J. Royal Statistical Society B 59, 569-587.
    """
    place = evaluate(start)
    if place is None:
        raise ValueError("the start is not allowed: intercepts must fall")
    memory: deque[tuple[Floats, Floats]] = deque(maxlen=_MEMORY)
    for n_steps in range(_MOST_STEPS):
        direction = _direction(place.curvature, memory)
        gain = float((direction * place.curvature.gradient).sum())
        if gain < _CLOSE + _NOISE * abs(place.value):
            return Summit(parameters=place.parameters, n_steps=n_steps, converged=True)
        higher = _step(evaluate, place, direction, gain)
        if higher is None and not memory:
            return Summit(parameters=place.parameters, n_steps=n_steps, converged=False)
        if higher is None:
            memory.clear()
            continue
        _learn(memory, place, higher)
        place = higher
    return Summit(parameters=place.parameters, n_steps=_MOST_STEPS, converged=False)


def _step(evaluate: Evaluate, place: Place, direction: Floats, gain: float) -> Place | None:
    share = 1.0
    for _ in range(_MOST_HALVINGS):
        higher = evaluate(place.parameters + share * direction)
        if higher is not None and higher.value >= place.value + _ENOUGH * share * gain:
            return higher
        share /= 2
    return None


def _learn(memory: deque[tuple[Floats, Floats]], before: Place, after: Place) -> None:
    moved = np.zeros_like(before.parameters)
    free = np.isfinite(before.parameters)
    np.subtract(after.parameters, before.parameters, out=moved, where=free)
    steeper = before.curvature.gradient - after.curvature.gradient
    if (moved * steeper).sum() > 0:
        memory.append((moved, steeper))


def _direction(curvature: Curvature, memory: deque[tuple[Floats, Floats]]) -> Floats:
    direction = curvature.gradient.copy()
    shares = []
    for moved, steeper in reversed(memory):
        share = (moved * direction).sum() / (moved * steeper).sum()
        direction -= share * steeper
        shares.append(share)
    solved = np.linalg.solve(curvature.information, direction[:, :, np.newaxis])
    direction = np.asarray(solved[:, :, 0], dtype=np.float64)
    for (moved, steeper), share in zip(memory, reversed(shares), strict=True):
        direction += (share - (steeper * direction).sum() / (moved * steeper).sum()) * moved
    return direction
