"""Hand-worked trees: which teams are hidden, and who stays in the company's figure."""

import numpy as np
import pytest

from flowgap.privacy.suppression import NOWHERE, Decision, decide
from flowgap.privacy.tree import TeamTree


def flat(*n: int, unanimous: tuple[int, ...] = (), minimum: int = 5) -> Decision:
    """Decide on one cell of teams that all stand right below the company."""
    return tree_of({None: list(n)}, unanimous=unanimous, minimum=minimum)


def tree_of(
    units: dict[str | None, list[int]], *, unanimous: tuple[int, ...] = (), minimum: int = 5
) -> Decision:
    """Decide on one cell of teams given as counts by unit, in the order of the roster."""
    rows = [(unit, n) for unit, counts in units.items() for n in counts]
    tree = TeamTree.of([f"team {row}" for row in range(len(rows))], [unit for unit, _ in rows])
    alike = np.zeros((len(rows), 1), dtype=np.bool_)
    alike[list(unanimous)] = True
    counts = np.array([n for _, n in rows], dtype=np.int64).reshape(-1, 1)
    return decide(tree, counts, minimum=minimum, unanimous=alike)


def shown(decision: Decision) -> list[int]:
    return np.flatnonzero(decision.shown[:, 0]).tolist()


def in_company(decision: Decision) -> list[int]:
    return np.flatnonzero(decision.in_company[:, 0]).tolist()


class TestThreshold:
    def test_a_team_of_the_minimum_is_shown(self) -> None:
        decision = flat(5, 5)
        assert shown(decision) == [0, 1]
        assert decision.company_shown.tolist() == [True]

    def test_one_less_is_hidden(self) -> None:
        assert 0 not in shown(flat(4, 5, 6, 7))

    def test_a_raised_minimum_counts(self) -> None:
        assert shown(flat(7, 8, 8, minimum=8)) == [2]

    def test_it_cannot_be_lowered(self) -> None:
        with pytest.raises(ValueError, match="minimum group of 4"):
            flat(9, 9, minimum=4)


class TestSiblings:
    def test_one_hidden_team_hides_the_next_smallest(self) -> None:
        # Company 2 + 9 + 7 + 8 = 26. With all but the first shown, 26 - 9 - 7 - 8 are the two.
        decision = flat(2, 9, 7, 8)
        assert shown(decision) == [1, 3]
        # The two hidden ones hold 2 + 7 = 9 people and stay in the company's figure.
        assert in_company(decision) == [0, 1, 2, 3]
        assert decision.company_shown.tolist() == [True]

    def test_of_equals_the_first_of_the_roster_is_hidden(self) -> None:
        assert shown(flat(2, 7, 7)) == [2]

    def test_two_hidden_teams_of_five_protect_each_other(self) -> None:
        # 2 + 3 = 5 people: 5 are enough.
        assert shown(flat(2, 3, 9, 7)) == [2, 3]

    def test_two_hidden_teams_of_four_need_a_third(self) -> None:
        # 2 + 2 = 4 people: one too few. With the 7 they are 11.
        decision = flat(2, 2, 9, 7)
        assert shown(decision) == [2]
        assert in_company(decision) == [0, 1, 2, 3]

    def test_all_may_be_hidden_and_the_company_shown(self) -> None:
        # 3 + 4 = 7.
        decision = flat(3, 4)
        assert shown(decision) == []
        assert in_company(decision) == [0, 1]
        assert decision.company_shown.tolist() == [True]

    def test_a_company_below_the_minimum_shows_nothing(self) -> None:
        # 1 + 3 = 4.
        decision = flat(1, 3)
        assert shown(decision) == []
        assert in_company(decision) == []
        assert decision.company_shown.tolist() == [False]

    def test_a_team_that_did_not_answer_needs_no_protection(self) -> None:
        # Nothing of it is in any sum, so nothing follows from 9 + 7 = 16.
        decision = flat(0, 9, 7)
        assert shown(decision) == [1, 2]
        assert in_company(decision) == [1, 2]
        assert decision.answered[:, 0].tolist() == [False, True, True]

    def test_a_team_that_did_not_answer_protects_nobody(self) -> None:
        assert shown(flat(0, 3, 9, 7)) == [2]

    def test_cells_are_decided_apart(self) -> None:
        tree = TeamTree.of(["a", "b", "c"], [None] * 3)
        n = np.array([[4, 5], [8, 8], [9, 9]])
        decision = decide(tree, n, minimum=5)
        assert decision.shown.tolist() == [[False, True], [False, True], [True, True]]


class TestUnits:
    def test_a_unit_hides_its_own_next_smallest(self) -> None:
        # In the first unit 3 hides 8, not the smaller 6 of the second.
        decision = tree_of({"A": [3, 9, 8], "B": [6, 7]})
        assert shown(decision) == [1, 3, 4]
        assert decision.node_shown[:, 0].tolist() == [True, True, True]

    def test_two_lonely_small_teams_meet_one_level_up(self) -> None:
        # Neither unit can be published: its figure would be that of 3 people. Together they are 6.
        decision = tree_of({"A": [3], "B": [3], "C": [9, 7]})
        assert shown(decision) == [2, 3]
        assert in_company(decision) == [0, 1, 2, 3]
        assert decision.node_shown[:, 0].tolist() == [True, False, False, True]

    def test_a_lonely_small_team_hides_a_sibling_of_its_unit(self) -> None:
        # Unit A holds 3 people; the team beside it, right below the company, joins them: 3 + 8.
        decision = tree_of({"A": [3], None: [8, 9]})
        assert shown(decision) == [2]
        assert in_company(decision) == [0, 1, 2]

    def test_hidden_people_below_the_minimum_are_left_out_of_the_company(self) -> None:
        # All units are published, so company - B would be the 3 + 1 people of A and C.
        decision = tree_of({"A": [3], "B": [9, 7], "C": [1]})
        assert shown(decision) == [1, 2]
        assert in_company(decision) == [1, 2]
        assert decision.company_shown.tolist() == [True]
        assert decision.node_shown[:, 0].tolist() == [True, False, True, False]

    def test_a_unit_whose_teams_are_all_hidden_is_shown_with_five(self) -> None:
        decision = tree_of({"A": [2, 3], "B": [9, 7]})
        assert decision.node_shown[:, 0].tolist() == [True, True, True]
        assert shown(decision) == [2, 3]

    def test_a_unit_without_answers_is_not_shown(self) -> None:
        decision = tree_of({"A": [0, 0], "B": [9]})
        assert decision.node_shown[:, 0].tolist() == [True, False, True]

    def test_hidden_people_climb_as_far_as_they_must(self) -> None:
        # lead (2) > core (1) > edge (2): edge and core give 3, lead's own 2 make 5.
        tree = TeamTree.of(["lead", "core", "edge", "desk"], [None, "lead", "core", None])
        names = ("company", *tree.units)
        assert names == ("company", "lead", "core")
        decision = decide(tree, np.array([[2], [1], [2], [9]]), minimum=5)
        assert decision.node_shown[:, 0].tolist() == [True, True, False]
        assert shown(decision) == [3]
        assert in_company(decision) == [0, 1, 2, 3]


class TestGroup:
    def test_hidden_teams_of_a_node_share_one(self) -> None:
        # Teams 0 and 3 are hidden in A, node 1; 4 and 5 in B, node 2. There are six teams.
        decision = tree_of({"A": [3, 9, 9, 8], "B": [2, 3]})
        assert decision.group[:, 0].tolist() == [7, 1, 2, 7, 8, 8]

    def test_those_handed_up_share_that_of_the_node_that_keeps_them(self) -> None:
        # Units of 3 and 3 people meet in the company, node 0, after four teams.
        decision = tree_of({"A": [3], "B": [3], "C": [9, 7]})
        assert decision.group[:, 0].tolist() == [4, 4, 2, 3]

    def test_those_left_out_and_those_without_answers_are_nowhere(self) -> None:
        decision = tree_of({"A": [3], "B": [9, 7, 0]})
        assert decision.group[:, 0].tolist() == [NOWHERE, 1, 2, NOWHERE]


class TestUnanimous:
    def test_a_unanimous_team_of_nine_is_hidden(self) -> None:
        # It hides the smallest beside it although it holds 9 people itself.
        assert shown(flat(9, 12, 11, unanimous=(0,))) == [1]

    def test_a_unanimous_team_of_ten_is_shown(self) -> None:
        assert shown(flat(10, 12, 11, unanimous=(0,))) == [0, 1, 2]

    def test_two_hidden_unanimous_teams_of_nine_need_a_third(self) -> None:
        # 4 + 5 = 9 people, all alike: the mean of both would tell what each of them answered.
        assert shown(flat(4, 5, 12, 11, unanimous=(0, 1))) == [2]

    def test_two_hidden_unanimous_teams_of_ten_do_not(self) -> None:
        assert shown(flat(5, 5, 12, 11, unanimous=(0, 1))) == [2, 3]

    def test_one_team_that_disagrees_is_enough(self) -> None:
        assert shown(flat(4, 5, 12, 11, unanimous=(1,))) == [2, 3]

    def test_a_unanimous_company_of_nine_shows_nothing(self) -> None:
        decision = flat(4, 5, unanimous=(0, 1))
        assert decision.company_shown.tolist() == [False]
        assert in_company(decision) == []

    def test_a_team_without_answers_does_not_make_others_varied(self) -> None:
        assert shown(flat(4, 5, 0, 12, 11, unanimous=(0, 1))) == [3]


class TestInput:
    def test_it_may_be_empty(self) -> None:
        decision = decide(TeamTree.of([], []), np.zeros((0, 3), dtype=np.int64), minimum=5)
        assert decision.shown.shape == (0, 3)
        assert decision.company_shown.tolist() == [False] * 3

    def test_it_leaves_the_counts_alone(self) -> None:
        n = np.array([[2], [9], [7]])
        decide(TeamTree.of(["a", "b", "c"], [None] * 3), n, minimum=5)
        assert n.tolist() == [[2], [9], [7]]

    def test_small_types_do_not_overflow(self) -> None:
        # 100 + 100 + 3 is beyond 127, the largest of 8 bits.
        n = np.array([[100], [100], [3]], dtype=np.int8)
        decision = decide(TeamTree.of(["a", "b", "c"], [None] * 3), n, minimum=5)
        assert shown(decision) == [1]

    @pytest.mark.parametrize("shape", [(2, 1), (3,), (3, 1, 1)])
    def test_it_refuses_another_shape(self, shape: tuple[int, ...]) -> None:
        with pytest.raises(ValueError, match="Allowed: 3 teams by cells"):
            decide(TeamTree.of(["a", "b", "c"], [None] * 3), np.zeros(shape, dtype=int), minimum=5)

    def test_it_refuses_fractions_of_people(self) -> None:
        halves: np.ndarray = np.full((1, 1), 5.5)
        with pytest.raises(ValueError, match="whole numbers"):
            decide(TeamTree.of(["a"], [None]), halves, minimum=5)

    def test_it_refuses_less_than_nobody(self) -> None:
        with pytest.raises(ValueError, match="-1 people"):
            flat(-1, 9)

    def test_it_refuses_unanimity_of_another_shape(self) -> None:
        with pytest.raises(ValueError, match=r"unanimity of shape \(1,\)"):
            decide(
                TeamTree.of(["a"], [None]),
                np.array([[9]]),
                minimum=5,
                unanimous=np.array([True]),
            )
