"""Evidence in words: one sentence for a change, a score, a vote, a trend or the gap."""

from collections.abc import Sequence

from flowgap.result.delivery import FlowGap, LedgerRow
from flowgap.result.survey import DimensionScore
from flowgap.stages import Stage
from flowgap.wording import Wording


class Sentences:
    """Speaks of figures with their intervals, in one language."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording

    def days(self, days: float | None, *, signed: bool = False) -> str:
        """Return days with one decimal, or an empty text where there is no figure."""
        return "" if days is None else self._wording.number(days, decimals=1, signed=signed)

    def stage(self, stage: Stage) -> str:
        """Return the name of a stage."""
        return self._wording.say(f"stage-{stage}")

    def change(self, change: float, low: float, high: float) -> str:
        """Say a change in days and its interval."""
        return self._wording.say(
            "evidence-change",
            change=self.days(change, signed=True),
            interval=self._wording.interval(low, high, decimals=1, signed=True),
        )

    def row(self, row: LedgerRow) -> tuple[str, ...]:
        """Say the like-for-like change of one stage, if it has an interval."""
        if row.rate is None or row.rate_low is None or row.rate_high is None:
            return ()
        return (self.change(row.rate, row.rate_low, row.rate_high),)

    def gap(self, gap: FlowGap) -> tuple[str, ...]:
        """Say the flow gap and the share of the saving that it is, as far as known."""
        told = []
        if gap.days is not None and gap.low is not None and gap.high is not None:
            told.append(self.change(gap.days, gap.low, gap.high))
        if gap.give_back_share is not None:
            share = self._wording.percent(gap.give_back_share)
            told.append(self._wording.say("evidence-give-back", share=share))
        return tuple(told)

    def score(self, score: DimensionScore) -> str:
        """Say the score of one dimension and its interval, or that it is not shown."""
        if score.estimate is None or score.low is None or score.high is None:
            return self._wording.say("evidence-no-score", dimension=score.name)
        return self._wording.say(
            "evidence-score",
            dimension=score.name,
            estimate=self._wording.number(score.estimate),
            interval=self._wording.interval(score.low, score.high),
        )

    def vote(self, stage: Stage, share: float) -> str:
        """Say how many named the stage as the longest wait."""
        return self._wording.say(
            "evidence-votes", share=self._wording.percent(share), stage=self.stage(stage)
        )

    def trend(self, points: Sequence[float]) -> str:
        """Say where a score came from and where it went."""
        return self._wording.say(
            "evidence-trend",
            first=self._wording.number(points[0]),
            last=self._wording.number(points[-1]),
            waves=len(points),
        )
