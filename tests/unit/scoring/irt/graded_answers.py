"""Answers that follow the graded response model, for tests."""

from collections.abc import Sequence

import numpy as np

from flowgap.scoring.irt.model import GradedItem
from flowgap.scoring.mixture import Floats


def item(discrimination: float, *thresholds: float) -> GradedItem:
    """Return an item with answers 1, 2, ... and these thresholds."""
    return GradedItem(
        discrimination=discrimination,
        intercepts=tuple(-discrimination * threshold for threshold in thresholds),
        answers=tuple(float(answer) for answer in range(1, len(thresholds) + 2)),
    )


def five_point(*discriminations: float) -> list[GradedItem]:
    """Return items with thresholds -1.5, -0.5, 0.5 and 1.5."""
    return [item(discrimination, -1.5, -0.5, 0.5, 1.5) for discrimination in discriminations]


def draw(
    rng: np.random.Generator,
    items: Sequence[GradedItem],
    theta: Floats,
    *,
    shifts: Floats | float = 0.0,
) -> Floats:
    """Return one answer per person and item; `shifts` (people x items) are added to all logits."""
    shifted = np.broadcast_to(shifts, (len(theta), len(items)))
    columns = []
    for place, drawn_from in enumerate(items):
        logits = (drawn_from.discrimination * theta + shifted[:, place])[:, np.newaxis]
        at_least = 1 / (1 + np.exp(-(logits + np.array(drawn_from.intercepts))))
        codes = (rng.random((len(theta), 1)) < at_least).sum(axis=1)
        columns.append(np.array(drawn_from.answers)[codes])
    return np.column_stack(columns)


def people(rng: np.random.Generator, n: int) -> Floats:
    """Return standings of a standard normal population."""
    return rng.standard_normal(n)
