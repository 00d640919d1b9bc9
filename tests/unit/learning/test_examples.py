import numpy as np
import pytest

from flowgap.diagnosis.constraint.features import NAMES
from flowgap.learning.examples import DEGREES, Examples, draw_example, draw_examples
from flowgap.simulation.organizations.degrees import Degree
from flowgap.simulation.organizations.regimes import REGIMES

STEADY = REGIMES["steady"]
SEED = 2554
"""It draws one team with 150 items, the fewest there are, and all stages."""


@pytest.fixture(scope="module")
def examples() -> Examples:
    return draw_examples([STEADY], numbers=range(1), seed=SEED, jobs=1)


def known(examples: Examples, degree: Degree, name: str) -> float:
    rows = examples.rows[:, DEGREES.index(degree), :, NAMES.index(name)]
    return float(np.mean(~np.isnan(rows)))


def test_there_is_a_row_per_degree_and_stage(examples: Examples) -> None:
    assert examples.rows.shape == (1, len(DEGREES), 8, len(NAMES))
    assert examples.gain_share.shape == (1, 8)


def test_clean_data_show_every_stage_and_survey_alone_none(examples: Examples) -> None:
    assert known(examples, Degree.CLEAN, "gain_absent") == 1
    assert known(examples, Degree.CLEAN, "load_told") == 1
    assert known(examples, Degree.NO_DELIVERY, "gain_absent") == 0
    assert known(examples, Degree.NO_DELIVERY, "score") == 1


def test_without_a_survey_there_are_no_opinions(examples: Examples) -> None:
    assert known(examples, Degree.NO_SURVEY, "score") == 0
    assert known(examples, Degree.NO_SURVEY, "vote_share") == 0


def test_stamps_alone_tell_of_no_capacity(examples: Examples) -> None:
    assert known(examples, Degree.STAMPS, "load_told") == 0


def test_equal_seeds_give_equal_examples(examples: Examples) -> None:
    rows, gain_share, lead_time_days = draw_example(STEADY, number=0, seed=SEED)
    assert np.array_equal(rows, examples.rows[0], equal_nan=True)
    assert np.array_equal(gain_share, examples.gain_share[0])
    assert lead_time_days == examples.lead_time_days[0]
