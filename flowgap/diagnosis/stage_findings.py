"""Findings of delivery data: the gap, the release calendar, stages that moved, bigger changes."""

from collections.abc import Iterator
from typing import Final

from flowgap.diagnosis.writer import Writer
from flowgap.result.delivery import FlowGap, FlowGapState, LedgerRow, Verdict
from flowgap.result.diagnosis import Finding, Grade, Reading, WitnessVerdict
from flowgap.stages import Stage

TOLD_SHARE: Final = 0.01
"""Of the lead time before: a smaller change of a stage is not worth a sentence, however sure."""


def gap(writer: Writer) -> Iterator[Finding]:
    """Say what became of the saving in building, or why that is not known."""
    found = writer.evidence.flow_gap
    if found.state is FlowGapState.READINESS_ONLY:
        return
    kind = _gap_kind(found, build_measured=writer.row(Stage.BUILD).measured)
    yield writer.finding(
        f"{kind}:build",
        Grade.MEASURED,
        f"finding-{kind}",
        n=_n_items(writer),
        evidence=(*writer.sentences.gap(found), found.reason or ""),
        saved=writer.sentences.days(found.build_saving_days),
        taken=writer.sentences.days(found.days, signed=True),
    )


def schedule(writer: Writer) -> Iterator[Finding]:
    """Say when waiting for a release explains the change, so that nobody credits AI."""
    if writer.evidence.flow_gap.verdict is Verdict.SCHEDULE_CHANGE:
        yield writer.finding(
            "schedule:release",
            Grade.MEASURED,
            "finding-schedule",
            n=_n_items(writer),
            evidence=writer.sentences.row(writer.row(Stage.RELEASE)),
        )


def slower_stages(writer: Writer) -> Iterator[Finding]:
    """Name each stage that clearly got slower, the largest loss first."""
    witnesses = {witness.stage: witness for witness in writer.evidence.witnesses}
    rows = [row for row in _named_rows(writer) if (row.rate_low or 0) > 0 and _is_told(writer, row)]
    for row in sorted(rows, key=lambda row: -(row.rate or 0)):
        speaks = writer.opinions.of_stage(row.stage) is not None
        witness = witnesses.get(row.stage) if speaks else None
        unseen = witness is not None and witness.verdict is WitnessVerdict.METRIC_BAD
        seen = witness is not None and witness.survey is Reading.BAD
        yield writer.finding(
            f"slower:{row.stage}",
            Grade.BOTH if seen or unseen else Grade.MEASURED,
            "finding-slower-unseen" if unseen else "finding-slower",
            n=_n_items(writer),
            evidence=(*writer.sentences.row(row), *writer.opinion(row.stage)),
            stage=writer.sentences.stage(row.stage),
        )


def faster_stages(writer: Writer) -> Iterator[Finding]:
    """Name each stage but build that clearly got faster."""
    for row in _named_rows(writer):
        if row.rate_high is not None and row.rate_high < 0 and _is_told(writer, row):
            yield writer.finding(
                f"faster:{row.stage}",
                Grade.MEASURED,
                "finding-faster",
                n=_n_items(writer),
                evidence=writer.sentences.row(row),
                stage=writer.sentences.stage(row.stage),
            )


def bigger_changes(writer: Writer) -> Iterator[Finding]:
    """Say when the mix of size and type alone made lead time longer."""
    mix = writer.evidence.delivery.mix
    if mix.change is None or mix.low is None or mix.high is None or mix.low <= 0:
        return
    yield writer.finding(
        "mix:size",
        Grade.MEASURED,
        "finding-mix",
        n=_n_items(writer),
        evidence=(writer.sentences.change(mix.change, mix.low, mix.high),),
    )


def _named_rows(writer: Writer) -> Iterator[LedgerRow]:
    unnamed = {Stage.BUILD, Stage.UNATTRIBUTED}
    rows = writer.evidence.delivery.ledger
    return (row for row in rows if row.comparable and row.stage not in unnamed)


def _is_told(writer: Writer, row: LedgerRow) -> bool:
    lead_time_days = writer.evidence.delivery.before.mean
    return abs(row.rate or 0) >= TOLD_SHARE * (lead_time_days or 0)


def _n_items(writer: Writer) -> int:
    return writer.evidence.delivery.before.n + writer.evidence.delivery.after.n


def _gap_kind(found: FlowGap, *, build_measured: bool) -> str:
    """Return which sentence tells the gap; a saving counts when its interval excludes 0."""
    if not build_measured:
        return "no-build"
    if found.days is None or (found.build_saving_low or 0) <= 0:
        return "no-saving"
    return "gap-real" if found.verdict is Verdict.GAIN_IS_REAL else "gap"
