"""What the data say is drawn from the data: other data, other findings."""

from dataclasses import replace

import pytest

from flowgap.diagnosis.findings import MOST_FINDINGS, TOLD_SHARE, Evidence, find
from flowgap.result.delivery import ChangeEstimate, FlowGapState, LeadTime, LedgerRow, Verdict
from flowgap.result.diagnosis import Finding, Grade, Reading, Witnesses, WitnessVerdict
from flowgap.result.document import Result
from flowgap.result.survey import Shown, TrendVerdict, VoteShare, WeakestChance
from flowgap.stages import Stage
from flowgap.wording import LANGUAGES, Wording
from tests.support.sample_result import (
    cannot_tell_result,
    gain_is_real_result,
    sample_result,
    survey_only_result,
)

OF_DELIVERY = frozenset(
    ("gap", "gap-real", "no-saving", "no-build", "schedule", "slower", "faster", "mix")
)


class TestGap:
    def test_a_gap_comes_first_and_tells_both_sides(self) -> None:
        first = findings(sample_result())[0]
        assert first.id == "gap:build"
        assert first.grade is Grade.MEASURED
        assert "Build got 1.9 days faster" in first.statement

    def test_a_gain_that_reached_the_customer_is_called_real(self) -> None:
        assert "gap-real:build" in ids(gain_is_real_result())

    def test_without_a_saving_there_is_nothing_to_follow(self) -> None:
        found = ids(cannot_tell_result())
        assert "no-saving:build" in found
        assert "gap:build" not in found

    def test_a_build_stage_that_nobody_measured_gets_no_credit(self) -> None:
        result = with_row(sample_result(), Stage.BUILD, measured=False)
        assert ids(result)[0] == "no-build:build"

    def test_a_survey_alone_says_nothing_of_days(self) -> None:
        found = ids(survey_only_result())
        assert found
        assert not [name for name in found if name.split(":")[0] in {"gap", "slower", "no-saving"}]

    @pytest.mark.parametrize(
        "result", [sample_result(), cannot_tell_result(), gain_is_real_result()]
    )
    def test_a_period_without_data_yields_no_finding_of_delivery(self, result: Result) -> None:
        nothing = LeadTime(n=0, mean=None, median=None, p85=None)
        assert of_delivery(result)
        for delivery in (
            replace(result.delivery, before=nothing),
            replace(result.delivery, after=nothing),
        ):
            assert not of_delivery(replace(result, delivery=delivery))

    def test_a_moved_release_calendar_is_named(self) -> None:
        result = sample_result()
        moved = replace(result.flow_gap, verdict=Verdict.SCHEDULE_CHANGE)
        assert "schedule:release" in ids(replace(result, flow_gap=moved))


class TestStages:
    def test_the_stage_that_lost_most_stands_first(self) -> None:
        result = with_row(quiet(), Stage.QA, rate=0.5, rate_low=0.3, rate_high=0.7)
        result = with_row(result, Stage.CI, rate=0.9, rate_low=0.6, rate_high=1.2)
        slower = [name for name in ids(result) if name.startswith("slower")]
        assert slower == ["slower:ci", "slower:qa"]

    def test_an_interval_that_reaches_0_is_no_finding(self) -> None:
        sure = with_row(quiet(), Stage.QA, rate=0.5, rate_low=0.001, rate_high=0.9)
        unsure = with_row(quiet(), Stage.QA, rate=0.5, rate_low=0.0, rate_high=0.9)
        assert "slower:qa" in ids(sure)
        assert "slower:qa" not in ids(unsure)

    def test_a_change_of_less_than_a_hundredth_of_lead_time_is_not_told(self) -> None:
        lead_time_days = quiet().delivery.before.mean
        assert lead_time_days is not None
        limit = TOLD_SHARE * lead_time_days
        told = with_row(quiet(), Stage.QA, rate=limit, rate_low=0.01, rate_high=1.0)
        untold = with_row(quiet(), Stage.QA, rate=limit - 1e-6, rate_low=0.01, rate_high=1.0)
        assert "slower:qa" in ids(told)
        assert "slower:qa" not in ids(untold)

    def test_of_a_stage_that_was_recorded_unlike_in_the_periods_nothing_is_told(self) -> None:
        slower = with_row(
            quiet(), Stage.QA, rate=2.0, rate_low=1.9, rate_high=2.1, comparable=False
        )
        faster = with_row(
            quiet(), Stage.QA, rate=-2.0, rate_low=-2.1, rate_high=-1.9, comparable=False
        )
        assert not {"slower:qa", "faster:qa"} & {*ids(slower), *ids(faster)}

    def test_a_stage_that_got_faster_is_told_as_well(self) -> None:
        result = with_row(quiet(), Stage.RELEASE, rate=-0.5, rate_low=-0.7, rate_high=-0.3)
        assert "faster:release" in ids(result)
        unsure = with_row(quiet(), Stage.RELEASE, rate=-0.5, rate_low=-0.7, rate_high=0.0)
        assert "faster:release" not in ids(unsure)

    def test_build_and_unattributed_time_are_no_findings_of_their_own(self) -> None:
        result = with_row(quiet(), Stage.BUILD, rate=1.0, rate_low=0.5, rate_high=1.5)
        result = with_row(result, Stage.UNATTRIBUTED, rate=1.0, rate_low=0.5, rate_high=1.5)
        assert not [name for name in ids(result) if name.startswith("slower")]

    @pytest.mark.parametrize(
        ("survey", "verdict", "grade", "word"),
        [
            (Reading.BAD, WitnessVerdict.BOTH_BAD, Grade.BOTH, "takes longer for like-for-like"),
            (Reading.FINE, WitnessVerdict.METRIC_BAD, Grade.BOTH, "nobody says so"),
            (Reading.SILENT, WitnessVerdict.UNCLEAR, Grade.MEASURED, "takes longer for"),
        ],
    )
    def test_what_people_say_of_a_slower_stage_decides_the_words(
        self, survey: Reading, verdict: WitnessVerdict, grade: Grade, word: str
    ) -> None:
        result = with_row(quiet(), Stage.QA, rate=0.5, rate_low=0.3, rate_high=0.7)
        result = with_witness(result, witness(Stage.QA, survey, Reading.BAD, verdict))
        finding = next(one for one in findings(result) if one.id == "slower:qa")
        assert finding.grade is grade
        assert word in finding.statement

    def test_a_stage_that_only_people_call_bad_is_felt(self) -> None:
        felt = witness(Stage.QA, Reading.BAD, Reading.FINE, WitnessVerdict.PEOPLE_BAD)
        assert "felt:qa" in ids(with_witness(with_score(quiet(), "QAC", omega=0.80), felt))

    def test_what_people_feel_by_a_loose_score_is_a_hint(self) -> None:
        felt = witness(Stage.QA, Reading.BAD, Reading.FINE, WitnessVerdict.PEOPLE_BAD)
        assert "felt-hint:qa" in ids(with_witness(with_score(quiet(), "QAC", omega=0.79), felt))

    def test_of_a_stage_whose_items_stand_alone_people_say_nothing(self) -> None:
        felt = witness(Stage.QA, Reading.BAD, Reading.FINE, WitnessVerdict.PEOPLE_BAD)
        result = with_witness(with_score(quiet(), "QAC", shown=Shown.ITEMS), felt)
        assert not [name for name in ids(result) if name.startswith("felt")]
        slower = with_row(result, Stage.QA, rate=0.5, rate_low=0.3, rate_high=0.7)
        finding = next(one for one in findings(slower) if one.id == "slower:qa")
        assert finding.grade is Grade.MEASURED
        assert not [sentence for sentence in finding.evidence if "of 100" in sentence]

    def test_a_felt_build_stage_is_none(self) -> None:
        felt = witness(Stage.BUILD, Reading.BAD, Reading.FINE, WitnessVerdict.PEOPLE_BAD)
        assert "felt:build" not in ids(with_witness(quiet(), felt))


class TestSurvey:
    def test_the_likeliest_weakest_practice_is_named_if_it_is_likelier_than_not(self) -> None:
        assert "weakest:DEC" in ids(weakest_by(0.5))
        assert not [name for name in ids(weakest_by(0.49)) if name.startswith("weakest")]

    def test_without_readiness_there_is_no_weakest(self) -> None:
        result = quiet()
        readiness = replace(result.survey.readiness, weakest=())
        survey = replace(result.survey, readiness=readiness)
        found = ids(replace(result, survey=survey))
        assert not [name for name in found if name.startswith("weakest")]

    @pytest.mark.parametrize(
        ("verdict", "kind"),
        [
            (TrendVerdict.WORSE, "fell"),
            (TrendVerdict.BETTER, "rose"),
            (TrendVerdict.NO_EVIDENCE, None),
            (TrendVerdict.CANNOT_TELL, None),
        ],
    )
    def test_only_clear_trends_of_the_company_are_told(
        self, verdict: TrendVerdict, kind: str | None
    ) -> None:
        result = with_score(quiet(), "OWN", omega=0.80)
        trend = tuple(
            replace(row, verdict=verdict if row.dimension == "OWN" else TrendVerdict.NO_EVIDENCE)
            for row in result.trend
        )
        found = [name for name in ids(replace(result, trend=trend)) if name.endswith(":OWN")]
        assert found == ([] if kind is None else [f"{kind}:OWN"])

    def test_the_trend_of_a_team_is_no_finding(self) -> None:
        result = quiet()
        trend = tuple(
            replace(row, verdict=TrendVerdict.WORSE, team="Billing") for row in result.trend
        )
        found = ids(replace(result, trend=trend))
        assert not [name for name in found if name.startswith("fell")]

    def test_the_trend_of_a_dimension_without_a_score_is_no_finding(self) -> None:
        result = with_score(fallen("OWN"), "OWN", shown=Shown.ITEMS)
        assert not [name for name in ids(result) if name.endswith(":OWN")]


class TestAdvice:
    @pytest.mark.parametrize(
        ("omega", "kind"), [(0.80, "weakest"), (0.7999, "weakest-hint"), (None, "weakest-hint")]
    )
    def test_a_score_advises_alone_from_omega_80_on(self, omega: float | None, kind: str) -> None:
        # Decisions have no stage of their own, so no second witness can speak of them.
        assert f"{kind}:DEC" in ids(with_score(weakest_by(0.9), "DEC", omega=omega))

    @pytest.mark.parametrize(
        ("clock", "kind"), [(Reading.BAD, "fell"), (Reading.UNCLEAR, "fell-hint")]
    )
    def test_the_clock_is_a_second_witness(self, clock: Reading, kind: str) -> None:
        result = with_score(fallen("QAC"), "QAC", omega=0.7)
        says = witness(Stage.QA, Reading.UNCLEAR, clock, WitnessVerdict.UNCLEAR)
        assert f"{kind}:QAC" in ids(with_witness(result, says))

    @pytest.mark.parametrize(("share", "kind"), [(0.38, "fell"), (0.37, "fell-hint")])
    def test_the_stage_that_most_people_name_is_one_as_well(self, share: float, kind: str) -> None:
        # Review has 38 %: who has as many leads with it, who has fewer does not.
        votes = (VoteShare(stage="review", share=0.38), VoteShare(stage="qa", share=share))
        result = with_score(fallen("QAC"), "QAC", omega=0.7)
        result = replace(result, survey=replace(result.survey, votes=votes))
        assert f"{kind}:QAC" in ids(result)

    def test_who_cannot_tell_names_no_stage(self) -> None:
        votes = (VoteShare(stage="dk", share=0.9), VoteShare(stage="qa", share=0.0))
        result = with_score(fallen("QAC"), "QAC", omega=0.7)
        result = replace(result, survey=replace(result.survey, votes=votes))
        assert "fell-hint:QAC" in ids(result)

    def test_a_hint_says_why_it_is_one(self) -> None:
        found = findings(with_score(weakest_by(0.9), "DEC", omega=0.7))
        hint = next(one for one in found if one.id == "weakest-hint:DEC")
        assert hint.statement.startswith("A hint: ")
        assert "omega of 0.80 or more" in hint.evidence[-1]


class TestUnseen:
    @pytest.mark.parametrize(("share", "is_told"), [(0.40, True), (0.399, False), (None, False)])
    def test_what_four_in_ten_do_not_know_is_told(
        self, share: float | None, *, is_told: bool
    ) -> None:
        assert ("unseen:SEC" in ids(with_score(quiet(), "SEC", dk_share=share))) is is_told

    def test_what_nobody_knows_is_told_although_it_has_no_score(self) -> None:
        result = with_score(quiet(), "SEC", dk_share=1.0, estimate=None, n=None, suppressed=True)
        finding = next(one for one in findings(result) if one.id == "unseen:SEC")
        assert finding.grade is Grade.ASKED
        assert finding.n is None
        assert "100%" in finding.evidence[0]

    def test_not_to_know_of_work_that_others_do_is_no_finding(self) -> None:
        assert "unseen:TST" not in ids(with_score(quiet(), "TST", dk_share=0.9))


class TestSplit:
    def test_split_teams_are_one_finding_that_names_them_without_a_count_of_people(self) -> None:
        # Of the sample, Quotes is split in DEC and REV, Dispatch in REV.
        finding = next(one for one in findings(quiet()) if one.id == "split:teams")
        assert (finding.grade, finding.n) == (Grade.ASKED, None)
        assert finding.statement.startswith("2 teams hold two views")
        assert finding.evidence == (
            "Quotes: Decision rights and Code review capacity.",
            "Dispatch: Code review capacity.",
        )

    def test_at_most_three_are_named_and_the_others_counted(self) -> None:
        finding = next(one for one in findings(all_split()) if one.id == "split:teams")
        assert len(finding.evidence) == 4
        assert finding.evidence[-1] == "And 7 more teams."

    def test_a_hidden_cell_is_never_split(self) -> None:
        found = ids(all_split(suppressed=True))
        assert "split:teams" not in found

    def test_two_views_of_items_that_stand_alone_are_no_finding(self) -> None:
        result = with_score(quiet(), "REV", shown=Shown.ITEMS)
        finding = next(one for one in findings(result) if one.id == "split:teams")
        assert finding.evidence == ("Quotes: Decision rights.",)
        assert finding.statement.startswith("One team holds two views")


class TestMix:
    @pytest.mark.parametrize(("low", "told"), [(0.01, True), (0.0, False)])
    def test_bigger_changes_are_told_if_they_are_sure(self, low: float, told: bool) -> None:  # noqa: FBT001 - the expected answer
        result = quiet()
        mix = ChangeEstimate(change=0.4, low=low, high=0.8, p_worse=0.97)
        delivery = replace(result.delivery, mix=mix)
        assert ("mix:size" in ids(replace(result, delivery=delivery))) is told


class TestEveryFinding:
    def test_it_has_another_reading_and_what_would_refute_it_in_every_language(self) -> None:
        for language in LANGUAGES:
            for finding in findings(sample_result(language=language), language):
                assert finding.statement
                assert finding.alternative
                assert finding.falsifier

    def test_there_are_at_most_eight(self) -> None:
        result = sample_result()
        for stage in (Stage.CLARIFY, Stage.REVIEW, Stage.CI, Stage.QA, Stage.SECURITY):
            result = with_row(result, stage, rate=1.0, rate_low=0.5, rate_high=1.5)
        for stage in (Stage.INTEGRATE, Stage.RELEASE):
            result = with_row(result, stage, rate=1.0, rate_low=0.5, rate_high=1.5)
        assert len(findings(result)) == MOST_FINDINGS


def findings(result: Result, language: str = "en") -> tuple[Finding, ...]:
    evidence = Evidence(
        survey=result.survey,
        trend=result.trend,
        delivery=result.delivery,
        flow_gap=result.flow_gap,
        constraint=result.constraint,
    )
    return find(evidence, Wording(language))


def ids(result: Result) -> list[str]:
    return [finding.id for finding in findings(result)]


def quiet() -> Result:
    """Return a result in which no stage moved, nobody disagrees and no score changed."""
    result = sample_result()
    rows = tuple(
        replace(row, rate=0.0, rate_low=-0.1, rate_high=0.1) for row in result.delivery.ledger
    )
    nothing = ChangeEstimate(change=0.0, low=-0.1, high=0.1, p_worse=0.5)
    return replace(
        result,
        delivery=replace(result.delivery, ledger=rows, mix=nothing),
        trend=tuple(replace(row, verdict=TrendVerdict.NO_EVIDENCE) for row in result.trend),
        constraint=replace(result.constraint, witnesses=()),
        flow_gap=replace(result.flow_gap, state=FlowGapState.READINESS_ONLY),
    )


def with_score(result: Result, dimension: str, **changes: object) -> Result:
    """Return the result with other figures of one dimension of the company."""
    scores = tuple(
        replace(score, **changes) if score.id == dimension else score  # type: ignore[arg-type] # any field
        for score in result.survey.dimensions
    )
    return replace(result, survey=replace(result.survey, dimensions=scores))


def fallen(dimension: str) -> Result:
    """Return a result in which nothing moved but one dimension of the company."""
    result = quiet()
    trend = tuple(
        replace(row, verdict=TrendVerdict.WORSE) if row.dimension == dimension else row
        for row in result.trend
    )
    return replace(result, trend=trend)


def all_split(*, suppressed: bool = False) -> Result:
    """Return a result in which every team that is shown holds two views of ownership."""
    result = quiet()
    teams = tuple(
        replace(
            team,
            dimensions=tuple(
                replace(
                    cell,
                    split=cell.id == "OWN" and not cell.suppressed,
                    suppressed=cell.suppressed or suppressed,
                )
                for cell in team.dimensions
            ),
        )
        for team in result.survey.teams
    )
    return replace(result, survey=replace(result.survey, teams=teams))


def of_delivery(result: Result) -> list[str]:
    """Return the findings that compare two periods of delivery."""
    return [name for name in ids(result) if name.split(":")[0] in OF_DELIVERY]


def with_row(result: Result, stage: Stage, **changes: object) -> Result:
    def changed(row: LedgerRow) -> LedgerRow:
        return replace(row, **changes) if row.stage is stage else row  # type: ignore[arg-type] # any field

    ledger = tuple(changed(row) for row in result.delivery.ledger)
    return replace(result, delivery=replace(result.delivery, ledger=ledger))


def with_witness(result: Result, one: Witnesses) -> Result:
    return replace(result, constraint=replace(result.constraint, witnesses=(one,)))


def witness(
    stage: Stage, survey: Reading, telemetry: Reading, verdict: WitnessVerdict
) -> Witnesses:
    return Witnesses(
        stage=stage,
        survey=survey,
        survey_p=None,
        telemetry=telemetry,
        telemetry_p=None,
        ageing=Reading.SILENT,
        verdict=verdict,
    )


def weakest_by(p: float) -> Result:
    result = quiet()
    chances = (WeakestChance(id="OWN", p=1 - p - 0.2), WeakestChance(id="DEC", p=p))
    readiness = replace(result.survey.readiness, weakest=chances)
    return replace(result, survey=replace(result.survey, readiness=readiness))
