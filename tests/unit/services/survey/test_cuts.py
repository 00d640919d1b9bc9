"""Cuts by several attributes beside each other."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from flowgap.services.survey.cuts import Cuts, is_blurred
from tests.support.usable_people import usable_people

TEAMS = np.repeat(np.arange(3), 10)


class TestCuts:
    def test_two_cuts_that_differ_by_one_person_do_not_stand_together(self) -> None:
        # Twelve leads, eleven of whom are the newcomers: the difference is one person.
        lead, new = people(range(12)), people(range(11))
        cuts = cuts_of_one_team()
        assert cuts.admits("D", lead)
        assert not cuts.admits("D", new)

    @pytest.mark.parametrize(("n_apart", "is_safe"), [(4, False), (5, True)])
    def test_they_differ_by_the_minimum_at_least(self, n_apart: int, *, is_safe: bool) -> None:
        cuts = cuts_of_one_team()
        assert cuts.admits("D", people(range(12)))
        assert cuts.admits("D", people(range(12 - n_apart))) is is_safe

    def test_a_cut_that_was_refused_does_not_count(self) -> None:
        cuts = cuts_of_one_team()
        assert cuts.admits("D", people(range(12)))
        assert not cuts.admits("D", people(range(11)))
        # 11 less 6 would be five, 12 less 6 are six.
        assert cuts.admits("D", people(range(6)))

    def test_a_cut_that_leaves_few_of_a_mixed_team_tells_them(self) -> None:
        # Teams two and three are wholly in: what is left of all less the cut are four of team one.
        cuts = Cuts({"D": usable_people(np.full(30, 50.0), TEAMS)}, minimum=5)
        assert not cuts.admits("D", people(range(4, 30)))
        assert cuts.admits("D", people(range(5, 30)))

    def test_hidden_teams_are_one_group(self) -> None:
        # Known apart, team one would tell its four; with team two it holds four and ten others.
        teams = np.repeat([0, 1, 2], [4, 16, 10])
        apart = Cuts({"D": usable_people(np.full(30, 50.0), teams, group=[5, 5, 2])}, minimum=5)
        assert apart.admits("D", people(range(4, 30))) is False
        assert apart.admits("D", people(range(10, 30))) is True

    def test_who_has_no_score_does_not_count(self) -> None:
        scores = np.full(30, 50.0)
        scores[:8] = np.nan
        cuts = Cuts({"D": usable_people(scores, np.zeros(30))}, minimum=5)
        # 12 people, of whom 8 have no score: four.
        assert not cuts.admits("D", people(range(12)))

    def test_dimensions_are_apart(self) -> None:
        part = usable_people(np.full(30, 50.0), np.zeros(30))
        cuts = Cuts({"D": part, "E": part}, minimum=5)
        assert cuts.admits("D", people(range(12)))
        assert cuts.admits("E", people(range(11)))

    def test_thousands_of_teams_are_decided(self) -> None:
        teams = np.repeat(np.arange(3_000), 8)
        rng = np.random.default_rng(1)
        cuts = Cuts({"D": usable_people(np.full(24_000, 50.0), teams)}, minimum=5)
        assert cuts.admits("D", rng.random(24_000) < 0.3)
        assert cuts.admits("D", rng.random(24_000) < 0.5)
        # All but one person: no other group blurs that.
        assert not cuts.admits("D", people(range(1, 24_000), 24_000))


class TestIsBlurred:
    @given(arrays(np.bool_, (60, 2)), st.integers(2, 10))
    @settings(max_examples=60)
    def test_what_is_blurred_is_safe_by_the_audit_as_well(
        self, cuts: np.ndarray, n_teams: int
    ) -> None:
        teams = np.arange(60) % n_teams
        atoms = np.unique(np.column_stack([teams, cuts]), axis=0).astype(np.int64)
        if is_blurred(atoms[:, 0], atoms[:, 1:], 3):
            rows = [teams == team for team in range(n_teams)] + list(cuts.T)
            assert not any(follows(rows, people([one], 60)) for one in range(60))

    @pytest.mark.parametrize(("n_mixed", "blurred"), [(4, False), (5, True)])
    def test_it_takes_as_many_mixed_groups_as_people(self, n_mixed: int, *, blurred: bool) -> None:
        # Each of these groups has people inside of the cut and outside; the sixth has none inside.
        group = np.r_[np.repeat(np.arange(n_mixed), 2), 6]
        patterns = np.r_[np.tile([0, 1], n_mixed), 0][:, np.newaxis]
        assert is_blurred(group, patterns, 5) is blurred

    def test_without_a_mixed_group_nothing_new_follows(self) -> None:
        assert is_blurred(np.array([0, 1]), np.array([[0], [1]]), 5)


def follows(rows: list[np.ndarray], wanted: np.ndarray) -> bool:
    """Solve for a set of people by least squares over single people."""
    matrix = np.array(rows, dtype=np.float64).T
    found = np.linalg.lstsq(matrix, wanted.astype(np.float64), rcond=None)[0]
    return bool(np.allclose(matrix @ found, wanted, atol=1e-9))


def cuts_of_one_team() -> Cuts:
    return Cuts({"D": usable_people(np.full(30, 50.0), np.zeros(30))}, minimum=5)


def people(places: object, n: int = 30) -> np.ndarray:
    found = np.zeros(n, dtype=np.bool_)
    found[list(places)] = True  # type: ignore[call-overload] # any numbers
    return found
