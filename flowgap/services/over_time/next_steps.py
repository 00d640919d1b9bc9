"""What is due next in an engagement: the first rule that applies."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from flowgap.answering.promise import promise_from_json
from flowgap.models import ActionState, Wave
from flowgap.services.over_time.summaries import Newest, Summary
from flowgap.services.waves.listing import WaveState, wave_state

BETWEEN_WAVES: Final = timedelta(days=90)
"""After the end of a wave the next one is due: the usual quarter."""


class NextStep(StrEnum):
    """What is due next."""

    ADD_DATA = "add_data"
    RECOMPUTE = "recompute"
    CLOSE_WAVE = "close_wave"
    WAVE_ENDS = "wave_ends"
    WAVE_OPENS = "wave_opens"
    COMPUTE = "compute"
    NOBODY_ANSWERED = "nobody_answered"
    CHOOSE_ACTION = "choose_action"
    BEGIN_ACTION = "begin_action"
    NEXT_WAVE = "next_wave"
    NOTHING = "nothing"


class LineState(StrEnum):
    """How far an engagement is."""

    EMPTY = "empty"
    OUTDATED = "outdated"
    OVER = "over"
    RUNNING = "running"
    PLANNED = "planned"
    MEASURED = "measured"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """All that the next step of one engagement depends on.

    Attributes
    ----------
    answered : frozenset of str
        The closed waves of which there are answers.
    erased : frozenset of str
        Those whose answers were deleted. What is in neither nobody answered.
    """

    newest: Newest | None
    summary: Summary | None
    waves: Sequence[Wave]
    states: frozenset[ActionState]
    now: datetime
    answered: frozenset[str] = frozenset()
    erased: frozenset[str] = frozenset()

    @property
    def over(self) -> Wave | None:
        """The wave that takes no answers and waits to be closed; of several the oldest."""
        return self._first(WaveState.OVER, lambda wave: wave.closes_at)

    @property
    def running(self) -> Wave | None:
        """The wave that is asked now; of several the one that ends first."""
        return self._first(WaveState.OPEN, lambda wave: wave.closes_at)

    @property
    def planned(self) -> Wave | None:
        """The wave that opens next."""
        return self._first(WaveState.PLANNED, lambda wave: wave.opens_at)

    def _first(self, state: WaveState, key: Callable[[Wave], datetime]) -> Wave | None:
        found = (wave for wave in self.waves if wave_state(wave, self.now) is state)
        return min(found, key=key, default=None)

    @property
    def last_wave(self) -> date | None:
        """The last day of the last wave, wherever it was asked."""
        told = None if self.summary is None else self.summary.last_wave
        here = (_day(wave, wave.closed_at) for wave in self.waves if wave.closed_at)
        return max((day for day in (told, *here) if day is not None), default=None)

    @property
    def today(self) -> date:
        """The day it is where the newest wave was asked; without one, in UTC."""
        newest = max(self.waves, key=lambda wave: wave.opens_at, default=None)
        return self.now.astimezone(UTC).date() if newest is None else _day(newest, self.now)

    @property
    def state(self) -> LineState:
        """How far it is."""
        if self.over is not None:
            return LineState.OVER
        if self.running is not None:
            return LineState.RUNNING
        if self.newest is not None and self.summary is None:
            return LineState.OUTDATED
        if self.planned is not None:
            return LineState.PLANNED
        return LineState.EMPTY if self.newest is None else LineState.MEASURED

    def next_step(self) -> tuple[NextStep, date | None]:
        """Return what is due next, the first that applies, and its day."""
        if self.over is not None:
            return NextStep.CLOSE_WAVE, _day(self.over, self.over.closes_at)
        if self.running is not None:
            return NextStep.WAVE_ENDS, _day(self.running, self.running.closes_at)
        if self._waits_for_a_result:
            return NextStep.COMPUTE, None
        if (unanswered := self._unanswered) is not None:
            return self._planned_or((NextStep.NOBODY_ANSWERED, unanswered))
        if self.newest is None:
            return self._planned_or((NextStep.ADD_DATA, None))
        return (NextStep.RECOMPUTE, None) if self.summary is None else self._after(self.summary)

    def _after(self, summary: Summary) -> tuple[NextStep, date | None]:
        """Return what is due once there is a result."""
        if summary.n_actions and not self.states:
            return NextStep.CHOOSE_ACTION, None
        if self.states and not self.states - {ActionState.PLANNED, ActionState.DROPPED}:
            return NextStep.BEGIN_ACTION, None
        return self._planned_or(self._next_wave())

    def _planned_or(self, step: tuple[NextStep, date | None]) -> tuple[NextStep, date | None]:
        """Return when the planned wave opens, or the step that is due without one."""
        if self.planned is None:
            return step
        return NextStep.WAVE_OPENS, _day(self.planned, self.planned.opens_at)

    def _next_wave(self) -> tuple[NextStep, date | None]:
        if self.last_wave is None:
            return NextStep.NOTHING, None
        due_on = self.last_wave + BETWEEN_WAVES
        return (NextStep.NEXT_WAVE if due_on <= self.today else NextStep.NOTHING), due_on

    @property
    def _waits_for_a_result(self) -> bool:
        """Tell whether a wave that people answered was closed since the newest result."""
        return any(wave.name in self.answered for wave in self._unheard)

    @property
    def _unanswered(self) -> date | None:
        """The day on which the last wave was closed, if nobody answered it and no result tells."""
        last = max(self._unheard, key=lambda wave: wave.closed_at or wave.closes_at, default=None)
        if last is None or last.closed_at is None or last.name in self.answered | self.erased:
            return None
        return _day(last, last.closed_at)

    @property
    def _unheard(self) -> tuple[Wave, ...]:
        """The waves that were closed since the newest result."""
        known = None if self.newest is None else self.newest.computed_at
        return tuple(
            wave
            for wave in self.waves
            if wave.closed_at is not None and (known is None or wave.closed_at > known)
        )


def _day(wave: Wave, at: datetime) -> date:
    """Return the day of a time where the wave is asked: the zone that was promised."""
    return at.astimezone(ZoneInfo(promise_from_json(wave.promise).timezone)).date()
