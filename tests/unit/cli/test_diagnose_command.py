"""What `flowgap diagnose` says of the questionnaire when it is done."""

from flowgap.cli.diagnose import gate_line
from flowgap.result.survey import GateState, InstrumentGate


def gate(state: GateState) -> InstrumentGate:
    return InstrumentGate(
        name="omega", dimension="OWN", value=0.7, side=">=", bound=0.7, state=state, reason=None
    )


def test_a_gate_that_cannot_be_judged_keeps_it_a_pilot() -> None:
    line = gate_line([gate(GateState.PASSED), gate(GateState.NOT_YET)])
    assert line == (
        "1 of 2 gates of the questionnaire passed (0 failed, 1 not to be judged yet):"
        " a pilot instrument; see survey.gates"
    )


def test_with_every_gate_passed_it_is_none() -> None:
    line = gate_line([gate(GateState.PASSED), gate(GateState.PASSED)])
    assert "2 of 2 gates" in line
    assert "pilot" not in line
