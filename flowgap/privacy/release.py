"""A decision as the audit sees it: which teams' answers enter each published figure."""

import numpy as np

from flowgap.privacy.people import Flags
from flowgap.privacy.suppression import Decision
from flowgap.privacy.tree import ROOT, TeamTree


def published_rows(tree: TeamTree, decision: Decision, cell: int) -> Flags:
    """Return the groups whose figure a decision lets through.

    Parameters
    ----------
    tree : TeamTree
    decision : Decision
        Of the same tree.
    cell : int
        The column of the decision.

    Returns
    -------
    array of shape (n_groups, n_teams)
        The company and its units first, then the teams.
    """
    below = _below(tree)
    nodes = below[decision.node_shown[:, cell]] & decision.in_company[:, cell]
    teams = np.eye(len(tree.teams), dtype=np.bool_)[decision.shown[:, cell]]
    return np.concatenate([nodes, teams])


def _below(tree: TeamTree) -> Flags:
    """Mark the teams below each inner node, at any depth."""
    below = np.zeros((tree.n_nodes, len(tree.teams)), dtype=np.bool_)
    below[list(tree.team_node), np.arange(len(tree.teams))] = True
    for node in tree.upward:
        if node != ROOT:
            below[tree.node_parent[node]] |= below[node]
    return below
