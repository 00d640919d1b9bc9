"""Rosters with and without units, deep ones and impossible ones."""

import pytest

from flowgap.privacy.tree import TeamTree


class TestTeamTree:
    def test_units_need_no_row(self) -> None:
        tree = TeamTree.of(["Quotes", "Pricing", "Legal"], ["Booking", "Booking", None])
        assert tree.units == ("Booking",)
        assert tree.team_node == (1, 1, 0)
        assert tree.node_parent == (0, 0)

    def test_a_team_that_is_a_parent_is_a_leaf_of_its_own_unit(self) -> None:
        # Platform has people of its own and two teams below; it belongs to Technology.
        tree = TeamTree.of(
            ["Platform", "Identity", "Tools"], ["Technology", "Platform", "Platform"]
        )
        assert tree.units == ("Technology", "Platform")
        assert tree.team_node == (2, 2, 2)
        assert tree.node_parent == (0, 0, 1)

    def test_it_goes_upward_from_the_deepest(self) -> None:
        tree = TeamTree.of(["a", "b", "c", "d"], [None, "a", "b", "c"])
        place = {node: position for position, node in enumerate(tree.upward)}
        assert sorted(place) == list(range(tree.n_nodes))
        assert all(place[node] < place[tree.node_parent[node]] for node in range(1, 4))
        assert tree.upward[-1] == 0

    def test_each_team_is_a_member_of_one_node(self) -> None:
        tree = TeamTree.of(["a", "b", "c"], ["u", None, "u"])
        assert [numbers.tolist() for numbers in tree.members] == [[1], [0, 2]]

    def test_it_may_be_empty(self) -> None:
        tree = TeamTree.of([], [])
        assert (tree.teams, tree.n_nodes, tree.upward) == ((), 1, (0,))

    def test_it_takes_any_depth(self) -> None:
        names = [f"team {number}" for number in range(3000)]
        tree = TeamTree.of(names, [None, *names[:-1]])
        assert len(tree.upward) == 3000

    def test_it_refuses_a_team_above_itself(self) -> None:
        with pytest.raises(ValueError, match="'a' is above itself"):
            TeamTree.of(["a"], ["a"])

    def test_it_refuses_a_circle_beside_a_sound_branch(self) -> None:
        with pytest.raises(ValueError, match=r"is above itself.*without a circle"):
            TeamTree.of(["x", "a", "b", "c"], [None, "c", "a", "b"])

    def test_it_refuses_a_team_given_twice(self) -> None:
        with pytest.raises(ValueError, match="'a' occurs twice"):
            TeamTree.of(["a", "b", "a"], [None, None, "b"])

    def test_it_refuses_a_missing_parent(self) -> None:
        with pytest.raises(ValueError, match="2 teams but 1 parents"):
            TeamTree.of(["a", "b"], [None])
