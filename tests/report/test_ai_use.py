"""The ledger says what is known of AI use between the periods and in the first of them."""

from dataclasses import replace

import pytest

from flowgap.reporting.blocks import PageId
from flowgap.result.delivery import AdoptionState
from flowgap.wording import LANGUAGES, Wording
from tests.report.said import page_of
from tests.support.sample_result import sample_result


def base_of(state: AdoptionState, base: AdoptionState, language: str = "en") -> str:
    """Return the base line of the ledger's page."""
    result = sample_result(language=language)
    adoption = replace(result.delivery.adoption, state=state, base=base)
    changed = replace(result, delivery=replace(result.delivery, adoption=adoption))
    return page_of(changed, PageId.LEDGER).base


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("base", list(AdoptionState))
def test_what_use_was_like_in_the_period_before_is_said(base: AdoptionState, language: str) -> None:
    said = Wording(language).say(f"report-base-ai-{base}")
    assert base_of(AdoptionState.ROSE, base, language).endswith(said)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (AdoptionState.ROSE, "the best-known change"),
        (AdoptionState.USED, "shows no rise"),
        (AdoptionState.NONE, "shows no rise"),
        (AdoptionState.UNKNOWN, "is not known"),
    ],
)
def test_only_use_that_rose_is_called_the_best_known_change(
    state: AdoptionState, said: str
) -> None:
    line = base_of(state, AdoptionState.NONE)
    assert said in line
    assert ("best-known" in line) is (state is AdoptionState.ROSE)
