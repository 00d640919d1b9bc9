"""The features of a client, had it stated other people: without a look at its items again."""

import numpy as np

from flowgap.diagnosis.constraint.features import NAMES
from flowgap.diagnosis.constraint.flow import Days
from flowgap.diagnosis.constraint.queue_features import told_columns


def with_people(rows: Days, *, factor: float) -> Days:
    """Return features of shape (8, F) with all people multiplied; all else stays.

    A load that was too high to be told stays untold. Equal to computing them anew, by test.
    """
    told = {name: rows[:, NAMES.index(name)] for name in NAMES}
    people = np.exp(told["people_told"]) * factor
    changed = rows.copy()
    columns = told_columns(
        told["load_told"] / factor, people, wait=told["load_wait_share"], work=told["work_share"]
    )
    for name, values in columns.items():
        changed[:, NAMES.index(name)] = values
    return changed
