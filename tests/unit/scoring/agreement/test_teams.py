"""All figures of teams at once: who did not answer keeps a place without figures."""

import numpy as np
import pytest

from flowgap.scoring.agreement.intraclass import NoSplit
from flowgap.scoring.agreement.nulls import Scale
from flowgap.scoring.agreement.teams import team_figures

FIVE = Scale(low=1, n_points=5)


class TestTeamFigures:
    def test_a_team_that_did_not_answer_keeps_its_place(self) -> None:
        answers = np.array([[1.0, 2.0], [np.nan, np.nan], [4.0, 5.0], [2.0, np.nan], [5.0, 5.0]])
        found = team_figures(answers, np.array([0, 1, 2, 0, 2]), 3, scale=FIVE)
        # Team 0: means 1.5 and 2. Team 2: 4.5 and 5.
        assert found.n.tolist() == [2, 0, 2]
        assert found.mean[[0, 2]].tolist() == [1.75, 4.75]
        for figures in (found.mean, found.shrunken_mean, found.pull):
            assert np.isnan(figures).tolist() == [False, True, False]
        assert found.intraclass.size == 2

    def test_without_a_scale_there_is_no_agreement(self) -> None:
        found = team_figures(np.array([[12.0], [40.0]]), np.array([0, 0]), 1, scale=None)
        assert found.agreement is None
        assert found.mean.tolist() == [26]
        assert found.intraclass.reason is NoSplit.FEW_TEAMS
        assert np.isnan(found.shrunken_mean).all()

    @pytest.mark.parametrize("n_people", [0, 4])
    def test_where_nobody_answered_there_is_nothing(self, n_people: int) -> None:
        answers = np.full((n_people, 2), np.nan)
        found = team_figures(answers, np.zeros(n_people, dtype=np.intp), 1, scale=FIVE)
        assert found.components is None
        assert found.n.tolist() == [0]
        assert found.intraclass.reason is NoSplit.FEW_TEAMS
