"""Pages of results: every state, both languages, downloads, and which result is shown."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from flowgap.reporting.blocks import PageId
from flowgap.result.document import Result
from flowgap.result.json import to_json
from flowgap.result.survey import ItemMean, Shown, TeamDimension
from tests.support.browse import XHTML, Browser, text_of
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


@pytest.mark.parametrize("view", VIEWS)
def test_every_table_scrolls_in_a_region_that_the_keyboard_reaches_and_that_has_a_name(
    browse: Browser, keep: Keep, view: str
) -> None:
    page = browse.get(f"{keep(sample_result())}/{view}")
    ids = {part.get("id") for part in page.root.iter()}
    inside = 0
    for region in page.all("div", css_class="scroll"):
        assert (region.get("role"), region.get("tabindex")) == ("region", "0")
        assert region.get("aria-label") or region.get("aria-labelledby") in ids
        inside += len(list(region.iter(f"{XHTML}table")))
    assert inside == len(page.all("table"))


class TestItemByItem:
    def test_a_dimension_without_a_score_is_told_by_its_items_and_has_no_column(
        self, browse: Browser, keep: Keep
    ) -> None:
        address = keep(item_by_item("SEC"))
        told = browse.get(f"{address}/dimensions").main
        assert "Item by item" in told
        assert "Scans are short. 31" in told
        map_ = browse.get(f"{address}/heat-map")
        assert "Security flow" not in [text_of(head) for head in map_.all("th")]
        assert (
            "Not in this table, since their items do not go together: Security flow." in map_.main
        )
        browse.get(f"{address}/heat-map?dimension=SEC", status=404)

    def test_nor_a_line_over_the_waves(self, browse: Browser, keep: Keep) -> None:
        assert "Security flow" not in browse.get(f"{keep(item_by_item('SEC'))}/trend").main

    def test_where_every_dimension_is_such_there_is_no_map(
        self, browse: Browser, keep: Keep
    ) -> None:
        everything = [score.id for score in sample_result().survey.dimensions]
        assert not browse.get(f"{keep(item_by_item(*everything))}/heat-map").all("table")


class TestHeldBack:
    def test_a_score_and_a_row_say_that_an_earlier_result_holds_them_back(
        self, browse: Browser, keep: Keep
    ) -> None:
        held = "Held back: with an earlier result few people could be told apart"
        address = keep(held_back_team("Quotes"))
        rows = {
            text_of(row[0]): text_of(row) for row in browse.get(f"{address}/heat-map").all("tr")
        }
        assert held in rows["Quotes"]
        assert "Fewer than five answers" in rows["Customs"]
        assert held in browse.get(f"{address}/heat-map?team=Quotes").main

    def test_what_was_refused_is_listed_on_the_page_on_confidentiality(
        self, browse: Browser, keep: Keep
    ) -> None:
        result = sample_result()
        privacy = replace(result.privacy, refused=("Wave w2, SEC: not given.",))
        page = browse.get(f"{keep(replace(result, privacy=privacy))}/confidentiality")
        assert page.heading == "No survey result stands for fewer than five people"
        assert "Wave w2, SEC: not given." in page.main


def item_by_item(*dimensions: str) -> Result:
    """Return the sample with dimensions that are shown by their items."""
    result = sample_result()
    items = (ItemMean(id="SEC1", text="Scans are short.", mean=31.2),)
    scores = tuple(
        replace(score, shown=Shown.ITEMS, items=items) if score.id in dimensions else score
        for score in result.survey.dimensions
    )
    return replace(result, survey=replace(result.survey, dimensions=scores))


def held_back_team(name: str) -> Result:
    """Return the sample with a team that an earlier result keeps from being shown."""
    result = sample_result()
    teams = tuple(
        replace(team, dimensions=tuple(map(held_back, team.dimensions)))
        if team.team == name
        else team
        for team in result.survey.teams
    )
    return replace(result, survey=replace(result.survey, teams=teams))


def held_back(cell: TeamDimension) -> TeamDimension:
    return replace(
        cell,
        estimate=None,
        low=None,
        high=None,
        differs=None,
        suppressed=True,
        split=False,
        reason="earlier_result",
    )


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
