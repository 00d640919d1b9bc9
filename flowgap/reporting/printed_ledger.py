"""The ledger as it is printed: rounded so that every column adds up to its last line."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from flowgap.reporting.rounding import round_parts
from flowgap.result.delivery import Delivery, LedgerRow
from flowgap.stages import Stage

UNIT: Final = 0.1 + 1e-9
"""One unit of what is printed, and the error of a sum of such numbers."""

_Name = TypeVar("_Name", bound=str)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedLedger:
    """Days with one decimal. `gap` is the sum of all stages but Build; None: not measured."""

    before: Mapping[Stage, float]
    after: Mapping[Stage, float]
    rate: Mapping[Stage, float]
    gap: float | None
    mix: float | None
    residual: float | None
    total: float | None
    slower: tuple[Stage, ...]
    faster: tuple[Stage, ...]

    def sum_of(self, stages: Sequence[Stage]) -> float:
        """Return the printed changes of some stages, added up."""
        return round(sum(self.rate[stage] for stage in stages), 1)


def print_ledger(delivery: Delivery) -> PrintedLedger:
    """Round the ledger of a delivery section.

    The total is rounded first, then Build, gap, mix and residual within it, then the stages
    within the gap. What other pages print too, Build, the gap and the stages that clearly moved,
    keeps its own rounding where the rest can make up for it. `slower` and `faster` hold the
    stages but Build whose interval excludes 0, the largest change first.
    """
    rates = {row.stage: row.rate for row in delivery.ledger if row.rate is not None}
    others: dict[Stage, float] = {
        stage: rate for stage, rate in rates.items() if stage is not Stage.BUILD
    }
    whole = _wholes(delivery, rates.get(Stage.BUILD), others)
    slower, faster = (_moved(delivery.ledger, slower=slower) for slower in (True, False))
    rounded = _rounded(others, total=whole.get("gap"), keep={*slower, *faster})
    if Stage.BUILD in rates:
        rounded[Stage.BUILD] = whole["build"]
    return PrintedLedger(
        before=_column(
            {row.stage: row.before.total for row in delivery.ledger}, delivery.before.mean
        ),
        after=_column({row.stage: row.after.total for row in delivery.ledger}, delivery.after.mean),
        rate=rounded,
        gap=whole.get("gap"),
        mix=whole.get("mix"),
        residual=whole.get("residual"),
        total=None if delivery.lead_time.change is None else round(delivery.lead_time.change, 1),
        slower=slower,
        faster=faster,
    )


def _wholes(
    delivery: Delivery, build: float | None, others: Mapping[Stage, float]
) -> dict[str, float]:
    parts: dict[str, float | None] = {
        "build": build,
        "gap": sum(others.values()) if others else None,
        "mix": delivery.mix.change,
        "residual": delivery.residual,
    }
    known = {name: part for name, part in parts.items() if part is not None}
    total = delivery.lead_time.change
    whole = None if total is None else round(total, 1)
    return _with_mix_as_rest(known, whole) or _rounded(known, total=whole, keep={"build", "gap"})


def _with_mix_as_rest(known: Mapping[str, float], total: float | None) -> dict[str, float] | None:
    """Round each part for itself and let the mix make up the sum, if it stays within one unit."""
    if total is None or "mix" not in known:
        return None
    own = {name: round(part, 1) for name, part in known.items()}
    rest = round(total - sum(part for name, part in own.items() if name != "mix"), 1)
    if abs(rest - own["mix"]) > UNIT:
        return None
    return own | {"mix": rest}


def _column(totals: Mapping[Stage, float | None], mean: float | None) -> dict[Stage, float]:
    known = {stage: total for stage, total in totals.items() if total is not None}
    return _rounded(known, total=None if mean is None else round(mean, 1))


def _rounded(
    parts: Mapping[_Name, float], *, total: float | None, keep: Collection[_Name] = ()
) -> dict[_Name, float]:
    kept = {position for position, name in enumerate(parts) if name in keep}
    rounded = round_parts(list(parts.values()), decimals=1, total=total, keep=kept)
    return dict(zip(parts, rounded, strict=True))


def _moved(ledger: Sequence[LedgerRow], *, slower: bool) -> tuple[Stage, ...]:
    moved = [
        row
        for row in ledger
        if row.stage not in {Stage.BUILD, Stage.UNATTRIBUTED}
        and row.comparable
        and row.rate is not None
        and row.rate_low is not None
        and row.rate_high is not None
        and (row.rate_low > 0 if slower else row.rate_high < 0)
    ]
    return tuple(row.stage for row in sorted(moved, key=lambda row: -abs(row.rate or 0.0)))
