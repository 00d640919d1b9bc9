"""The audit against hand-worked releases and against brute force."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from flowgap.privacy import audit
from flowgap.privacy.audit import UncheckedError, admitted_rows, disclosed_sets
from tests.unit.privacy.attacker import sets_told_apart


def found(rows: list[list[int]], sizes: list[int], minimum: int = 5) -> list[tuple[int, ...]]:
    """Return the atoms of what a release discloses."""
    disclosures = disclosed_sets(np.array(rows), np.array(sizes), minimum)
    return [disclosure.atoms for disclosure in disclosures]


class TestKnownReleases:
    def test_a_published_group_below_the_minimum_is_found(self) -> None:
        assert found([[1, 0]], [4, 9]) == [(0,)]

    def test_one_of_the_minimum_is_not(self) -> None:
        assert found([[1, 0]], [5, 9]) == []

    def test_one_hidden_team_follows_from_the_company(self) -> None:
        # (2 + 9 + 7) - 9 - 7 = 2.
        assert found([[1, 1, 1], [0, 1, 0], [0, 0, 1]], [2, 9, 7]) == [(0,)]

    def test_two_hidden_teams_of_four_are_found_as_one_set(self) -> None:
        disclosure = disclosed_sets(np.array([[1, 1, 1], [0, 0, 1]]), np.array([2, 2, 9]), 5)
        assert [(known.atoms, known.n) for known in disclosure] == [((0, 1), 4)]

    def test_three_hidden_teams_are_found_as_well(self) -> None:
        # Neither an atom, nor a pair, nor the difference of two groups: company - d - e.
        rows = [[1, 1, 1, 1, 1], [0, 0, 0, 1, 0], [0, 0, 0, 0, 1]]
        assert found(rows, [1, 1, 2, 9, 8]) == [(0, 1, 2)]

    def test_the_difference_of_two_overlapping_groups_is_found(self) -> None:
        # Role a + b with 3 + 9 people, team b alone with 9.
        assert found([[1, 1, 0], [0, 1, 1], [0, 0, 1]], [3, 9, 6]) == [(0,)]

    def test_half_a_sum_is_found(self) -> None:
        # (ab + ac - bc) / 2 = a: no sum of groups, but a combination of them.
        rows = [[1, 1, 0], [1, 0, 1], [0, 1, 1]]
        assert found(rows, [4, 6, 6]) == [(0,)]

    def test_a_small_atom_may_be_known_in_a_large_sum_alone(self) -> None:
        assert found([[1, 1], [1, 1]], [1, 9]) == []

    def test_an_atom_without_people_hides_nobody(self) -> None:
        # The group of 3 and of nobody is the group of 3.
        assert found([[1, 1, 0], [1, 1, 1]], [3, 0, 9]) == [(0,)]

    def test_a_person_who_answered_late_is_found_in_two_releases(self) -> None:
        # The same team of 8, released before and after a ninth person answered.
        assert found([[1, 0], [1, 1]], [8, 1]) == [(1,)]

    def test_a_person_who_changed_teams_between_releases_is_found(self) -> None:
        # First a = 7 + 1, b = 9; then a = 7, b = 9 + 1. Both companies are the same people.
        rows = [[1, 1, 0], [0, 0, 1], [1, 0, 0], [0, 1, 1]]
        assert found(rows, [7, 1, 9]) == [(1,)]

    def test_smallest_groups_come_first(self) -> None:
        assert found([[1, 0, 0], [0, 1, 0], [0, 0, 1]], [4, 2, 3]) == [(1,), (2,), (0,)]

    def test_nothing_follows_from_nothing(self) -> None:
        assert disclosed_sets(np.zeros((0, 3), dtype=int), np.array([1, 2, 3]), 5) == ()
        assert disclosed_sets(np.zeros((2, 0), dtype=int), np.zeros(0, dtype=int), 5) == ()


@st.composite
def releases(draw: st.DrawFn) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Draw groups that overlap in any way."""
    n_atoms, n_rows = draw(st.integers(1, 8)), draw(st.integers(1, 7))
    bits = st.lists(st.integers(0, 1), min_size=n_atoms, max_size=n_atoms)
    rows = draw(st.lists(bits, min_size=n_rows, max_size=n_rows))
    sizes = draw(st.lists(st.integers(0, 6), min_size=n_atoms, max_size=n_atoms))
    return np.array(rows), np.array(sizes)


class TestBruteForce:
    @settings(max_examples=200, deadline=None)
    @given(releases(), st.integers(1, 9))
    def test_whatever_it_finds_is_disclosed(
        self, release: tuple[NDArray[np.int64], NDArray[np.int64]], minimum: int
    ) -> None:
        rows, sizes = release
        attacked = {tuple(np.flatnonzero(known)) for known in sets_told_apart(rows, sizes)}
        for disclosure in disclosed_sets(rows, sizes, minimum):
            assert disclosure.atoms in attacked
            assert disclosure.n == sizes[list(disclosure.atoms)].sum() < minimum

    @settings(max_examples=200, deadline=None)
    @given(releases(), st.integers(1, 9))
    def test_whatever_is_disclosed_it_finds_or_finds_the_parts_of(
        self, release: tuple[NDArray[np.int64], NDArray[np.int64]], minimum: int
    ) -> None:
        rows, sizes = release
        listed = [set(known.atoms) for known in disclosed_sets(rows, sizes, minimum)]
        for known in sets_told_apart(rows, sizes):
            if sizes[known].sum() < minimum:
                atoms = set(np.flatnonzero(known).tolist())
                inside = [part for part in listed if part <= atoms]
                assert set().union(*inside) == atoms


class TestAdmission:
    def test_what_would_disclose_is_refused_and_the_rest_goes_on(self) -> None:
        # The company, 9, then 7 (which would leave 2), then 2 + 7 (known already).
        rows = np.array([[1, 1, 1], [0, 1, 0], [0, 0, 1], [1, 0, 1]])
        admitted = admitted_rows(rows, np.array([2, 9, 7]), 5)
        assert admitted.tolist() == [True, True, False, True]

    @settings(max_examples=100, deadline=None)
    @given(releases())
    def test_what_is_admitted_discloses_nothing(
        self, release: tuple[NDArray[np.int64], NDArray[np.int64]]
    ) -> None:
        rows, sizes = release
        admitted = rows[admitted_rows(rows, sizes, 5)]
        for known in sets_told_apart(admitted, sizes):
            assert sizes[known].sum() >= 5


class TestInput:
    def test_it_refuses_shares_of_an_atom(self) -> None:
        with pytest.raises(ValueError, match="Allowed: 0 and 1"):
            disclosed_sets(np.array([[2, 0]]), np.array([5, 5]), 5)

    def test_it_refuses_a_size_missing(self) -> None:
        with pytest.raises(ValueError, match="one size for each atom"):
            disclosed_sets(np.array([[1, 0]]), np.array([5]), 5)

    def test_it_refuses_less_than_nobody(self) -> None:
        with pytest.raises(ValueError, match="-3 people"):
            disclosed_sets(np.array([[1, 0]]), np.array([5, -3]), 5)

    def test_it_refuses_what_would_take_too_long(self, monkeypatch: pytest.MonkeyPatch) -> None:
        # Three pairs that hang together: 3 single rows and 3 sums of two.
        rows, sizes = np.array([[1, 1, 0], [1, 0, 1], [0, 1, 1]]), np.array([1, 1, 1])
        assert len(disclosed_sets(rows, sizes, 3)) == 3
        chained, few = np.array([[1, 1, 0, 0], [0, 1, 1, 0], [0, 0, 1, 1]]), np.array([1, 1, 1, 1])
        monkeypatch.setattr(audit, "MOST_SUMS", 6)
        assert len(disclosed_sets(chained, few, 3)) > 0
        monkeypatch.setattr(audit, "MOST_SUMS", 5)
        with pytest.raises(UncheckedError, match="3 groups hang together: too many to check"):
            disclosed_sets(chained, few, 3)
