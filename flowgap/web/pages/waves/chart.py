"""Answers received, drawn: counts by day, an earlier wave, and what to expect at the end."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo

from flowgap.reporting.charts.drawing import (
    Anchor,
    Dot,
    Drawing,
    Line,
    Mark,
    Paint,
    Shape,
    Text,
    points,
)
from flowgap.reporting.charts.scale import Scale
from flowgap.services.waves.progress import Progress
from flowgap.web.pages.waves.words import short_day
from flowgap.wording import Wording

WIDE: Final = 445.0
NARROW: Final = 222.0

_LEFT: Final = 26.0
_RIGHT: Final = 64.0
_TOP: Final = 14.0
_HEIGHT: Final = 132.0
_FOOT: Final = 18.0
_SIZE: Final = 8.0
_APART: Final = 9.0
"""Between two lines of text."""
_DASH: Final = "3 2"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """The scales: time (0-1) across, people up."""

    across: Scale
    up: Scale

    def at(self, time: float, people: float) -> tuple[float, float]:
        """Return a place on the paper."""
        return self.across.at(time), self.up.at(people)


def wave_chart(progress: Progress, wording: Wording, *, width: float) -> Drawing | None:
    """Return the chart; nothing where no number is kept."""
    if not progress.is_counted_exactly or progress.n_invited == 0:
        return None
    most = max(progress.n_invited, *(count.most for count in progress.counts))
    frame = _Frame(
        across=Scale(low=0, high=1, start=_LEFT, end=width - _RIGHT),
        up=Scale(low=0, high=most, start=_TOP + _HEIGHT, end=_TOP),
    )
    marks = [
        *_grid(progress, frame, wording),
        *_days(progress, frame, wording),
        *_expected(progress, frame, wording),
        *_earlier(progress, frame, wording),
        *_line(progress, frame, wording),
    ]
    return Drawing(
        title=_spoken(progress, wording),
        width=width,
        height=_TOP + _HEIGHT + _FOOT,
        marks=tuple(marks),
    )


def _spoken(progress: Progress, wording: Wording) -> str:
    last = progress.counts[-1]
    say, told = wording.say, wording.number(last.most)
    text = say("waves-chart-alt", n=told, invited=wording.number(progress.n_invited))
    if progress.expected is None:
        return text
    low, high = (wording.number(n) for n in (progress.expected.low, progress.expected.high))
    return f"{text} {say('waves-chart-alt-expected', low=low, high=high)}"


def _grid(progress: Progress, frame: _Frame, wording: Wording) -> Iterator[Mark]:
    left, right = frame.across.start, frame.across.end
    ticks = [tick for tick in frame.up.ticks(most=4) if tick <= 0.88 * progress.n_invited]
    for value in (*ticks, progress.n_invited):
        y = frame.up.at(value)
        paint = Paint.EDGE if value == 0 else Paint.RULE
        yield Line(x1=left, y1=y, x2=right, y2=y, stroke=paint)
        yield Text(
            x=left - 5,
            y=y + 2.8,
            text=wording.number(value),
            anchor=Anchor.END,
            fill=Paint.GREY,
            size=_SIZE,
        )
    yield _beside(frame, progress.n_invited, 2.8, wording.say("waves-chart-all"), Paint.GREY)


def _days(progress: Progress, frame: _Frame, wording: Wording) -> Iterator[Mark]:
    y = frame.up.start
    ends = ((0.0, progress.opens_at, Anchor.START), (1.0, progress.closes_at, Anchor.END))
    for time, at, anchor in ends:
        text = _day(progress, at, wording)
        yield Text(
            x=frame.across.at(time), y=y + 12, text=text, anchor=anchor, fill=Paint.GREY, size=_SIZE
        )
    for mail in progress.mails:
        time = progress.time_of(mail.day)
        if mail.kind != "invitation" and 0 < time < 1:
            x = frame.across.at(time)
            yield Line(x1=x, y1=y, x2=x, y2=y + 4, stroke=Paint.EDGE)


def _day(progress: Progress, at: datetime, wording: Wording) -> str:
    return short_day(wording, at.astimezone(ZoneInfo(progress.promise.timezone)).date())


def _expected(progress: Progress, frame: _Frame, wording: Wording) -> Iterator[Mark]:
    expected, last = progress.expected, progress.counts[-1]
    if expected is None:
        return
    start = frame.at(progress.time_of(last.day), last.most)
    corners = [start, frame.at(1, expected.high), frame.at(1, expected.low)]
    yield Shape(points=points(corners), fill=Paint.BAND)
    (x1, y1), (x2, y2) = start, frame.at(1, expected.n_people)
    yield Line(x1=x1, y1=y1, x2=x2, y2=y2, stroke=Paint.EDGE, width=1, dash=_DASH)
    low, high = (wording.number(n) for n in (expected.low, expected.high))
    middle = (expected.low + expected.high) / 2
    told = wording.say("waves-chart-range", low=low, high=high)
    yield _beside(frame, middle, 0, told, Paint.INK, weight=600)
    yield _beside(frame, middle, _APART, wording.say("waves-chart-expected"), Paint.GREY)


def _earlier(progress: Progress, frame: _Frame, wording: Wording) -> Iterator[Mark]:
    """Yield the last earlier wave, as if it had asked as many people."""
    if not progress.earlier:
        return
    course = progress.earlier[-1]
    shares = zip((0.0, *course.times), (0.0, *course.shares), strict=True)
    places = [frame.at(time, share * progress.n_invited) for time, share in shares]
    for (x1, y1), (x2, y2) in pairwise(places):
        yield Line(x1=x1, y1=y1, x2=x2, y2=y2, stroke=Paint.NEUTRAL, width=1, dash="1.5 1.5")
    x, y = places[len(places) // 2]
    name = wording.say("waves-chart-before")
    yield Text(x=x + 4, y=min(y + 14, frame.up.start - 4), text=name, fill=Paint.GREY, size=_SIZE)


def _line(progress: Progress, frame: _Frame, wording: Wording) -> Iterator[Mark]:
    counts = [(progress.time_of(count.day), float(count.most)) for count in progress.counts]
    places = [frame.at(time, people) for time, people in [(0.0, 0.0), *counts]]
    yield Shape(points=points(places), stroke=Paint.INK, width=1.6)
    x, y = places[-1]
    yield Dot(x=x, y=y, radius=3, fill=Paint.INK)
    is_right = counts[-1][0] > 0.8  # noqa: PLR2004 - the label would leave the paper
    yield Text(
        x=x + (2 if not is_right else -2),
        y=max(y - 7, 8),
        text=wording.number(counts[-1][1]),
        weight=600,
        anchor=Anchor.END if is_right else Anchor.MIDDLE,
        size=_SIZE,
    )


def _beside(  # noqa: PLR0913 - a text has so many parts
    frame: _Frame, people: float, shift: float, text: str, fill: Paint, *, weight: int = 400
) -> Text:
    x, y = frame.across.end + 5, frame.up.at(people) + shift
    return Text(x=x, y=y, text=text, fill=fill, weight=weight, size=_SIZE)
