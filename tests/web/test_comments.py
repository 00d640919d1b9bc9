"""What people wrote about: themes with bands, the rules that protect, and why there are none."""

from dataclasses import replace

import pytest

from flowgap.result.document import Result
from flowgap.result.survey import Theme
from tests.support.browse import Browser, text_of
from tests.support.sample_result import empty_result, sample_result
from tests.web.conftest import Keep


def test_a_theme_stands_with_its_band_and_whether_somebody_named_it(
    browse: Browser, keep: Keep
) -> None:
    page = browse.get(f"{keep(themed())}/comments")
    (part,) = page.all("ul", css_class="themes")
    assert page.heading == "People wrote about 2 themes that several share"
    assert [text_of(line) for line in part] == [
        "Waiting for a review People: from 20 named by a person",
        "code, plan People: 3\N{EN DASH}4 words of the comments, nobody has named it yet",
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
