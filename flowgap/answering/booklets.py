"""Booklets: each person answers a part of the items, the team together answers all of them.

Matrix sampling after Graham et al. 2006, "Planned missing data designs in psychological
research", doi:10.1037/1082-989X.11.4.323. There are few booklets, and whoever answers draws one
of them: a part of one's own would be a fingerprint, and dealing booklets out in turn, which
would balance them better, would keep the order in which people came.
"""

import hashlib
import math
from collections import Counter
from functools import lru_cache
from typing import Final

from flowgap.questionnaire.schema import ItemRole, Questionnaire

FEWEST: Final = 8
"""Booklets of a wave; more only where so few could not hold every item."""


@lru_cache(maxsize=64)
def booklets_of(questionnaire: Questionnaire, n_items: int) -> tuple[frozenset[str], ...]:
    """Return the booklets of `n_items` core items each, the same for equal arguments.

    Every core item stands in a booklet. A booklet is spread over the dimensions as evenly as it
    goes, and the items of a dimension stand in equally many booklets, give or take one.

    Raises
    ------
    ValueError
        If there are fewer core items than that, or `n_items` is below 1.
    """
    stacks = _core_items(questionnaire)
    n_core = sum(len(stack) for stack in stacks)
    if not 1 <= n_items <= n_core:
        raise ValueError(f"a booklet has 1 to {n_core} items, not {n_items}")
    if n_items == n_core:
        return (frozenset(item for stack in stacks for item in stack),)
    n_needed = math.ceil(len(stacks) * max(map(len, stacks)) / n_items)
    used: Counter[str] = Counter()
    booklets = []
    for number in range(max(FEWEST, n_needed)):
        booklets.append(_least_used(stacks, used, n_items, number))
        used.update(booklets[-1])
    return tuple(booklets)


def n_core_items(questionnaire: Questionnaire) -> int:
    """Return how many items a booklet can hold at most."""
    return sum(len(stack) for stack in _core_items(questionnaire))


def _core_items(questionnaire: Questionnaire) -> list[list[str]]:
    stacks = (
        [item.id for item in questionnaire.items_of(dimension.id) if item.role is ItemRole.CORE]
        for dimension in questionnaire.dimensions
    )
    return [stack for stack in stacks if stack]


def _least_used(
    stacks: list[list[str]], used: Counter[str], n_items: int, number: int
) -> frozenset[str]:
    """Take from each dimension in turn the item that earlier booklets have least."""
    ranked = []
    for stack in stacks:
        of_dimension = sum(used[item] for item in stack) / len(stack)
        order = sorted(stack, key=lambda item: (used[item], _lot(item, number)))
        ranked += [
            ((rank, of_dimension, _lot(item, number)), item) for rank, item in enumerate(order)
        ]
    return frozenset(item for _place, item in sorted(ranked)[:n_items])


def _lot(item: str, number: int) -> bytes:
    """Return what decides between equals: chance that comes out the same on every server."""
    return hashlib.sha256(f"flowgap:booklet:{number}:{item}".encode()).digest()
