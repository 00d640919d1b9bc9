"""One stage: its figures are the result's, each verdict has its sentence, and links lead on."""

from dataclasses import replace

import pytest

from flowgap.result.diagnosis import (
    ConstraintState,
    Reading,
    StageQueue,
    Witnesses,
    WitnessVerdict,
)
from flowgap.result.document import Result
from flowgap.stages import PIPELINE_STAGES, Stage
from tests.support.browse import Browser, text_of
from tests.support.sample_hard import Sample
from tests.support.sample_result import (
    cannot_tell_result,
    delivery_only_result,
    empty_result,
    gain_is_real_result,
    sample_result,
    survey_only_result,
)
from tests.web.conftest import Keep

STATES = (
    gain_is_real_result,
    cannot_tell_result,
    survey_only_result,
    delivery_only_result,
    empty_result,
)


class TestFigures:
    def test_three_witnesses_stand_with_their_own_reading_and_chance(
        self, browse: Browser, keep: Keep
    ) -> None:
        page = browse.get(f"{keep(sample_result())}/stages/review")
        people, clock, queue = (text_of(card) for card in page.all("section", css_class="figure"))
        assert people.startswith("What people say Bad, >99% 42 of 100")
        assert "Code review capacity, 90% interval 39 to 45" in people
        assert "Chance of being the lowest practice: 71%" in people
        assert "38% of the answers name Review as the longest wait, more than any other" in people
        assert clock.startswith("What the clock says Bad, >99% +1.3 days")
        assert "90% interval +0.9 to +1.7" in clock
        assert "waiting from 2.0 to 3.3" in clock
        assert queue.startswith("What is open now Bad, 88% 29 work items")
        assert "there for longer than most 41%" in queue
        assert "in a steady flow 16%" in queue

    def test_the_verdict_the_chance_and_the_gain_stand_in_short(
        self, browse: Browser, keep: Keep
    ) -> None:
        page = browse.get(f"{keep(sample_result())}/stages/review")
        assert page.heading == "Three witnesses agree: review holds work back"
        (strip,) = (text_of(part) for part in page.all("dl", css_class="strip"))
        assert "Both bad: act" in strip
        assert "78% the constraint" in strip
        assert "\N{MINUS SIGN}1.1 days \N{MINUS SIGN}1.7 to \N{MINUS SIGN}0.5" in strip
        assert "After that, QA would be next (chance 62%)." in page.main

    def test_another_stage_says_which_one_is_the_constraint(
        self, browse: Browser, keep: Keep
    ) -> None:
        page = browse.get(f"{keep(sample_result())}/stages/qa")
        assert "13% the constraint is Review" in page.main

    def test_indicators_are_those_of_the_stage(self, browse: Browser, keep: Keep) -> None:
        page = browse.get(f"{keep(sample_result())}/stages/review")
        assert "Wait for a first review" in page.main
        assert "Changes with a merge conflict" not in page.main

    def test_findings_and_moves_name_the_stage_or_its_dimension(
        self, browse: Browser, keep: Keep
    ) -> None:
        result = sample_result()
        main = browse.get(f"{keep(result)}/stages/review").main
        told = {finding.id: finding.statement for finding in result.findings}
        assert told["constraint:review"] in main
        assert told["weakest:REV"] in main
        assert told["gap:build"] not in main
        assert all(action.title in main for action in result.actions if action.stage == "review")


class TestCrossCheck:
    def test_queue_and_wait_that_agree_are_called_so(self, browse: Browser, keep: Keep) -> None:
        main = browse.get(f"{keep(sample_result())}/stages/review").main
        assert "35.2 items are there on average, and arrivals times days make 33.9." in main
        assert "Queue and wait agree." in main

    def test_those_that_do_not_ask_for_care(self, browse: Browser, keep: Keep) -> None:
        main = browse.get(f"{keep(sample_result())}/stages/qa").main
        # A quarter of 28.0 is 7.0, and 28.0 - 19.3 = 8.7.
        assert "19.3 items are there on average, but arrivals times days make 28.0." in main
        assert "read the times with care" in main

    def test_without_either_it_says_what_is_needed(self, browse: Browser, keep: Keep) -> None:
        main = browse.get(f"{keep(sample_result())}/stages/release").main
        assert "Cannot tell Needs five open items whose stage is known" in main
        assert "Cross-check" not in main

    def test_a_count_without_a_check_and_a_check_without_a_count_stand_alone(
        self, browse: Browser, keep: Keep
    ) -> None:
        nothing = StageQueue(
            stage=Stage.CI,
            n_open=None,
            old_share=None,
            steady_share=None,
            counted=2.0,
            expected=2.0,
            fits=True,
        )
        result = sample_result()
        constraint = replace(result.constraint, queues=(nothing,))
        main = browse.get(f"{keep(replace(result, constraint=constraint))}/stages/ci").main
        assert "Cannot tell" in main
        assert "Queue and wait agree." in main


READINGS = (
    (WitnessVerdict.BOTH_BAD, Reading.BAD, Reading.BAD, "People and the clock agree: CI holds"),
    (WitnessVerdict.METRIC_BAD, Reading.FINE, Reading.BAD, "The clock alone calls CI slower"),
    (WitnessVerdict.PEOPLE_BAD, Reading.BAD, Reading.FINE, "People alone find CI lacking"),
    (WitnessVerdict.BOTH_FINE, Reading.FINE, Reading.FINE, "Neither people nor the clock object"),
    (WitnessVerdict.ONLY_CLOCK, Reading.SILENT, Reading.BAD, "Only the clock speaks of CI, and c"),
    (WitnessVerdict.ONLY_CLOCK, Reading.NOT_ASKED, Reading.FINE, "Only the clock speaks of CI, an"),
    (WitnessVerdict.ONLY_PEOPLE, Reading.BAD, Reading.SILENT, "Only people speak of CI, and find"),
    (WitnessVerdict.ONLY_PEOPLE, Reading.FINE, Reading.SILENT, "Only people speak of CI, and fin"),
    (WitnessVerdict.UNCLEAR, Reading.UNCLEAR, Reading.FINE, "The witnesses do not settle"),
    (WitnessVerdict.UNCLEAR, Reading.SILENT, Reading.SILENT, "Nothing is known of CI yet"),
)


class TestStates:
    @pytest.mark.parametrize(("verdict", "survey", "telemetry", "title"), READINGS)
    @pytest.mark.parametrize("language", ["en", "de"])
    def test_every_verdict_has_its_sentence(  # noqa: PLR0913, PLR0917 - a table of cases
        self,
        browse: Browser,
        keep: Keep,
        language: str,
        verdict: WitnessVerdict,
        survey: Reading,
        telemetry: Reading,
        title: str,
    ) -> None:
        result = heard(sample_result(language=language), verdict, survey, telemetry)
        page = browse.get(f"{keep(result)}/stages/ci")
        if language == "en":
            assert page.heading.startswith(title)

    @pytest.mark.parametrize("stage", PIPELINE_STAGES)
    @pytest.mark.parametrize("state", STATES, ids=lambda state: str(state.__name__))
    def test_every_stage_stands_in_every_state(
        self, browse: Browser, keep: Keep, state: Sample, stage: Stage
    ) -> None:
        page = browse.get(f"{keep(state(language='de'))}/stages/{stage}")
        assert " None " not in page.words

    def test_where_two_share_the_place_nobody_is_called_the_constraint(
        self, browse: Browser, keep: Keep
    ) -> None:
        result = sample_result()
        shared = replace(result.constraint, state=ConstraintState.SHARED, stage=None, next=None)
        main = browse.get(f"{keep(replace(result, constraint=shared))}/stages/review").main
        assert "78% Shared" in main

    def test_where_nobody_answered_it_does_not_say_that_nobody_asked(
        self, browse: Browser, keep: Keep
    ) -> None:
        main = browse.get(f"{keep(empty_result())}/stages/review").main
        assert "No answers No answers could be used." in main
        assert "No question of this survey" not in main

    def test_a_gain_that_is_not_estimated_says_what_it_needs(
        self, browse: Browser, keep: Keep
    ) -> None:
        main = browse.get(f"{keep(sample_result())}/stages/security").main
        assert "What it would bring is not estimated" in main

    def test_no_stage_of_that_name_is_not_found(self, browse: Browser, keep: Keep) -> None:
        address = keep(sample_result())
        for name in ("unattributed", "nope", "REVIEW", "review%00"):
            browse.get(f"{address}/stages/{name}", status=404)
        browse.get("/engagements/nope/stages/review", status=404)


class TestLinks:
    def test_the_overview_of_stages_links_each_of_them(self, browse: Browser, keep: Keep) -> None:
        address = keep(sample_result())
        links = browse.get(f"{address}/stages").links()
        assert links["Review"] == f"{address}/stages/review"
        assert sum(link.startswith(f"{address}/stages/") for link in links.values()) == 8

    def test_the_page_marks_itself_among_all_stages(self, browse: Browser, keep: Keep) -> None:
        page = browse.get(f"{keep(sample_result())}/stages/qa")
        here = [text_of(link) for link in page.all("a") if link.get("aria-current") == "page"]
        assert "QA" in here
        assert "Stages" in page.links()


def heard(result: Result, verdict: WitnessVerdict, survey: Reading, telemetry: Reading) -> Result:
    """Return the result with these readings of CI."""

    def read(row: Witnesses) -> Witnesses:
        if row.stage is not Stage.CI:
            return row
        return replace(
            row,
            survey=survey,
            survey_p=None,
            telemetry=telemetry,
            telemetry_p=None,
            ageing=Reading.SILENT,
            verdict=verdict,
        )

    constraint = result.constraint
    witnesses = tuple(read(row) for row in constraint.witnesses)
    return replace(result, constraint=replace(constraint, witnesses=witnesses))
