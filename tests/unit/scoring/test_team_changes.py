"""Teams over the waves, each compared with its own first score."""

from dataclasses import replace

import numpy as np
import pytest

from flowgap.scoring.team_changes import TeamWave, team_series


def wave(shared_error: float = 0.0, **means: float) -> TeamWave:
    """Return a wave of teams t0, t1, ... with an error variance of 4 each."""
    return TeamWave(
        teams=tuple(int(name[1:]) for name in means),
        mean=np.array(list(means.values())),
        error=np.full(len(means), 4.0),
        freedom=1_000.0,
        shared_error=shared_error,
    )


class TestTeamSeries:
    def test_each_team_has_a_point_where_it_is_shown(self) -> None:
        found = team_series([wave(t0=50, t2=60), wave(), wave(t0=55)])
        assert set(found) == {0, 2}
        assert [point and point.estimate for point in found[0].points] == [50, None, 55]
        assert [point and point.estimate for point in found[2].points] == [60, None, None]

    def test_the_error_of_the_items_is_in_every_point(self) -> None:
        # 4 + 1.5^2 = 6.25, that is 2.5^2.
        point = team_series([wave(t0=50, shared_error=1.5)])[0].points[0]
        assert point is not None
        assert point.spread == pytest.approx(2.5)

    def test_the_first_wave_of_a_team_has_no_rise(self) -> None:
        found = team_series([wave(t0=50), wave(t0=50, t1=50), wave(t0=60, t1=40)])
        assert team_series([wave(t0=50)])[0].rise is None
        assert team_series([wave(t0=50), wave(t0=50, t1=50)])[1].rise is None
        assert found[1].rise is not None

    def test_a_rise_of_all_makes_a_team_more_likely_to_have_risen(self) -> None:
        alone = team_series([wave(t0=50), wave(t0=53)])[0].rise
        others = {f"t{number}": 50.0 for number in range(1, 9)}
        risen = dict.fromkeys(others, 60.0)
        among = team_series([wave(t0=50, **others), wave(t0=53, **risen)])[0].rise
        assert alone is not None
        assert among is not None
        assert among > alone

    def test_a_small_team_says_how_many_it_is(self) -> None:
        small = replace(wave(t0=50, t1=50), few={1: 6})
        assert [point.few for point in small.points().values()] == [None, 6]
        assert small.point(1) == small.points()[1]
        assert small.point(2) is None

    def test_without_waves_there_is_nothing(self) -> None:
        assert team_series([]) == {}
