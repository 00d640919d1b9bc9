"""Who is asked what follows from the wave and the random bits of the attempt."""

from collections import Counter

import pytest

from flowgap.answering.booklets import booklets_of
from flowgap.answering.draft import new_attempt
from flowgap.answering.parts import Selection, items_to_ask, parts_of
from flowgap.answering.selecting import Asking, selection_of
from flowgap.questionnaire.loader import load_questionnaire

MRI = load_questionnaire("organizational-mri@1")
PULSE = load_questionnaire("pulse@1")


class TestSelection:
    def test_without_booklets_everyone_is_asked_everything(self) -> None:
        assert selection_of(MRI, Asking()) == Selection(items=None, is_reversed=False)
        assert selection_of(MRI, Asking(turn=3)).items is None

    @pytest.mark.parametrize(("first", "is_reversed"), [(0, False), (1, True), (2, False)])
    def test_the_direction_is_a_bit_of_the_attempt(self, first: int, *, is_reversed: bool) -> None:
        attempt = bytes([first]) + bytes(15)
        for questionnaire in (MRI, PULSE):
            assert selection_of(questionnaire, Asking(), attempt).is_reversed is is_reversed

    @pytest.mark.parametrize(("turn", "place"), [(0, 0), (1, 1), (7, 7), (8, 0), (17, 1)])
    def test_a_pulse_asks_the_set_of_its_turn_and_begins_again(self, turn: int, place: int) -> None:
        assert selection_of(PULSE, Asking(turn=turn)).items == frozenset(PULSE.sets[place])

    def test_the_same_attempt_draws_the_same_booklet(self) -> None:
        asking, attempt = Asking(booklet_items=12), new_attempt()
        first = selection_of(MRI, asking, attempt)
        assert first == selection_of(MRI, asking, attempt)
        assert first.items in booklets_of(MRI, 12)

    def test_every_booklet_is_as_likely_as_another(self) -> None:
        asking = Asking(booklet_items=12)
        drawn = Counter(
            selection_of(MRI, asking, bytes([0]) + number.to_bytes(15)).items
            for number in range(800)
        )
        # 800 attempts in a row, 8 booklets.
        assert set(drawn.values()) == {100}

    def test_direction_and_booklet_do_not_hang_together(self) -> None:
        asking = Asking(booklet_items=12)
        found = {
            selection_of(MRI, asking, bytes([first]) + number.to_bytes(15))
            for first in (0, 1)
            for number in range(8)
        }
        assert len(found) == 16


class TestParts:
    def test_only_the_items_of_the_booklet_are_shown_on_few_pages(self) -> None:
        selection = Selection(items=frozenset({"OWN1", "WRK2"}))
        shown = [part.items for part in parts_of(MRI, selection) if part.items]
        assert [[item.id for item in page] for page in shown] == [["OWN1", "WRK2"]]

    def test_a_route_still_leaves_out_what_it_leaves_out(self) -> None:
        selection = Selection(items=frozenset({"OWN1", "SEC2"}))
        assert items_to_ask(MRI, selection, stages=("clarify",)) == {"OWN1"}
