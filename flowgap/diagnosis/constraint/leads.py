"""By how much a stage leads the others."""

import numpy as np

from flowgap.diagnosis.constraint.flow import Days


def lead(values: Days) -> Days:
    """Return by how much each value exceeds the highest of the others; NaN is not known."""
    known = np.where(np.isnan(values), -np.inf, values)
    order = np.argsort(-known)
    others = np.full(len(values), known[order[0]])
    others[order[0]] = known[order[1]]
    return np.where(
        np.isnan(values) | np.isinf(others), np.nan, values - np.where(np.isinf(others), 0, others)
    )
