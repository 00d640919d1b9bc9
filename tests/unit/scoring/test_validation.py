"""The gates of the questionnaire: a pilot until every one is passed by enough real people."""

from dataclasses import replace

import pytest

from flowgap.result.survey import GateState
from flowgap.scoring.agreement.intraclass import Intraclass
from flowgap.scoring.gates import GateName, NotYet
from flowgap.scoring.validation import (
    DimensionEvidence,
    InstrumentEvidence,
    Sample,
    dimension_gates,
    instrument_gates,
    is_pilot,
)

SAMPLE = Sample(n_people=200, n_teams=20, n_organizations=3)
DIMENSION = DimensionEvidence(
    dimension="REV",
    item_rest_r=0.30,
    dont_know_share=0.30,
    omega=0.70,
    intraclass=Intraclass(icc1_unequal=0.10, icc1_low=0.03),
    rwgj_median=0.70,
)
INSTRUMENT = InstrumentEvidence(
    n_experts=8,
    item_cvi=0.78,
    scale_cvi=0.90,
    n_interviews=10,
    n_interview_roles=3,
    most_misread=2,
    cfi=0.95,
    rmsea=0.06,
    srmr=0.08,
    htmt=0.84,
    n_measured_teams=30,
    review_pickup_r=-0.30,
    integration_conflict_r=-0.30,
    product_churn_r=-0.30,
    outcome_lead_time_r=-0.30,
    retest_r=0.70,
)


def states(instrument: InstrumentEvidence, sample: Sample = SAMPLE) -> dict[GateName, GateState]:
    return {gate.name: gate.state for gate in instrument_gates(instrument, sample)}


class TestDimensionGates:
    def test_values_at_their_bounds_pass(self) -> None:
        gates = dimension_gates(DIMENSION, SAMPLE)
        assert {gate.state for gate in gates} == {GateState.PASSED}
        assert {gate.dimension for gate in gates} == {"REV"}

    @pytest.mark.parametrize(
        ("spoilt", "name"),
        [
            (replace(DIMENSION, item_rest_r=0.299), GateName.ITEM_REST_R),
            (replace(DIMENSION, dont_know_share=0.301), GateName.DONT_KNOW_SHARE),
            (replace(DIMENSION, omega=0.699), GateName.OMEGA),
            (replace(DIMENSION, rwgj_median=0.699), GateName.RWGJ_MEDIAN),
        ],
    )
    def test_values_beyond_their_bounds_fail_alone(
        self, spoilt: DimensionEvidence, name: GateName
    ) -> None:
        gates = dimension_gates(spoilt, SAMPLE)
        assert [gate.name for gate in gates if gate.state is GateState.FAILED] == [name]

    @pytest.mark.parametrize(
        "sample",
        [
            replace(SAMPLE, n_people=199),
            replace(SAMPLE, n_teams=19),
            replace(SAMPLE, n_organizations=2),
        ],
    )
    def test_a_smaller_pilot_judges_no_item(self, sample: Sample) -> None:
        gate = dimension_gates(DIMENSION, sample)[0]
        assert (gate.value, gate.reason) == (0.30, NotYet.TOO_FEW)


class TestInstrumentGates:
    def test_values_at_their_bounds_pass(self) -> None:
        assert set(states(INSTRUMENT).values()) == {GateState.PASSED}

    @pytest.mark.parametrize(
        ("spoilt", "name"),
        [
            (replace(INSTRUMENT, item_cvi=0.779), GateName.ITEM_CVI),
            (replace(INSTRUMENT, scale_cvi=0.899), GateName.SCALE_CVI),
            (replace(INSTRUMENT, most_misread=3), GateName.MOST_MISREAD),
            (replace(INSTRUMENT, cfi=0.949), GateName.CFI),
            (replace(INSTRUMENT, rmsea=0.061), GateName.RMSEA),
            (replace(INSTRUMENT, srmr=0.081), GateName.SRMR),
            (replace(INSTRUMENT, htmt=0.85), GateName.HTMT),
            (replace(INSTRUMENT, review_pickup_r=-0.299), GateName.REVIEW_PICKUP_R),
            (replace(INSTRUMENT, integration_conflict_r=0.3), GateName.INTEGRATION_CONFLICT_R),
            (replace(INSTRUMENT, product_churn_r=0.0), GateName.PRODUCT_CHURN_R),
            (replace(INSTRUMENT, outcome_lead_time_r=-0.2), GateName.OUTCOME_LEAD_TIME_R),
            (replace(INSTRUMENT, retest_r=0.699), GateName.RETEST_R),
        ],
    )
    def test_values_beyond_their_bounds_fail_alone(
        self, spoilt: InstrumentEvidence, name: GateName
    ) -> None:
        failed = [gate for gate, state in states(spoilt).items() if state is GateState.FAILED]
        assert failed == [name]

    @pytest.mark.parametrize(
        ("spoilt", "n_waiting"),
        [
            (replace(INSTRUMENT, n_experts=7), 2),
            (replace(INSTRUMENT, n_interviews=9), 1),
            (replace(INSTRUMENT, n_interview_roles=2), 1),
            (replace(INSTRUMENT, n_measured_teams=29), 4),
        ],
    )
    def test_too_few_judge_nothing(self, spoilt: InstrumentEvidence, n_waiting: int) -> None:
        assert list(states(spoilt).values()).count(GateState.NOT_YET) == n_waiting

    def test_without_any_evidence_all_wait(self) -> None:
        gates = instrument_gates(InstrumentEvidence(), Sample())
        assert {gate.reason for gate in gates} == {NotYet.NOT_MEASURED}


class TestIsPilot:
    def test_a_dimension_is_none_when_all_its_gates_and_those_of_the_whole_are_passed(self) -> None:
        gates = (*instrument_gates(INSTRUMENT, SAMPLE), *dimension_gates(DIMENSION, SAMPLE))
        assert not is_pilot(gates, "REV")

    def test_one_gate_of_the_whole_keeps_every_dimension_a_pilot(self) -> None:
        whole = instrument_gates(replace(INSTRUMENT, retest_r=None), SAMPLE)
        assert is_pilot((*whole, *dimension_gates(DIMENSION, SAMPLE)), "REV")

    def test_gates_of_another_dimension_do_not_matter(self) -> None:
        other = dimension_gates(replace(DIMENSION, dimension="QAC", omega=0.2), SAMPLE)
        gates = (*instrument_gates(INSTRUMENT, SAMPLE), *dimension_gates(DIMENSION, SAMPLE), *other)
        assert not is_pilot(gates, "REV")
        assert is_pilot(gates, "QAC")

    def test_a_dimension_that_nobody_looked_at_is_a_pilot(self) -> None:
        assert is_pilot(instrument_gates(INSTRUMENT, SAMPLE), "REV")
