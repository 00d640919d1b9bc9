"""The figures that speak for and against an explanation of what became of the saving."""

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What the figure of a clue counts; shares and chances lie in 0..1."""

    DAYS = "days"
    SHARE = "share"
    CHANCE = "chance"
    STAGES = "stages"


class Clue(StrEnum):
    """A figure that a rule of `docs/methods/verdicts.md` looks at."""

    LEAD_TIME = "lead_time"
    RELEASE_WAIT = "release_wait"
    BUILD = "build"
    FIRST_BUILD = "first_build"
    ELSEWHERE = "elsewhere"
    AGAIN = "again"
    RETURNED = "returned"
    MIX = "mix"
    LIKE_FOR_LIKE = "like_for_like"
    WITH_OPEN_WORK = "with_open_work"
    AI_SHARE = "ai_share"
    AI_RISE = "ai_rise"
    INSTABILITY = "instability"
    UNLIKE_STAGES = "unlike_stages"
    BUILD_COVERAGE = "build_coverage"
    LIKELIEST = "likeliest"

    @property
    def unit(self) -> Unit:
        """What its figure counts."""
        return _UNITS.get(self, Unit.DAYS)


_UNITS = {
    Clue.RETURNED: Unit.SHARE,
    Clue.AI_SHARE: Unit.SHARE,
    Clue.AI_RISE: Unit.SHARE,
    Clue.BUILD_COVERAGE: Unit.SHARE,
    Clue.INSTABILITY: Unit.CHANCE,
    Clue.LIKELIEST: Unit.CHANCE,
    Clue.UNLIKE_STAGES: Unit.STAGES,
}


class Side(StrEnum):
    """Whether a figure meets what the rule asks of it; `unknown` where there is no figure."""

    FOR = "for"
    AGAINST = "against"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class RivalEvidence:
    """One figure behind an explanation, with its interval where chance can move it.

    `value` is null where nothing was recorded that it could be computed from.
    """

    clue: Clue
    side: Side
    value: float | None
    low: float | None
    high: float | None
    unit: Unit
