"""The audit against hand-worked releases and against brute force."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from flowgap.privacy import audit
from flowgap.privacy.audit import Disclosure, disclosed_sets
from flowgap.privacy.elimination import UncheckedError
from tests.unit.privacy.attacker import groups_of, sets_told_apart


def found(rows: list[list[int]], sizes: list[int], minimum: int = 5) -> list[tuple[int, ...]]:
    """Return the atoms of what a release discloses."""
    return [disclosure.atoms for disclosure in audited(np.array(rows), np.array(sizes), minimum)]


def audited(
    rows: NDArray[np.int64], sizes: NDArray[np.int64], minimum: int
) -> tuple[Disclosure, ...]:
    return disclosed_sets(groups_of(rows), sizes.tolist(), minimum)


class TestKnownReleases:
    def test_a_published_group_below_the_minimum_is_found(self) -> None:
        assert found([[1, 0]], [4, 9]) == [(0,)]

    def test_one_of_the_minimum_is_not(self) -> None:
        assert found([[1, 0]], [5, 9]) == []

    def test_one_hidden_team_follows_from_the_company(self) -> None:
        # (2 + 9 + 7) - 9 - 7 = 2.
        assert found([[1, 1, 1], [0, 1, 0], [0, 0, 1]], [2, 9, 7]) == [(0,)]

    def test_two_hidden_teams_of_four_are_found_as_one_set(self) -> None:
        disclosure = disclosed_sets([[0, 1, 2], [2]], [2, 2, 9], 5)
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
        assert disclosed_sets([], [1, 2, 3], 5) == ()
        assert disclosed_sets([[], []], [], 5) == ()


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
        for disclosure in audited(rows, sizes, minimum):
            assert disclosure.atoms in attacked
            assert disclosure.n == sizes[list(disclosure.atoms)].sum() < minimum

    @settings(max_examples=200, deadline=None)
    @given(releases(), st.integers(1, 9))
    def test_whatever_is_disclosed_it_finds_or_finds_the_parts_of(
        self, release: tuple[NDArray[np.int64], NDArray[np.int64]], minimum: int
    ) -> None:
        rows, sizes = release
        listed = [set(known.atoms) for known in audited(rows, sizes, minimum)]
        for known in sets_told_apart(rows, sizes):
            if sizes[known].sum() < minimum:
                atoms = set(np.flatnonzero(known).tolist())
                inside = [part for part in listed if part <= atoms]
                assert set().union(*inside) == atoms


class TestFewRows:
    def test_what_single_rows_tell_is_found_and_no_more(self) -> None:
        # ab and bc: rows a - c and b + c. Their sum, ab, is of two rows; b + c is bc itself.
        groups, sizes = [[0, 1], [1, 2]], [1, 2, 1]
        both = disclosed_sets(groups, sizes, 5)
        single = disclosed_sets(groups, sizes, 5, most_rows=1)
        assert [known.atoms for known in both] == [(0, 1), (1, 2)]
        assert [known.atoms for known in single] == [(1, 2)]

    @settings(max_examples=100)
    @given(releases(), st.integers(2, 9))
    def test_all_that_they_find_is_found_by_more(
        self, release: tuple[NDArray[np.int64], NDArray[np.int64]], minimum: int
    ) -> None:
        rows, sizes = release
        single = disclosed_sets(groups_of(rows), sizes.tolist(), minimum, most_rows=1)
        assert set(single) <= set(audited(rows, sizes, minimum))


class TestInput:
    @pytest.mark.parametrize("atom", [-1, 2])
    def test_it_refuses_an_atom_that_is_not_there(self, atom: int) -> None:
        with pytest.raises(ValueError, match=f"atom {atom}. Allowed: 0 to 1"):
            disclosed_sets([[0, atom]], [5, 5], 5)

    def test_it_refuses_less_than_nobody(self) -> None:
        with pytest.raises(ValueError, match="-3 people"):
            disclosed_sets([[0]], [5, -3], 5)

    def test_an_atom_that_is_named_twice_counts_once(self) -> None:
        assert found([[1, 0]], [4, 9]) == [(0,)]
        assert disclosed_sets([[0, 0]], [4, 9], 5) == disclosed_sets([[0]], [4, 9], 5)


class TestLimits:
    CHAIN = ((0, 1), (1, 2), (2, 3))
    """Rows a + d, b - d and c + d: 3 single ones, 3 sums of two, 1 of three."""

    @pytest.mark.parametrize(("most", "checked"), [(7, True), (6, False)])
    def test_it_refuses_more_sums_than_can_be_tried(
        self, monkeypatch: pytest.MonkeyPatch, most: int, *, checked: bool
    ) -> None:
        monkeypatch.setattr(audit, "MOST_SUMS", most)
        if checked:
            assert len(disclosed_sets(self.CHAIN, [1, 1, 1, 1], 4)) > 0
        else:
            with pytest.raises(UncheckedError, match="3 groups hang together: too many to check"):
                disclosed_sets(self.CHAIN, [1, 1, 1, 1], 4)

    def test_sums_of_too_many_people_are_not_counted(self, monkeypatch: pytest.MonkeyPatch) -> None:
        # With 3 people in each, no sum of two is below 4 + 1: 3 sums are left.
        monkeypatch.setattr(audit, "MOST_SUMS", 3)
        assert disclosed_sets(self.CHAIN, [3, 3, 3, 3], 5) == ()

    def test_it_refuses_sums_that_are_too_long(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(audit, "MOST_STEPS", 1)
        with pytest.raises(UncheckedError, match="overlap in too many ways"):
            disclosed_sets(self.CHAIN, [1, 1, 1, 1], 4)

    def test_thousands_of_teams_by_role_are_checked_quickly(self) -> None:
        # 3,000 teams of two halves, the company, and one half of all: 15 people by 2 atoms each.
        teams = [[2 * team, 2 * team + 1] for team in range(3000)]
        company, half = list(range(6000)), list(range(0, 6000, 2))
        assert disclosed_sets([*teams, company, half], [8, 7] * 3000, 5) == ()
        assert len(disclosed_sets([*teams, company, half, half[1:]], [3, 7] * 3000, 5)) == 1
