"""The lines of the ledger in order: Build, ceiling, the other stages, gap, mix, lead time."""

from collections.abc import Iterator
from dataclasses import dataclass

from flowgap.reporting.blocks import RowKind
from flowgap.reporting.charts.waterfall import Step
from flowgap.reporting.material import Material
from flowgap.result.delivery import LedgerRow, StageTime
from flowgap.stages import LEDGER_STAGES, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One printed line of the ledger; what does not apply is None or empty."""

    name: str
    kind: RowKind = RowKind.PLAIN
    before: float | None = None
    after: float | None = None
    times: tuple[StageTime, StageTime] | None = None
    times_title: str = ""
    unclaimed: bool = False
    remark: str = ""
    change: float | None = None
    low: float | None = None
    high: float | None = None
    p_longer: float | None = None
    step: Step | None = None


def ledger_lines(material: Material) -> tuple[Line, ...]:
    """Return the lines; their changes add up to the last one."""
    return tuple(_lines(material))


def _lines(material: Material) -> Iterator[Line]:
    stages = [Stage.BUILD, *(stage for stage in LEDGER_STAGES if stage is not Stage.BUILD)]
    at = 0.0
    for stage in stages:
        row = material.row(stage)
        if row is None:
            continue
        yield _stage(material, row, at=at)
        at = round(at + material.ledger.rate.get(stage, 0.0), 1)
        if stage is Stage.BUILD and material.gap_is_given:
            yield _ceiling(material, at=at)
    if material.gap_is_given:
        yield _gap(material, end=at)
    if material.ledger.mix is not None:
        yield _mix(material, at=at)
    yield _total(material)


def _stage(material: Material, row: LedgerRow, *, at: float) -> Line:
    words = material.words
    change = material.ledger.rate.get(row.stage)
    if change is None:
        return Line(name=words.stage(row.stage), remark=words.say("not-measured"))
    return Line(
        name=words.stage(row.stage),
        before=material.ledger.before.get(row.stage),
        after=material.ledger.after.get(row.stage),
        times=(row.before, row.after),
        times_title=_times_title(material, row),
        unclaimed=row.stage is Stage.UNATTRIBUTED,
        change=change,
        low=row.rate_low,
        high=row.rate_high,
        p_longer=row.p_worse,
        step=_step(
            material,
            words.stage(row.stage),
            start=at,
            change=change,
            low=row.rate_low,
            high=row.rate_high,
        ),
    )


def _step(  # noqa: PLR0913 - all keyword-only but two
    material: Material,
    name: str,
    *,
    start: float,
    change: float,
    low: float | None,
    high: float | None,
    hollow: bool = False,
) -> Step:
    words = material.words
    return Step(
        start=start,
        end=round(start + change, 1),
        low=None if low is None else start + low,
        high=None if high is None else start + high,
        title=words.say(
            "step-alt",
            name=name,
            change=words.days(change, signed=True),
            interval=words.change(low, high),
            sum=words.days(round(start + change, 1), signed=True),
        ),
        hollow=hollow,
    )


def _times_title(material: Material, row: LedgerRow) -> str:
    words = material.words
    return words.say(
        "bars-alt",
        stage=words.stage(row.stage),
        work_before=words.days(row.before.work),
        wait_before=words.days(row.before.wait),
        work_after=words.days(row.after.work),
        wait_after=words.days(row.after.wait),
    )


def _ceiling(material: Material, *, at: float) -> Line:
    words, gap = material.words, material.result.flow_gap
    low = None if gap.build_saving_high is None else -gap.build_saving_high
    high = None if gap.build_saving_low is None else -gap.build_saving_low
    return Line(
        name=words.say("line-ceiling"),
        kind=RowKind.SUM,
        after=gap.ceiling_days,
        remark=words.say("line-ceiling-remark"),
        change=at,
        low=low,
        high=high,
        step=Step(
            start=at,
            end=at,
            low=low,
            high=high,
            title=words.say("ceiling-alt", days=words.days(gap.ceiling_days)),
            flat=True,
        ),
    )


def _gap(material: Material, *, end: float) -> Line:
    words, gap = material.words, material.result.flow_gap
    change = material.ledger.gap or 0.0
    return Line(
        name=words.say("line-gap"),
        kind=RowKind.SUM,
        remark=words.say("line-gap-remark"),
        change=change,
        low=gap.low,
        high=gap.high,
        step=_step(
            material,
            words.say("line-gap"),
            start=round(end - change, 1),
            change=change,
            low=gap.low,
            high=gap.high,
            hollow=True,
        ),
    )


def _mix(material: Material, *, at: float) -> Line:
    words, mix = material.words, material.result.delivery.mix
    change = material.ledger.mix or 0.0
    return Line(
        name=words.say("line-mix"),
        remark=words.say("line-mix-remark"),
        change=change,
        low=mix.low,
        high=mix.high,
        p_longer=mix.p_worse,
        step=_step(
            material, words.say("line-mix"), start=at, change=change, low=mix.low, high=mix.high
        ),
    )


def _total(material: Material) -> Line:
    words, delivery, total = material.words, material.result.delivery, material.ledger.total
    low, high = delivery.lead_time.low, delivery.lead_time.high
    name = words.say("line-total")
    return Line(
        name=name,
        kind=RowKind.TOTAL,
        before=delivery.before.mean,
        after=delivery.after.mean,
        remark=words.say("line-total-remark"),
        change=total,
        low=low,
        high=high,
        p_longer=delivery.lead_time.p_worse,
        step=None
        if total is None
        else _step(material, name, start=0.0, change=total, low=low, high=high),
    )
