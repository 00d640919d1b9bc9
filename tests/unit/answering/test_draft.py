"""A draft comes back from the device as it was left, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowgap.answering.answers import Answers, Shown
from flowgap.answering.draft import DRAFT_BYTES, Draft, new_attempt, open_draft, seal_draft
from flowgap.answering.parts import Selection
from flowgap.answering.sealing import BrokenSealError, Seal
from flowgap.questionnaire.loader import load_questionnaire

MRI = load_questionnaire("organizational-mri@1")
SEAL = Seal("s" * 32, purpose="draft", n_bytes=DRAFT_BYTES)
LINK = b"digest of a link"

QUESTIONS = (*MRI.screeners, MRI.vote, *([MRI.ai_use] if MRI.ai_use else []))
ANSWERS = st.builds(
    Answers,
    items=st.dictionaries(st.sampled_from(MRI.item_ids), st.sampled_from([1, 2, 3, 4, 5, 255])),
    choices=st.fixed_dictionaries(
        {},
        optional={
            question.id: st.lists(
                st.sampled_from([choice.id for choice in question.choices]),
                unique=True,
                max_size=question.max_choices,
            ).map(tuple)
            for question in QUESTIONS
        },
    ),
    attention=st.none() | st.integers(1, 5),
)
SELECTIONS = st.builds(
    Selection,
    items=st.none() | st.frozensets(st.sampled_from(MRI.item_ids)),
    is_reversed=st.booleans(),
)
DRAFTS = st.builds(
    Draft,
    attempt=st.binary(min_size=16, max_size=16),
    selection=SELECTIONS,
    language=st.sampled_from(["en", "de"]),
    reached=st.sampled_from(["about", "OUT", "words"]),
    answers=ANSWERS,
)

EMPTY = Draft(attempt=bytes(16), selection=Selection(), language="en", reached="about")


def sealed(draft: Draft) -> str:
    return seal_draft(draft, MRI, seal=SEAL, place=LINK)


@given(DRAFTS)
def test_it_comes_back_as_it_was_left(draft: Draft) -> None:
    assert open_draft(sealed(draft), MRI, seal=SEAL, place=LINK) == draft


def test_everything_chosen_fits_and_takes_less_than_3_kilobytes() -> None:
    everything = Draft(
        attempt=new_attempt(),
        selection=Selection(items=frozenset(MRI.item_ids), is_reversed=True),
        language="de",
        reached="words",
        answers=Answers(
            items=dict.fromkeys(MRI.item_ids, 255),
            choices={
                question.id: tuple(choice.id for choice in question.choices)
                for question in QUESTIONS
            },
            attention=5,
        ),
    )
    assert len(sealed(everything)) == len(sealed(EMPTY)) < 3000


def test_its_length_and_letters_suit_a_cookie() -> None:
    assert sealed(EMPTY).replace("-", "").replace("_", "").isalnum()


def test_a_draft_of_another_link_does_not_open() -> None:
    with pytest.raises(BrokenSealError):
        open_draft(sealed(EMPTY), MRI, seal=SEAL, place=b"another link")


def test_a_draft_of_another_questionnaire_does_not_open() -> None:
    pulse = load_questionnaire("pulse@1")
    with pytest.raises(BrokenSealError):
        open_draft(sealed(EMPTY), pulse, seal=SEAL, place=LINK)


def test_a_draft_opens_in_the_other_language_of_its_questionnaire() -> None:
    german = load_questionnaire("organizational-mri@1", language="de")
    assert open_draft(sealed(EMPTY), german, seal=SEAL, place=LINK) == EMPTY


@pytest.mark.parametrize("value", ["", "x", "x" * 5000, "ä", "====", "\0"])
def test_what_never_was_a_draft_is_broken(value: str) -> None:
    with pytest.raises(BrokenSealError):
        open_draft(value, MRI, seal=SEAL, place=LINK)


def test_a_page_replaces_what_it_showed() -> None:
    draft = EMPTY.with_page(Answers(items={"OWN1": 3}), shown=Shown(items=("OWN1",)))
    assert draft.answers.items == {"OWN1": 3}
    assert draft.with_page(Answers(), shown=Shown(items=("OWN1",))) == EMPTY


def test_attempts_are_random() -> None:
    assert len({new_attempt() for _ in range(50)}) == 50
