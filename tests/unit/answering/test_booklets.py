"""A booklet is a part of the core items that treats dimensions and items alike."""

from collections import Counter
from random import Random

import pytest

from flowgap.answering.booklets import draw_booklet
from flowgap.questionnaire.loader import load_questionnaire
from flowgap.questionnaire.schema import ItemRole

MRI = load_questionnaire("organizational-mri@1")
CORE = {item.id: item.dimension for item in MRI.items if item.role is ItemRole.CORE}


def booklet(n_items: int, seed: int = 1) -> frozenset[str]:
    return draw_booklet(MRI, n_items, rng=Random(seed))  # noqa: S311 - of a test


@pytest.mark.parametrize("n_items", [1, 11, 12, 13, 24, 30, 49])
def test_it_has_that_many_core_items_and_no_dimension_two_more_than_another(n_items: int) -> None:
    chosen = booklet(n_items)
    assert len(chosen) == n_items
    assert chosen <= CORE.keys()
    per_dimension = Counter(CORE[item] for item in chosen)
    counts = [per_dimension[dimension.id] for dimension in MRI.dimensions]
    # OUT has five core items, the others four: only beyond 48 may it stand alone.
    assert max(counts) - min(counts) <= 1


def test_twelve_items_are_one_of_each_dimension() -> None:
    assert len({CORE[item] for item in booklet(12)}) == 12


def test_every_item_is_as_likely_as_the_others_of_its_dimension() -> None:
    n_people = 4000
    drawn = Counter(item for seed in range(n_people) for item in booklet(12, seed))
    # One item of four: 1,000 of 4,000, standard deviation 27; of five: 800, 25.
    for item, dimension in CORE.items():
        expected = n_people / (5 if dimension == "OUT" else 4)
        assert abs(drawn[item] - expected) < 5 * 28, item


def test_another_person_gets_another_booklet() -> None:
    assert len({booklet(12, seed) for seed in range(20)}) == 20


@pytest.mark.parametrize("n_items", [-1, 0, 50])
def test_other_sizes_are_refused(n_items: int) -> None:
    with pytest.raises(ValueError, match=f"1 to 49 items, not {n_items}"):
        booklet(n_items)
