"""What changed between the periods, as the rules of verdicts look at it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.delivery.comparison.resampling import Estimate
from flowgap.delivery.ledger import BUILD, Changes
from flowgap.delivery.work_items import Days
from flowgap.result.rivals import Clue


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    """What changed, in days per item but for two shares: arrays of shape (n_samples,)."""

    build: Days
    elsewhere: Days
    mix: Days
    release_wait: Days
    build_again: Days
    elsewhere_again: Days
    returned: Days
    ai_share: Days

    @property
    def build_first(self) -> Days:
        """Change of first visits to build."""
        return self.build - self.build_again

    @property
    def elsewhere_first(self) -> Days:
        """Change of first visits to all other stages."""
        return self.elsewhere - self.elsewhere_again

    @property
    def again(self) -> Days:
        """Change of second and later visits to any stage."""
        return self.build_again + self.elsewhere_again

    @property
    def like_for_like(self) -> Days:
        """Change of lead time for like-for-like work."""
        return self.build + self.elsewhere

    @property
    def total(self) -> Days:
        """Change of mean lead time."""
        return self.like_for_like + self.mix


def moves_of(changes: Changes, pick: Callable[[Estimate], Days]) -> Moves:
    """Return the moves of what `pick` takes of each estimate: its value or its draws."""
    rate = pick(changes.rate)
    return Moves(
        build=rate[:, BUILD],
        elsewhere=rate.sum(axis=1) - rate[:, BUILD],
        mix=pick(changes.mix).sum(axis=1),
        release_wait=pick(changes.release_wait),
        build_again=pick(changes.build_again),
        elsewhere_again=pick(changes.elsewhere_again),
        returned=pick(changes.returned_share),
        ai_share=pick(changes.ai_share),
    )


def draws_of(estimate: Estimate) -> Days:
    """Return the draws of an estimate; without any, its value as the only one."""
    return value_of(estimate) if estimate.draws is None else estimate.draws


def value_of(estimate: Estimate) -> Days:
    """Return the value of an estimate as one sample."""
    return estimate.value[np.newaxis]


FIGURES: Final[Mapping[Clue, Callable[[Moves], Days]]] = {
    Clue.LEAD_TIME: lambda moves: moves.total,
    Clue.RELEASE_WAIT: lambda moves: moves.release_wait,
    Clue.BUILD: lambda moves: moves.build,
    Clue.FIRST_BUILD: lambda moves: moves.build_first,
    Clue.ELSEWHERE: lambda moves: moves.elsewhere_first,
    Clue.AGAIN: lambda moves: moves.again,
    Clue.RETURNED: lambda moves: moves.returned,
    Clue.MIX: lambda moves: moves.mix,
    Clue.LIKE_FOR_LIKE: lambda moves: moves.like_for_like,
    Clue.AI_RISE: lambda moves: moves.ai_share,
}
"""The clues that are changes, and so have an interval."""
