"""The digits that leave: no more than a figure is worth."""

from dataclasses import fields, replace

import numpy as np
import pytest

from flowgap.result.digits import DECIMALS, rounded
from flowgap.result.survey import (
    Direction,
    DriverImportance,
    RosterChange,
    TeamDimension,
    Trend,
    TrendLimits,
    TrendVerdict,
    WaveEstimate,
)

CELL = TeamDimension(
    id="OWN", estimate=61.2499, low=54.9501, high=70.0, differs=Direction.UP, suppressed=False
)


class TestRounding:
    def test_points_have_one_decimal(self) -> None:
        assert rounded(CELL) == replace(CELL, estimate=61.2, low=55.0)

    def test_what_is_hidden_stays_hidden(self) -> None:
        hidden = replace(CELL, estimate=None, low=None, high=None, differs=None, suppressed=True)
        assert rounded(hidden) == hidden

    def test_ends_of_a_share_are_shares(self) -> None:
        driver = DriverImportance(
            id="OWN", importance=0.3149, low=0.101, high=0.499, rank=1, rank_low=1, rank_high=4
        )
        assert rounded(driver) == replace(driver, importance=0.31, low=0.10, high=0.50)

    def test_everything_inside_is_rounded_too(self) -> None:
        trend = Trend(
            dimension="OWN",
            team=None,
            waves=(WaveEstimate(wave="w1", estimate=50.04, low=45.06, high=55.0),),
            verdict=TrendVerdict.BETTER,
            minimum_detectable=10.26,
            p_rise=0.97512,
            limits=TrendLimits(average=50.04, centre=50.0, low=40.0, high=60.0, is_outside=False),
            roster=RosterChange(
                invited_first=9, invited_last=8, joined_at_least=0, left_at_least=1
            ),
        )
        found = rounded(trend)
        assert found.waves[0] == WaveEstimate(wave="w1", estimate=50.0, low=45.1, high=55.0)
        assert (found.minimum_detectable, found.p_rise) == (10.3, 0.975)
        assert found.limits is not None
        assert found.limits.average == 50.0
        assert found.roster == trend.roster

    def test_nothing_below_nought_becomes_minus_nought(self) -> None:
        assert str(rounded(replace(CELL, low=-0.04)).low) == "0.0"

    def test_numbers_of_numpy_are_taken_too(self) -> None:
        assert rounded(replace(CELL, low=np.float64(54.9501))).low == 55.0


@pytest.mark.parametrize("kind", list(DECIMALS))
def test_every_field_that_is_named_is_one(kind: type) -> None:
    assert set(DECIMALS[kind]) <= {field.name for field in fields(kind)}
