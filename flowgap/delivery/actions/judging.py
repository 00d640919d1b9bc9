"""Whether an action worked, by written rules: `docs/methods/actions.md`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

import numpy as np

from flowgap.delivery.actions.differences import difference_of
from flowgap.delivery.actions.interrupted import LEAST_BEFORE, Step, placebo_share, step_of
from flowgap.delivery.actions.series import Weekly
from flowgap.delivery.work_items import Days

MOST_PLACEBOS: Final = 0.10
"""Of the days at which nothing was done: no more may show a step as large."""
SPELL_WEEKS: Final = 4
"""An action that begins after so many unusually bad weeks may look good without working."""
UNUSUAL: Final = 1.645
"""Standard deviations above the weeks before from which a spell is unusual."""


class Outcome(StrEnum):
    """Whether an action worked."""

    WORKED = "worked"
    NO_EVIDENCE = "no_evidence"
    CANNOT_TELL = "cannot_tell"


class Method(StrEnum):
    """How it was judged."""

    INTERRUPTED = "interrupted"
    DIFFERENCES = "differences"


class OutcomeReason(StrEnum):
    """What stands beside the verdict."""

    TOO_FEW_WEEKS = "too_few_weeks"
    PLACEBOS = "placebos"
    REGRESSION = "regression"
    CHANCE = "chance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    """A verdict, the step in days it rests on, and how it was found."""

    outcome: Outcome
    step: Step | None
    method: Method | None
    reason: OutcomeReason | None


def judge_action(own: Weekly, others: Sequence[Weekly]) -> Outcomes:
    """Judge an action by the series it was for; `others` are teams without it, if there are any.

    Less time is better. Against other teams where they can be compared, else against the
    series' own past and days at which nothing was done. Begun after a spell of bad weeks, an
    action has to have worked without that spell, and by its past as well.
    """
    compared = _against_others(own, others) if others else None
    found = compared or _against_past(own)
    if found.outcome is not Outcome.WORKED or not _begins_in_a_bad_spell(own):
        return found
    calm = _without_spell(own)
    again = [_against_past(calm)]
    if compared is not None:
        again = [_against_others(calm, others) or again[0], *again]
    if all(one.outcome is Outcome.WORKED for one in again):
        return replace(again[0], reason=OutcomeReason.REGRESSION)
    return replace(found, outcome=Outcome.CANNOT_TELL, reason=OutcomeReason.REGRESSION)


def _against_others(own: Weekly, others: Sequence[Weekly]) -> Outcomes | None:
    found = difference_of(own, others)
    if found is None:
        return None
    is_sure = found.high < 0
    return Outcomes(
        outcome=Outcome.WORKED if is_sure else Outcome.NO_EVIDENCE,
        step=found,
        method=Method.DIFFERENCES,
        reason=None if is_sure else OutcomeReason.CHANCE,
    )


def _against_past(own: Weekly) -> Outcomes:
    step = step_of(own)
    if step is None:
        return Outcomes(
            outcome=Outcome.CANNOT_TELL,
            step=None,
            method=None,
            reason=OutcomeReason.TOO_FEW_WEEKS,
        )
    share = placebo_share(own, step)
    outcome, reason = Outcome.WORKED, None
    if step.high >= 0:
        outcome, reason = Outcome.NO_EVIDENCE, OutcomeReason.CHANCE
    elif share is None:
        outcome, reason = Outcome.CANNOT_TELL, OutcomeReason.TOO_FEW_WEEKS
    elif share > MOST_PLACEBOS:
        outcome, reason = Outcome.NO_EVIDENCE, OutcomeReason.PLACEBOS
    return Outcomes(outcome=outcome, step=step, method=Method.INTERRUPTED, reason=reason)


def _begins_in_a_bad_spell(own: Weekly) -> bool:
    spell, earlier = _spell(own), own.value[: own.n_before - SPELL_WEEKS]
    if len(earlier) < LEAST_BEFORE - SPELL_WEEKS:
        return False
    spread = float(earlier.std(ddof=1)) / np.sqrt(SPELL_WEEKS)
    return bool(spell.mean() - earlier.mean() > UNUSUAL * spread)


def _spell(own: Weekly) -> Days:
    return own.value[own.n_before - SPELL_WEEKS : own.n_before]


def _without_spell(own: Weekly) -> Weekly:
    kept = np.ones(len(own.week), dtype=bool)
    kept[own.n_before - SPELL_WEEKS : own.n_before] = False
    return Weekly(
        week=own.week[kept],
        value=own.value[kept],
        n=own.n[kept],
        n_before=own.n_before - SPELL_WEEKS,
    )
