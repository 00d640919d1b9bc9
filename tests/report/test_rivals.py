"""The table of explanations: what speaks for each of them and against it."""

from dataclasses import replace

import pytest

from flowgap.reporting.blocks import PageId
from flowgap.result.delivery import Rival, Verdict
from flowgap.result.rivals import Clue
from flowgap.wording import LANGUAGES, Wording
from tests.report.said import find_page, page_of, table, texts
from tests.support.sample_result import sample_result

MINUS = "\N{MINUS SIGN}"
CAPTION = "Seven explanations, their share and their evidence"


def rows(language: str = "en") -> list[list[str]]:
    result = sample_result(language=language)
    caption = Wording(language).say("report-rivals-caption")
    return [texts(row) for row in table(result, PageId.RIVALS, caption).rows]


def test_every_explanation_has_a_row_with_its_share_and_both_sides() -> None:
    found = rows()
    assert len(found) == 7
    assert found[0] == [
        "The saving moved to later stages",
        "81%",
        f"Build {MINUS}1.9 ({MINUS}2.3 to {MINUS}1.5); first visits elsewhere +1.6 (+0.8 to +2.4)",
        "",
    ]


def test_what_is_not_known_is_said_and_stands_on_no_side() -> None:
    block = table(sample_result(), PageId.RIVALS, CAPTION)
    assert block.rows[1].cells[3].note == "Not known: Hotfixes and reverts"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("clue", list(Clue))
def test_every_clue_has_words(clue: Clue, language: str) -> None:
    message = f"report-clue-{clue.replace('_', '-')}"
    assert "1.5" in Wording(language).say(message, figure="1.5")


def test_where_no_share_is_known_there_is_no_page() -> None:
    result = sample_result()
    unheard = tuple(
        Rival(verdict=rival.verdict, p=None, evidence=()) for rival in result.flow_gap.rivals
    )
    gap = replace(result.flow_gap, competing=(), rivals=unheard)
    assert find_page(replace(result, flow_gap=gap), PageId.RIVALS) is None


@pytest.mark.parametrize(
    ("p", "title"),
    [
        (0.5, "The saving moved to later stages: so say 50% of the resamples"),
        (0.49, "No explanation of the change stands out"),
    ],
)
def test_the_title_names_the_explanation_that_leads(p: float, title: str) -> None:
    result = sample_result()
    rivals = tuple(
        replace(rival, p=p if rival.verdict is Verdict.MIGRATED else (1 - p) / 6)
        for rival in result.flow_gap.rivals
    )
    gap = replace(result.flow_gap, rivals=rivals)
    assert page_of(replace(result, flow_gap=gap), PageId.RIVALS).title == title
