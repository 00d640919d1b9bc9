"""A manager reads four waves of the own team: three questions, answered from the page's text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

import pytest
from flask import Flask

from flowgap.db import unit_of_work
from flowgap.result.document import Result
from flowgap.result.survey import Trend, TrendVerdict, WaveEstimate
from tests.support.browse import Browser, Page, text_of
from tests.support.sample_register import DAILY, REVIEWER, SMALL, fill_register, judging
from tests.support.sample_result import sample_result
from tests.web.conftest import Keep, database_of
from tests.web.test_access import manager_of

OWN = "Dispatch"
TRUTH = {
    "TST": (TrendVerdict.BETTER, (41.0, 47.0, 52.0, 60.0)),
    "REV": (TrendVerdict.NO_EVIDENCE, (44.0, 46.0, 43.0, 45.0)),
    "QAC": (TrendVerdict.CANNOT_TELL, (None, None, 47.0, 49.0)),
    "OWN": (TrendVerdict.WORSE, (61.0, 55.0, 50.0, 44.0)),
}
"""Of the own team. For the company it is another: there code review fell and testing stayed."""

WORDS = {
    "en": {
        "better": "Better",
        "cannot_tell": "Cannot tell",
        "worked": "It worked",
        "no_evidence": "No evidence of change",
        "not_yet": "Cannot tell yet",
    },
    "de": {
        "better": "Besser",
        "cannot_tell": "Lässt sich nicht sagen",
        "worked": "Es hat gewirkt",
        "no_evidence": "Kein Hinweis auf Änderung",
        "not_yet": "Noch nicht zu sagen",
    },
}


def four_waves(language: str) -> Result:
    """Return a result in which the team's verdicts differ from the company's."""
    result = sample_result(language=language)
    own = tuple(
        _of_team(trend) for trend in result.trend if trend.dimension in TRUTH and not trend.team
    )
    return replace(result, trend=(*result.trend, *own))


def _of_team(trend: Trend) -> Trend:
    verdict, scores = TRUTH[trend.dimension]
    waves = tuple(
        WaveEstimate(
            wave=wave.wave,
            estimate=score,
            low=None if score is None else score - 9,
            high=None if score is None else score + 9,
        )
        for wave, score in zip(trend.waves, scores, strict=True)
    )
    return replace(trend, team=OWN, verdict=verdict, waves=waves)


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who has nothing but the text of a page, and the words of its language."""

    page: Page
    words: Mapping[str, str]

    def dimensions_that(self, verdict: str) -> set[str]:
        """Answer which dimensions stand with this verdict."""
        cards = [text_of(card) for card in self.page.all("ul", css_class="multiples")[0]]
        said = re.compile(rf"^(?P<name>.+?) (?P=name), .* {self.words[verdict]} ")
        return {found["name"] for card in cards if (found := said.search(f"{card} "))}

    def whether_it_worked(self, action: str) -> str:
        """Answer whether an action worked, in the words of the page."""
        lines = [text_of(line) for line in self.page.all("ul", css_class="taken")[0]]
        line = next(line for line in lines if action in line)
        return next(word for word in _longest_first(self.words) if word in line)


def _longest_first(words: Mapping[str, str]) -> list[str]:
    return sorted(words.values(), key=len, reverse=True)


@pytest.fixture(params=["en", "de"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def reader(app: Flask, keep: Keep, language: str) -> Reader:
    """Return a manager of one team, on the page of the trend of that team."""
    address = keep(four_waves(language))
    with unit_of_work(database_of(app).sessions) as session:
        keys = fill_register(session, address.rpartition("/")[2])
    keep(judging(four_waves(language), keys))
    browse = Browser(app)
    browse.client = manager_of(app, address, OWN)
    return Reader(browse.get(f"{address}/trend?team={OWN}"), WORDS[language])


def names(language: str, *dimensions: str) -> set[str]:
    scores = sample_result(language=language).survey.dimensions
    return {score.name for score in scores if score.id in dimensions}


def test_which_dimension_really_improved(reader: Reader, language: str) -> None:
    assert reader.dimensions_that("better") == names(language, "TST")


def test_of_which_dimension_it_cannot_be_told(reader: Reader, language: str) -> None:
    assert reader.dimensions_that("cannot_tell") == names(language, "QAC")


def test_whether_an_action_worked(reader: Reader) -> None:
    assert reader.whether_it_worked(DAILY.title) == reader.words["worked"]
    assert reader.whether_it_worked(REVIEWER.title) == reader.words["no_evidence"]


def test_all_four_waves_of_the_own_team_stand_in_the_table(reader: Reader, language: str) -> None:
    (name,) = names(language, "TST")
    row = next(row for row in reader.page.all("tr") if text_of(row[0]) == name)
    assert [text_of(cell).split()[0] for cell in row[1:5]] == ["41", "47", "52", "60"]


def test_nothing_of_another_team_is_told(reader: Reader) -> None:
    others = {team.team for team in sample_result().survey.teams} - {OWN}
    assert len(others) == 11
    text = reader.page.response.text
    assert [team for team in others if team in text] == []
    assert SMALL.title not in text
