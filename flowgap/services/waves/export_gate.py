"""What of a closed wave may leave: under which name answers stand, and which comments go."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from flowgap.answering.promise import Promise
from flowgap.privacy.suppression import NOWHERE, decide
from flowgap.privacy.tree import ROOT, TeamTree

Parents = Mapping[str, str | None]
"""The unit of each team, None for the company."""
CommentOn = tuple[str, str]
"""The id of an open question, and what was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The team or unit that answers stand under; joined: together with those of other teams."""

    name: str
    is_joined: bool


def places_of(
    parents: Parents, answered: Mapping[str, int], *, minimum: int, client: str
) -> dict[str, Place]:
    """Return where the answers of each team stand; those of teams without a place stay.

    The gate of the scores decides: teams with fewer than `minimum` answers are joined in the
    nearest unit where enough come together, and where too few would be left over, the smallest of
    the other teams is joined with them. Whom even that does not hide enters no figure either.

    Parameters
    ----------
    parents : mapping of team to unit
        In order; None is the company.
    answered : mapping of team to number of answers
    minimum : int
        Answers that stand together, `MINIMUM_GROUP` or more.
    client : str
        Name of the company where the tree has no root.
    """
    tree = _tree(parents)
    n = np.array([[answered.get(team, 0)] for team in tree.teams], dtype=np.int64)
    groups = decide(tree, n.reshape(-1, 1), minimum=minimum).group[:, 0]
    n_teams = len(tree.teams)
    places: dict[str, Place] = {}
    for row, group in enumerate(groups.tolist()):
        if group == NOWHERE:
            continue
        if group < n_teams:
            places[tree.teams[row]] = Place(name=tree.teams[group], is_joined=False)
        else:
            name = _unit_name(tree, group - n_teams, client)
            places[tree.teams[row]] = Place(name=name, is_joined=True)
    return places


def company_name(parents: Parents, *, client: str) -> str:
    """Return what the whole is called: the unit above all teams, else the client."""
    return _unit_name(_tree(parents), ROOT, client)


def shown_comments(said: Sequence[CommentOn], promise: Promise) -> list[CommentOn]:
    """Return the comments that may leave: those on questions with enough of them, or none."""
    counts = shown_questions(Counter(question for question, _text in said), promise)
    return [one for one in said if one[0] in counts]


def shown_questions(counts: Mapping[str, int], promise: Promise) -> dict[str, int]:
    """Return the questions of which comments may leave, with the number of comments on each."""
    if not promise.shows_comments:
        return {}
    return {question: n for question, n in counts.items() if n >= promise.minimum_comments}


def _tree(parents: Parents) -> TeamTree:
    """Return the tree; a circle, which several lists of people can make together, is cut."""
    straight: dict[str, str | None] = {}
    for team, parent in parents.items():
        step = parent
        while step is not None and step != team:
            step = straight.get(step)
        straight[team] = None if step == team else parent
    return TeamTree.of(tuple(straight), tuple(straight.values()))


def _unit_name(tree: TeamTree, node: int, client: str) -> str:
    if node != ROOT:
        return tree.units[node - 1]
    below = [
        unit for unit, above in zip(tree.units, tree.node_parent[1:], strict=True) if not above
    ]
    return below[0] if len(below) == 1 and ROOT not in tree.team_node else client
