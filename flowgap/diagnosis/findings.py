"""What the data say, as sentences with their evidence, the other reading and a falsifier."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from flowgap.diagnosis.sentences import Sentences
from flowgap.diagnosis.witnesses import DIRECT_DIMENSION
from flowgap.result.delivery import Delivery, FlowGap, FlowGapState, LedgerRow, Verdict
from flowgap.result.diagnosis import Finding, Grade, Reading, Witnesses, WitnessVerdict
from flowgap.result.survey import Survey, Trend, TrendVerdict
from flowgap.stages import Stage
from flowgap.wording import Wording

MOST_FINDINGS: Final = 8
TOLD_SHARE: Final = 0.01
"""Of the lead time before: a smaller change of a stage is not worth a sentence, however sure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that findings are drawn from; everything in it has passed the privacy gate."""

    survey: Survey
    trend: tuple[Trend, ...]
    delivery: Delivery
    flow_gap: FlowGap
    witnesses: tuple[Witnesses, ...]


def find(evidence: Evidence, wording: Wording) -> tuple[Finding, ...]:
    """Return the findings, the most telling first, at most eight.

    The order is fixed: the gap, a moved release calendar, stages that got slower (largest
    first), stages that people name and the clock does not, the weakest dimension, scores that
    fell or rose, stages that got faster, bigger changes.
    """
    writer = _Writer(evidence, wording)
    found = [
        *writer.gap(),
        *writer.schedule(),
        *writer.slower_stages(),
        *writer.felt_stages(),
        *writer.weakest_dimension(),
        *writer.moved_scores(),
        *writer.faster_stages(),
        *writer.bigger_changes(),
    ]
    return tuple(found[:MOST_FINDINGS])


class _Writer:
    """Turns one kind of evidence at a time into findings."""

    def __init__(self, evidence: Evidence, wording: Wording) -> None:
        self._evidence = evidence
        self._wording = wording
        self._sentences = Sentences(wording)
        self._witnesses = {witness.stage: witness for witness in evidence.witnesses}
        self._scores = {score.id: score for score in evidence.survey.dimensions}

    def gap(self) -> Iterator[Finding]:
        """Say what became of the saving in building, or why that is not known."""
        gap = self._evidence.flow_gap
        if gap.state is FlowGapState.READINESS_ONLY:
            return
        kind = _gap_kind(gap, build_measured=self._row(Stage.BUILD).measured)
        yield self._finding(
            f"{kind}:build",
            Grade.MEASURED,
            f"finding-{kind}",
            n=self._n_items(),
            evidence=(*self._sentences.gap(gap), gap.reason or ""),
            saved=self._sentences.days(gap.build_saving_days),
            taken=self._sentences.days(gap.days, signed=True),
        )

    def schedule(self) -> Iterator[Finding]:
        """Say when waiting for a release explains the change, so that nobody credits AI."""
        if self._evidence.flow_gap.verdict is not Verdict.SCHEDULE_CHANGE:
            return
        yield self._finding(
            "schedule:release",
            Grade.MEASURED,
            "finding-schedule",
            n=self._n_items(),
            evidence=self._sentences.row(self._row(Stage.RELEASE)),
        )

    def slower_stages(self) -> Iterator[Finding]:
        """Name each stage that clearly got slower, the largest loss first."""
        rows = [row for row in self._named_rows() if (row.rate_low or 0) > 0 and self._is_told(row)]
        for row in sorted(rows, key=lambda row: -(row.rate or 0)):
            witness = self._witnesses.get(row.stage)
            unseen = witness is not None and witness.verdict is WitnessVerdict.METRIC_BAD
            seen = witness is not None and witness.survey is Reading.BAD
            yield self._finding(
                f"slower:{row.stage}",
                Grade.BOTH if seen or unseen else Grade.MEASURED,
                "finding-slower-unseen" if unseen else "finding-slower",
                n=self._n_items(),
                evidence=(*self._sentences.row(row), *self._opinion(row.stage)),
                stage=self._sentences.stage(row.stage),
            )

    def faster_stages(self) -> Iterator[Finding]:
        """Name each stage but build that clearly got faster."""
        for row in self._named_rows():
            if row.rate_high is not None and row.rate_high < 0 and self._is_told(row):
                yield self._finding(
                    f"faster:{row.stage}",
                    Grade.MEASURED,
                    "finding-faster",
                    n=self._n_items(),
                    evidence=self._sentences.row(row),
                    stage=self._sentences.stage(row.stage),
                )

    def felt_stages(self) -> Iterator[Finding]:
        """Name each stage that people call bad while the clock does not."""
        for witness in self._evidence.witnesses:
            if witness.verdict is WitnessVerdict.PEOPLE_BAD and witness.stage is not Stage.BUILD:
                yield self._finding(
                    f"felt:{witness.stage}",
                    Grade.BOTH,
                    "finding-felt",
                    n=self._evidence.survey.responded,
                    evidence=tuple(self._opinion(witness.stage)),
                    stage=self._sentences.stage(witness.stage),
                )

    def weakest_dimension(self) -> Iterator[Finding]:
        """Name the practice dimension that is likelier than not the lowest."""
        first = self._evidence.survey.readiness.named
        if first is None:
            return
        score = self._scores[first.id]
        yield self._finding(
            f"weakest:{first.id}",
            Grade.ASKED,
            "finding-weakest",
            n=score.n,
            evidence=(
                self._sentences.score(score),
                self._wording.say("evidence-weakest", p=self._wording.chance(first.p)),
            ),
            dimension=score.name,
        )

    def moved_scores(self) -> Iterator[Finding]:
        """Name the company's dimensions that fell or rose over the waves."""
        for trend in self._evidence.trend:
            if trend.team is not None or trend.dimension not in self._scores:
                continue
            kind = {TrendVerdict.WORSE: "fell", TrendVerdict.BETTER: "rose"}.get(trend.verdict)
            points = [wave.estimate for wave in trend.waves if wave.estimate is not None]
            if kind is None or not points:
                continue
            score = self._scores[trend.dimension]
            yield self._finding(
                f"{kind}:{score.id}",
                Grade.ASKED,
                f"finding-{kind}",
                n=score.n,
                evidence=(self._sentences.trend(points),),
                dimension=score.name,
            )

    def bigger_changes(self) -> Iterator[Finding]:
        """Say when the mix of size and type alone made lead time longer."""
        mix = self._evidence.delivery.mix
        if mix.change is None or mix.low is None or mix.high is None or mix.low <= 0:
            return
        yield self._finding(
            "mix:size",
            Grade.MEASURED,
            "finding-mix",
            n=self._n_items(),
            evidence=(self._sentences.change(mix.change, mix.low, mix.high),),
        )

    def _named_rows(self) -> Iterator[LedgerRow]:
        unnamed = {Stage.BUILD, Stage.UNATTRIBUTED}
        rows = self._evidence.delivery.ledger
        return (row for row in rows if row.comparable and row.stage not in unnamed)

    def _is_told(self, row: LedgerRow) -> bool:
        lead_time_days = self._evidence.delivery.before.mean
        return abs(row.rate or 0) >= TOLD_SHARE * (lead_time_days or 0)

    def _row(self, stage: Stage) -> LedgerRow:
        return next(row for row in self._evidence.delivery.ledger if row.stage is stage)

    def _opinion(self, stage: Stage) -> Iterator[str]:
        score = self._scores.get(DIRECT_DIMENSION[stage])
        if score is not None and score.estimate is not None:
            yield self._sentences.score(score)
        for vote in self._evidence.survey.votes:
            if vote.stage == stage.value:
                yield self._sentences.vote(stage, vote.share)

    def _n_items(self) -> int:
        return self._evidence.delivery.before.n + self._evidence.delivery.after.n

    def _finding(
        self,
        finding_id: str,
        grade: Grade,
        message: str,
        *,
        n: int | None,
        evidence: tuple[str, ...],
        **values: object,
    ) -> Finding:
        return Finding(
            id=finding_id,
            grade=grade,
            statement=self._wording.say(message, **values),
            evidence=tuple(sentence for sentence in evidence if sentence),
            n=n,
            alternative=self._wording.say(f"{message}-alternative", **values),
            falsifier=self._wording.say(f"{message}-falsifier", **values),
        )


def _gap_kind(gap: FlowGap, *, build_measured: bool) -> str:
    """Return which sentence tells the gap; a saving counts when its interval excludes 0."""
    if not build_measured:
        return "no-build"
    if gap.days is None or (gap.build_saving_low or 0) <= 0:
        return "no-saving"
    return "gap-real" if gap.verdict is Verdict.GAIN_IS_REAL else "gap"
