"""`flowgap whatif`: what other capacity, speed, limits or calendars would change."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from flowgap.cli.installation import utc_now
from flowgap.diagnosis.whatif.backtest import BacktestState
from flowgap.diagnosis.whatif.scenario import Scenario
from flowgap.errors import InputError
from flowgap.services.diagnose import DEFAULT_SEED
from flowgap.services.whatif.answering import WhatIf, ask
from flowgap.services.whatif.document import as_document
from flowgap.stages import PIPELINE_STAGES

T = TypeVar("T")

_PLACES: Final = {stage.value: place for place, stage in enumerate(PIPELINE_STAGES)}
_MOST_FACTOR: Final = 10.0
_LEAST_FACTOR: Final = 0.1
_MOST_ITEMS: Final = 100_000
_MOST_DAYS: Final = 366.0
_STATES: Final = {
    BacktestState.PASSED: "passed",
    BacktestState.FAILED: "failed",
    BacktestState.TOO_FEW: "not possible",
}


@click.command(short_help="ask what a change of capacity, speed or limits would bring")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--capacity", multiple=True, metavar="STAGE=+25%", help="More or less capacity.")
@click.option("--speed", multiple=True, metavar="STAGE=1.4", help="Work is done so much faster.")
@click.option(
    "--wip", multiple=True, metavar="STAGE=12", help="Most items per team, build to the stage."
)
@click.option("--window", multiple=True, metavar="STAGE=1", help="Days between windows; 0: none.")
@click.option("--goal", type=click.FloatRange(min=0.0), help="Days by which lead time must fall.")
@click.option("--seed", type=click.IntRange(min=0), default=DEFAULT_SEED, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def whatif(  # noqa: PLR0913 - one argument for each option
    *,
    folder: Path,
    capacity: tuple[str, ...],
    speed: tuple[str, ...],
    wip: tuple[str, ...],
    window: tuple[str, ...],
    goal: float | None,
    seed: int,
    as_json: bool,
) -> None:
    """Say what a change would do to lead time, with an interval and a back-test.

    Without a change it prints the stages as they are, and which of them holds the work back.
    """
    scenario = Scenario(
        faster=_combined(_read(capacity, "--capacity", _share), _read(speed, "--speed", _factor)),
        in_progress=_read(wip, "--wip", _count),
        window_days=_read(window, "--window", _days),
    )
    told = ask(folder, scenario, goal_days=goal, seed=seed, now=utc_now())
    click.echo(json.dumps(as_document(told), indent=1) if as_json else "\n".join(_lines(told)))


def _read(texts: tuple[str, ...], option: str, value: Callable[[str], T]) -> dict[int, T]:
    told: dict[int, T] = {}
    for text in texts:
        name, _, amount = text.partition("=")
        if name not in _PLACES:
            raise InputError(f"there is no stage {name!r}", file=option, allowed=", ".join(_PLACES))
        try:
            told[_PLACES[name]] = value(amount.strip())
        except ValueError as error:
            raise InputError(
                f"{text!r} tells no amount", file=option, allowed=str(error)
            ) from error
    return told


def _bounded(text: str, value: float, low: float, high: float) -> float:
    if not low <= value <= high:
        raise ValueError(f"{low:g} to {high:g}, got {text}")
    return value


def _share(text: str) -> float:
    """Return `+25%` as 1.25."""
    if not re.fullmatch(r"[+-]\d+(\.\d+)?%", text):
        raise ValueError("a change such as +25% or -10%")
    return _bounded(text, 1 + float(text[:-1]) / 100, _LEAST_FACTOR, _MOST_FACTOR)


def _factor(text: str) -> float:
    return _bounded(text, _number(text), _LEAST_FACTOR, _MOST_FACTOR)


def _count(text: str) -> int:
    if not text.isdecimal():
        raise ValueError("a whole number of items")
    return int(_bounded(text, int(text), 1, _MOST_ITEMS))


def _days(text: str) -> float:
    return _bounded(text, _number(text), 0.0, _MOST_DAYS)


def _number(text: str) -> float:
    if not re.fullmatch(r"\d+(\.\d+)?", text):
        raise ValueError("a number such as 1.4")
    return float(text)


def _combined(one: dict[int, float], other: dict[int, float]) -> dict[int, float]:
    return {stage: one.get(stage, 1.0) * other.get(stage, 1.0) for stage in {**one, **other}}


def _lines(told: WhatIf) -> list[str]:
    """Return an answer as text."""
    document = as_document(told)
    error = document["backtest"]["error_days"]
    lines = [f"back-test: {_STATES[told.backtest.state]}"]
    if error is not None:
        lines[0] += f"; the second half was foretold {_signed(error)} days off"
    if told.answer is None:
        return [*lines, told.reason or "", *_plan_lines(document["plan"])]
    change, following = document["change"], document["next_constraint"]
    before, after = (document[name]["lead_time_days"] for name in ("baseline", "scenario"))
    lines += [
        f"lead time: {before:.1f} days, then {after:.1f}",
        f"change: {_signed(change['days'])} days ({_span(change)})",
        f"then the work waits for: {following['stage']} ({following['p']:.0%})",
        "stage       wait     work  utilization",
    ]
    lines += [
        f"{row['stage']:<10} {row['wait_days']:5.1f} d  {row['work_days']:5.1f} d"
        + ("" if row["utilization"] is None else f"  {row['utilization']:.0%}")
        for row in document["stages"]
    ]
    if document["saturation"]:
        first = document["saturation"][0]
        lines.append(f"full first: {first['stage']}, at {first['times']:.1f} times today's items")
    return [*lines, *_plan_lines(document["plan"])]


def _plan_lines(plan: dict[str, Any] | None) -> list[str]:
    if plan is None:
        return []
    parts = ", ".join(f"{stage} +{factor - 1:.0%}" for stage, factor in plan["capacity"].items())
    reach = "reaches" if plan["reached"] else "does not reach"
    cost = f"{plan['people']:.1f} people; {_signed(plan['days'])} days"
    left_out = f"; without {', '.join(plan['left_out'])}" if plan["left_out"] else ""
    return [f"plan: {parts or 'nothing'}; {cost}; {reach} the goal{left_out}"]


def _signed(days: float) -> str:
    """Return days with a sign, none where they round to zero."""
    return f"{days:+.1f}" if round(days, 1) else "0.0"


def _span(change: dict[str, float]) -> str:
    return f"{_signed(change['low'])} to {_signed(change['high'])}"
