"""A decision as the ledger keeps it: which teams are in each figure that is given."""

import numpy as np

from flowgap.privacy.release import given_groups
from flowgap.privacy.suppression import decide
from flowgap.privacy.tree import TeamTree


def given(tree: TeamTree, *people: int) -> list[str]:
    """Return the groups, each as the names of its teams in a row."""
    decision = decide(tree, np.array(people)[:, np.newaxis], minimum=5)
    return ["".join(group.teams) for group in given_groups(tree, decision)]


class TestGivenGroups:
    def test_they_are_units_first_and_teams_then(self) -> None:
        # Core hides 3 and 8; 6 stands right below the company.
        tree = TeamTree.of(["a", "b", "c", "d"], ["core", "core", "core", None])
        assert given(tree, 3, 8, 9, 6) == ["abcd", "abc", "c", "d"]

    def test_teams_left_out_of_the_company_are_in_none(self) -> None:
        # The company is unit two, and that is team b: one group.
        tree = TeamTree.of(["a", "b"], ["one", "two"])
        assert given(tree, 3, 9) == ["b"]

    def test_teams_that_did_not_answer_are_in_none(self) -> None:
        assert given(TeamTree.of(["a", "b", "c"], [None] * 3), 6, 0, 9) == ["ac", "a", "c"]

    def test_deep_teams_are_in_every_unit_above(self) -> None:
        # The unit of a holds a, b and c, as the company does; that of b holds b and c.
        tree = TeamTree.of(["a", "b", "c"], [None, "a", "b"])
        assert given(tree, 7, 8, 9) == ["abc", "bc", "a", "b", "c"]
