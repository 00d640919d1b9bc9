"""What is due next in an engagement: the first rule that applies."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Final

from flowgap.models import ActionState, Wave
from flowgap.services.over_time.summaries import Newest, Summary

BETWEEN_WAVES: Final = timedelta(days=90)
"""After the end of a wave the next one is due: the usual quarter."""


class NextStep(StrEnum):
    """What is due next."""

    ADD_DATA = "add_data"
    RECOMPUTE = "recompute"
    CLOSE_WAVE = "close_wave"
    COMPUTE = "compute"
    CHOOSE_ACTION = "choose_action"
    BEGIN_ACTION = "begin_action"
    NEXT_WAVE = "next_wave"
    NOTHING = "nothing"


class LineState(StrEnum):
    """How far an engagement is."""

    EMPTY = "empty"
    OUTDATED = "outdated"
    RUNNING = "running"
    MEASURED = "measured"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """All that the next step of one engagement depends on."""

    newest: Newest | None
    summary: Summary | None
    waves: Sequence[Wave]
    states: frozenset[ActionState]
    today: date

    @property
    def running(self) -> Wave | None:
        """The wave that is asked now; of several the one that ends first."""
        open_ones = [wave for wave in self.waves if wave.closed_at is None]
        return min(open_ones, key=lambda wave: wave.closes_at, default=None)

    @property
    def closed_at(self) -> datetime | None:
        """When the last wave of this installation was closed."""
        return max((wave.closed_at for wave in self.waves if wave.closed_at), default=None)

    @property
    def last_wave(self) -> date | None:
        """The last day of the last wave, wherever it was asked."""
        told = None if self.summary is None else self.summary.last_wave
        here = None if self.closed_at is None else self.closed_at.astimezone(UTC).date()
        return max((day for day in (told, here) if day is not None), default=None)

    @property
    def state(self) -> LineState:
        """How far it is."""
        if self.running is not None:
            return LineState.RUNNING
        if self.newest is None:
            return LineState.EMPTY
        return LineState.OUTDATED if self.summary is None else LineState.MEASURED

    def next_step(self) -> tuple[NextStep, date | None]:
        """Return what is due next, the first that applies, and its day."""
        if self.running is not None:
            return NextStep.CLOSE_WAVE, self.running.closes_at.astimezone(UTC).date()
        if self._waits_for_a_result:
            return NextStep.COMPUTE, None
        if self.newest is None:
            return NextStep.ADD_DATA, None
        return (NextStep.RECOMPUTE, None) if self.summary is None else self._after(self.summary)

    def _after(self, summary: Summary) -> tuple[NextStep, date | None]:
        """Return what is due once there is a result."""
        if summary.n_actions and not self.states:
            return NextStep.CHOOSE_ACTION, None
        if self.states and not self.states - {ActionState.PLANNED, ActionState.DROPPED}:
            return NextStep.BEGIN_ACTION, None
        if self.last_wave is None:
            return NextStep.NOTHING, None
        due_on = self.last_wave + BETWEEN_WAVES
        return (NextStep.NEXT_WAVE if due_on <= self.today else NextStep.NOTHING), due_on

    @property
    def _waits_for_a_result(self) -> bool:
        """Tell whether a wave was closed since the newest result."""
        if self.closed_at is None:
            return False
        return self.newest is None or self.closed_at > self.newest.computed_at
