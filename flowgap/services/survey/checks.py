"""The gates that a questionnaire has passed, given what is known of one wave."""

from dataclasses import replace

from flowgap.result.survey import InstrumentGate, Survey
from flowgap.scoring.gates import Gate
from flowgap.scoring.validation import (
    InstrumentEvidence,
    Sample,
    dimension_gates,
    instrument_gates,
    is_pilot,
)
from flowgap.services.survey.beliefs import WaveBeliefs


def with_gates(survey: Survey, wave: WaveBeliefs, *, is_simulated: bool) -> Survey:
    """Return the survey with its gates, and with what these say of each dimension.

    One engagement is one organization, and nothing is known here of experts, interviews, the model
    of all factors or a second answer of the same people: those gates cannot be judged. Simulated
    answers prove nothing, so they count as those of nobody.
    """
    gates = _gates(wave, Sample() if is_simulated else _sample(survey))
    dimensions = tuple(
        replace(dimension, pilot=is_pilot(gates, dimension.id)) for dimension in survey.dimensions
    )
    return replace(
        survey,
        dimensions=dimensions,
        gates=tuple(_in_result(gate) for gate in gates),
        pilot_instrument=any(dimension.pilot for dimension in dimensions),
    )


def _sample(survey: Survey) -> Sample:
    return Sample(n_people=survey.responded or 0, n_teams=survey.n_teams_shown, n_organizations=1)


def _gates(wave: WaveBeliefs, sample: Sample) -> tuple[Gate, ...]:
    of_dimensions = (
        gate
        for dimension in wave.dimensions
        for gate in dimension_gates(wave.consistency_of(dimension).evidence, sample)
    )
    return (*of_dimensions, *instrument_gates(InstrumentEvidence(), sample))


def _in_result(gate: Gate) -> InstrumentGate:
    return InstrumentGate(
        name=gate.name,
        dimension=gate.dimension,
        value=gate.value,
        side=gate.side,
        bound=gate.bound,
        state=gate.state,
        reason=gate.reason,
    )
