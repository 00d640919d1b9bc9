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
"""Standard deviations away from the weeks before from which a spell is unusual."""


class Outcome(StrEnum):
    """Whether an action worked."""

    WORKED = "worked"
    WORSE = "worse"
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
    AFTER_GOOD_SPELL = "after_good_spell"
    CHANCE = "chance"
    LONGER = "longer"


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
    action has to have worked without that spell, and by its past as well; begun after a spell of
    good ones, it has to have made things worse without them.
    """
    compared = _against_others(own, others) if others else None
    found = compared or _against_past(own)
    spell = _misleading_spell(own, found.outcome)
    if spell is None:
        return found
    calm = _without_spell(own)
    again = [_against_past(calm)]
    if compared is not None:
        again = [_against_others(calm, others) or again[0], *again]
    if all(one.outcome is found.outcome for one in again):
        return replace(again[0], reason=spell)
    return replace(found, outcome=Outcome.CANNOT_TELL, reason=spell)


def _against_others(own: Weekly, others: Sequence[Weekly]) -> Outcomes | None:
    found = difference_of(own, others)
    if found is None:
        return None
    outcome, reason = _beyond_chance(found)
    return Outcomes(outcome=outcome, step=found, method=Method.DIFFERENCES, reason=reason)


def _against_past(own: Weekly) -> Outcomes:
    step = step_of(own)
    if step is None:
        return Outcomes(
            outcome=Outcome.CANNOT_TELL,
            step=None,
            method=None,
            reason=OutcomeReason.TOO_FEW_WEEKS,
        )
    outcome, reason = _beyond_chance(step)
    if outcome is not Outcome.NO_EVIDENCE:
        share = placebo_share(own, step)
        if share is None:
            outcome, reason = Outcome.CANNOT_TELL, OutcomeReason.TOO_FEW_WEEKS
        elif share > MOST_PLACEBOS:
            outcome, reason = Outcome.NO_EVIDENCE, OutcomeReason.PLACEBOS
    return Outcomes(outcome=outcome, step=step, method=Method.INTERRUPTED, reason=reason)


def _beyond_chance(step: Step) -> tuple[Outcome, OutcomeReason | None]:
    """Return what the 90 % interval of a step allows to say."""
    if step.high < 0:
        return Outcome.WORKED, None
    if step.low > 0:
        return Outcome.WORSE, OutcomeReason.LONGER
    return Outcome.NO_EVIDENCE, OutcomeReason.CHANCE


def _misleading_spell(own: Weekly, outcome: Outcome) -> OutcomeReason | None:
    """Return which unusual spell the action began in that alone would look like this outcome."""
    spell, earlier = _spell(own), own.value[: own.n_before - SPELL_WEEKS]
    if len(earlier) < LEAST_BEFORE - SPELL_WEEKS:
        return None
    unusual = UNUSUAL * float(earlier.std(ddof=1)) / np.sqrt(SPELL_WEEKS)
    rise = float(spell.mean() - earlier.mean())
    if outcome is Outcome.WORKED and rise > unusual:
        return OutcomeReason.REGRESSION
    if outcome is Outcome.WORSE and rise < -unusual:
        return OutcomeReason.AFTER_GOOD_SPELL
    return None


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
