"""Titles are sentences made from the data: other data, other sentences."""

from dataclasses import replace

import pytest

from flowgap.reporting.blocks import Figure, KeyFigures, PageId, Table
from flowgap.reporting.document import Paper, ReportDocument, build_document
from flowgap.reporting.titles import MOST_LINES, title_lines
from flowgap.result.diagnosis import Reading
from flowgap.result.document import Result
from flowgap.stages import Stage
from flowgap.wording import LANGUAGES, Wording
from tests.report.conftest import SAMPLES
from tests.report.said import blocks_of, surveyed, texts


class TestTitles:
    def test_the_gain_that_was_taken_back_names_who_took_it(self) -> None:
        assert titles("sample")[PageId.SUMMARY] == (
            "With AI, building got 1.9 days faster, but review and QA took most of it back"
        )

    def test_a_gain_that_is_real_says_so(self) -> None:
        said = titles("gain_is_real")
        assert said[PageId.SUMMARY] == (
            "With AI, building got 1.9 days faster, and the gain reached the customer"
        )
        assert said[PageId.LEDGER] == "Build saved 1.9 days and no other stage clearly changed"
        assert said[PageId.DEFINITIONS] == "All 6 definitions say the same: faster"

    @pytest.mark.parametrize(
        ("people", "clock", "told"),
        [
            (Reading.SILENT, Reading.BAD, "The clock alone points at QA"),
            (Reading.UNCLEAR, Reading.BAD, "The clock alone points at QA"),
            (Reading.BAD, Reading.SILENT, "People alone point at QA"),
            (Reading.BAD, Reading.BAD, "People and the clock both point at QA"),
            (Reading.SILENT, Reading.UNCLEAR, "No stage is called bad by either witness"),
        ],
    )
    def test_who_calls_a_stage_bad_is_named_whoever_is_silent(
        self, people: Reading, clock: Reading, told: str
    ) -> None:
        result = SAMPLES["sample"](language="en")
        witnesses = tuple(
            replace(row, survey=people, telemetry=clock)
            if row.stage is Stage.QA
            else replace(row, survey=Reading.FINE, telemetry=Reading.FINE)
            for row in result.constraint.witnesses
        )
        said = replace(result, constraint=replace(result.constraint, witnesses=witnesses))
        assert titles_of(said)[PageId.STAGES] == told

    def test_what_cannot_be_told_says_so(self) -> None:
        assert titles("cannot_tell")[PageId.SUMMARY] == (
            "We cannot tell: Build shows no clear saving to follow"
        )
        assert titles("quiet_wave")[PageId.TREND] == (
            "Whether any dimension has changed, we cannot tell"
        )

    def test_no_clear_change_is_a_conclusion_like_any_other(self) -> None:
        assert titles("sample")[PageId.DEFINITIONS] == (
            "5 of 6 definitions of lead time say: no clear change"
        )

    def test_without_delivery_data_the_title_speaks_of_readiness(self) -> None:
        assert titles("survey_only")[PageId.SUMMARY] == (
            "Readiness is 54 of 100, and the weakest practice is “Code review capacity”"
        )

    def test_without_a_clearly_weakest_practice_none_is_named(self) -> None:
        result = SAMPLES["survey_only"](language="en")
        chances = tuple(replace(chance, p=0.25) for chance in result.survey.readiness.weakest)
        readiness = replace(result.survey.readiness, weakest=chances)
        unsure = replace(result, survey=replace(result.survey, readiness=readiness))
        assert titles_of(unsure)[PageId.SUMMARY] == (
            "Readiness is 54 of 100, and no single practice is clearly the weakest"
        )
        assert titles_of(unsure)[PageId.DIMENSIONS].startswith("The answers cannot tell whether")

    def test_without_anything_there_is_nothing_to_diagnose(self) -> None:
        assert titles("empty")[PageId.SUMMARY] == "There is nothing to diagnose yet"

    def test_pulses_alone_are_not_said_to_be_nothing(self) -> None:
        # Readiness, headline and base line name the same reason.
        result = SAMPLES["empty"](language="en")
        reason = "no_full_wave"
        readiness = replace(result.survey.readiness, reason=reason)
        survey = replace(result.survey, reason=reason, readiness=readiness)
        pages = document_of(replace(result, survey=survey)).pages
        summary = next(page for page in pages if page.id is PageId.SUMMARY)
        assert summary.title == "There are pulses and no full wave yet, so there is no score"
        assert summary.standfirst.startswith("A pulse asks one item of each dimension.")
        assert summary.base.startswith("Base: pulses only")
        (figures,) = (block for block in summary.blocks if isinstance(block, KeyFigures))
        assert [(figure.name, figure.lines) for figure in figures.figures][1] == (
            "Readiness",
            ("No wave asked all questions.",),
        )

    def test_one_team_has_nothing_to_be_told_apart_from(self) -> None:
        told = titles("one_team")[PageId.TEAMS]
        assert told == "One team answered, so there is none to compare it with"

    def test_few_answers_are_a_warning(self) -> None:
        # 4 of 161 are 2 %; from half on the title only reports.
        assert titles("all_suppressed")[PageId.ANSWERS] == (
            "Only 2% answered: the others may see it differently"
        )
        assert titles("sample")[PageId.ANSWERS] == "128 of 161 people answered, 80%"

    def test_without_a_roster_the_page_says_that_nobody_knows_how_many_were_invited(self) -> None:
        result = without_roster()
        assert titles_of(result)[PageId.ANSWERS] == (
            "128 people answered; how many were invited is not known"
        )
        page = next(page for page in document_of(result).pages if page.id is PageId.ANSWERS)
        blocks = blocks_of(page)
        assert not [block for block in blocks if isinstance(block, Figure)]
        rows = next(block for block in blocks if isinstance(block, Table)).rows
        told = {texts(row)[0]: texts(row)[1:] for row in rows}
        assert told["Identity"] == ["8\N{EN DASH}11", "not known"]
        assert told["Customs"] == ["not shown", ""]

    def test_one_team_is_not_said_to_have_others_beside_it(self) -> None:
        pages = document_of(SAMPLES["one_team"](language="en")).pages
        page = next(page for page in pages if page.id is PageId.ANSWERS)
        assert page.standfirst == "The one team can be shown."


class TestEveryTitle:
    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("name", SAMPLES)
    def test_takes_at_most_two_lines(self, name: str, language: str) -> None:
        long = [
            title
            for title in titles(name, language=language).values()
            if title_lines(title) > MOST_LINES
        ]
        assert not long

    @pytest.mark.parametrize("name", SAMPLES)
    def test_speaks_german_in_a_german_report(self, name: str) -> None:
        english, german = titles(name), titles(name, language="de")
        assert english.keys() == german.keys()
        assert not set(english.values()) & set(german.values())

    def test_pages_without_data_are_left_out(self) -> None:
        assert set(titles("empty")) == {
            PageId.CONTENTS,
            PageId.SUMMARY,
            PageId.METHODS,
            PageId.COVERAGE,
            PageId.CONFIDENTIALITY,
        }
        assert not {PageId.LEDGER, PageId.DEFINITIONS, PageId.FIGURES} & set(titles("survey_only"))
        assert not {PageId.ANSWERS, PageId.TEAMS, PageId.TREND} & set(titles("delivery_only"))

    def test_the_whole_sample_has_every_page_but_that_of_an_edition(self) -> None:
        assert list(titles("sample")) == [page for page in PageId if page is not PageId.FINDINGS]


def titles(name: str, *, language: str = "en") -> dict[PageId, str]:
    return titles_of(SAMPLES[name](language=language), language=language)


def titles_of(result: Result, *, language: str = "en") -> dict[PageId, str]:
    return {page.id: page.title for page in document_of(result, language=language).pages}


def document_of(result: Result, *, language: str = "en") -> ReportDocument:
    return build_document(result, Wording(language), paper=Paper.A4, firm=None)


def without_roster() -> Result:
    """Return the sample without what only a roster tells."""
    survey = SAMPLES["sample"](language="en").survey
    teams = tuple(replace(team, response_rate_band=None) for team in survey.teams)
    return surveyed(invited=None, response_rate=None, teams=teams)
