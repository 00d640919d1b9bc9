"""Two witnesses and their joint verdict."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowgap.diagnosis.witnesses import StageEvidence, hear_witnesses, read
from flowgap.result.diagnosis import Reading, WitnessVerdict
from flowgap.stages import PIPELINE_STAGES, Stage


class TestReading:
    @pytest.mark.parametrize(
        ("p_bad", "reading"),
        [
            (0.80, Reading.BAD),
            (0.79, Reading.UNCLEAR),
            (0.21, Reading.UNCLEAR),
            (0.20, Reading.FINE),
            (1.0, Reading.BAD),
            (0.0, Reading.FINE),
            (None, Reading.SILENT),
        ],
    )
    def test_needs_four_fifths_to_speak(self, p_bad: float | None, reading: Reading) -> None:
        assert read(p_bad) is reading

    @pytest.mark.parametrize("p_bad", [-0.01, 1.01, float("nan")])
    def test_refuses_what_is_no_probability(self, p_bad: float) -> None:
        with pytest.raises(ValueError, match=r"lies in 0\.\.1"):
            read(p_bad)


class TestJointVerdict:
    @pytest.mark.parametrize(
        ("survey_p", "telemetry_p", "verdict"),
        [
            (0.9, 0.9, WitnessVerdict.BOTH_BAD),
            (0.1, 0.9, WitnessVerdict.METRIC_BAD),
            (0.9, 0.1, WitnessVerdict.PEOPLE_BAD),
            (0.1, 0.1, WitnessVerdict.BOTH_FINE),
            (0.5, 0.9, WitnessVerdict.UNCLEAR),
            (0.9, None, WitnessVerdict.ONLY_PEOPLE),
            (0.1, None, WitnessVerdict.ONLY_PEOPLE),
            (0.5, None, WitnessVerdict.UNCLEAR),
            (None, 0.9, WitnessVerdict.ONLY_CLOCK),
            (None, 0.1, WitnessVerdict.ONLY_CLOCK),
            (None, 0.5, WitnessVerdict.UNCLEAR),
            (None, None, WitnessVerdict.UNCLEAR),
        ],
    )
    def test_joins_what_both_say(
        self, survey_p: float | None, telemetry_p: float | None, verdict: WitnessVerdict
    ) -> None:
        evidence = {Stage.REVIEW: StageEvidence(survey_p=survey_p, telemetry_p=telemetry_p)}
        heard = {witness.stage: witness for witness in hear_witnesses(evidence)}
        assert heard[Stage.REVIEW].verdict is verdict

    def test_a_stage_that_nobody_was_asked_about_is_not_called_fine(self) -> None:
        unasked = StageEvidence(survey_p=0.1, telemetry_p=0.9, asked=False)
        heard = {witness.stage: witness for witness in hear_witnesses({Stage.QA: unasked})}
        assert heard[Stage.QA].survey is Reading.NOT_ASKED
        assert heard[Stage.QA].survey_p is None
        assert heard[Stage.QA].verdict is WitnessVerdict.ONLY_CLOCK

    def test_ageing_work_stands_beside_the_verdict(self) -> None:
        ageing = StageEvidence(survey_p=0.1, telemetry_p=0.1, ageing_p=0.9)
        heard = {witness.stage: witness for witness in hear_witnesses({Stage.QA: ageing})}
        assert heard[Stage.QA].ageing is Reading.BAD
        assert heard[Stage.QA].verdict is WitnessVerdict.BOTH_FINE
        assert heard[Stage.CI].ageing is Reading.SILENT

    def test_hears_every_stage_in_the_order_of_the_pipeline(self) -> None:
        assert tuple(witness.stage for witness in hear_witnesses({})) == PIPELINE_STAGES

    @given(st.floats(0, 1), st.floats(0, 1))
    def test_more_doubt_never_turns_bad_into_fine(self, p_bad: float, other: float) -> None:
        low, high = sorted((p_bad, other))
        order = [Reading.FINE, Reading.UNCLEAR, Reading.BAD]
        assert order.index(read(low)) <= order.index(read(high))
