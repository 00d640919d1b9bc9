"""One dimension: its figures are the result's, and what is hidden leaves no figure."""

from dataclasses import replace

import pytest

from flowgap.result.document import Result, WaveSummary
from flowgap.result.survey import ItemMean, Shown, Survey, WaveEstimate
from tests.support.browse import Browser, Page, text_of
from tests.support.sample_hard import all_suppressed_result, crowded_result, one_team_result
from tests.support.sample_result import sample_result, survey_only_result
from tests.web.conftest import Keep


class TestFigures:
    def test_score_shares_and_people_are_those_of_the_result(
        self, browse: Browser, keep: Keep
    ) -> None:
        page = browse.get(f"{keep(sample_result())}/dimensions/REV")
        score, trend, trust = (text_of(card) for card in page.all("section", css_class="figure"))
        assert page.heading == "Code review capacity: 42 of 100, less than half of the time"
        assert "42 of 100 90% interval 39 to 45" in score
        assert "29% of the answers: usually or almost always" in score
        assert "7% of the answers: I don\N{RIGHT SINGLE QUOTATION MARK}t know 118 people" in score
        # 52 to 42 over four waves.
        assert "Worse Lower \N{MINUS SIGN}10 points (visible from 6)" in trend
        assert "0.84 reliability" in trust
        assert "People of a team agree (median rwg(j) 0.74)." in trust
        assert "11% of the differences between people lie between teams" in trust

    @pytest.mark.parametrize(
        ("omega", "told"),
        [(0.80, "go together well:"), (0.799, "well enough for a score"), (0.699, "loosely")],
    )
    def test_reliability_is_a_sentence_on_both_sides_of_its_bounds(
        self, browse: Browser, keep: Keep, omega: float, told: str
    ) -> None:
        survey = sample_result().survey
        scores = (replace(score, omega=omega) for score in survey.dimensions)
        result = replace(sample_result(), survey=replace(survey, dimensions=tuple(scores)))
        assert told in browse.get(f"{keep(result)}/dimensions/REV").main

    def test_roles_tenure_drivers_and_moves_of_it_stand_below(
        self, browse: Browser, keep: Keep
    ) -> None:
        result = sample_result()
        page = browse.get(f"{keep(result)}/dimensions/REV")
        assert "leads and builders" in page.main
        assert "+6 to +28" in page.main
        (driver,) = (one for one in result.survey.drivers.items if one.id == "REV")
        assert f"carries {100 * driver.importance:.0f}% (rank 1 to 3)" in page.main
        assert "Associations between opinions, not effects." in page.main
        assert "Newcomers say" in page.main
        assert page.links()["Review"].endswith("/stages/review")

    def test_the_test_of_amplification_is_told_null_or_not(
        self, browse: Browser, keep: Keep
    ) -> None:
        address = keep(sample_result())
        null = browse.get(f"{address}/dimensions/OWN").main
        clear = browse.get(f"{address}/dimensions/TST").main
        assert "AI buys neither more nor less, as far as can be told: +1%" in null
        assert "AI goes along with +7% delivered per developer" in clear


class TestTeams:
    def test_teams_stand_under_their_unit_in_the_order_of_the_roster_with_bands(
        self, browse: Browser, keep: Keep
    ) -> None:
        rows = teams(browse.get(f"{keep(sample_result())}/dimensions/REV"))
        assert list(rows)[:3] == ["Identity", "Infrastructure", "Developer tools"]
        assert rows["Dispatch"].startswith("Dispatch 31 23 to 39 8\N{EN DASH}11 answers")
        assert "clearly below the company" in rows["Dispatch"]

    def test_a_hidden_team_and_a_hidden_cell_leave_no_figure(
        self, browse: Browser, keep: Keep
    ) -> None:
        address = keep(sample_result())
        rows = teams(browse.get(f"{address}/dimensions/SEC"))
        for team in ("Customs", "Partner APIs", "Quotes", "Pricing"):
            assert not any(sign.isdigit() for sign in rows[team]), rows[team]
        assert rows["Customs"].partition(" ")[2] == rows["Quotes"].partition(" ")[2]

    def test_where_all_is_hidden_nothing_of_the_company_stands_either(
        self, browse: Browser, keep: Keep
    ) -> None:
        page = browse.get(f"{keep(all_suppressed_result())}/dimensions/REV")
        cards = [text_of(card) for card in page.all("section", css_class="figure")]
        assert page.heading == "Code review capacity cannot be shown"
        assert not any(sign.isdigit() for sign in cards[0].replace("90%", ""))
        assert "Not known" in cards[2]
        assert not teams(page)

    def test_two_hundred_teams_and_twelve_waves_stand(self, browse: Browser, keep: Keep) -> None:
        page = browse.get(f"{keep(large())}/dimensions/REV")
        assert len(teams(page)) == 200
        assert "1 to 12" not in page.heading

    def test_one_team_stands_alone(self, browse: Browser, keep: Keep) -> None:
        assert len(teams(browse.get(f"{keep(one_team_result())}/dimensions/REV"))) == 1


class TestStates:
    def test_a_dimension_without_a_score_shows_its_items_the_weakest_first(
        self, browse: Browser, keep: Keep
    ) -> None:
        page = browse.get(f"{keep(item_by_item())}/dimensions/SEC")
        assert page.heading == "Security flow has no score: its questions do not go together"
        items = [text_of(part) for part in page.all("dt")]
        assert items.index("Scans are short.") < items.index("Rules are known.")
        assert "Of teams there is no score either." in page.main
        assert "Its questions do not go together: each stands for itself." in page.main

    @pytest.mark.parametrize("language", ["en", "de"])
    def test_every_dimension_stands_in_both_languages(
        self, browse: Browser, keep: Keep, language: str
    ) -> None:
        result = sample_result(language=language)
        address = keep(result)
        for score in result.survey.dimensions:
            page = browse.get(f"{address}/dimensions/{score.id}")
            assert page.heading.startswith(score.name)
            assert " None " not in page.words

    def test_long_names_and_crowded_figures_stand(self, browse: Browser, keep: Keep) -> None:
        address = keep(crowded_result(language="de"))
        assert browse.get(f"{address}/dimensions/REV").all("html")[0].get("lang") == "de"

    def test_without_delivery_data_it_stands_as_well(self, browse: Browser, keep: Keep) -> None:
        page = browse.get(f"{keep(survey_only_result())}/dimensions/REV")
        assert "42 of 100" in page.main

    def test_what_the_result_does_not_know_is_not_found(self, browse: Browser, keep: Keep) -> None:
        address = keep(sample_result())
        for name in ("nope", "rev", "REV1", "%F0%9F%98%80"):
            browse.get(f"{address}/dimensions/{name}", status=404)


class TestLinks:
    def test_the_list_of_dimensions_links_each_of_them(self, browse: Browser, keep: Keep) -> None:
        address = keep(sample_result())
        links = browse.get(f"{address}/dimensions").links()
        assert links["Security flow"] == f"{address}/dimensions/SEC"
        assert sum(link.startswith(f"{address}/dimensions/") for link in links.values()) == 12


def teams(page: Page) -> dict[str, str]:
    """Return the text of each line of a team by its name."""
    rows = [row for part in page.all("ul", css_class="scores") for row in part]
    return {text_of(row[0]): text_of(row) for row in rows}


def item_by_item() -> Result:
    """Return the sample with one dimension that is shown by its items."""
    result = sample_result()
    items = (
        ItemMean(id="SEC2", text="Rules are known.", mean=61.0),
        ItemMean(id="SEC1", text="Scans are short.", mean=31.2),
    )
    scores = tuple(
        replace(score, shown=Shown.ITEMS, items=items) if score.id == "SEC" else score
        for score in result.survey.dimensions
    )
    return replace(result, survey=replace(result.survey, dimensions=scores))


def large() -> Result:
    """Return two hundred teams and twelve waves."""
    result = sample_result()
    shown, survey = result.survey.teams, result.survey
    rows = tuple(
        replace(
            shown[number % len(shown)], team=f"Team {number + 1}", parent=f"Unit {number // 20}"
        )
        for number in range(200)
    )
    many: Survey = replace(survey, teams=rows, n_teams=200, n_teams_shown=166)
    first, *_ = result.engagement.waves
    waves: tuple[WaveSummary, ...] = tuple(
        replace(first, id=f"2025-{number + 1:02}") for number in range(12)
    )
    trend = tuple(
        replace(
            line,
            waves=tuple(
                WaveEstimate(wave=wave.id, estimate=42 + place, low=38 + place, high=46 + place)
                for place, wave in enumerate(waves)
            ),
        )
        for line in result.trend
    )
    engagement = replace(result.engagement, waves=waves)
    return replace(result, survey=many, engagement=engagement, trend=trend)
