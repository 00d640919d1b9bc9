"""What is said of the constraint, of unsafe speed, of churn and of low scores, and when."""

from dataclasses import replace

import pytest

from flowgap.diagnosis.evidence import Evidence
from flowgap.diagnosis.findings import find
from flowgap.result.delivery import Indicator
from flowgap.result.diagnosis import ConstraintState, Finding, Grade, Reading, StageChance
from flowgap.result.document import Result
from flowgap.stages import Stage
from flowgap.wording import LANGUAGES, Wording
from tests.support.sample_result import sample_result

LOW, NOT_LOW = 0.80, 0.79


class TestConstraint:
    def test_a_named_constraint_is_inferred_with_its_chance_and_gain(self) -> None:
        (one,) = told(sample_result(), "constraint")
        assert one.id == "constraint:review"
        assert one.grade is Grade.INFERRED
        # The sample's items: those started before and those after.
        delivery = sample_result().delivery
        assert one.n == delivery.before.n + delivery.after.n
        assert one.evidence[0].endswith("78%.")
        assert "1.1 days per work item (0.5 to 1.7)" in one.evidence[1]

    def test_a_shared_constraint_names_the_two_likeliest_stages(self) -> None:
        found = told(constrained(ConstraintState.SHARED), "constraint")
        assert [one.id for one in found] == ["constraint:review", "constraint:qa"]
        assert all("one of two stages" in one.statement for one in found)

    def test_where_work_hardly_waits_no_more_people_are_asked_for(self) -> None:
        result = sample_result()
        reason = "Hardly any work waits in the stage “Review”."
        named = replace(result, constraint=replace(result.constraint, reason=reason))
        (one,) = told(named, "constraint")
        assert one.statement.startswith("Review holds the work back by the work itself")
        assert "capacity" not in one.statement
        assert reason not in one.evidence

    def test_no_constraint_is_a_finding_of_its_own(self) -> None:
        result = constrained(ConstraintState.NONE)
        assert [one.id for one in told(result, "no-constraint")] == ["no-constraint:flow"]
        assert not told(result, "constraint")

    @pytest.mark.parametrize("state", [ConstraintState.ABSTAIN, ConstraintState.OUT_OF_RANGE])
    def test_where_nobody_can_say_nothing_is_said(self, state: ConstraintState) -> None:
        result = constrained(state)
        assert not told(result, "constraint")
        assert not told(result, "no-constraint")


class TestUnsafeSpeed:
    @pytest.mark.parametrize(
        ("p", "saving_low", "unsafe"),
        [(0.80, 0.5, True), (0.79, 0.5, False), (0.80, 0.0, False), (None, 0.5, False)],
    )
    def test_a_sure_saving_with_more_repairs_at_80_percent_is_unsafe(
        self, p: float | None, saving_low: float, *, unsafe: bool
    ) -> None:
        result = sample_result()
        gap = replace(result.flow_gap, instability_worse_p=p, build_saving_low=saving_low)
        found = told(replace(result, flow_gap=gap), "unsafe")
        assert bool(found) is unsafe


class TestChurn:
    @pytest.mark.parametrize(("low", "more"), [(0.01, True), (0.0, False), (None, False)])
    def test_more_work_sent_back_is_told_if_it_is_sure(
        self, low: float | None, *, more: bool
    ) -> None:
        churn = Indicator(
            id="requirement_churn",
            stage=Stage.CLARIFY,
            before=0.10,
            after=0.25,
            change=0.15,
            low=low,
            high=0.3,
            n=400,
            reason=None,
        )
        result = sample_result()
        found = told(with_indicator(result, churn), "churn")
        assert bool(found) is more
        if found:
            assert found[0].n == 400
            assert found[0].evidence == ("Sent back: 10% of the items before, 25% after.",)


class TestLowScores:
    @pytest.mark.parametrize(
        ("own", "dec", "found"),
        [(LOW, LOW, 2), (LOW, NOT_LOW, 0), (NOT_LOW, LOW, 0)],
    )
    def test_ownership_and_decisions_are_told_where_both_are_low(
        self, own: float, dec: float, found: int
    ) -> None:
        low_p = {"OWN": own, "DEC": dec}
        assert len(told(sample_result(), "low", "low-hint", low_p=low_p)) == found

    def test_a_loose_score_is_a_hint(self) -> None:
        low_p = {"OWN": LOW, "DEC": LOW}
        for omega, kind in ((0.80, "low"), (0.79, "low-hint")):
            found = told(with_omega(sample_result(), omega), "low", "low-hint", low_p=low_p)
            assert {one.id.split(":")[0] for one in found} == {kind}

    @pytest.mark.parametrize(
        ("p", "clock", "unheard"),
        [(LOW, Reading.FINE, True), (NOT_LOW, Reading.FINE, False), (LOW, Reading.BAD, False)],
    )
    def test_people_who_rate_all_low_beside_a_fine_clock_are_unheard(
        self, p: float, clock: Reading, *, unheard: bool
    ) -> None:
        result = sample_result()
        witnesses = tuple(replace(one, telemetry=clock) for one in result.constraint.witnesses)
        heard = replace(result, constraint=replace(result.constraint, witnesses=witnesses))
        low_p = {"OWN": LOW, "DEC": LOW, "REV": p}
        assert bool(told(heard, "unheard", low_p=low_p)) is unheard

    def test_two_scores_are_not_everything(self) -> None:
        result = sample_result()
        witnesses = tuple(
            replace(one, telemetry=Reading.FINE) for one in result.constraint.witnesses
        )
        heard = replace(result, constraint=replace(result.constraint, witnesses=witnesses))
        assert not told(heard, "unheard", low_p={"OWN": LOW, "DEC": LOW})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "message",
    ["constraint", "shared", "no-constraint", "unsafe", "churn", "low", "low-hint", "unheard"],
)
def test_each_has_another_reading_and_what_would_refute_it(language: str, message: str) -> None:
    wording = Wording(language)
    for part in ("", "-alternative", "-falsifier"):
        assert wording.say(f"finding-{message}{part}", stage="QA", dimension="Ownership")


def told(result: Result, *kinds: str, low_p: dict[str, float] | None = None) -> list[Finding]:
    evidence = Evidence(
        survey=result.survey,
        trend=(),
        delivery=result.delivery,
        flow_gap=result.flow_gap,
        constraint=result.constraint,
        low_p=low_p or {},
    )
    return [one for one in find(evidence, Wording("en")) if one.id.split(":")[0] in kinds]


def constrained(state: ConstraintState) -> Result:
    result = sample_result()
    chances = (
        StageChance(stage=Stage.QA, p=0.40),
        StageChance(stage=Stage.REVIEW, p=0.45),
        StageChance(stage=Stage.BUILD, p=0.15),
    )
    return replace(result, constraint=replace(result.constraint, state=state, posterior=chances))


def with_indicator(result: Result, one: Indicator) -> Result:
    others = tuple(other for other in result.delivery.indicators if other.id != one.id)
    return replace(result, delivery=replace(result.delivery, indicators=(*others, one)))


def with_omega(result: Result, omega: float) -> Result:
    scores = tuple(replace(score, omega=omega) for score in result.survey.dimensions)
    return replace(result, survey=replace(result.survey, dimensions=scores))
