"""The what-if page: what can be asked, how it is answered, and what it says where it cannot."""

from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest
from flask import Flask

from flowgap.reporting.words import Words
from flowgap.services.whatif.questions import Question, question_of
from flowgap.stages import PIPELINE_STAGES, Stage
from flowgap.wording import Wording
from tests.support.browse import Browser, Page
from tests.support.sample_result import sample_result
from tests.support.what_if_answers import answered, keep_some_files, told
from tests.web.conftest import Keep
from tests.web.test_access import manager_of

ASKED = Question(capacity_percent={Stage.REVIEW: 50})


def sliders(page: Page) -> list[Element]:
    return [one for one in page.all("input") if one.get("type") == "range"]


@pytest.fixture
def address(app: Flask, keep: Keep) -> str:
    """Return the page of an engagement whose files are kept."""
    where = keep(sample_result())
    keep_some_files(app, {"roster.csv": b"team,invited\n"})
    return f"{where}/what-if"


class TestForm:
    def test_it_opens_with_what_the_last_result_says_of_each_stage(
        self, browse: Browser, address: str
    ) -> None:
        page, words = browse.get(address), Words(Wording("en"))
        gains = sample_result().constraint.gain_days
        assert page.heading == "What would a change bring?"
        for gain in gains:
            assert words.days(-gain.days, signed=True) in page.main

    def test_each_stage_has_a_slider_that_stands_at_today(
        self, browse: Browser, address: str
    ) -> None:
        found = sliders(browse.get(address))
        names = [one.get("name") for one in found]
        assert names == [f"capacity_{stage}" for stage in PIPELINE_STAGES]
        assert {one.get("value") for one in found} == {"0"}

    def test_a_manager_has_no_such_page(self, app: Flask, address: str) -> None:
        whose = address.removesuffix("/what-if")
        assert manager_of(app, whose, "Dispatch").get(address).status_code == 403

    @pytest.mark.parametrize(
        ("query", "message"),
        [
            ("capacity_review=101", "outside what is possible"),  # -50 to 100
            ("capacity_review=-51", "outside what is possible"),
            ("capacity_review=more", "no number"),
            ("build_speed=4.01", "outside what is possible"),  # 0.5 to 4
            ("build_speed=nan", "no number"),
            ("build_speed=1.250", "Three digits behind a point or a comma"),
            ("build_speed=1,250", "Three digits behind a point or a comma"),
            ("wip_items=0", "outside what is possible"),  # from 1
            ("wip_items=100001", "outside what is possible"),  # to 100 000
            ("wip_items=1.250", "Three digits behind a point or a comma"),
            ("wip_items=1_250", "no number"),
            ("wip_items=12,5", "no number"),
            ("wip_items=3&wip_stage=lunch", "no number, or nothing that can be chosen"),
            ("release_days=3", "no number, or nothing that can be chosen"),
            ("goal_days=1e3", "no number"),
            ("goal_days=1000,1", "outside what is possible"),  # 0.1 to 1000
            ("goal_days=1.250", "Three digits behind a point or a comma"),
        ],
    )
    def test_what_cannot_be_asked_is_told_at_its_field(
        self, browse: Browser, address: str, query: str, message: str
    ) -> None:
        page = browse.get(f"{address}?{query}", status=422)
        assert "This question cannot be asked" in page.main
        assert message in page.main

    def test_an_unclear_number_is_asked_about_in_german_and_stays_in_its_field(
        self, browse: Browser, keep: Keep, app: Flask
    ) -> None:
        where = keep(sample_result(language="de"))
        keep_some_files(app, {"roster.csv": b"team,invited\n"})
        page = browse.get(f"{where}/what-if?build_speed=1.250", status=422)
        assert "Drei Ziffern hinter einem Punkt" in page.main
        values = {one.get("name"): one.get("value") for one in page.all("input")}
        assert values["build_speed"] == "1.250"

    @pytest.mark.parametrize(
        ("typed", "address_holds"),
        [
            ("1,5", "build_speed=1.5"),
            ("1.1250", "build_speed=1.1250"),  # 1.125 would be asked about
            ("0,625", "build_speed=0.625"),  # no group of thousands begins with 0
            ("1.123456", "build_speed=1.123456"),
        ],
    )
    def test_a_number_with_decimals_has_an_address_that_is_read_as_it_was_typed(
        self, app: Flask, browse: Browser, address: str, typed: str, address_holds: str
    ) -> None:
        answered(app, Question(build_speed=float(typed.replace(",", "."))), told())
        page = browse.post(address, {"build_speed": typed}, status=303)
        location = page.response.location or ""
        assert location.endswith(address_holds)
        assert browse.get(location).heading == "Lead time would be 4.1 days shorter"

    @pytest.mark.parametrize(
        "query",
        [
            "capacity_review=100",
            "capacity_review=-50",
            "build_speed=4",
            "wip_items=100000",
            "goal_days=0,1",
            "goal_days=1000",
        ],
    )
    def test_the_bounds_themselves_can_be_asked(
        self, browse: Browser, address: str, query: str
    ) -> None:
        page = browse.get(f"{address}?{query}")
        assert page.heading == "This question was not asked of the present data"


class TestAnswer:
    def test_it_says_change_interval_and_back_test(
        self, app: Flask, browse: Browser, address: str
    ) -> None:
        answered(app, ASKED, told())
        page = browse.get(f"{address}?capacity_review=50")
        assert page.heading == "Lead time would be 4.1 days shorter"
        assert "\N{MINUS SIGN}12.1 to \N{MINUS SIGN}0.2" in page.main
        assert "foretold the second half \N{MINUS SIGN}1.3 days off" in page.main
        assert "from 17.1 to 13.0 days" in page.main
        assert "Then the work waits most for QA" in page.main
        assert "at 1.6 times today's items" in page.main
        assert "Review +25%" in page.main
        assert "the goal is reached" in page.main

    @pytest.mark.parametrize(
        ("high", "heading"),
        [
            (-0.1, "Lead time would be 4.1 days shorter"),
            (0.0, "Lead time might be 4.1 days shorter, or no shorter at all"),
        ],
    )
    def test_the_title_promises_no_more_than_the_interval(
        self, app: Flask, browse: Browser, address: str, high: float, heading: str
    ) -> None:
        answered(app, ASKED, told(high=high))
        assert browse.get(f"{address}?capacity_review=50").heading == heading

    @pytest.mark.parametrize(
        ("why", "heading"),
        [
            ("failed", "The network does not know this organization well enough"),
            ("few", "The network does not know this organization well enough"),
            ("out_of_range", "The network does not know this organization well enough"),
            ("unseen", "The data show too little of a stage for this question"),
            ("piles_up", "Work would pile up without end"),
        ],
    )
    def test_one_that_nobody_vouches_for_says_why_and_no_figure(
        self, app: Flask, browse: Browser, address: str, why: str, heading: str
    ) -> None:
        backtest = {"state": "passed", "error_days": 9.0, "reason": "Thus.", "reason_code": why}
        answered(app, ASKED, told() | {"backtest": backtest, "change": None})
        page = browse.get(f"{address}?capacity_review=50")
        assert page.heading == heading
        assert "Thus." in page.main
        assert "17.1" not in page.main
        # What reaches the goal does not rest on the question.
        assert "the goal is reached" in page.main

    def test_a_plan_names_the_stages_that_it_leaves_out(
        self, app: Flask, browse: Browser, address: str
    ) -> None:
        answered(app, ASKED, told(left_out=["qa", "security"]))
        page = browse.get(f"{address}?capacity_review=50")
        assert "Left out, as the data show no work there: QA and Security." in page.main

    def test_it_is_not_given_for_other_data(
        self, app: Flask, browse: Browser, address: str
    ) -> None:
        answered(app, ASKED, told())
        keep_some_files(app, {"changes.csv": b"x\n"})
        page = browse.get(f"{address}?capacity_review=50")
        assert page.heading == "This question was not asked of the present data"

    def test_a_question_that_is_answered_makes_no_job(
        self, app: Flask, browse: Browser, address: str
    ) -> None:
        answered(app, ASKED, told())
        page = browse.post(address, {"capacity_review": "50"}, status=303)
        assert (page.response.location or "").endswith("/what-if?capacity_review=50")


class TestNothingToAsk:
    def test_without_kept_files_it_says_how_to_get_them(self, browse: Browser, keep: Keep) -> None:
        page = browse.get(f"{keep(sample_result())}/what-if")
        assert page.heading == "The files of this engagement are not kept"
        assert not sliders(page)

    def test_without_a_gain_at_any_stage_it_says_what_is_missing(
        self, browse: Browser, keep: Keep
    ) -> None:
        known = sample_result()
        silent = replace(known, constraint=replace(known.constraint, gain_days=()))
        page = browse.get(f"{keep(silent)}/what-if")
        assert page.heading == "Nothing can be replayed yet"


QUESTIONS = (
    Question(),
    ASKED,
    Question(
        capacity_percent={Stage.BUILD: -25, Stage.QA: 100},
        build_speed=1.4,
        wip_stage=Stage.QA,
        wip_items=12,
        release_days=0.0,
        goal_days=1.5,
    ),
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_survives_its_text(question: Question) -> None:
    assert question_of(question.as_text()) == question


def test_speed_and_capacity_of_building_multiply() -> None:
    asked = Question(capacity_percent={Stage.BUILD: 50}, build_speed=1.4)
    assert asked.scenario().faster == {1: pytest.approx(2.1)}  # 1.5 * 1.4
