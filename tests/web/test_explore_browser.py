"""Every page of results as axe, a phone and a wide screen see it; some in hard states."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from flask import Flask

from flowgap.result.document import Result
from tests.support.sample_hard import Sample, all_suppressed_result, crowded_result
from tests.web.axe import TAGS, axe
from tests.web.chromium import IN_BROWSER, running
from tests.web.conftest import keep_result, new_application
from tests.web.looks import CUT_TEXTS, FAINT_TEXTS, SIDEWAYS
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
WIDTHS = (320, 390, 1440)

pytestmark = IN_BROWSER


@pytest.fixture(scope="module")
def chromium() -> Iterator["Browser"]:
    with running() as browser:
        yield browser


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
    context = chromium.new_context(locale="de", bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    wrong: list[object] = []
    for view in views:
        page.goto(f"{address}/{view}")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 844})
            if page.evaluate(SIDEWAYS):
                wrong.append((view, width, "scrolls sideways"))
            wrong += [(view, width, text) for text in page.evaluate(CUT_TEXTS)]
        for scheme in ("dark", "light"):
            page.emulate_media(color_scheme=scheme)
            wrong += [(view, scheme, text) for text in page.evaluate(FAINT_TEXTS)]
        wrong += [(view, "axe", what) for what in axe(page, {"tag": TAGS})]
    context.close()
    assert wrong == []
