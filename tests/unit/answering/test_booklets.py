"""Booklets are parts of the core items that treat dimensions and items alike."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowgap.answering.booklets import FEWEST, booklets_of, n_core_items
from flowgap.questionnaire.loader import load_questionnaire
from flowgap.questionnaire.schema import ItemRole

MRI = load_questionnaire("organizational-mri@1")
CORE = {item.id: item.dimension for item in MRI.items if item.role is ItemRole.CORE}


@given(st.integers(1, 49))
def test_each_has_that_many_core_items_and_together_they_have_all(n_items: int) -> None:
    booklets = booklets_of(MRI, n_items)
    assert {len(booklet) for booklet in booklets} == {n_items}
    assert frozenset().union(*booklets) == CORE.keys()


@given(st.integers(1, 49))
def test_in_a_booklet_no_dimension_has_two_more_than_another(n_items: int) -> None:
    for booklet in booklets_of(MRI, n_items):
        per_dimension = Counter(CORE[item] for item in booklet)
        counts = [per_dimension[dimension.id] for dimension in MRI.dimensions]
        # OUT has five core items, the others four: only beyond 48 may it stand alone.
        assert max(counts) - min(counts) <= 1


@given(st.integers(1, 48))
def test_items_of_a_dimension_stand_in_equally_many_give_or_take_one(n_items: int) -> None:
    used = Counter(item for booklet in booklets_of(MRI, n_items) for item in booklet)
    for dimension in MRI.dimensions:
        counts = [used[item] for item, of in CORE.items() if of == dimension.id]
        assert max(counts) - min(counts) <= 1


def test_twelve_items_are_one_of_each_dimension_in_eight_booklets() -> None:
    booklets = booklets_of(MRI, 12)
    assert len(booklets) == FEWEST == 8
    for booklet in booklets:
        assert len({CORE[item] for item in booklet}) == 12
    used = Counter(item for booklet in booklets for item in booklet)
    # 8 booklets, 4 items of a dimension: each in 2; the 5 of OUT: in 1 or 2.
    assert {used[item] for item, of in CORE.items() if of != "OUT"} == {2}
    assert sorted(used[item] for item, of in CORE.items() if of == "OUT") == [1, 1, 2, 2, 2]


def test_six_items_need_ten_booklets_to_hold_all_five_of_a_dimension() -> None:
    # 6 of 12 dimensions in each: a dimension is in every second booklet, 5 times in 10.
    assert len(booklets_of(MRI, 6)) == 10


def test_they_are_the_same_in_every_process_and_language() -> None:
    german = load_questionnaire("organizational-mri@1", language="de")
    assert booklets_of(german, 12) == booklets_of(MRI, 12)
    # Written down once: who comes back after an update must meet the same items.
    assert sorted(booklets_of(MRI, 12)[0]) == [
        "AIA2", "COM3", "DEC2", "INT4", "OUT4", "OWN1",
        "PRD3", "QAC2", "REV2", "SEC3", "TST1", "WRK2",
    ]  # fmt: skip


def test_two_items_of_a_dimension_meet_in_a_booklet_if_there_is_room_for_two() -> None:
    booklets = booklets_of(MRI, 24)
    pairs = {(a, b) for booklet in booklets for a in booklet for b in booklet if a < b}
    own = [item for item, of in CORE.items() if of == "OWN"]
    # 8 booklets with 2 of 4 items: of the 6 pairs more than half.
    assert sum((a, b) in pairs for a in own for b in own if a < b) >= 4


def test_all_items_are_one_booklet() -> None:
    assert booklets_of(MRI, 49) == (frozenset(CORE),)
    assert n_core_items(MRI) == 49


@pytest.mark.parametrize("n_items", [-1, 0, 50])
def test_other_sizes_are_refused(n_items: int) -> None:
    with pytest.raises(ValueError, match=f"1 to 49 items, not {n_items}"):
        booklets_of(MRI, n_items)


def test_a_dimension_without_core_items_is_left_out() -> None:
    reserve = replace(
        MRI,
        digest="another",
        items=tuple(
            replace(item, role=ItemRole.RESERVE) if item.dimension == "SEC" else item
            for item in MRI.items
        ),
    )
    assert n_core_items(reserve) == 45
    assert all(not any(item.startswith("SEC") for item in one) for one in booklets_of(reserve, 11))
