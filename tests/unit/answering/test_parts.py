"""Which parts a person meets, and in which order."""

import pytest

from flowgap.answering.parts import PartKind, Selection, items_to_ask, minutes_left, parts_of
from flowgap.questionnaire.loader import load_questionnaire

MRI = load_questionnaire("organizational-mri@1")
PULSE = load_questionnaire("pulse@1")
FORWARD = Selection()
REVERSED = Selection(is_reversed=True)

PRACTICES = ["PRD", "DEC", "OWN", "WRK", "REV", "TST", "QAC", "SEC", "INT", "COM"]


def ids(selection: Selection, stages: tuple[str, ...] = ()) -> list[str]:
    return [part.id for part in parts_of(MRI, selection, stages=stages)]


class TestOrder:
    def test_outcomes_come_first_then_the_vote_then_practices_then_ai_then_words(self) -> None:
        assert ids(FORWARD) == ["about", "OUT", "vote", *PRACTICES, "AIA", "words"]

    def test_the_other_half_meets_the_practices_from_the_end(self) -> None:
        assert ids(REVERSED) == ["about", "OUT", "vote", *reversed(PRACTICES), "AIA", "words"]

    @pytest.mark.parametrize("selection", [FORWARD, REVERSED])
    def test_a_reversed_item_never_stands_first(self, selection: Selection) -> None:
        for part in parts_of(MRI, selection):
            assert not part.items or not part.items[0].reverse_keyed


class TestContent:
    def test_the_screeners_are_asked_on_the_first_part(self) -> None:
        about = parts_of(MRI, FORWARD)[0]
        assert [question.id for question in about.questions] == ["role", "stages", "tenure"]

    def test_the_attention_item_stands_on_the_page_that_the_questionnaire_names(self) -> None:
        pages = [part.id for part in parts_of(MRI, FORWARD) if part.attention is not None]
        assert pages == ["WRK"]

    def test_the_question_on_ai_use_stands_with_the_items_on_ai(self) -> None:
        pages = {part.id: part.questions for part in parts_of(MRI, FORWARD)}
        assert [question.id for question in pages["AIA"]] == ["AIU"]

    def test_the_last_part_asks_in_words_and_a_draft_keeps_nothing_of_it(self) -> None:
        last = parts_of(MRI, FORWARD)[-1]
        assert last.kind is PartKind.WORDS
        assert [question.id for question in last.open_questions] == ["OPEN1", "OPEN2"]
        assert (last.shown.items, last.shown.questions) == ((), ())

    def test_every_core_item_is_asked_once(self) -> None:
        asked = [item.id for part in parts_of(MRI, FORWARD) for item in part.items]
        assert len(asked) == len(set(asked)) == 49
        assert set(asked) == items_to_ask(MRI, FORWARD)


class TestRouting:
    @pytest.mark.parametrize(
        ("stages", "left_out"),
        [
            (("build",), set()),
            (("qa",), {"REV"}),
            (("release",), {"REV", "TST"}),
            (("none",), {"REV", "TST", "SEC"}),
            (("release", "review"), set()),
        ],
    )
    def test_parts_that_a_route_leaves_out_are_absent(
        self, stages: tuple[str, ...], left_out: set[str]
    ) -> None:
        assert set(ids(FORWARD)) - set(ids(FORWARD, stages)) == left_out


class TestBooklet:
    def test_only_the_items_of_the_booklet_are_asked(self) -> None:
        booklet = Selection(items=frozenset({"OWN2", "OUT4", "REV1"}))
        parts = parts_of(MRI, booklet)
        assert [part.id for part in parts] == ["about", "vote", "items-1", "words"]
        assert [item.id for part in parts for item in part.items] == ["OUT4", "OWN2", "REV1"]

    def test_outcomes_come_first_and_the_others_run_backwards_for_one_half(self) -> None:
        items = frozenset({"OWN2", "OUT4", "REV1"})
        parts = parts_of(MRI, Selection(items=items, is_reversed=True))
        assert [item.id for part in parts for item in part.items] == ["OUT4", "REV1", "OWN2"]

    def test_attention_is_asked_for_beside_its_dimension_and_ai_at_the_end(self) -> None:
        items = frozenset(item.id for item in MRI.items if item.id.endswith("1"))
        *_, first, last, _words = parts_of(MRI, Selection(items=items))
        assert [len(first.items), len(last.items)] == [6, 6]
        assert [question.id for question in (*first.questions, *last.questions)] == ["AIU"]
        assert last.questions
        homes = [part for part in (first, last) if part.attention is not None]
        assert [
            MRI.attention is not None
            and MRI.attention.page in {item.dimension for item in home.items}
            for home in homes
        ] == [True]

    def test_a_route_leaves_out_items_of_a_booklet_too(self) -> None:
        booklet = Selection(items=frozenset({"OWN2", "REV1"}))
        assert items_to_ask(MRI, booklet, stages=("qa",)) == {"OWN2"}


class TestPulse:
    def test_its_twelve_items_stand_on_two_pages_after_the_vote(self) -> None:
        parts = parts_of(PULSE, Selection(items=frozenset(PULSE.sets[0])))
        assert [part.id for part in parts] == ["vote", "items-1", "items-2", "words"]
        assert [len(part.items) for part in parts] == [0, 6, 6, 0]
        assert {item.id for part in parts for item in part.items} == set(PULSE.sets[0])


class TestMinutesLeft:
    def test_the_whole_questionnaire_takes_about_seven_minutes(self) -> None:
        # 50 items at 6.5 s, 5 questions at 6 s, 2 open ones at 30 s: 325 + 30 + 60 = 415 s.
        assert minutes_left(parts_of(MRI, FORWARD)) == 7

    def test_the_last_seconds_are_a_minute(self) -> None:
        assert minutes_left(()) == 1
        assert minutes_left(parts_of(MRI, FORWARD)[-1:]) == 1
