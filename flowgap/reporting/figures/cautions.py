"""What must be said wherever a figure of the result is used."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from flowgap.reporting.figures.figure import Note
from flowgap.result.delivery import LedgerRow
from flowgap.result.document import Result
from flowgap.result.survey import DimensionScore, Drivers, Shown, TeamDimension, TeamScores

_SHOWN: Final = {Shown.INDEX: Note.INDEX, Shown.ITEMS: Note.ITEM_BY_ITEM}


def cautions_of(chain: Sequence[Any]) -> tuple[Note, ...]:
    """Return the notes of a figure, given the objects on the way to it from the result."""
    return tuple(note for one in chain for note in _notes(one))


def _notes(one: object) -> Iterator[Note]:
    match one:
        case Result():
            if one.engagement.simulated:
                yield Note.SIMULATED
        case DimensionScore():
            if one.pilot:
                yield Note.PILOT
            if one.shown in _SHOWN and one.estimate is not None:
                yield _SHOWN[one.shown]
        case TeamScores(may_not_represent=True):
            yield Note.MAY_NOT_REPRESENT
        case TeamDimension(split=True):
            yield Note.TWO_VIEWS
        case LedgerRow(comparable=False):
            yield Note.NOT_COMPARABLE
        case Drivers():
            yield Note.OPINIONS
        case _:
            return
