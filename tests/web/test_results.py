"""Pages of results: every state, both languages, downloads, and which result is shown."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask

from flowgap.reporting.blocks import PageId
from flowgap.result.document import Result
from flowgap.result.json import to_json
from tests.support.browse import Browser
from tests.support.sample_result import (
    cannot_tell_result,
    delivery_only_result,
    empty_result,
    gain_is_real_result,
    sample_result,
    survey_only_result,
)
from tests.web.conftest import COMPUTED_AT, Keep, keep_result
from tests.web.samples import VIEWS, report_page

LATER = COMPUTED_AT + timedelta(days=1)

STATES = (
    sample_result,
    gain_is_real_result,
    cannot_tell_result,
    survey_only_result,
    delivery_only_result,
    empty_result,
)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("state", STATES, ids=lambda state: str(state.__name__))
def test_every_page_stands_in_every_state(
    browse: Browser, keep: Keep, state: Callable[..., Result], language: str
) -> None:
    address = keep(state(language=language))
    for view in VIEWS:
        page = browse.get(f"{address}/{view}")
        assert page.all("html")[0].get("lang") == language
        assert " None " not in page.words


class TestDownloads:
    def test_the_result_is_sent_byte_for_byte(self, browse: Browser, keep: Keep) -> None:
        result = sample_result()
        response = browse.client.get(f"{keep(result)}/result.json")
        assert response.data == to_json(result).encode()
        disposition = response.headers["Content-Disposition"]
        assert disposition == 'attachment; filename="alder-freight-flowgap-diagnostic.json"'

    def test_another_paper_is_not_found(self, browse: Browser, keep: Keep) -> None:
        browse.get(f"{keep(sample_result())}/report-a3.pdf", status=404)


def test_the_last_result_takes_the_place_of_the_one_before(app: Flask, browse: Browser) -> None:
    first = keep_result(app, sample_result())
    second = keep_result(app, gain_is_real_result(), computed_at=LATER)
    assert first == second
    assert (
        browse.get(f"/engagements/{first}/").heading
        == report_page(gain_is_real_result(), PageId.SUMMARY).title
    )


def test_keeping_the_same_result_twice_keeps_it_once(app: Flask, browse: Browser) -> None:
    keep_result(app, sample_result())
    keep_result(app, sample_result(), computed_at=LATER)
    assert "first result" in browse.get("/").main


@pytest.mark.parametrize("view", VIEWS)
def test_an_unknown_engagement_is_not_found(browse: Browser, view: str) -> None:
    page = browse.get(f"/engagements/unknown/{view}", status=404)
    assert page.heading == "There is no page at this address"
