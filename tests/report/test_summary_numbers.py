"""Every number on the summary page is found in result.json, rounded as it is printed."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from flowgap.reporting.render import Paper
from flowgap.result.document import Result
from flowgap.result.json import to_json
from flowgap.wording import MINUS, Wording
from tests.report.conftest import Press
from tests.report.page_text import PageText

SUMMARY = 2
"""Its place in the file: cover, contents, summary."""

SEPARATORS = {"en": (",", "."), "de": (".", ",")}
"""What groups thousands and what starts the decimals."""

SCALE = {90.0, 100.0}
"""The level of every interval, and the upper end of a score."""

NUMBER = re.compile(rf"(?<![\w-])[+{MINUS}]?\d[\d.,]*\d|(?<![\w-])[+{MINUS}]?\d")


@pytest.mark.parametrize(
    ("name", "language", "paper"),
    [
        ("sample", "en", Paper.A4),
        ("sample", "de", Paper.LETTER),
        ("negative_gap", "en", Paper.LETTER),
        ("survey_only", "de", Paper.A4),
        ("delivery_only", "de", Paper.LETTER),
    ],
)
def test_every_printed_number_is_in_the_result(
    press: Press, name: str, language: str, paper: Paper
) -> None:
    printed = press.printed(name, language, paper)
    text = summary_text(printed.pages[SUMMARY])
    strange = [
        number
        for number in NUMBER.findall(without_dates(text, printed.result))
        if not is_found(number, printed.result)
    ]
    assert strange == []


def test_the_check_itself_refuses_a_number_that_is_not_there(press: Press) -> None:
    result = press.printed("sample", "en", Paper.A4).result
    # 18.83 days of lead time are in the result: 18.8 is a rounding of it, 18.9 is not.
    assert is_found("18.8", result)
    assert not is_found("18.9", result)
    # A share of .909 may be printed as 91 %; the result holds nothing that reads like 85.
    assert is_found("91", result)
    assert not is_found("85", result)


def test_the_key_figures_are_those_that_they_are_named_after(press: Press) -> None:
    printed = press.printed("sample", "en", Paper.A4)
    text = summary_text(printed.pages[SUMMARY])
    gap, delivery = printed.result.flow_gap, printed.result.delivery
    readiness = printed.result.survey.readiness
    days = Wording("en")
    assert None not in {gap.days, gap.give_back_share, delivery.after.mean, readiness.estimate}
    for said in (
        f"{days.number(gap.days or 0, decimals=1, signed=True)} days",
        f"{days.percent(gap.give_back_share or 0)} of the saving",
        f"Lead time is {days.number(delivery.after.mean or 0, decimals=1)} days",
        f"it would be {days.number(gap.ceiling_days or 0, decimals=1)}",
        f"{days.number(readiness.estimate or 0)} of 100",
    ):
        assert said in re.sub(r"\s+", " ", text)


def test_the_summary_prints_a_few_dozen_numbers(press: Press) -> None:
    text = summary_text(press.printed("sample", "en", Paper.A4).pages[SUMMARY])
    assert len(NUMBER.findall(text)) > 30


def summary_text(page: PageText) -> str:
    """Return the words of the page but for page numbers and the numerals of the list."""
    numerals = {str(SUMMARY + 1), "1", "2", "3"}
    words = [run.text.strip() for run in page.runs if run.text.strip() not in numerals]
    text = " ".join(words).replace("\N{NO-BREAK SPACE}", " ")
    return re.sub(r"\b(page|Seite) \d+", "", text)


def without_dates(text: str, result: Result) -> str:
    """Return the text without the days that the result names; `until` is the day after."""
    wording = Wording(result.engagement.language)
    held = re.findall(r'"(\d{4}-\d\d-\d\d)"', to_json(result))
    days = {date.fromisoformat(day) for day in held}
    days |= {day - timedelta(days=1) for day in days}
    spoken = [wording.day(day) for day in days]
    to = {"en": "to", "de": "bis"}[wording.language]
    # From the longest to the shortest: `30 March 2026`, `30 March to`, `12 to`, `March 2026`.
    for long in spoken:
        text = text.replace(long, "")
    for long in spoken:
        without_year, day = long.rsplit(" ", 1)[0], long.split(" ", 1)[0]
        text = text.replace(f"{without_year} {to} ", "").replace(f", {day} {to} ", ", ")
    for long in spoken:
        text = text.replace(long.split(" ", 1)[1], "")
    return text


def is_found(printed: str, result: Result) -> bool:
    """Say whether a figure of the result, or a text in it, reads like this."""
    thousands, point = SEPARATORS[result.engagement.language]
    plain = printed.replace(thousands, "").replace(point, ".").replace(MINUS, "-")
    value, decimals = float(plain), len(plain.partition(".")[2])
    if abs(value) in SCALE and not decimals:
        return True
    held = json.loads(to_json(summarized(result)))
    for key, leaf in leaves("", held):
        if isinstance(leaf, str):
            if printed in NUMBER.findall(leaf):
                return True
        elif any(round(number, decimals) == value for number in readings(key, leaf)):
            return True
    return False


def summarized(result: Result) -> Result:
    """Return the result without hundreds of numbers that are never on the summary."""
    survey = replace(
        result.survey, gates=(), careless=None, drivers=replace(result.survey.drivers, items=())
    )
    return replace(result, survey=survey)


def readings(key: str, leaf: float) -> Iterator[float]:
    """Yield a figure as it may be printed: as it is, without its sign, as a percentage.

    The chance to be slower is printed as the chance to be faster, too, and no chance as certain.
    """
    yield from (leaf, abs(leaf), 100 * leaf)
    if key in {"p", "p_worse"}:
        yield from (min(max(100 * p, 1), 99) for p in (leaf, 1 - leaf))


def leaves(key: str, held: Any) -> Iterator[tuple[str, float | str]]:  # noqa: ANN401 - JSON
    """Yield every number and every text with the name that it stands under."""
    if isinstance(held, dict):
        for name, part in held.items():
            yield from leaves(name, part)
    elif isinstance(held, list):
        for part in held:
            yield from leaves(key, part)
    elif isinstance(held, int | float | str) and not isinstance(held, bool):
        yield key, held
