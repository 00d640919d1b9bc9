"""Answers of `flowgap reliability` on their scale: as options give it, or presumed and told so."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from flowgap.errors import InputError
from flowgap.importing.matrix import AnswerMatrix, read_matrix
from flowgap.scoring.agreement.nulls import Scale
from flowgap.scoring.mixture import Floats

_LOW: Final = 1.0
_POINTS: Final = 5
_YES_OR_NO: Final = ((0.0, 1.0), (1.0, 2.0))
"""Answers of which a scale of two points is likelier than five points, three of them unused."""

_NO_ANSWERS: Final = "nobody answered"
_OFF: Final = f"answers do not fit a scale of 1 to {_POINTS}: give --points and --low"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaledAnswers:
    """Answers, and the scale on which they lie.

    Attributes
    ----------
    matrix : AnswerMatrix
        Reversed items turned.
    scale : Scale or None
        None with a `reason` where it is not known.
    is_presumed : bool
        Whether one of its ends, or both, was not given.
    has_turned : bool
        Whether items were turned on it.
    """

    matrix: AnswerMatrix
    scale: Scale | None
    is_presumed: bool
    has_turned: bool
    reason: str | None


def read_scaled(  # noqa: PLR0913 - one argument for each option
    file: Path,
    items: Sequence[str],
    *,
    reverse: Sequence[str],
    group: str | None,
    low: float | None,
    points: int | None,
) -> ScaledAnswers:
    """Return the answers of a file, checked against their scale if an end of it is given.

    What is not given is 5 points from 1, or from 0 where answers say so: a 0, and none above 4.

    Raises
    ------
    InputError
        As `read_matrix`, and if items are to be turned on a scale that cannot be presumed.
    """
    scale = Scale(low=_LOW if low is None else low, n_points=_POINTS if points is None else points)
    if low is None:
        matrix = read_matrix(file, items, group=group)
        scale = _from_zero(matrix.values, scale)
        if points is None and not reverse:
            return _presumed(matrix, scale)
        if points is None:
            _refuse_to_turn(file.name, matrix.values)
    return ScaledAnswers(
        matrix=read_matrix(
            file, items, reverse=reverse, group=group, low=scale.low, points=scale.n_points
        ),
        scale=scale,
        is_presumed=low is None or points is None,
        has_turned=bool(reverse),
        reason=None,
    )


def _presumed(matrix: AnswerMatrix, scale: Scale) -> ScaledAnswers:
    reason = _why_unknown(matrix.values, scale)
    return ScaledAnswers(
        matrix=matrix,
        scale=scale if reason is None else None,
        is_presumed=reason is None,
        has_turned=False,
        reason=reason,
    )


def _from_zero(values: Floats, scale: Scale) -> Scale:
    from_zero = Scale(low=0.0, n_points=scale.n_points)
    return from_zero if (values == 0).any() and _fits(values, from_zero) else scale


def _why_unknown(values: Floats, scale: Scale) -> str | None:
    used = _used(values)
    if not used:
        return _NO_ANSWERS
    if used in _YES_OR_NO:
        return f"{_two(used)}: give --points and --low"
    return None if _fits(values, scale) else _OFF


def _refuse_to_turn(file: str, values: Floats) -> None:
    used = _used(values)
    if used in _YES_OR_NO:
        problem = f"the scale on which answers are turned is not given, and {_two(used)}"
        raise InputError(
            problem, file=file, allowed=f"--low and --points, e.g. --low {used[0]:g} --points 2"
        )


def _used(values: Floats) -> tuple[float, ...]:
    return tuple(np.unique(values[~np.isnan(values)]).tolist())


def _two(used: tuple[float, ...]) -> str:
    return f"answers are {used[0]:g} and {used[1]:g} only, as on a scale of two points"


def _fits(values: Floats, scale: Scale) -> bool:
    given = values[~np.isnan(values)]
    is_point = given == np.round(given)
    return bool((is_point & (given >= scale.low) & (given <= scale.high)).all())
