"""Features with other people equal those that are computed anew."""

import numpy as np
import pytest

from flowgap.diagnosis.constraint.features import features, nothing_heard
from flowgap.diagnosis.constraint.other_people import with_people
from tests.support.seen_flow import INTEGRATE, seen_flow


@pytest.mark.parametrize("factor", [0.7, 1.0, 1.3])
def test_other_people_are_as_if_they_had_been_told(factor: float) -> None:
    flow, people = seen_flow(), np.full((1, 8), 2.0)
    people[0, INTEGRATE] = np.nan
    told = features(flow, nothing_heard(), people)
    again = features(flow, nothing_heard(), people * factor)
    assert np.allclose(with_people(told, factor=factor), again, equal_nan=True)
