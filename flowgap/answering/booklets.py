"""Booklets: each person answers a part of the items, the team together answers all of them.

Matrix sampling after Graham et al. 2006, "Planned missing data designs in psychological
research", doi:10.1037/1082-989X.11.4.323. A booklet is drawn afresh for each person: dealing
booklets out in turn would balance them better, and would keep the order in which people came.
"""

from random import Random

from flowgap.questionnaire.schema import ItemRole, Questionnaire


def draw_booklet(questionnaire: Questionnaire, n_items: int, *, rng: Random) -> frozenset[str]:
    """Return the ids of `n_items` core items, spread over the dimensions as evenly as they go.

    Every item of a dimension is as likely as any other of it.

    Raises
    ------
    ValueError
        If there are fewer core items than that, or `n_items` is below 1.
    """
    stacks = _shuffled_stacks(questionnaire, rng)
    n_core = sum(len(stack) for stack in stacks)
    if not 1 <= n_items <= n_core:
        raise ValueError(f"a booklet has 1 to {n_core} items, not {n_items}")
    chosen: list[str] = []
    while len(chosen) < n_items:
        stacks = [stack for stack in stacks if stack]
        rng.shuffle(stacks)
        chosen += [stack.pop() for stack in stacks[: n_items - len(chosen)]]
    return frozenset(chosen)


def _shuffled_stacks(questionnaire: Questionnaire, rng: Random) -> list[list[str]]:
    stacks = [
        [item.id for item in questionnaire.items_of(dimension.id) if item.role is ItemRole.CORE]
        for dimension in questionnaire.dimensions
    ]
    for stack in stacks:
        rng.shuffle(stack)
    return stacks
