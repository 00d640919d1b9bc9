"""What may be told of the teams of a wave: bands of how many answered, of large enough teams."""

from collections.abc import Mapping
from dataclasses import dataclass

from flowgap.privacy.bands import VisibleNumbers, team_bands
from flowgap.services.waves.precision import has_enough

OfTeams = Mapping[int, int]
"""People by team."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamRate:
    """A team and the band of its response rate.

    `is_enough`: whatever number of the band answered, the scores will be as precise as planned.
    """

    team: str
    band: str
    is_enough: bool


def team_rates(
    invited: OfTeams,
    answered: OfTeams,
    names: Mapping[int, str],
    *,
    minimum_group: int,
    n_planned: int | None,
) -> tuple[TeamRate, ...]:
    """Return the bands of teams of which enough people answered, and of which a band is told.

    A single team that is left out could be read off the others and the whole: then the smallest
    of the others is left out with it.
    """
    # More people than were invited may use the link of a team.
    known = {
        team: band
        for team, n in answered.items()
        if (band := _band(n, invited.get(team, 0), minimum_group)) is not None
    }
    shown = list(known)
    if len(invited) - len(shown) == 1 and shown:
        shown.remove(min(shown, key=lambda team: (invited[team], names[team])))
    return tuple(
        TeamRate(
            team=names[team],
            band=known[team],
            is_enough=n_planned is not None and has_enough(known[team], invited[team], n_planned),
        )
        for team in sorted(shown, key=lambda team: names[team])
    )


def _band(n_answered: int, n_invited: int, minimum_group: int) -> str | None:
    """Return the band of a team's response rate, the same as in a result; None if not told."""
    if n_invited < 1:
        return None
    numbers = VisibleNumbers(n_invited=n_invited, minimum=minimum_group)
    # A team that is listed and has no scores later would have the one number that lies between.
    is_one_between = numbers.least - minimum_group == 1
    if n_answered < (numbers.least if is_one_between else minimum_group):
        return None
    return team_bands(n_answered, n_invited=n_invited, minimum=minimum_group).rate
