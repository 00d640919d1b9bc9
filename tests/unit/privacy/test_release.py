"""What the audit is given of a decision."""

import numpy as np

from flowgap.privacy.release import published_rows
from flowgap.privacy.suppression import decide
from flowgap.privacy.tree import TeamTree


class TestPublishedRows:
    def test_they_hold_nodes_first_and_teams_then(self) -> None:
        # Core hides 3 and 8; 6 stands right below the company.
        tree = TeamTree.of(["a", "b", "c", "d"], ["core", "core", "core", None])
        decision = decide(tree, np.array([[3], [8], [9], [6]]), minimum=5)
        assert published_rows(tree, decision, 0).astype(int).tolist() == [
            [1, 1, 1, 1],
            [1, 1, 1, 0],
            [0, 0, 1, 0],
            [0, 0, 0, 1],
        ]

    def test_teams_left_out_of_the_company_are_in_no_row(self) -> None:
        tree = TeamTree.of(["a", "b"], ["one", "two"])
        decision = decide(tree, np.array([[3], [9]]), minimum=5)
        assert published_rows(tree, decision, 0).astype(int).tolist() == [[0, 1]] * 3

    def test_deep_teams_are_in_every_node_above(self) -> None:
        tree = TeamTree.of(["a", "b", "c"], [None, "a", "b"])
        decision = decide(tree, np.array([[7], [8], [9]]), minimum=5)
        nodes = published_rows(tree, decision, 0)[: tree.n_nodes].astype(int)
        # a's unit holds a, b and c; the unit of b holds b and c.
        assert nodes.tolist() == [[1, 1, 1], [1, 1, 1], [0, 1, 1]]
