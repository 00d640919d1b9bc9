"""What the gate held back for the sake of what was given before, and why."""

from dataclasses import dataclass
from enum import StrEnum


class RefusalReason(StrEnum):
    """Why a figure is not given that would be given if nothing had been given before."""

    TEAM_TOLD = "team_told"
    """Some teams are hidden: with what was given before, too few people could be told apart."""
    FIGURE_TOLD = "figure_told"
    """The same, and hiding teams does not help."""
    REGROUPED = "regrouped"
    """People of this wave stand in other teams than before."""
    THIRD = "third"
    """Two results of near waves are out: what a third tells with both cannot be checked."""
    UNCHECKED = "unchecked"
    """Too much has changed since: it cannot be checked in a reasonable time."""
    MINIMUM_LOWERED = "minimum_lowered"
    """A smaller group was asked for than the one that was promised before."""

    @property
    def is_whole(self) -> bool:
        """Whether nothing is given of the figure, neither of the company nor of any team."""
        return self not in (RefusalReason.TEAM_TOLD, RefusalReason.MINIMUM_LOWERED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One figure of one wave that was held back; of the minimum, neither has a name."""

    wave: str
    figure: str
    reason: RefusalReason
