"""The features of a client, had it stated other people: without a look at its items again."""

from typing import Final

import numpy as np

from flowgap.diagnosis.constraint.flow import Days
from flowgap.diagnosis.constraint.gain_features import MORE_CAPACITY, NAMES

_IMPOSSIBLE: Final = 1.6
"""Utilization that is told by nobody, see `features`."""
_FULL: Final = 0.97
_LEAST_PEOPLE: Final = 0.1


def with_people(rows: Days, *, factor: float) -> Days:
    """Return features of shape (8, F) with all people multiplied; all else stays.

    A load that was too high to be told stays untold. Equal to computing them anew, by test.
    """
    told = {name: rows[:, NAMES.index(name)] for name in NAMES}
    load = told["load_told"] / factor
    load = np.where(load <= _IMPOSSIBLE, load, np.nan)
    people = np.exp(told["people_told"])
    # Where nobody is told, the features say the least.
    people = np.where(people > _LEAST_PEOPLE * (1 + 1e-9), people * factor, people)
    servers = np.maximum(people, 1.0)
    kept = _waiting(load / MORE_CAPACITY, servers) / _waiting(load, servers)
    gain = told["load_wait_share"] * (1 - kept / MORE_CAPACITY)
    gain = gain + told["work_share"] * (1 - 1 / MORE_CAPACITY)
    changed = rows.copy()
    for name, values in (
        ("load_told", load),
        ("load_told_lead", _lead(load)),
        ("people_told", np.log(np.maximum(people, _LEAST_PEOPLE))),
        ("gain_told", gain),
        ("gain_told_lead", _lead(gain)),
    ):
        changed[:, NAMES.index(name)] = values
    return changed


def _waiting(load: Days, servers: Days) -> Days:
    """Return what waiting grows with (Sakasegawa 1977)."""
    load = np.clip(load, 0.01, _FULL)
    return np.asarray(load ** (np.sqrt(2 * (servers + 1)) - 1) / (servers * (1 - load)))


def _lead(values: Days) -> Days:
    """Return by how much each exceeds the highest of the others that are known."""
    highest = [
        np.max(np.delete(values, place), initial=-np.inf, where=~np.isnan(np.delete(values, place)))
        for place in range(len(values))
    ]
    lead = values - np.where(np.isinf(highest), 0.0, highest)
    return np.where(np.isnan(values) | np.isinf(highest), np.nan, lead)
