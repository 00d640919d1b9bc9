"""What became of the saving: written rules, in order; the first that fits wins."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.delivery.comparison.resampling import LEVEL, Estimate
from flowgap.delivery.figures.adoption import HARDLY_USED
from flowgap.delivery.ledger import BUILD, Changes
from flowgap.delivery.work_items import Codes, Days, Flags
from flowgap.result.delivery import Adoption, AdoptionState, CompetingVerdict, Verdict

MATERIAL_DAYS: Final = 0.25
"""A smaller change of the mean is not worth a verdict."""
MOST: Final = 0.5
"""What explains at least half of a change explains most of it."""
INSTABILITY_RISE: Final = 0.05
"""Rise of the share of hotfixes and reverts that counts as saving lost to rework."""
WORSE: Final = 0.90
"""From this probability on, instability worsened and no gain is called real."""
MAJORITY: Final = 0.5
"""A verdict that fewer resamples give than this is not given."""
OUTWEIGHS: Final = 2.0
"""A calendar that moved by so many times what build moved by is the story, not build."""

_ORDER: Final = (
    Verdict.SCHEDULE_CHANGE,
    Verdict.MIGRATED,
    Verdict.ABSORBED_BY_REWORK,
    Verdict.MIX_CHANGE,
    Verdict.NEVER_ADOPTED,
    Verdict.GAIN_IS_REAL,
    Verdict.CANNOT_TELL,
)


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
    """

    build_measured: bool
    saving_identified: bool
    adoption: Adoption
    returned_known: bool
    instability_worse_p: float | None
    release_comparable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The verdict, and the share of resamples that give each verdict."""

    verdict: Verdict
    competing: tuple[CompetingVerdict, ...]


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
    seen, moves = _moves(changes, _value), _moves(changes, _draws)
    known = _known(moves, circumstances)
    drawn = _apply(moves, known, seen=seen)
    shares = np.bincount(drawn, minlength=len(_ORDER)) / len(drawn)
    own = int(_apply(seen, known, seen=seen)[0])
    rivals = [
        CompetingVerdict(verdict=verdict, p=float(share))
        for verdict, share in zip(_ORDER, shares, strict=True)
        if share > 0
    ]
    return Judgement(
        verdict=_ORDER[own] if shares[own] >= MAJORITY else Verdict.CANNOT_TELL,
        competing=tuple(sorted(rivals, key=lambda rival: -rival.p)),
    )


def cannot_tell() -> Judgement:
    """Return the judgement where nothing can be resampled."""
    certain = CompetingVerdict(verdict=Verdict.CANNOT_TELL, p=1.0)
    return Judgement(verdict=Verdict.CANNOT_TELL, competing=(certain,))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Moves:
    """What changed, in days per item but for `returned`: arrays of shape (n_samples,)."""

    build: Days
    elsewhere: Days
    mix: Days
    release_wait: Days
    build_again: Days
    elsewhere_again: Days
    returned: Days

    @property
    def build_first(self) -> Days:
        """Change of first visits to build."""
        return self.build - self.build_again

    @property
    def like_for_like(self) -> Days:
        return self.build + self.elsewhere

    @property
    def total(self) -> Days:
        return self.like_for_like + self.mix


def _moves(changes: Changes, pick: Callable[[Estimate], Days]) -> _Moves:
    rate = pick(changes.rate)
    return _Moves(
        build=rate[:, BUILD],
        elsewhere=rate.sum(axis=1) - rate[:, BUILD],
        mix=pick(changes.mix).sum(axis=1),
        release_wait=pick(changes.release_wait),
        build_again=pick(changes.build_again),
        elsewhere_again=pick(changes.elsewhere_again),
        returned=pick(changes.returned_share),
    )


def _draws(estimate: Estimate) -> Days:
    return estimate.value[np.newaxis] if estimate.draws is None else estimate.draws


def _value(estimate: Estimate) -> Days:
    return estimate.value[np.newaxis]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What chance alone does not explain: the upper end of the 90 % interval lies below 0.

    Otherwise a saving that is none would be followed in every draw that happens to show one.
    """

    circumstances: Circumstances
    saving: bool
    first_saving: bool
    arrival: bool


def _known(draws: _Moves, circumstances: Circumstances) -> _Known:
    return _Known(
        circumstances=circumstances,
        saving=circumstances.build_measured and circumstances.saving_identified,
        first_saving=circumstances.build_measured and _is_below_zero(draws.build_first),
        arrival=_is_below_zero(draws.like_for_like),
    )


def _is_below_zero(draws: Days) -> bool:
    return bool(np.quantile(draws, (1 + LEVEL) / 2) < 0)


def _apply(moves: _Moves, known: _Known, *, seen: _Moves) -> Codes:
    """Return the number of the first verdict whose rule fits, per sample.

    A change of mix or schedule in a sample must have the direction that was `seen`.
    """
    rules = {
        Verdict.SCHEDULE_CHANGE: _schedule_change(moves, known, seen),
        Verdict.MIGRATED: _migrated(moves, known),
        Verdict.ABSORBED_BY_REWORK: _absorbed_by_rework(moves, known),
        Verdict.MIX_CHANGE: _mix_change(moves, seen),
        Verdict.NEVER_ADOPTED: _never_adopted(moves, known),
        Verdict.GAIN_IS_REAL: _gain_is_real(moves, known),
    }
    fits = [rules.get(verdict, np.ones(len(moves.build), dtype=bool)) for verdict in _ORDER]
    return np.asarray(np.argmax(np.stack(fits), axis=0))


def _saved(moves: _Moves, known: _Known) -> Flags:
    return known.saving & (-moves.build >= MATERIAL_DAYS)


def _schedule_change(moves: _Moves, known: _Known, seen: _Moves) -> Flags:
    wait = moves.release_wait
    changed = np.abs(moves.total) >= MATERIAL_DAYS
    explains = changed & (wait * moves.total > 0) & (np.abs(wait) >= MOST * np.abs(moves.total))
    outweighs = np.abs(wait) >= OUTWEIGHS * np.abs(moves.build)
    told = known.circumstances.build_measured
    # A saving that arrived along with a faster calendar did arrive.
    both_faster = _saved(moves, known) & (wait < 0)
    moved = ~both_faster & (np.abs(wait) >= MATERIAL_DAYS) & (wait * seen.release_wait > 0)
    is_comparable = known.circumstances.release_comparable
    return np.asarray(moved & explains & (outweighs | (not told)) & is_comparable)


def _migrated(moves: _Moves, known: _Known) -> Flags:
    moved = moves.elsewhere - moves.elsewhere_again
    return _saved(moves, known) & (moved >= MOST * -moves.build)


def _absorbed_by_rework(moves: _Moves, known: _Known) -> Flags:
    again = moves.build_again + moves.elsewhere_again
    returned_known = known.circumstances.returned_known
    came_back = returned_known & (moves.returned >= INSTABILITY_RISE)
    absorbed = (again >= MOST * -moves.build_first) | came_back
    return known.first_saving & (-moves.build_first >= MATERIAL_DAYS) & absorbed


def _mix_change(moves: _Moves, seen: _Moves) -> Flags:
    size = np.abs(moves.mix)
    bigger_part = (size >= MATERIAL_DAYS) & (size >= np.abs(moves.like_for_like))
    return np.asarray(bigger_part & (moves.mix * seen.mix > 0))


def _never_adopted(moves: _Moves, known: _Known) -> Flags:
    adoption = known.circumstances.adoption
    share = adoption.share_after
    unused = adoption.state is AdoptionState.NONE and share is not None and share < HARDLY_USED
    return ~_saved(moves, known) & unused


def _gain_is_real(moves: _Moves, known: _Known) -> Flags:
    worse = known.circumstances.instability_worse_p
    stable = worse is None or worse < WORSE
    arrived = known.arrival & (moves.like_for_like <= -MATERIAL_DAYS)
    return _saved(moves, known) & arrived & stable
