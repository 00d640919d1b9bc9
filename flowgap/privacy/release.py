"""A decision as the audit sees it: which teams' answers enter each published figure."""

import numpy as np

from flowgap.privacy.people import Flags
from flowgap.privacy.snapshot import Group
from flowgap.privacy.suppression import Decision
from flowgap.privacy.tree import ROOT, TeamTree


def given_groups(tree: TeamTree, decision: Decision) -> tuple[Group, ...]:
    """Return the groups of a decision on one cell by the names of their teams, ascending.

    Teams without answers are in none, so that a team that did not answer changes no group.
    """
    inside = decision.in_company[:, 0] & decision.answered[:, 0]
    nodes = _below(tree)[decision.node_shown[:, 0]] & inside
    names = np.array(tree.teams, dtype=np.str_)
    given = [tuple(sorted(names[row].tolist())) for row in nodes]
    given += [(team,) for team in names[decision.shown[:, 0]].tolist()]
    return tuple(Group(teams=teams) for teams in dict.fromkeys(given) if teams)


def _below(tree: TeamTree) -> Flags:
    """Mark the teams below each inner node, at any depth."""
    below = np.zeros((tree.n_nodes, len(tree.teams)), dtype=np.bool_)
    below[list(tree.team_node), np.arange(len(tree.teams))] = True
    for node in tree.upward:
        if node != ROOT:
            below[tree.node_parent[node]] |= below[node]
    return below
