"""Lead time with unfinished work in it, as a section and as one of the definitions."""

from typing import Final

from flowgap.delivery.comparison.resampling import Estimate
from flowgap.delivery.figures.definitions import conclude
from flowgap.delivery.unfinished.restricted import Restricted as Compared
from flowgap.delivery.unfinished.restricted import RestrictedPeriod, RestrictedReason
from flowgap.result.delivery import Definition, Restricted, RestrictedStage, RestrictedTime
from flowgap.stages import LEDGER_STAGES
from flowgap.wording import Wording

WITH_UNFINISHED: Final = "with_unfinished_work"
"""The definition by which open items count as well."""


def restricted_section(compared: Compared, wording: Wording) -> Restricted:
    """Return the `restricted` section of a result."""
    if compared.before is None or compared.after is None or compared.reason is not None:
        return without_restricted(compared.reason or RestrictedReason.NO_PERIODS, wording)
    low, high = _ends(compared.change)
    return Restricted(
        cap_days=compared.cap_days,
        before=_time(compared.before),
        after=_time(compared.after),
        change=compared.after.mean - compared.before.mean,
        low=low,
        high=high,
        stages=tuple(
            RestrictedStage(
                stage=stage, before=float(before), after=float(after), change=float(after - before)
            )
            for stage, before, after in zip(
                LEDGER_STAGES, compared.before.stages, compared.after.stages, strict=True
            )
        ),
    )


def without_restricted(reason: RestrictedReason, wording: Wording) -> Restricted:
    """Return a section that says why there is none."""
    return Restricted(reason=wording.say(f"restricted-{reason}"))


def as_definition(compared: Compared) -> Definition:
    """Return the comparison as one of the definitions of lead time."""
    low, high = _ends(compared.change)
    before, after = compared.before, compared.after
    return Definition(
        definition=WITH_UNFINISHED,
        before=None if before is None else before.mean,
        after=None if after is None else after.mean,
        change=None if compared.change is None else float(compared.change.value),
        low=low,
        high=high,
        conclusion=conclude(compared.change).value,
    )


def _time(period: RestrictedPeriod) -> RestrictedTime:
    return RestrictedTime(n=period.n, n_open=period.n_open, mean=period.mean)


def _ends(change: Estimate | None) -> tuple[float | None, float | None]:
    if change is None or change.low is None or change.high is None:
        return None, None
    return float(change.low), float(change.high)
