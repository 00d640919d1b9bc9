"""Draws the list of all figures from a result, in one order, each figure once."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from flowgap.reporting.figures.catalogue import GROUPS, KEYS
from flowgap.reporting.figures.cautions import cautions_of
from flowgap.reporting.figures.delivery_measures import (
    INDICATOR_UNIT,
    INDICATOR_UNITS,
    LEDGER_UNIT,
    PERIODS,
)
from flowgap.reporting.figures.figure import Figure, FigureState, Unit
from flowgap.reporting.figures.measure import Group, Key, Measure, Missing
from flowgap.result.document import Result
from flowgap.result.survey import TeamScores

_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPES: Final = {
    **{code: f"\\u{code:04x}" for code in (*range(32), 127)},
    **{ord(sign): f"\\{sign}" for sign in '"\\'},
}
_PROVISIONAL: Final = "provisional"
_INSUFFICIENT: Final = "insufficient"
_SUBJECT_JOINT: Final = "/"

Number = int | float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spot:
    """An object of the result: how one gets there, and what its keys say."""

    chain: tuple[Any, ...]
    names: tuple[str, ...]
    columns: Mapping[str, str]


def figures_of(result: Result) -> tuple[Figure, ...]:
    """Return every figure of a result once.

    A figure that is not given has a reason and no value; one that the privacy gate hides has no
    count of people either.
    """
    return tuple(figure for _, figure in listed(result))


def listed(result: Result) -> Iterator[tuple[Group, Figure]]:
    """Yield every figure with its group; where keys repeat, the second id gets a number."""
    seen: Counter[str] = Counter()
    for group in GROUPS:
        for figure in _figures(group, result):
            seen[figure.id] += 1
            count = seen[figure.id]
            is_first = count == 1
            name = figure.id if is_first else f"{figure.id}.{quoted(f'#{count}')}"
            yield group, figure if is_first else replace(figure, id=name)


def _figures(group: Group, result: Result) -> Iterator[Figure]:
    section = group.path.partition(".")[0]
    shared = _shared_columns(group, result)
    for spot in _spots(result, group.path):
        for measure in group.measures:
            yield _figure(measure, group, spot, section=section, shared=shared)


def _shared_columns(group: Group, result: Result) -> Mapping[str, str | None]:
    """Return what the columns say of all figures of a group."""
    section, _, rest = group.path.partition(".")
    last = rest.rpartition(".")[2]
    return {
        "wave": result.survey.wave if section == "survey" else None,
        "subject": group.subject,
        "period": last if last in PERIODS else None,
        LEDGER_UNIT: result.delivery.unit,
    }


def _spots(result: Result, path: str) -> Iterator[_Spot]:
    """Yield all objects at a path."""
    spots = [_Spot(chain=(result,), names=(), columns={})]
    so_far = ""
    for part in path.split("."):
        so_far = f"{so_far}.{part}" if so_far else part
        keys = KEYS.get(so_far, ())
        spots = [below for spot in spots for below in _below(spot, part, keys)]
    yield from spots


def _below(spot: _Spot, part: str, keys: tuple[Key, ...]) -> Iterator[_Spot]:
    """Yield what stands under a field: nothing, one object, or each element of a list."""
    found = getattr(spot.chain[-1], part)
    names = (*spot.names, part)
    if found is None:
        return
    if isinstance(found, Mapping):
        elements = [(element, name) for name, element in found.items()]
    elif isinstance(found, tuple):
        elements = [(element, str(place)) for place, element in enumerate(found, start=1)]
    else:
        elements = [(found, "")]
    for element, place in elements:
        columns = dict(spot.columns)
        own = list(names)
        for key in keys:
            value = getattr(element, key.field) if key.field else place
            if key.in_id:
                own.append(str(value if value is not None else key.empty))
            if value is not None:
                _add(columns, key.column, str(value))
        yield _Spot(chain=(*spot.chain, element), names=tuple(own), columns=columns)


def _add(columns: dict[str, str], column: str, value: str) -> None:
    """Fill a column; what several keys say of the subject stands side by side."""
    is_more = column == "subject" and column in columns
    columns[column] = f"{columns[column]}{_SUBJECT_JOINT}{value}" if is_more else value


def _figure(
    measure: Measure, group: Group, spot: _Spot, *, section: str, shared: Mapping[str, str | None]
) -> Figure:
    itself = spot.chain[-1]
    told = getattr(itself, measure.field) if measure.field else itself
    value, missing = (None, measure.missing) if measure.is_band else _finite(told, measure.missing)
    band = told if measure.is_band else None
    is_missing = value is None and band is None
    state, reason = _state(spot, group, missing) if is_missing else _given(spot)
    is_hidden = state is FigureState.SUPPRESSED
    low, high = _ends(measure, itself) if value is not None else (None, None)
    columns = spot.columns
    return Figure(
        id=".".join(map(quoted, (*spot.names, *([measure.field] if measure.field else [])))),
        section=section,
        dimension=columns.get("dimension"),
        team=columns.get("team"),
        stage=columns.get("stage"),
        wave=columns.get("wave") or shared["wave"],
        period=measure.period or shared["period"],
        subject=columns.get("subject") or shared["subject"],
        statistic=measure.name,
        value=value,
        band=band,
        unit=_unit(measure, spot, shared),
        low=low,
        high=high,
        n=None if is_hidden or group.n is None else getattr(itself, group.n),
        n_band=None if is_hidden or measure.is_band else _band(spot),
        state=state,
        reason=reason,
        notes=cautions_of(spot.chain),
    )


def _finite(value: Number | None, missing: Missing) -> tuple[Number | None, Missing]:
    """Return a number that can be written down, or why there is none."""
    if value is None or math.isfinite(value):
        return value, missing
    return None, Missing.NOT_FINITE


def _ends(measure: Measure, itself: object) -> tuple[Number | None, Number | None]:
    if measure.interval is not None:
        low, high = getattr(itself, measure.interval) or (None, None)
    else:
        low = None if measure.low is None else getattr(itself, measure.low)
        high = None if measure.high is None else getattr(itself, measure.high)
    return _finite(low, measure.missing)[0], _finite(high, measure.missing)[0]


def _given(spot: _Spot) -> tuple[FigureState, None]:
    is_provisional = any(getattr(one, "state", None) == _PROVISIONAL for one in spot.chain[1:])
    return (FigureState.PROVISIONAL if is_provisional else FigureState.GIVEN), None


def _state(spot: _Spot, group: Group, missing: Missing) -> tuple[FigureState, str]:
    """Return the state and the reason of a figure without a value."""
    if any(getattr(one, "suppressed", False) for one in spot.chain):
        missing = Missing.HIDDEN
    told = next(_reasons(spot, group), None)
    if missing is not Missing.HIDDEN:
        told = told or next(_wider_reasons(spot), None)
    return missing.state, told or missing.value


def _reasons(spot: _Spot, group: Group) -> Iterator[str]:
    """Yield what the object says itself, or the one that it belongs to."""
    for one in reversed(spot.chain[-2:] if group.asks_owner else spot.chain[-1:]):
        if reason := getattr(one, "reason", None):
            yield reason


def _wider_reasons(spot: _Spot) -> Iterator[str]:
    """Yield why nothing at all can be said of a part of the result."""
    for one in spot.chain:
        if getattr(one, "state", None) == _INSUFFICIENT and one.reason:
            yield one.reason


def _band(spot: _Spot) -> str | None:
    """Return between how many people a figure of a team rests on."""
    bands = (one.n_band for one in spot.chain if isinstance(one, TeamScores))
    return next(bands, None)


def _unit(measure: Measure, spot: _Spot, shared: Mapping[str, str | None]) -> str:
    if isinstance(measure.unit, Unit):
        return measure.unit.value
    if measure.unit == LEDGER_UNIT:
        return str(shared[LEDGER_UNIT])
    if measure.unit == INDICATOR_UNIT:
        return INDICATOR_UNITS.get(spot.chain[-1].id, Unit.COUNT).value
    return str(getattr(spot.chain[-1], measure.unit))


def quoted(name: str) -> str:
    """Return a part of an id, in quotes where it holds signs that would end it."""
    return name if _BARE.fullmatch(name) else f'"{name.translate(_ESCAPES)}"'
