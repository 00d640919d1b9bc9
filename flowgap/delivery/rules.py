"""The written rules of verdicts, each as conditions on figures: `docs/methods/verdicts.md`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from flowgap.delivery.comparison.resampling import LEVEL, Estimate
from flowgap.delivery.figures.adoption import HARDLY_USED
from flowgap.delivery.moves import Moves
from flowgap.delivery.work_items import Days, Flags
from flowgap.result.delivery import Adoption, AdoptionState, Verdict
from flowgap.result.rivals import Clue

MATERIAL_DAYS: Final = 0.25
"""A smaller change of the mean is not worth a verdict."""
MOST: Final = 0.5
"""What explains at least half of a change explains most of it."""
INSTABILITY_RISE: Final = 0.05
"""Rise of the share of hotfixes and reverts that counts as saving lost to rework."""
WORSE: Final = 0.90
"""From this probability on, instability worsened and no gain is called real."""
OUTWEIGHS: Final = 2.0
"""A calendar that moved by so many times what build moved by is the story, not build."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What the rules know beside the draws.

    Attributes
    ----------
    build_measured : bool
        Whether build has stamps often enough to compare it.
    saving_identified : bool
        Whether the gap is identified: chance alone does not explain the saving in build.
    adoption : Adoption
    returned_known : bool
        Whether the share of hotfixes and reverts is known in both periods.
    instability_worse_p : float or None
    release_comparable : bool
        Whether no stage beside release was recorded more often in one of the periods: what is
        recorded there would be missing from the wait for a release.
    with_open_work : Estimate or None
        Change of the restricted mean lead time, in days; None where there is none.
    """

    build_measured: bool
    saving_identified: bool
    adoption: Adoption
    returned_known: bool
    instability_worse_p: float | None
    release_comparable: bool = True
    with_open_work: Estimate | None = None

    @property
    def unknown(self) -> frozenset[Clue]:
        """The clues that nothing was recorded for."""
        known = {
            Clue.BUILD: self.build_measured,
            Clue.FIRST_BUILD: self.build_measured,
            Clue.RETURNED: self.returned_known,
            Clue.INSTABILITY: self.instability_worse_p is not None,
            Clue.WITH_OPEN_WORK: self.with_open_work is not None,
            Clue.AI_SHARE: self.adoption.state is not AdoptionState.UNKNOWN,
            Clue.AI_RISE: self.adoption.state is not AdoptionState.UNKNOWN,
        }
        return frozenset(clue for clue, is_known in known.items() if not is_known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What chance alone does not explain: the upper end of the 90 % interval lies below 0.

    Otherwise a saving that is none would be followed in every draw that happens to show one.
    """

    circumstances: Circumstances
    saving: bool
    first_saving: bool
    arrival: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What a verdict asks of each figure, per sample: all of `needs`, and one of `any_of`."""

    needs: Mapping[Clue, Flags]
    any_of: Mapping[Clue, Flags] = field(default_factory=dict)

    @property
    def conditions(self) -> Mapping[Clue, Flags]:
        """All figures that the rule looks at."""
        return {**self.needs, **self.any_of}

    @property
    def fits(self) -> Flags:
        """In which samples the rule fits."""
        met = np.all(list(self.needs.values()), axis=0)
        if self.any_of:
            met &= np.any(list(self.any_of.values()), axis=0)
        return np.asarray(met)


def known_of(draws: Moves, circumstances: Circumstances) -> Known:
    """Return what the draws leave beyond chance."""
    return Known(
        circumstances=circumstances,
        saving=circumstances.build_measured and circumstances.saving_identified,
        first_saving=circumstances.build_measured and _is_below_zero(draws.build_first),
        arrival=_is_below_zero(draws.like_for_like),
    )


def rules(moves: Moves, known: Known, *, seen: Moves) -> dict[Verdict, Rule]:
    """Return the rules in the order in which they are tried.

    A change of mix or schedule in a sample must have the direction that was `seen`.
    """
    return {
        Verdict.SCHEDULE_CHANGE: _schedule_change(moves, known, seen),
        Verdict.MIGRATED: _migrated(moves, known),
        Verdict.ABSORBED_BY_REWORK: _absorbed_by_rework(moves, known),
        Verdict.MIX_CHANGE: _mix_change(moves, seen),
        Verdict.NEVER_ADOPTED: _never_adopted(moves, known),
        Verdict.GAIN_IS_REAL: _gain_is_real(moves, known),
    }


def _is_below_zero(draws: Days) -> bool:
    return bool(np.quantile(draws, (1 + LEVEL) / 2) < 0)


def _everywhere(moves: Moves, *, holds: bool) -> Flags:
    return np.full(len(moves.build), holds)


def _saved(moves: Moves, known: Known) -> Flags:
    return known.saving & (-moves.build >= MATERIAL_DAYS)


def _schedule_change(moves: Moves, known: Known, seen: Moves) -> Rule:
    wait, total = moves.release_wait, moves.total
    changed = (np.abs(total) >= MATERIAL_DAYS) & (wait * total > 0)
    moved = (np.abs(wait) >= MATERIAL_DAYS) & (wait * seen.release_wait > 0)
    outweighs = np.abs(wait) >= OUTWEIGHS * np.abs(moves.build)
    told = known.circumstances.build_measured
    # A saving that arrived along with a faster calendar did arrive.
    both_faster = _saved(moves, known) & (wait < 0)
    return Rule(
        needs={
            Clue.LEAD_TIME: changed,
            Clue.RELEASE_WAIT: moved & (np.abs(wait) >= MOST * np.abs(total)),
            Clue.BUILD: ~both_faster & (outweighs | (not told)),
            Clue.UNLIKE_STAGES: _everywhere(moves, holds=known.circumstances.release_comparable),
        }
    )


def _migrated(moves: Moves, known: Known) -> Rule:
    return Rule(
        needs={
            Clue.BUILD: _saved(moves, known),
            Clue.ELSEWHERE: moves.elsewhere_first >= MOST * _material(-moves.build),
        }
    )


def _absorbed_by_rework(moves: Moves, known: Known) -> Rule:
    first = known.first_saving & (-moves.build_first >= MATERIAL_DAYS)
    came_back = known.circumstances.returned_known & (moves.returned >= INSTABILITY_RISE)
    return Rule(
        needs={Clue.FIRST_BUILD: first},
        any_of={
            Clue.AGAIN: moves.again >= MOST * _material(-moves.build_first),
            Clue.RETURNED: came_back,
        },
    )


def _material(saving: Days) -> Days:
    """Return the saving, but nothing below what counts as one."""
    return np.maximum(saving, MATERIAL_DAYS)


def _mix_change(moves: Moves, seen: Moves) -> Rule:
    size = np.abs(moves.mix)
    return Rule(
        needs={
            Clue.MIX: (size >= MATERIAL_DAYS) & (moves.mix * seen.mix > 0),
            Clue.LIKE_FOR_LIKE: size >= np.abs(moves.like_for_like),
        }
    )


def _never_adopted(moves: Moves, known: Known) -> Rule:
    adoption = known.circumstances.adoption
    share = adoption.share_after
    hardly = share is not None and share < HARDLY_USED
    return Rule(
        needs={
            Clue.AI_SHARE: _everywhere(moves, holds=hardly),
            Clue.AI_RISE: _everywhere(moves, holds=adoption.state is AdoptionState.NONE),
            Clue.BUILD: ~_saved(moves, known),
        }
    )


def _gain_is_real(moves: Moves, known: Known) -> Rule:
    worse = known.circumstances.instability_worse_p
    stable = worse is None or worse < WORSE
    with_open_work = known.circumstances.with_open_work
    # Delivered items alone look fast where what is slow has piled up and is still open.
    is_through = with_open_work is None or not with_open_work.value >= MATERIAL_DAYS
    return Rule(
        needs={
            Clue.BUILD: _saved(moves, known),
            Clue.LIKE_FOR_LIKE: known.arrival & (moves.like_for_like <= -MATERIAL_DAYS),
            Clue.WITH_OPEN_WORK: _everywhere(moves, holds=is_through),
            Clue.INSTABILITY: _everywhere(moves, holds=stable),
        }
    )
