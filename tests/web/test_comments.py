"""What people wrote about: themes with bands, the rules that protect, and why there are none."""

from dataclasses import replace
from html import unescape

import pytest
from flask import Flask

from flowgap.forms.texts import typed
from flowgap.models import Role
from flowgap.result.document import Result
from flowgap.result.survey import Theme
from flowgap.services.engagements.theme_names import theme_key
from tests.support.browse import Browser, Page, text_of
from tests.support.hostile_names import HOSTILE_NAMES
from tests.support.sample_result import empty_result, sample_result
from tests.web.conftest import Keep
from tests.web.test_access import manager_of, signed_in_as


def test_a_theme_stands_with_its_band_and_whether_somebody_named_it(
    browse: Browser, keep: Keep
) -> None:
    page = browse.get(f"{keep(themed())}/comments")
    form = (
        "Name this theme : code, plan Name of the theme Up to 60 characters. Name no person and no"
        " team. An empty name brings the words back. Keep the name"
    )
    (part,) = page.all("ul", css_class="themes")
    assert page.heading == "People wrote about 2 themes that several share"
    assert [text_of(line) for line in part] == [
        "Waiting for a review Words behind it: wait, review People: from 20 named by a person",
        f"code, plan People: 3\N{EN DASH}4 words of the comments, nobody has named it yet {form}",
    ]


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("too_few_people_wrote", "once at least eight people have written"),
        ("nothing_that_three_people_wrote_of", "but no three of them in the same words"),
    ],
)
def test_without_themes_it_says_why_and_how_to_get_them(
    browse: Browser, keep: Keep, reason: str, told: str
) -> None:
    result = sample_result()
    survey = replace(result.survey, themes=(), themes_reason=reason)
    page = browse.get(f"{keep(replace(result, survey=survey))}/comments")
    assert page.heading == "No theme of comments can be shown"
    assert told in page.main
    assert "More people write where it is said what becomes of it" in page.main


def test_the_rules_say_from_how_many_people_on(browse: Browser, keep: Keep) -> None:
    main = browse.get(f"{keep(sample_result())}/comments").main
    assert "before at least eight people have written something" in main
    assert "A theme needs at least 3 people" in main


def test_a_higher_minimum_is_told(browse: Browser, keep: Keep) -> None:
    result = sample_result()
    strict = replace(result, privacy=replace(result.privacy, minimum_group=12))
    assert "before at least 12 people" in browse.get(f"{keep(strict)}/comments").main


@pytest.mark.parametrize("language", ["en", "de"])
def test_an_empty_result_stands_in_both_languages(
    browse: Browser, keep: Keep, language: str
) -> None:
    page = browse.get(f"{keep(empty_result(language=language))}/comments")
    assert page.all("html")[0].get("lang") == language


def themed() -> Result:
    """Return the sample with a second theme, which nobody has named."""
    result = sample_result()
    words = Theme(
        id="code-plan", label="code, plan", n_band="3-4", team_scope="company", reviewed=False
    )
    survey = replace(result.survey, themes=(*result.survey.themes, words))
    return replace(result, survey=survey)


class TestNaming:
    def test_a_theme_that_somebody_names_shows_the_words_behind(
        self, browse: Browser, keep: Keep
    ) -> None:
        address = keep(themed())
        name_it(browse, address, "  Planning   comes late ")
        page = browse.get(f"{address}/comments")
        (part,) = page.all("ul", css_class="themes")
        told = text_of(part[1])
        assert told.startswith("Planning comes late Words behind it: code, plan People: 3")
        assert "named by a person" in told

    def test_an_empty_name_brings_the_words_back(self, browse: Browser, keep: Keep) -> None:
        address = keep(themed())
        name_it(browse, address, "Planning")
        name_it(browse, address, "", before="Planning")
        assert "Planning" not in browse.get(f"{address}/comments").main

    @pytest.mark.parametrize("name", HOSTILE_NAMES)
    def test_any_name_that_fits_is_kept(self, browse: Browser, keep: Keep, name: str) -> None:
        address, fits = keep(themed()), " ".join(typed(name).split())[:60].strip()
        name_it(browse, address, fits)
        assert fits in unescape(browse.client.get(f"{address}/comments").text)

    @pytest.mark.parametrize(("n", "status"), [(60, 303), (61, 422)])
    def test_a_name_has_a_longest_length(
        self, browse: Browser, keep: Keep, n: int, status: int
    ) -> None:
        address = keep(themed())
        page = name_it(browse, address, "x" * n, status=status)
        if status == 422:
            assert "up to 60 characters are allowed" in page.main
            assert page.title.startswith("Error: ")
            assert "x" * n in [field.get("value") for field in page.all("input")]

    def test_the_second_of_two_is_told_and_loses_nothing(self, browse: Browser, keep: Keep) -> None:
        address = keep(themed())
        name_it(browse, address, "First")
        page = name_it(browse, address, "Second", status=409)
        assert "it is First now" in page.main
        values = [field.get("value") for field in page.all("input")]
        assert "Second" in values
        assert "First" in values  # what the next attempt replaces
        name_it(browse, address, "Second", before="First")
        assert "Second" in browse.get(f"{address}/comments").main

    def test_a_name_is_of_its_wave(self, browse: Browser, keep: Keep) -> None:
        address = keep(themed())
        name_it(browse, address, "Planning")
        result = themed()
        later = replace(result, survey=replace(result.survey, wave="2027-04"))
        assert keep(later) == address
        assert "Planning" not in browse.get(f"{address}/comments").main

    @pytest.mark.parametrize("theme", ["", "none", "f" * 64])
    def test_a_theme_that_is_none_is_not_found(
        self, browse: Browser, keep: Keep, theme: str
    ) -> None:
        name_it(browse, keep(themed()), "Planning", theme=theme, status=404)

    def test_who_only_reads_is_offered_nothing_and_may_name_nothing(
        self, app: Flask, browse: Browser, keep: Keep
    ) -> None:
        address = keep(themed())
        name_it(browse, address, "Planning")
        viewer = signed_in_as(app, Role.VIEWER)
        shown = viewer.get(f"{address}/comments").text
        assert "Planning" in shown
        assert "/comments/name" not in shown
        app.config["WTF_CSRF_ENABLED"] = False
        assert viewer.post(f"{address}/comments/name").status_code == 403

    def test_a_manager_reads_the_words_and_no_name(
        self, app: Flask, browse: Browser, keep: Keep
    ) -> None:
        address = keep(themed())
        name_it(browse, address, "Dispatch waits for Quotes")
        shown = manager_of(app, address, "Dispatch").get(f"{address}/comments").text
        assert "waits for Quotes" not in shown
        assert "code, plan" in shown


def name_it(  # noqa: PLR0913 - the fields of the form
    browse: Browser,
    address: str,
    name: str,
    *,
    before: str = "",
    theme: str | None = None,
    status: int = 303,
) -> Page:
    """Name the theme that nobody has named in the result."""
    key = theme_key(themed().survey.themes[-1]) if theme is None else theme
    fields: dict[str, object] = {"theme": key, "theme_name": name, "before": before}
    return browse.post_to(
        f"{address}/comments/name", fields, form=f"{address}/comments", status=status
    )
