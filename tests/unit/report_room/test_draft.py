"""The draft: ticks, places and texts, without a database."""

import pytest

from flowgap.reporting.edition import Brand, EditionError, check_edition
from flowgap.services.report_room.draft import (
    Draft,
    Way,
    arranged,
    chosen,
    draft_text,
    edition_of,
    first_draft,
    fitted,
    moved,
    put_first,
    read_draft,
    said,
)
from tests.support.sample_result import sample_result

RESULT = sample_result()
FIRST = first_draft(RESULT)
THREE = Draft(findings=("a", "b", "c"), actions=("x", "y"))


def test_the_first_draft_holds_everything_in_the_order_of_the_result() -> None:
    assert FIRST.findings == tuple(one.id for one in RESULT.findings)
    assert FIRST.actions == tuple(one.id for one in RESULT.actions)
    assert FIRST.known == {*FIRST.findings, *FIRST.actions}


@pytest.mark.parametrize(
    ("name", "way", "after"),
    [
        ("a", Way.UP, "abc"),
        ("a", Way.DOWN, "bac"),
        ("b", Way.UP, "bac"),
        ("b", Way.DOWN, "acb"),
        ("c", Way.UP, "acb"),
        ("c", Way.DOWN, "abc"),
        ("z", Way.UP, "abc"),
    ],
)
def test_a_line_moves_one_place_and_stays_at_the_ends(name: str, way: Way, after: str) -> None:
    assert "".join(moved(THREE, name, way).findings) == after


def test_what_is_unticked_is_left_out_and_what_is_ticked_again_stands_last() -> None:
    every = set(FIRST.findings)
    less = chosen(FIRST, RESULT, findings=every - {"gap:build"}, actions=set(FIRST.actions))
    assert less.findings == FIRST.findings[1:]
    again = chosen(less, RESULT, findings=every, actions=set())
    assert again.findings == (*FIRST.findings[1:], "gap:build")
    assert again.actions == ()


def test_what_the_result_does_not_hold_cannot_be_ticked() -> None:
    assert chosen(FIRST, RESULT, findings={"made:up"}, actions={"made-up"}).findings == ()
    sent = arranged(FIRST, RESULT, findings=("made:up", "gap:build", "gap:build"), actions=())
    assert sent.findings == ("gap:build",)


def test_a_draft_is_fitted_to_another_result_and_keeps_its_texts() -> None:
    draft = said(Draft(findings=("gone:x", "gap:build"), actions=("gone",)), "gone:x", "Text.")
    fit = fitted(draft, RESULT)
    assert (fit.findings, fit.actions) == (("gap:build",), ())
    assert fit.text_of("gone:x") == "Text."


def test_an_action_that_is_put_first_is_chosen_by_that() -> None:
    assert put_first(THREE, "y").actions == ("y", "x")
    assert put_first(THREE, "z").actions == ("z", "x", "y")


def test_an_empty_text_takes_the_commentary_away() -> None:
    draft = said(FIRST, "gap:build", "Text.")
    assert draft.text_of("gap:build") == "Text."
    assert said(draft, "gap:build", "  ").commentary == {}


def test_a_text_of_91_words_is_refused() -> None:
    assert said(FIRST, "gap:build", "word " * 90).text_of("gap:build")
    with pytest.raises(EditionError, match="91 words"):
        said(FIRST, "gap:build", "word " * 91)


def test_the_edition_holds_only_texts_on_chosen_findings() -> None:
    draft = said(said(FIRST, "gap:build", "In."), "slower:qa", "Out.")
    less = chosen(draft, RESULT, findings={"gap:build"}, actions=set())
    edition = edition_of(less, Brand(firm="Firm"))
    assert [one.text for one in edition.commentary] == ["In."]
    check_edition(edition, RESULT)


def test_a_draft_is_read_as_it_was_written() -> None:
    draft = said(FIRST, "gap:build", "Text.")
    assert read_draft(draft_text(draft)) == draft


def test_another_order_is_another_choice_and_another_text_is_not() -> None:
    assert moved(THREE, "a", Way.DOWN).choice_digest != THREE.choice_digest
    assert said(THREE, "a", "Text.").choice_digest == THREE.choice_digest
