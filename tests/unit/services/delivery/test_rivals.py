"""Every explanation has its share of resamples and the figures for and against it."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from flowgap.delivery.verdict import Circumstances, Judgement, judge
from flowgap.result.delivery import Adoption, AdoptionState, Rival, Verdict
from flowgap.result.rivals import Clue, RivalEvidence, Side, Unit
from flowgap.services.delivery.assessment import DeliveryAssessment
from flowgap.stages import Stage
from tests.support.delivery_ledger import changes_of
from tests.unit.services.delivery.test_assessment import AFTER, BEFORE, changes, compare

KNOWN = Circumstances(
    build_measured=True,
    saving_identified=True,
    adoption=Adoption(state=AdoptionState.ROSE, share_before=0.1, share_after=0.5),
    returned_known=True,
    instability_worse_p=0.5,
)


@pytest.fixture(scope="module")
def found() -> DeliveryAssessment:
    """Build -2 days, waiting for review +1.5 days."""
    return compare(changes(BEFORE[0]), changes(AFTER[0], (1.0, 2.0, 2.0, 1.0, 1.0, 2.0)))


def by_verdict(found: DeliveryAssessment) -> Mapping[Verdict, Rival]:
    return {rival.verdict: rival for rival in found.flow_gap.rivals}


def told(rival: Rival) -> dict[Clue, RivalEvidence]:
    return {one.clue: one for one in rival.evidence}


class TestRivals:
    def test_each_of_the_seven_has_a_share_and_evidence(self, found: DeliveryAssessment) -> None:
        rivals = by_verdict(found)
        assert set(rivals) == set(Verdict)
        assert sum(rival.p or 0.0 for rival in rivals.values()) == pytest.approx(1)
        assert all(rival.evidence for rival in rivals.values())

    def test_the_shares_are_those_of_the_competing_verdicts(
        self, found: DeliveryAssessment
    ) -> None:
        given = {rival.verdict: rival.p for rival in found.flow_gap.competing}
        assert {name: one.p for name, one in by_verdict(found).items() if one.p} == given
        assert found.flow_gap.rivals[0].verdict is Verdict.MIGRATED

    def test_the_saving_and_what_took_it_speak_for_migration(
        self, found: DeliveryAssessment
    ) -> None:
        evidence = told(by_verdict(found)[Verdict.MIGRATED])
        assert evidence[Clue.BUILD].value == pytest.approx(-2)
        assert evidence[Clue.ELSEWHERE].value == pytest.approx(1.5)
        assert {one.side for one in evidence.values()} == {Side.FOR}
        for one in evidence.values():
            assert one.low is not None
            assert one.high is not None
            assert one.low <= (one.value or 0.0) <= one.high
            assert one.unit is Unit.DAYS

    def test_the_same_saving_speaks_against_that_ai_was_never_used(
        self, found: DeliveryAssessment
    ) -> None:
        evidence = told(by_verdict(found)[Verdict.NEVER_ADOPTED])
        assert evidence[Clue.BUILD].side is Side.AGAINST
        assert evidence[Clue.BUILD].value == pytest.approx(-2)

    def test_what_nobody_recorded_is_unknown_not_against(self, found: DeliveryAssessment) -> None:
        # No change says whether AI helped.
        evidence = told(by_verdict(found)[Verdict.NEVER_ADOPTED])
        assert evidence[Clue.AI_SHARE].side is Side.UNKNOWN
        assert evidence[Clue.AI_SHARE].value is None

    def test_where_one_is_likely_something_can_be_told(self, found: DeliveryAssessment) -> None:
        evidence = told(by_verdict(found)[Verdict.CANNOT_TELL])
        assert evidence[Clue.LIKELIEST].value == 1
        assert evidence[Clue.LIKELIEST].side is Side.AGAINST
        assert evidence[Clue.BUILD_COVERAGE].value == 1
        assert evidence[Clue.BUILD_COVERAGE].side is Side.AGAINST

    def test_without_a_measured_build_its_coverage_speaks_for_not_knowing(self) -> None:
        half = [
            *changes(AFTER[0], n=60),
            *changes(AFTER[0], n=60, without=("first_commit",)),
        ]
        rows = [row | {"change_id": f"c{number}"} for number, row in enumerate(half)]
        rivals = by_verdict(compare(changes(BEFORE[0]), rows))
        coverage = told(rivals[Verdict.CANNOT_TELL])[Clue.BUILD_COVERAGE]
        assert (coverage.side, coverage.value) == (Side.FOR, 0.5)
        assert told(rivals[Verdict.MIGRATED])[Clue.BUILD].side is Side.UNKNOWN

    @pytest.mark.parametrize("n", [0, 5])
    def test_without_resamples_no_share_is_given(self, n: int) -> None:
        rivals = by_verdict(compare(changes(BEFORE[0]), changes(AFTER[0], n=n)))
        assert set(rivals) == set(Verdict)
        assert {rival.p for rival in rivals.values()} == {None}
        assert not any(rival.evidence for rival in rivals.values())


class TestSides:
    """A figure stands where the rule puts it: on both sides of each boundary."""

    def sides(self, judgement: Judgement, verdict: Verdict) -> dict[Clue, Side]:
        return {one.clue: one.side for one in judgement.testimonies[verdict]}

    @pytest.mark.parametrize(("review", "side"), [(1.1, Side.FOR), (0.9, Side.AGAINST)])
    def test_half_of_the_saving_elsewhere(self, review: float, side: Side) -> None:
        judgement = judge(changes_of(rate={Stage.BUILD: -2, Stage.REVIEW: review}), KNOWN)
        assert self.sides(judgement, Verdict.MIGRATED)[Clue.ELSEWHERE] is side

    def test_other_stages_that_stood_still_speak_for_no_migration(self) -> None:
        judgement = judge(changes_of(rate={Stage.BUILD: 1}), KNOWN)
        assert set(self.sides(judgement, Verdict.MIGRATED).values()) == {Side.AGAINST}

    @pytest.mark.parametrize(("worse_p", "side"), [(0.89, Side.FOR), (0.90, Side.AGAINST)])
    def test_instability(self, worse_p: float, side: Side) -> None:
        circumstances = replace(KNOWN, instability_worse_p=worse_p)
        judgement = judge(changes_of(rate={Stage.BUILD: -2}), circumstances)
        assert self.sides(judgement, Verdict.GAIN_IS_REAL)[Clue.INSTABILITY] is side

    def test_a_verdict_has_nothing_against_it_but_one_of_two_ways(self) -> None:
        # Rework: second visits took the saving, the share of hotfixes stayed.
        changes_by_rework = changes_of(rate={Stage.BUILD: -2, Stage.REVIEW: 1.2}, again=(0.0, 1.2))
        judgement = judge(changes_by_rework, KNOWN)
        assert judgement.verdict is Verdict.ABSORBED_BY_REWORK
        assert self.sides(judgement, Verdict.ABSORBED_BY_REWORK) == {
            Clue.FIRST_BUILD: Side.FOR,
            Clue.AGAIN: Side.FOR,
            Clue.RETURNED: Side.AGAINST,
        }
