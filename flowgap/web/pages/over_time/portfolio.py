"""The portfolio: a line for each engagement, by name and never by score."""

from dataclasses import dataclass, replace
from typing import Final

from flowgap.delivery.comparison.difference import Known
from flowgap.reporting.marks import Symbol
from flowgap.reporting.words import Words
from flowgap.result.diagnosis import ConstraintState
from flowgap.scoring.benchmark import LARGEST_SHARE, LEAST_ORGANIZATIONS, Benchmark, NoBenchmark
from flowgap.services.over_time.next_steps import LineState, NextStep
from flowgap.services.over_time.portfolio import (
    PAGE_SIZE,
    Portfolio,
    PortfolioLine,
)
from flowgap.services.over_time.summaries import Summary
from flowgap.wording import Wording

SYMBOLS: Final = {
    LineState.EMPTY: Symbol.RING,
    LineState.OUTDATED: Symbol.DOTTED,
    LineState.OVER: Symbol.BAR,
    LineState.RUNNING: Symbol.HALF,
    LineState.PLANNED: Symbol.RING,
    LineState.MEASURED: Symbol.FULL,
}


_WITH_DAY: Final = frozenset(
    {
        NextStep.CLOSE_WAVE,
        NextStep.WAVE_ENDS,
        NextStep.WAVE_OPENS,
        NextStep.NOBODY_ANSWERED,
        NextStep.NEXT_WAVE,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure with its interval, or in its place why there is none; `unit` if not the usual."""

    value: str = ""
    interval: str = ""
    unit: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineShown:
    """One engagement. Its name leads to its result.

    Before the first one it leads those who edit to what is next, and nobody else anywhere.
    """

    key: str
    client: str
    title: str
    has_result: bool
    simulated: bool
    readiness: Figure
    gap: Figure
    constraint: str
    last_wave: str
    state: str
    symbol: Symbol
    next_step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchmarkShown:
    """The row below all lines."""

    readiness: Figure
    gap: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioPage:
    """One page of lines; `before` and `after` are the numbers of the pages beside it, or 0."""

    title: str
    standfirst: str
    lines: tuple[LineShown, ...]
    benchmark: BenchmarkShown
    rule: str
    where: str
    before: int
    after: int


def portfolio_page(portfolio: Portfolio, wording: Wording) -> PortfolioPage:
    """Return the page in words."""
    words, page = Words(wording), portfolio.page
    first = (page - 1) * PAGE_SIZE + 1
    return PortfolioPage(
        title=wording.say("portfolio-title", n=portfolio.n_all),
        standfirst=wording.say("portfolio-standfirst"),
        lines=tuple(_line(line, words, wording) for line in portfolio.lines),
        benchmark=BenchmarkShown(
            readiness=_common(portfolio.readiness, wording, decimals=0),
            gap=_common_gap(portfolio, wording),
        ),
        rule=wording.say(
            "portfolio-rule",
            least=LEAST_ORGANIZATIONS,
            most=wording.percent(LARGEST_SHARE),
        ),
        where=wording.say(
            "portfolio-where",
            first=first,
            last=first + len(portfolio.lines) - 1,
            n=portfolio.n_all,
        )
        if portfolio.n_pages > 1
        else "",
        before=page - 1,
        after=page + 1 if page < portfolio.n_pages else 0,
    )


def _line(line: PortfolioLine, words: Words, wording: Wording) -> LineShown:
    found = line.summary
    due = "" if line.due_on is None else words.day(line.due_on)
    return LineShown(
        key=line.key,
        client=line.client,
        title=line.title,
        has_result=line.has_result,
        simulated=found is not None and found.simulated,
        readiness=_readiness(found, wording),
        gap=_gap(found, words, wording),
        constraint="" if found is None else _constraint(found, words, wording),
        last_wave="" if line.last_wave is None else words.day(line.last_wave),
        state=wording.say(f"portfolio-state-{line.state}"),
        symbol=SYMBOLS[line.state],
        next_step=_next_step(line.next_step, due, wording),
    )


def _readiness(found: Summary | None, wording: Wording) -> Figure:
    if found is None:
        return Figure()
    if found.readiness is None:
        return Figure(reason=wording.say("portfolio-no-readiness"))
    return _figure(found.readiness, wording, decimals=0)


def _gap(found: Summary | None, words: Words, wording: Wording) -> Figure:
    if found is None:
        return Figure()
    if found.gap is None:
        return Figure(reason=words.named("gap-state", found.gap_state))
    unit = "" if found.yardstick.is_calendar else wording.say("over-time-days-working-days")
    return replace(_figure(found.gap, wording, decimals=1), unit=unit)


def _figure(known: Known, wording: Wording, *, decimals: int) -> Figure:
    signed = decimals > 0
    return Figure(
        value=wording.number(known.value, decimals=decimals, signed=signed),
        interval=wording.interval(known.low, known.high, decimals=decimals, signed=signed),
    )


def _common(found: Benchmark, wording: Wording, *, decimals: int) -> Figure:
    """Return the benchmark, or why there is none."""
    if found.value is None or found.low is None or found.high is None:
        reason = str(found.reason).replace("_", "-")
        return Figure(reason=wording.say(f"portfolio-{reason}", n=found.n))
    known = Known(value=found.value, low=found.low, high=found.high)
    return _figure(known, wording, decimals=decimals)


def _common_gap(portfolio: Portfolio, wording: Wording) -> Figure:
    """Return the benchmark of gaps, or why there is none: few have one, or few measure it alike."""
    found = portfolio.gap
    if found.reason is NoBenchmark.FEW_ORGANIZATIONS and found.n < portfolio.n_gaps:
        return Figure(reason=wording.say("portfolio-few-alike", n=found.n, all=portfolio.n_gaps))
    return _common(found, wording, decimals=1)


def _constraint(found: Summary, words: Words, wording: Wording) -> str:
    names = [words.stage(stage) for stage in found.stages]
    if found.constraint is ConstraintState.NAMED and names:
        return names[0]
    if found.constraint is ConstraintState.SHARED and len(names) > 1:
        return wording.say("web-constraint-either", first=names[0], second=names[1])
    return wording.say(f"web-constraint-{found.constraint.value.replace('_', '-')}")


def _next_step(step: NextStep, due: str, wording: Wording) -> str:
    message = f"portfolio-step-{step.value.replace('_', '-')}"
    if step in _WITH_DAY:
        return wording.say(message, day=due)
    if step is NextStep.NOTHING and due:
        return wording.say("portfolio-step-nothing-until", day=due)
    return wording.say(message)
