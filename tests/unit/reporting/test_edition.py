"""Editions: what is chosen is printed in its order, and no number can be changed by one."""

import re
from dataclasses import replace

import pytest

from flowgap.reporting.blocks import Arguments, PageId
from flowgap.reporting.document import Paper, ReportDocument, build_document
from flowgap.reporting.edition import (
    MOST_CHARACTERS,
    MOST_WORDS,
    Brand,
    Commentary,
    Edition,
    EditionError,
    Imprint,
    check_edition,
    check_length,
    edition_text,
    read_edition,
    whole_edition,
)
from flowgap.wording import LANGUAGES, Wording
from tests.support.sample_result import sample_result

CHOSEN = Edition(
    findings=("slower:qa", "gap:build"),
    actions=("rev-open-cap",),
    commentary=(
        Commentary(finding="slower:qa", text="Nobody plans time for it.\n\n  Start  here."),
        Commentary(finding="fell:REV", text="Left out, so not printed."),
    ),
    brand=Brand(firm="Harbour and Lane", colour="#0a6b4f"),
)


def document(edition: Edition | None, *, language: str = "en") -> ReportDocument:
    result = sample_result(language=language)
    imprint = None if edition is None else Imprint(edition=edition)
    return build_document(
        result, Wording(language), paper=Paper.A4, firm="Someone else", imprint=imprint
    )


def arguments(edition: Edition, *, language: str = "en") -> Arguments:
    pages = document(edition, language=language).pages
    page = next(page for page in pages if page.id is PageId.FINDINGS)
    block = page.blocks[0]
    assert isinstance(block, Arguments)
    return block


class TestWhatIsPrinted:
    def test_findings_stand_in_the_chosen_order_and_no_others(self) -> None:
        statements = [one.statement for one in arguments(CHOSEN).arguments]
        assert [text[:9] for text in statements] == ["QA takes ", "Build got"]

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_other_reading_and_falsifier_stand_with_each_finding(self, language: str) -> None:
        result = sample_result(language=language)
        by_statement = {one.statement: one for one in result.findings}
        block = arguments(whole_edition(result), language=language)
        assert len(block.arguments) == len(result.findings)
        for one in block.arguments:
            finding = by_statement[one.statement]
            assert [text for _, text in one.parts] == [finding.alternative, finding.falsifier]

    def test_commentary_stands_apart_in_paragraphs_under_the_firm(self) -> None:
        block = arguments(CHOSEN)
        assert block.firm == "Harbour and Lane"
        assert block.arguments[0].remarks == ("Nobody plans time for it.", "Start here.")
        assert block.arguments[1].remarks == ()
        assert "Left out, so not printed." not in str(document(CHOSEN))

    def test_every_page_keeps_its_base_line(self) -> None:
        assert all(page.base for page in document(CHOSEN).pages)

    def test_the_firm_of_the_edition_stands_on_cover_and_head(self) -> None:
        built = document(CHOSEN)
        assert built.furniture.firm == built.author == "Harbour and Lane"
        assert "Someone else" not in str(built)

    def test_without_an_edition_nothing_of_one_is_there(self) -> None:
        built = document(None)
        assert built.brand is None
        assert PageId.FINDINGS not in {page.id for page in built.pages}

    def test_an_edition_without_findings_has_no_page_of_them(self) -> None:
        pages = document(replace(CHOSEN, findings=(), commentary=())).pages
        assert PageId.FINDINGS not in {page.id for page in pages}
        assert PageId.MIND not in {page.id for page in pages}

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_an_edition_prints_no_number_that_the_report_does_not(self, language: str) -> None:
        result = sample_result(language=language)
        plain = numbers(str(document(None, language=language)))
        edited = str(document(whole_edition(result), language=language))
        # The contents have one line more, and titles have other widths: neither is a figure.
        said = re.sub(r"width_mm=\S+|widths_mm=\([^)]*\)", "", edited)
        assert numbers(said) - plain == set()


class TestText:
    def test_an_edition_is_read_as_it_was_written(self) -> None:
        assert read_edition(edition_text(CHOSEN)) == CHOSEN

    def test_equal_editions_have_one_digest_and_others_another(self) -> None:
        assert replace(CHOSEN).digest == CHOSEN.digest
        assert replace(CHOSEN, actions=()).digest != CHOSEN.digest


class TestRefusals:
    def test_what_fits_the_result_passes(self) -> None:
        check_edition(CHOSEN, sample_result())

    @pytest.mark.parametrize(
        ("edition", "said"),
        [
            (replace(CHOSEN, findings=("made:up",)), "finding 'made:up' is not in the result"),
            (replace(CHOSEN, findings=("slower:qa", "slower:qa")), "a finding is named twice"),
            (replace(CHOSEN, actions=("made-up",)), "action 'made-up' is not in the result"),
            (
                replace(CHOSEN, commentary=(Commentary(finding="made:up", text="x"),)),
                "commentary on finding 'made:up' is not in the result",
            ),
        ],
    )
    def test_what_does_not_fit_is_named(self, edition: Edition, said: str) -> None:
        with pytest.raises(EditionError, match=said):
            check_edition(edition, sample_result())

    def test_ninety_words_are_allowed_and_ninety_one_are_not(self) -> None:
        check_length("word " * MOST_WORDS)
        with pytest.raises(EditionError, match="91 words"):
            check_length("word " * (MOST_WORDS + 1))

    def test_a_word_without_an_end_is_refused(self) -> None:
        check_length("x" * MOST_CHARACTERS)
        with pytest.raises(EditionError, match="1201 characters"):
            check_length("x" * (MOST_CHARACTERS + 1))


def numbers(text: str) -> set[str]:
    return set(re.findall(r"\d+[.,]\d+", text))
