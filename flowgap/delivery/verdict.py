"""What became of the saving: written rules, in order; the first that fits wins."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from flowgap.delivery.comparison.resampling import Estimate
from flowgap.delivery.ledger import Changes
from flowgap.delivery.moves import FIGURES, Moves, draws_of, moves_of, value_of
from flowgap.delivery.rules import Circumstances, Rule, known_of, rules
from flowgap.delivery.work_items import Codes
from flowgap.result.delivery import CompetingVerdict, Verdict
from flowgap.result.rivals import Clue, Side

__all__ = ["MAJORITY", "Circumstances", "Judgement", "Testimony", "cannot_tell", "judge"]

MAJORITY: Final = 0.5
"""A verdict that fewer resamples give than this is not given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Testimony:
    """One figure that a rule looks at, and whether it meets what the rule asks.

    Attributes
    ----------
    clue : Clue
    side : Side
    estimate : Estimate of shape () or None
        None where nothing was recorded, and for what is no change between the periods.
    """

    clue: Clue
    side: Side
    estimate: Estimate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The verdict, the share of resamples that give each verdict, and what each rests on.

    `testimonies` has no entry for `cannot_tell`, and none at all where nothing was resampled.
    """

    verdict: Verdict
    competing: tuple[CompetingVerdict, ...]
    testimonies: Mapping[Verdict, tuple[Testimony, ...]] = field(default_factory=dict)


def judge(changes: Changes, circumstances: Circumstances) -> Judgement:
    """Apply the rules of `docs/methods/verdicts.md` to the estimates and to every draw.

    Parameters
    ----------
    changes : Changes
    circumstances : Circumstances

    Returns
    -------
    Judgement
        The verdict of the estimates, or `cannot_tell` if less than half of the draws agree or
        there are none. Competing verdicts: the most frequent first, shares adding up to 1.
    """
    if changes.rate.draws is None:
        return cannot_tell()
    seen, drawn = moves_of(changes, value_of), moves_of(changes, draws_of)
    known = known_of(drawn, circumstances)
    own_rules = rules(seen, known, seen=seen)
    order = (*own_rules, Verdict.CANNOT_TELL)
    given = _first_that_fits(rules(drawn, known, seen=seen))
    shares = np.bincount(given, minlength=len(order)) / len(given)
    own = int(_first_that_fits(own_rules)[0])
    rivals = [
        CompetingVerdict(verdict=verdict, p=float(share))
        for verdict, share in zip(order, shares, strict=True)
        if share > 0
    ]
    estimates = _estimates(seen, drawn) | {Clue.WITH_OPEN_WORK: circumstances.with_open_work}
    return Judgement(
        verdict=order[own] if shares[own] >= MAJORITY else Verdict.CANNOT_TELL,
        competing=tuple(sorted(rivals, key=lambda rival: -rival.p)),
        testimonies={
            verdict: _testimonies(rule, estimates, unknown=circumstances.unknown)
            for verdict, rule in own_rules.items()
        },
    )


def cannot_tell() -> Judgement:
    """Return the judgement where nothing can be resampled."""
    certain = CompetingVerdict(verdict=Verdict.CANNOT_TELL, p=1.0)
    return Judgement(verdict=Verdict.CANNOT_TELL, competing=(certain,))


def _first_that_fits(tried: Mapping[Verdict, Rule]) -> Codes:
    """Return the number of the first rule that fits each sample; their count where none does."""
    fits = [rule.fits for rule in tried.values()]
    return np.asarray(np.argmax(np.stack([*fits, np.ones_like(fits[0])]), axis=0))


def _estimates(seen: Moves, drawn: Moves) -> dict[Clue, Estimate | None]:
    """Return the figures that are changes between the periods."""
    return {
        clue: Estimate(value=figure(seen)[0], draws=figure(drawn))
        for clue, figure in FIGURES.items()
    }


def _testimonies(
    rule: Rule, estimates: Mapping[Clue, Estimate | None], *, unknown: frozenset[Clue]
) -> tuple[Testimony, ...]:
    return tuple(
        _testimony(clue, estimates.get(clue), is_met=bool(met[0]))
        if clue not in unknown
        else Testimony(clue=clue, side=Side.UNKNOWN, estimate=None)
        for clue, met in rule.conditions.items()
    )


def _testimony(clue: Clue, estimate: Estimate | None, *, is_met: bool) -> Testimony:
    return Testimony(clue=clue, side=Side.FOR if is_met else Side.AGAINST, estimate=estimate)
