"""Whatever the tree and the counts: an attacker who solves for every set finds no small one."""

from dataclasses import dataclass

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from flowgap.privacy.audit import disclosed_sets
from flowgap.privacy.suppression import NOWHERE, Decision, decide
from flowgap.privacy.tree import TeamTree
from tests.unit.privacy.attacker import groups_of, rows_of, sets_told_apart

UNITS = ("North", "South")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wave:
    tree: TeamTree
    n: NDArray[np.int64]
    unanimous: NDArray[np.bool_]
    minimum: int

    def decide(self) -> Decision:
        return decide(self.tree, self.n, minimum=self.minimum, unanimous=self.unanimous)

    @property
    def sizes(self) -> NDArray[np.int64]:
        return np.asarray(self.n[:, 0])


@st.composite
def waves(draw: st.DrawFn, *, may_agree: bool = True, distinct: bool = False) -> Wave:
    """Draw up to eight teams under the company, two units and each other; 0 to 12 answers."""
    n_teams = draw(st.integers(0, 8))
    names = [f"team {number}" for number in range(n_teams)]
    parents = [
        draw(st.sampled_from([None, *UNITS, *names[max(0, number - 3) : number]]))
        for number in range(n_teams)
    ]
    counts = st.lists(st.integers(0, 12), min_size=n_teams, max_size=n_teams, unique=distinct)
    flags = st.lists(st.booleans() if may_agree else st.just(value=False), min_size=8, max_size=8)
    return Wave(
        tree=TeamTree.of(names, parents),
        n=np.array(draw(counts), dtype=np.int64).reshape(-1, 1),
        unanimous=np.array(draw(flags), dtype=np.bool_)[:n_teams, np.newaxis],
        minimum=draw(st.sampled_from([5, 5, 6, 8, 11])),
    )


class TestAttack:
    @settings(max_examples=250, deadline=None)
    @given(waves())
    def test_no_small_set_can_be_told_apart(self, wave: Wave) -> None:
        rows = rows_of(wave.tree, wave.decide())
        for found in sets_told_apart(rows, wave.sizes):
            assert wave.sizes[found].sum() >= wave.minimum
            assert wave.sizes[found].sum() >= 10 or not wave.unanimous[found, 0].all()
        assert disclosed_sets(groups_of(rows), wave.sizes.tolist(), wave.minimum) == ()

    @settings(max_examples=150, deadline=None)
    @given(waves())
    def test_each_group_may_be_known_and_no_figure_cuts_one(self, wave: Wave) -> None:
        decision = wave.decide()
        group = decision.group[:, 0]
        for number in set(group.tolist()) - {NOWHERE}:
            members = group == number
            assert wave.sizes[members].sum() >= wave.minimum
            assert wave.sizes[members].sum() >= 10 or not wave.unanimous[members, 0].all()
        for row in rows_of(wave.tree, decision):
            assert not set(group[row]) & set(group[~row])

    def test_hiding_small_teams_alone_would_not_do(self) -> None:
        # Published: 2 + 9 + 7 = 18, 9 and 7. The attacker must find 18 - 9 - 7.
        rows = np.array([[1, 1, 1], [0, 1, 0], [0, 0, 1]])
        found = sets_told_apart(rows, np.array([2, 9, 7]))
        assert [True, False, False] in found.tolist()


class TestRest:
    @settings(max_examples=100, deadline=None)
    @given(waves())
    def test_deciding_on_what_is_shown_hides_nothing_more(self, wave: Wave) -> None:
        shown = wave.decide().shown
        again = decide(
            wave.tree,
            np.where(shown, wave.n, 0),
            minimum=wave.minimum,
            unanimous=wave.unanimous & shown,
        )
        np.testing.assert_array_equal(again.shown, shown)

    @settings(max_examples=100, deadline=None)
    @given(waves(distinct=True), st.integers(0, 2**32 - 1))
    def test_the_order_of_the_roster_does_not_matter(self, wave: Wave, seed: int) -> None:
        order = np.random.default_rng(seed).permutation(len(wave.n))
        names = wave.tree.teams
        above = [(None, *wave.tree.units)[node] for node in _right_above(wave.tree)]
        tree = TeamTree.of([names[team] for team in order], [above[team] for team in order])
        moved = decide(tree, wave.n[order], minimum=wave.minimum, unanimous=wave.unanimous[order])
        decision = wave.decide()
        np.testing.assert_array_equal(moved.shown, decision.shown[order])
        np.testing.assert_array_equal(moved.in_company, decision.in_company[order])

    @settings(max_examples=100, deadline=None)
    @given(waves())
    def test_a_team_is_hidden_only_beside_one_that_has_to_be(self, wave: Wave) -> None:
        if ((wave.n == 0) | ((wave.n >= wave.minimum) & ~wave.unanimous)).all():
            decision = wave.decide()
            np.testing.assert_array_equal(decision.shown, wave.n > 0)
            np.testing.assert_array_equal(decision.in_company, wave.n > 0)

    @settings(max_examples=100, deadline=None)
    @given(waves())
    def test_each_node_hides_at_most_one_team_beyond_those_that_have_to_be(
        self, wave: Wave
    ) -> None:
        decision = wave.decide()
        varied = (wave.n >= 10) | ~wave.unanimous
        extra = (wave.n >= wave.minimum) & varied & ~decision.shown
        for members in wave.tree.members:
            assert extra[members].sum() <= 1

    @settings(max_examples=100, deadline=None)
    @given(waves())
    def test_what_is_shown_is_in_the_company(self, wave: Wave) -> None:
        decision = wave.decide()
        assert not (decision.shown & ~decision.in_company).any()
        assert not (decision.in_company & (wave.n == 0)).any()

    @settings(max_examples=100, deadline=None)
    @given(waves(), st.integers(0, 2**32 - 1))
    def test_cells_do_not_touch_each_other(self, wave: Wave, seed: int) -> None:
        other = np.random.default_rng(seed).integers(0, 13, wave.n.shape)
        both = decide(
            wave.tree,
            np.hstack([other, wave.n]),
            minimum=wave.minimum,
            unanimous=np.hstack([wave.unanimous, wave.unanimous]),
        )
        np.testing.assert_array_equal(both.shown[:, 1:], wave.decide().shown)
        np.testing.assert_array_equal(both.node_shown[:, 1:], wave.decide().node_shown)


class TestOnePerson:
    @settings(max_examples=100, deadline=None)
    @given(waves(may_agree=False), st.integers(0, 2**32 - 1))
    def test_answers_may_change_hands_among_enough_people_and_nothing_shows(
        self, wave: Wave, seed: int
    ) -> None:
        # People in the same published groups can exchange answers: every sum stays, and what is
        # shown depends on counts alone. So nothing tells which of them gave which answer.
        rng = np.random.default_rng(seed)
        rows = rows_of(wave.tree, wave.decide())
        team = np.repeat(np.arange(len(wave.n)), wave.sizes)
        answers = rng.integers(1, 6, len(team))
        patterns, block = np.unique(rows.T[team], axis=0, return_inverse=True)
        exchanged = answers.copy()
        for number, pattern in enumerate(patterns):
            members = np.flatnonzero(block == number)
            assert len(members) >= wave.minimum or not pattern.any()
            exchanged[members] = rng.permutation(answers[members])
        np.testing.assert_array_equal(rows[:, team] @ exchanged, rows[:, team] @ answers)


def _right_above(tree: TeamTree) -> list[int]:
    number = {unit: node for node, unit in enumerate(tree.units, start=1)}
    return [
        tree.node_parent[number[team]] if team in number else node
        for team, node in zip(tree.teams, tree.team_node, strict=True)
    ]
