"""The answer to a what-if question: its figure, its stages, what comes next, the cheapest way."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from flowgap.reporting.blocks import Align, Cell, Column, KeyFigure, Row, Table
from flowgap.reporting.charts.bars import stage_bars
from flowgap.reporting.charts.intervals import Estimate, change_dot
from flowgap.reporting.charts.scale import Scale, change_paint, scale_over
from flowgap.reporting.marks import Symbol
from flowgap.reporting.material import Material
from flowgap.result.delivery import StageTime
from flowgap.stages import Stage
from flowgap.wording import Wording

Answer = Mapping[str, Any]

_BARS_WIDTH: Final = 150.0
_BARS_HEIGHT: Final = 17.0
_FULL: Final = 1.0


def change_figure(answer: Answer, material: Material, wording: Wording) -> KeyFigure:
    """Return the change of lead time with its interval, and what it is a change of."""
    words, change = material.words, answer["change"]
    low, high = change["low"], change["high"]
    return KeyFigure(
        name=wording.say("what-if-change"),
        state=words.verdict_of_change(low, high),
        symbol=Symbol.DOTTED if change_paint(low, high).value == "neutral" else Symbol.FULL,
        value=words.days(change["days"], signed=True),
        unit=wording.say("web-days"),
        lines=(
            words.change(low, high),
            wording.say(
                "what-if-from-to",
                before=words.days(answer["baseline"]["lead_time_days"]),
                after=words.days(answer["scenario"]["lead_time_days"]),
            ),
            wording.say(
                "what-if-throughput",
                before=wording.number(answer["baseline"]["throughput_per_week"], decimals=1),
                after=wording.number(answer["scenario"]["throughput_per_week"], decimals=1),
            ),
        ),
    )


def gains_table(material: Material, wording: Wording) -> Table:
    """Return what the last result says of a quarter more capacity at each stage."""
    words, gains = material.words, material.result.constraint.gain_days
    ends = [-end for gain in gains for end in (gain.low, gain.high)]
    scale = scale_over(ends, start=0, end=_BARS_WIDTH)
    return Table(
        caption=wording.say("what-if-gains"),
        note=wording.say("what-if-gains-note"),
        columns=(
            Column(title=wording.say("what-if-column-stage"), width_mm=30),
            Column(title=wording.say("what-if-column-gain"), width_mm=60),
            Column(title=wording.say("what-if-column-days"), width_mm=30, align=Align.END),
        ),
        rows=tuple(
            _gain_row(
                words.stage(gain.stage),
                Estimate(value=-gain.days, low=-gain.high, high=-gain.low),
                scale,
                material,
            )
            for gain in gains
        ),
    )


def _gain_row(name: str, change: Estimate, scale: Scale, material: Material) -> Row:
    words = material.words
    days, interval = words.days(change.value, signed=True), words.change(change.low, change.high)
    drawing = change_dot(change, scale=scale, title=f"{name}: {days} ({interval})")
    tone = words.tone_of_change(change.low, change.high)
    told = Cell(text=days, note=interval, tone=tone)
    return Row(cells=(Cell(text=name), Cell(drawing=drawing), told))


def stages_table(answer: Answer, material: Material, wording: Wording) -> Table:
    """Return every stage today and then: wait, work and how busy it is."""
    today = {row["stage"]: row for row in answer["stages_today"]}
    pairs = [(today[row["stage"]], row) for row in answer["stages"]]
    longest = max(row["wait_days"] + row["work_days"] for pair in pairs for row in pair)
    titles = ("stage", "bars", "wait", "work", "busy")
    return Table(
        caption=wording.say("what-if-stages"),
        note=wording.say("what-if-stages-note"),
        columns=tuple(
            Column(
                title=wording.say(f"what-if-column-{title}"),
                width_mm=30,
                align=Align.START if title in {"stage", "bars"} else Align.END,
            )
            for title in titles
        ),
        rows=tuple(_row(*pair, longest, material, wording) for pair in pairs),
    )


def _row(today: Answer, then: Answer, longest: float, material: Material, wording: Wording) -> Row:
    words, name = material.words, material.words.stage(Stage(today["stage"]))
    bars = stage_bars(
        before=_time(today),
        after=_time(then),
        longest=longest,
        title=wording.say(
            "what-if-bars",
            stage=name,
            before=words.days(today["wait_days"] + today["work_days"]),
            after=words.days(then["wait_days"] + then["work_days"]),
        ),
        width=_BARS_WIDTH,
        height=_BARS_HEIGHT,
    )
    told = (
        _from_to(words.days(today["wait_days"]), words.days(then["wait_days"])),
        _from_to(words.days(today["work_days"]), words.days(then["work_days"])),
        _from_to(_busy(today, material), _busy(then, material)),
    )
    return Row(cells=(Cell(text=name), Cell(drawing=bars), *(Cell(text=text) for text in told)))


def _time(row: Answer) -> StageTime:
    wait, work = row["wait_days"], row["work_days"]
    return StageTime(wait=wait, work=work, total=wait + work)


def _from_to(before: str, after: str) -> str:
    return before if before == after else f"{before} \N{RIGHTWARDS ARROW} {after}"


def _busy(row: Answer, material: Material) -> str:
    return material.words.percent(row["utilization"])


def next_lines(answer: Answer, material: Material, wording: Wording) -> Iterator[str]:
    """Yield what holds the work back then, and which stage is full first when more comes in."""
    words, following = material.words, answer["next_constraint"]
    yield wording.say(
        "what-if-next",
        stage=words.stage(Stage(following["stage"])),
        p=words.chance(following["p"]),
    )
    full = next(iter(answer["saturation"]), None)
    if full is None:
        return
    stage = words.stage(Stage(full["stage"]))
    if full["times"] <= _FULL:
        yield wording.say("what-if-full-now", stage=stage)
    else:
        times = wording.number(full["times"], decimals=1)
        yield wording.say("what-if-full", stage=stage, times=times)


def plan_lines(answer: Answer, material: Material, wording: Wording) -> Iterator[str]:
    """Yield the cheapest way to the goal, if there was one."""
    plan = answer["plan"]
    if plan is None:
        return
    words = material.words
    steps = [
        wording.say(
            "what-if-plan-step",
            stage=words.stage(Stage(stage)),
            more=wording.percent(factor - 1, signed=True),
        )
        for stage, factor in plan["capacity"].items()
    ]
    reach = "reached" if plan["reached"] else "missed"
    yield words.listing(steps) if steps else wording.say("what-if-plan-none")
    yield wording.say(
        f"what-if-plan-{reach}",
        people=wording.number(plan["people"], decimals=1),
        days=words.days(plan["days"], signed=True),
    )
    if plan["left_out"]:
        stages = words.listing([words.stage(Stage(stage)) for stage in plan["left_out"]])
        yield wording.say("what-if-plan-left-out", stages=stages)
