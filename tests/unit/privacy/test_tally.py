"""Counts of what passed."""

import numpy as np

from flowgap.privacy.suppression import decide
from flowgap.privacy.tally import Tally
from flowgap.privacy.tree import TeamTree


class TestTally:
    def test_it_counts_teams_and_the_company(self) -> None:
        # First cell: 2 and 7 hidden, 9 and the company shown. Second: all three and the company.
        tree = TeamTree.of(["a", "b", "c"], [None] * 3)
        tally = Tally.of(decide(tree, np.array([[2, 5], [9, 9], [7, 7]]), minimum=5))
        assert (tally.released_cells, tally.suppressed_cells) == (2 + 4, 2 + 0)

    def test_a_hidden_company_is_suppressed(self) -> None:
        tally = Tally.of(decide(TeamTree.of(["a"], [None]), np.array([[3]]), minimum=5))
        assert (tally.released_cells, tally.suppressed_cells) == (0, 2)

    def test_a_cell_that_nobody_answered_is_neither(self) -> None:
        tally = Tally.of(decide(TeamTree.of(["a"], [None]), np.array([[0]]), minimum=5))
        assert (tally.released_cells, tally.suppressed_cells) == (0, 0)

    def test_two_are_added_with_each_reason_once(self) -> None:
        one = Tally(released_cells=3, suppressed_cells=1, refused=("roles",))
        other = Tally(released_cells=4, suppressed_cells=2, refused=("comments", "roles"))
        assert one.plus(other) == Tally(
            released_cells=7, suppressed_cells=3, refused=("roles", "comments")
        )
