"""Views within teams: who agrees how far, and where a mean hides two views."""

from typing import Final

from flowgap.reporting.blocks import Prose
from flowgap.reporting.material import Material
from flowgap.result.survey import TeamScores
from flowgap.scoring.gates import TEAM_AGREEMENT

MOST_TEAMS: Final = 6
MOST_DIMENSIONS: Final = 3
"""Of one team; the map marks all."""


def views_block(material: Material) -> Prose | None:
    """Return the split teams and the agreement within teams; nothing where neither is known."""
    told = tuple(view_sentences(material))
    if not told:
        return None
    kind = "split" if n_split_teams(material) else "agreement"
    return Prose(heading=material.words.say(f"{kind}-heading"), paragraphs=told)


def n_split_teams(material: Material) -> int:
    """Return in how many teams two views stand behind a score that is shown."""
    return sum(bool(_split(material, team)) for team in material.result.survey.teams)


def view_sentences(material: Material) -> list[str]:
    """Return what is said of views within teams, the split ones first."""
    return [told for told in (_split_teams(material), _agreement(material)) if told]


def _split_teams(material: Material) -> str:
    words = material.words
    teams = [team for team in material.result.survey.teams if _split(material, team)]
    if not teams:
        return ""
    named = [_named(material, team) for team in teams[:MOST_TEAMS]]
    more = len(teams) - len(named)
    listed = "; ".join(named)
    return words.say("split-teams", teams=listed, more=more)


def _named(material: Material, team: TeamScores) -> str:
    words, split = material.words, _split(material, team)
    names = [material.dimension(dimension) for dimension in split[:MOST_DIMENSIONS]]
    more = len(split) - len(names)
    listed = ", ".join(names) if more else words.listing(names)
    return words.say("split-team", team=team.team, dimensions=listed, more=more)


def _split(material: Material, team: TeamScores) -> list[str]:
    """Return the dimensions in which a team holds two views, as far as they are shown."""
    return [
        cell.id
        for cell in team.dimensions
        if cell.split and not cell.suppressed and cell.id not in material.item_by_item
    ]


def _agreement(material: Material) -> str:
    words = material.words
    known = [team.agreement for team in material.result.survey.teams if team.agreement is not None]
    if not known:
        return ""
    low, high = (words.number(end, decimals=2) for end in (min(known), max(known)))
    told = low if low == high else words.say("range", low=low, high=high)
    floor = words.number(TEAM_AGREEMENT, decimals=2)
    kind = "agreement-own" if material.sees_own_teams_only else "agreement"
    return words.say(kind, n=len(known), agreement=told, floor=floor)
