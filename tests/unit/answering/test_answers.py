"""What a page brought replaces what it showed, and nothing else."""

from flowgap.answering.answers import Answers, Shown

BEFORE = Answers(
    items={"OWN1": 4, "OWN2": 255, "DEC1": 1},
    choices={"role": ("build",), "stages": ("review", "ci"), "BV": ("qa",)},
    attention=2,
)
OWN = Shown(items=("OWN1", "OWN2", "OWN3"))


class TestMergedWith:
    def test_an_item_that_was_shown_takes_the_new_answer(self) -> None:
        merged = BEFORE.merged_with(Answers(items={"OWN1": 5, "OWN3": 2}), shown=OWN)
        assert merged.items == {"DEC1": 1, "OWN1": 5, "OWN3": 2}

    def test_an_item_that_was_shown_and_came_back_empty_is_empty(self) -> None:
        assert BEFORE.merged_with(Answers(), shown=OWN).items == {"DEC1": 1}

    def test_what_was_not_shown_stays_even_if_it_is_sent(self) -> None:
        sent = Answers(items={"DEC1": 5}, choices={"BV": ("review",)}, attention=5)
        assert BEFORE.merged_with(sent, shown=OWN) == Answers(
            items={"DEC1": 1}, choices=BEFORE.choices, attention=2
        )

    def test_questions_and_the_attention_item_are_replaced_where_shown(self) -> None:
        shown = Shown(questions=("BV",), attention=True)
        merged = BEFORE.merged_with(Answers(choices={"BV": ("ci", "release")}), shown=shown)
        assert merged.choices["BV"] == ("ci", "release")
        assert merged.choices["role"] == ("build",)
        assert merged.attention is None


def test_the_stages_are_those_of_the_screener() -> None:
    assert BEFORE.stages == ("review", "ci")
    assert Answers().stages == ()
