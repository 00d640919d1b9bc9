"""What is kept of the answers: what was asked, what was left empty, and no stages."""

from hypothesis import given
from hypothesis import strategies as st

from flowgap.answering.answers import Answers
from flowgap.answering.parts import Selection
from flowgap.answering.submission import Submission, from_bytes, make_submission, to_bytes
from flowgap.questionnaire.loader import load_questionnaire
from flowgap.questionnaire.schema import DONT_KNOW, NOT_ASKED, SKIPPED

MRI = load_questionnaire("organizational-mri@1")
ANSWERS = Answers(
    items={"OWN1": 4, "OWN2": DONT_KNOW, "REV1": 5},
    choices={"role": ("quality",), "stages": ("qa",), "BV": ("qa", "review"), "tenure": ()},
    attention=2,
)


def made(selection: Selection | None = None, answers: Answers = ANSWERS) -> Submission:
    return make_submission(
        MRI, selection or Selection(), answers, comments={"OPEN1": "", "OPEN2": "x"}
    )


def code(submission: Submission, item: str) -> int:
    return submission.answers[MRI.item_ids.index(item)]


class TestAnswers:
    def test_each_item_has_one_byte_in_the_frozen_order(self) -> None:
        assert len(made().answers) == len(MRI.item_ids) == 60
        assert (code(made(), "OWN1"), code(made(), "OWN2")) == (4, DONT_KNOW)

    def test_an_item_that_was_left_empty_is_skipped(self) -> None:
        assert code(made(), "OWN3") == SKIPPED

    def test_an_item_that_was_routed_away_was_not_asked_even_if_answered_before(self) -> None:
        # Whoever takes part in testing only is not asked about code review.
        assert code(made(), "REV1") == NOT_ASKED

    def test_a_reserve_item_was_not_asked(self) -> None:
        assert code(made(), "OWN5") == NOT_ASKED

    def test_an_item_of_another_booklet_was_not_asked(self) -> None:
        booklet = Selection(items=frozenset({"OWN2"}))
        assert (code(made(booklet), "OWN1"), code(made(booklet), "OWN2")) == (NOT_ASKED, DONT_KNOW)


class TestParticulars:
    def test_they_are_the_columns_of_the_engagement_folder(self) -> None:
        assert made().particulars == {
            "language": "en",
            "order": "forward",
            "role": "quality",
            "BV": "qa+review",
            "ATT": "2",
        }

    def test_the_stages_are_never_kept(self) -> None:
        assert b"stages" not in to_bytes(made())

    def test_the_order_of_the_pages_is_kept(self) -> None:
        assert made(Selection(is_reversed=True)).particulars["order"] == "reversed"


class TestComments:
    def test_empty_ones_are_not_kept(self) -> None:
        assert made().comments == {"OPEN2": "x"}


@given(
    st.builds(
        Submission,
        answers=st.binary(max_size=60),
        particulars=st.dictionaries(st.text(), st.text()),
        comments=st.dictionaries(st.text(), st.text()),
    )
)
def test_it_comes_back_from_bytes(submission: Submission) -> None:
    assert from_bytes(to_bytes(submission)) == submission
