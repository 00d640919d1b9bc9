"""From which probabilities on a stage is named, with delivery data and by opinions alone."""

import numpy as np
import pytest

from flowgap.diagnosis.constraint.features import NAMES
from flowgap.diagnosis.constraint.model import (
    Judgement,
    Thresholds,
    by_opinions_alone,
    may_name,
)
from flowgap.services.constraint.model import shipped_model

MODEL = shipped_model().model._replace(
    thresholds=Thresholds(right=np.array([0.5, 0.7]), none_up_to=np.array([0.2, 0.1]))
)
MEASURED, ASKED = 4.0, np.nan


def named(stages_measured: float, *, p_right: float, p_none: float) -> bool:
    rows = np.full((1, 8, len(NAMES)), np.nan)
    rows[:, :, NAMES.index("stages_measured")] = stages_measured
    told = Judgement(
        posterior=np.full((1, 8), 1 / 8),
        gain_share=np.zeros((1, 3, 8)),
        p_none=np.array([p_none]),
        p_shared=np.zeros(1),
        p_right=np.array([p_right]),
        strangeness=np.zeros(1),
    )
    return bool(may_name(MODEL, rows, told)[0])


@pytest.mark.parametrize(
    ("stages_measured", "p_right", "p_none", "is_named"),
    [
        (MEASURED, 0.5, 0.2, True),
        (MEASURED, 0.49, 0.2, False),
        (MEASURED, 0.5, 0.21, False),
        (ASKED, 0.7, 0.1, True),
        (ASKED, 0.69, 0.1, False),
        (ASKED, 0.7, 0.11, False),
    ],
)
def test_both_probabilities_have_to_suffice_by_the_bounds_of_what_is_known(
    stages_measured: float, p_right: float, p_none: float, *, is_named: bool
) -> None:
    assert named(stages_measured, p_right=p_right, p_none=p_none) is is_named


def test_no_stage_measured_is_not_the_same_as_no_delivery_data() -> None:
    rows = np.full((2, 8, len(NAMES)), np.nan)
    rows[1, :, NAMES.index("stages_measured")] = 0.0
    assert by_opinions_alone(rows).tolist() == [True, False]
