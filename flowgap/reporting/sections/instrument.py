"""The questionnaire itself: which checks it has passed, and which are still to come."""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Final

from flowgap.reporting.blocks import Align, Cell, Column, Page, PageId, Row, RowKind, Table
from flowgap.reporting.marks import Tone
from flowgap.reporting.material import Material
from flowgap.result.survey import GateState, InstrumentGate

TOO_FEW: Final = "too_few"
"""The reason of a check whose value rests on too few people, teams or experts."""

_SIDES: Final = {">=": "at-least", ">": "above", "<=": "at-most", "<": "below"}
_SHARES: Final = frozenset({"dont_know_share"})
_COUNTS: Final = frozenset({"most_misread"})
_DECIMALS: Final = 2


def instrument_page(material: Material) -> Page | None:
    """Return the page, or nothing where no check is known."""
    survey, words = material.result.survey, material.words
    if not survey.gates:
        return None
    return Page(
        id=PageId.INSTRUMENT,
        label=words.say("instrument-label"),
        title=instrument_title(material),
        standfirst=_standfirst(material),
        base=material.base(survey=True),
        blocks=(gates_table(material),),
    )


def instrument_title(material: Material) -> str:
    """Return how many checks are passed, and that the questionnaire is a pilot until all are."""
    survey = material.result.survey
    n_passed = _states(survey.gates)[GateState.PASSED]
    kind = "pilot" if survey.pilot_instrument else "passed"
    return material.words.say(f"instrument-title-{kind}", n_passed=n_passed, n=len(survey.gates))


def gates_table(material: Material) -> Table:
    """Return one row for each kind of check: its bound, its values, and how many are passed."""
    words, gates = material.words, material.result.survey.gates
    of_each = [gate for gate in gates if gate.dimension is not None]
    of_all = [gate for gate in gates if gate.dimension is None]
    rows: list[Row] = []
    for message, group in (("gates-of-each", of_each), ("gates-of-all", of_all)):
        if group:
            head = Cell(text=words.say(message), span=6)
            rows += [Row(cells=(head,), kind=RowKind.GROUP), *_kinds(material, group)]
    return Table(
        caption=words.say("gates-caption"),
        note=words.say("gates-note"),
        columns=(
            Column(title=words.say("column-check"), width_mm=64),
            Column(title=words.say("column-bound"), width_mm=27),
            Column(title=words.say("column-values"), width_mm=33),
            Column(title=words.say("column-passed"), width_mm=17, align=Align.END),
            Column(title=words.say("column-failed"), width_mm=15, align=Align.END),
            Column(title=words.say("column-not-yet"), width_mm=14, align=Align.END),
        ),
        rows=tuple(rows),
    )


def _standfirst(material: Material) -> str:
    words, survey = material.words, material.result.survey
    past = [score.name for score in survey.dimensions if not score.pilot]
    if not survey.pilot_instrument:
        return words.say("instrument-past-pilot")
    told = [words.say("instrument-standfirst")]
    if past:
        told.append(words.say("instrument-past", dimensions=words.listing(past)))
    return " ".join(told)


def _kinds(material: Material, gates: Sequence[InstrumentGate]) -> list[Row]:
    """Return the rows of the checks by kind, in the order in which the kinds come first."""
    order = list(dict.fromkeys(gate.name for gate in gates))
    ordered = sorted(gates, key=lambda gate: order.index(gate.name))
    return [
        _kind(material, list(of_kind))
        for _, of_kind in groupby(ordered, key=lambda gate: gate.name)
    ]


def _kind(material: Material, gates: Sequence[InstrumentGate]) -> Row:
    words, states = material.words, _states(gates)
    first = gates[0]
    figure = _figure(material, gates)
    side = _SIDES.get(first.side)
    bound = figure(first.bound)
    return Row(
        cells=(
            Cell(text=words.named("gate", first.name)),
            Cell(text=bound if side is None else words.say(f"bound-{side}", bound=bound)),
            _values(material, gates, figure),
            *(_count(material, states[state]) for state in GateState),
        )
    )


def _count(material: Material, n: int) -> Cell:
    return Cell(text=material.words.number(n), tone=Tone.STRONG if n else Tone.MUTED)


def _states(gates: Sequence[InstrumentGate]) -> Counter[GateState]:
    return Counter(gate.state for gate in gates)


def _values(
    material: Material, gates: Sequence[InstrumentGate], figure: Callable[[float], str]
) -> Cell:
    """Return the range of what was measured, and whether too few stand behind it."""
    words = material.words
    known = [gate.value for gate in gates if gate.value is not None]
    if not known:
        return Cell(text=words.say("not-measured"), tone=Tone.MUTED)
    low, high = figure(min(known)), figure(max(known))
    is_thin = any(gate.reason == TOO_FEW for gate in gates)
    return Cell(
        text=low if low == high else words.say("range", low=low, high=high),
        note=words.say("gate-too-few") if is_thin else "",
        tone=Tone.MUTED if is_thin else Tone.PLAIN,
    )


def _figure(material: Material, gates: Sequence[InstrumentGate]) -> Callable[[float], str]:
    """Return how figures of this kind are printed: never so that they seem to reach the bound."""
    words, first = material.words, gates[0]
    if first.name in _SHARES:
        return lambda value: words.percent(value, decimals=_more(gates, scale=100))
    if first.name in _COUNTS:
        return words.number
    return lambda value: words.number(value, decimals=_DECIMALS + _more(gates, scale=100))


def _more(gates: Sequence[InstrumentGate], *, scale: int) -> int:
    """Return 1 where rounding would print an end of the values as the bound that it misses."""
    known = [gate.value for gate in gates if gate.value is not None]
    bound = gates[0].bound
    ends = {min(known), max(known)} if known else set()
    return int(any(end != bound and round(scale * (end - bound)) == 0 for end in ends))
