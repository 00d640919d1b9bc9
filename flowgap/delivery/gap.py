"""The flow gap: what the stages after and before build did to the saving in build."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from flowgap.delivery.comparison.resampling import Estimate
from flowgap.delivery.ledger import BUILD, Changes, Ledger
from flowgap.delivery.work_items import Days
from flowgap.result.delivery import DeliveryState, FlowGapState

MEASURED_WEEKS: Final = 12
MEASURED_ITEMS: Final = 60
PROVISIONAL_WEEKS: Final = 6
PROVISIONAL_ITEMS: Final = 30
"""Each in both periods (`docs/methods/flow-gap.md`)."""

BUILD_COVERAGE: Final = 0.80
"""Build counts as measured if this share of the items of both periods have its stamps."""

LEAST_SAVING_DAYS: Final = 0.25
"""A smaller saving is too small to ask which part of it was given back."""

IDENTIFIED: Final = frozenset({FlowGapState.MEASURED, FlowGapState.PROVISIONAL})


class GapReason(StrEnum):
    """Why the gap is not given, or given with reserve."""

    NO_DELIVERY_DATA = "no_delivery_data"
    NO_PERIODS = "no_periods"
    NO_START = "no_start"
    EMPTY_PERIOD = "empty_period"
    TOO_FEW = "too_few"
    BUILD_NOT_MEASURED = "build_not_measured"
    NO_BUILD_SAVING = "no_build_saving"
    PROVISIONAL = "provisional"


@dataclass(frozen=True, slots=True, kw_only=True)
class GapEstimate:
    """The gap and its parts, in days; None where it cannot be given."""

    state: FlowGapState
    reason: GapReason | None
    gap: Estimate | None
    build_saving: Estimate | None
    build_share: float | None
    ceiling_days: float | None
    give_back: Estimate | None


def delivery_state(ledger: Ledger) -> DeliveryState:
    """Return how much the data can carry: weeks and items of the thinner period decide."""
    if ledger.changes is None:
        return DeliveryState.INSUFFICIENT
    weeks, items = min(ledger.changes.weeks), min(ledger.before.n, ledger.after.n)
    if weeks >= MEASURED_WEEKS and items >= MEASURED_ITEMS:
        return DeliveryState.MEASURED
    if weeks >= PROVISIONAL_WEEKS and items >= PROVISIONAL_ITEMS:
        return DeliveryState.PROVISIONAL
    return DeliveryState.INSUFFICIENT


def build_measured(ledger: Ledger) -> bool:
    """Return whether enough items of both periods have a known time in build."""
    return all(
        period.n and period.coverage[BUILD] >= BUILD_COVERAGE
        for period in (ledger.before, ledger.after)
    )


def flow_gap(ledger: Ledger) -> GapEstimate:
    r"""Return the gap, or the reason why it is not identified.

    Parameters
    ----------
    ledger : Ledger

    Returns
    -------
    GapEstimate
        All in days, negative gap: the other stages got faster, too. `give_back` is the share of
        the saving, 1 = all of it.

    Notes
    -----
    .. math:: G = \sum_{s \ne build} rate_s, \quad ceiling = \bar L_0 + rate_{build}, \quad
              g = G / (-rate_{build})

    There is a saving to follow if the 90 % interval of the build rate lies below 0. The share g
    needs a saving of more than 0.25 day besides.
    """
    if ledger.changes is None:
        return unidentified(GapReason.EMPTY_PERIOD)
    if delivery_state(ledger) is DeliveryState.INSUFFICIENT:
        return unidentified(GapReason.TOO_FEW)
    if not build_measured(ledger):
        return unidentified(GapReason.BUILD_NOT_MEASURED)
    return _with_build(ledger, ledger.changes)


def unidentified(
    reason: GapReason,
    *,
    build_saving: Estimate | None = None,
    build_share: float | None = None,
) -> GapEstimate:
    """Return a gap that cannot be given, and why."""
    return GapEstimate(
        state=(
            FlowGapState.READINESS_ONLY
            if reason is GapReason.NO_DELIVERY_DATA
            else FlowGapState.NOT_IDENTIFIED
        ),
        reason=reason,
        gap=None,
        build_saving=build_saving,
        build_share=build_share,
        ceiling_days=None,
        give_back=None,
    )


def _with_build(ledger: Ledger, changes: Changes) -> GapEstimate:
    saving = changes.rate.map(lambda rate: -rate[..., BUILD])
    lead_time = float(np.mean(ledger.before.lead_time))
    build = float(ledger.before.wait[BUILD] + ledger.before.work[BUILD])
    share = build / lead_time if lead_time > 0 else None
    if saving.low is None or saving.low <= 0:
        return unidentified(GapReason.NO_BUILD_SAVING, build_saving=saving, build_share=share)
    measured = delivery_state(ledger) is DeliveryState.MEASURED
    return GapEstimate(
        state=FlowGapState.MEASURED if measured else FlowGapState.PROVISIONAL,
        reason=None if measured else GapReason.PROVISIONAL,
        gap=changes.rate.map(_outside_build),
        build_saving=saving,
        build_share=share,
        ceiling_days=lead_time - float(saving.value),
        give_back=_given_back(changes.rate) if saving.value > LEAST_SAVING_DAYS else None,
    )


def _outside_build(rate: Days) -> Days:
    return np.asarray(rate.sum(axis=-1) - rate[..., BUILD])


def _given_back(rate: Estimate) -> Estimate:
    """Return G / saving; draws without a saving lie beyond the interval and have no share."""
    draws = None
    if rate.draws is not None:
        saved = rate.draws[:, BUILD] < 0
        draws = _outside_build(rate.draws[saved]) / -rate.draws[saved, BUILD]
    value = np.asarray(_outside_build(rate.value) / -rate.value[BUILD])
    return Estimate(value=value, draws=draws)
