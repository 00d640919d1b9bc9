"""Every page of results as axe, a phone and a wide screen see it; some in hard states."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import pytest
from flask import Flask

from flowgap.result.document import Result
from flowgap.services.whatif.questions import Question
from flowgap.stages import Stage
from tests.support.sample_hard import Sample, all_suppressed_result, crowded_result
from tests.support.what_if_answers import answered, keep_some_files, told
from tests.web.chromium import IN_BROWSER
from tests.web.conftest import keep_result, new_application
from tests.web.looking import faults_of
from tests.web.samples import VIEWS, with_long_names
from tests.web.serving import Remembering, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

DEEPER = (
    "stages/review",
    "stages/security",
    "dimensions/REV",
    "ai",
    "comments",
    "perception",
    "drivers",
)

pytestmark = IN_BROWSER


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return new_application(tmp_path_factory.mktemp("explored"))


@pytest.fixture(scope="module")
def site(kept: Flask) -> Iterator[str]:
    with serving(Remembering(kept)) as address:
        yield address


def long_names(*, language: str) -> Result:
    return with_long_names(language)


@pytest.mark.parametrize(
    ("state", "views"),
    [
        (long_names, (*VIEWS, "dimensions/REV", "heat-map?dimension=REV&intervals=yes")),
        (crowded_result, DEEPER),
        (all_suppressed_result, DEEPER),
    ],
)
def test_every_page_is_well_on_every_width_by_day_and_by_night(
    kept: Flask, site: str, chromium: "Browser", state: Sample, views: tuple[str, ...]
) -> None:
    address = f"{site}/engagements/{keep_result(kept, state(language='de'))}"
    assert looked_at(chromium, [f"{address}/{view}" for view in views]) == []


def test_an_answered_question_is_well_on_every_width_by_day_and_by_night(
    kept: Flask, site: str, chromium: "Browser"
) -> None:
    key = keep_result(kept, long_names(language="de"))
    keep_some_files(kept, {"roster.csv": b"team,invited\n"})
    answered(kept, Question(capacity_percent={Stage.REVIEW: 50}), told())
    address = f"{site}/engagements/{key}/what-if?capacity_review=50"
    assert looked_at(chromium, [address]) == []


def looked_at(chromium: "Browser", addresses: Sequence[str]) -> list[object]:
    """Return what is wrong with pages, as German readers see them."""
    context = chromium.new_context(locale="de", bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    wrong: list[object] = []
    for address in addresses:
        page.goto(address)
        wrong += faults_of(page, address)
    context.close()
    return wrong
