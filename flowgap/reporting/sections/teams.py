"""Teams by dimensions: roster order, six steps, triangles only where an interval excludes 0."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import Final

from flowgap.reporting.blocks import Page, PageId, Prose
from flowgap.reporting.heat_map import (
    HeatCell,
    HeatDimension,
    HeatGroup,
    HeatMap,
    HeatRow,
    HeatScale,
    HeatTotal,
)
from flowgap.reporting.marks import Symbol
from flowgap.reporting.material import PRACTICES, Material
from flowgap.reporting.sections.team_views import n_split_teams
from flowgap.result.survey import DimensionScore, Direction, TeamDimension, TeamScores

STEPS: Final = (34, 42, 50, 58, 66)
"""Where the next of the six steps begins, in points of 100."""

_HELD_BACK: Final = {
    "earlier_result": "held-back",
    "few_or_earlier_result": "few-or-held-back",
}
"""What is said of a cell that an earlier result keeps, or may keep, from being shown."""

_NAMED_LENGTH: Final = 110
"""Characters: about one line and a half of the standfirst for each direction."""

_MARK: Final = {Direction.UP: Symbol.UP, Direction.DOWN: Symbol.DOWN}


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamsHead:
    """The sentences above the map."""

    title: str
    standfirst: str


def teams_page(material: Material) -> Page | None:
    """Return the page, or nothing where no team may be shown."""
    words, head = material.words, teams_head(material)
    if head is None:
        return None
    return Page(
        id=PageId.TEAMS,
        label=words.say("teams-label"),
        title=head.title,
        standfirst=head.standfirst,
        base=f"{material.base(survey=True)} {words.say('base-pooled')}",
        blocks=(heat_map(material), Prose(paragraphs=tuple(map_remarks(material)), muted=True)),
    )


def teams_head(material: Material) -> TeamsHead | None:
    """Return what the page says first, or nothing where no team may be shown."""
    shown = any(_shown(team) for team in material.result.survey.teams)
    if not shown or not map_dimensions(material):
        return None
    return TeamsHead(title=_title(material), standfirst=_standfirst(material))


def heat_map(material: Material) -> HeatMap:
    """Return the map: dimensions from weakest to strongest, those outside readiness apart."""
    words = material.words
    order = map_dimensions(material)
    groups = groupby(material.result.survey.teams, key=lambda team: team.parent)
    return HeatMap(
        caption=words.say("teams-caption"),
        note=words.say("teams-note"),
        team_word=words.say("column-team"),
        dimensions=tuple(
            HeatDimension(name=score.name, apart=_first_apart(order, index))
            for index, score in enumerate(order)
        ),
        groups=tuple(
            HeatGroup(name=unit or "", rows=tuple(_row(material, team, order) for team in teams))
            for unit, teams in groups
        ),
        hidden_text=words.say("hidden", n=material.minimum_group),
        total_name=words.say("company"),
        totals=tuple(
            HeatTotal(
                text=words.number(score.estimate),
                interval=_short_interval(material, score),
                apart=_first_apart(order, index),
            )
            for index, score in enumerate(order)
        ),
        scale=_scale(material),
    )


def map_dimensions(material: Material) -> list[DimensionScore]:
    """Return the columns of the map; what is shown item by item has none."""
    dimensions = material.result.survey.dimensions
    return _order([score for score in dimensions if score.id not in material.item_by_item])


def map_remarks(material: Material) -> Iterator[str]:
    """Yield how to read the map, what it leaves out and what it holds back."""
    words = material.words
    yield words.say("teams-reading")
    if material.item_by_item:
        names = [material.dimension(one) for one in material.scores if one in material.item_by_item]
        yield words.say("teams-items", dimensions=words.listing(names))
    if doubtful := [team.team for team in material.result.survey.teams if team.may_not_represent]:
        yield words.say("teams-doubt", teams=words.listing(doubtful))
    cells = (cell for team in material.result.survey.teams for cell in team.dimensions)
    if any(_why_held_back(material, cell) for cell in cells):
        yield words.say("teams-held-back")


def doubt_note(material: Material) -> str:
    """Return what it means that answers may not represent a team, where that is so of any."""
    marked = any(team.may_not_represent for team in material.result.survey.teams)
    return material.words.say("doubt-note") if marked else ""


def heat_step(estimate: float) -> int:
    """Return the step of a score, 1 to 6; the score counts as it is printed."""
    return 1 + bisect_right(STEPS, round(estimate))


def _shown(team: TeamScores) -> bool:
    return any(not cell.suppressed for cell in team.dimensions)


def _why_held_back(material: Material, cell: TeamDimension | None) -> str:
    """Return what holds a cell back, where that is not that too few people answered."""
    if cell is None or not cell.suppressed or cell.reason not in _HELD_BACK:
        return ""
    return material.words.say(_HELD_BACK[cell.reason])


def _order(dimensions: Sequence[DimensionScore]) -> list[DimensionScore]:
    def weakest_first(score: DimensionScore) -> tuple[bool, float]:
        return score.id not in PRACTICES, 101.0 if score.estimate is None else score.estimate

    practices = sorted((score for score in dimensions if score.id in PRACTICES), key=weakest_first)
    return practices + [score for score in dimensions if score.id not in PRACTICES]


def _first_apart(order: Sequence[DimensionScore], index: int) -> bool:
    """Tell whether a column is the first that is not part of readiness."""
    outside = order[index].id not in PRACTICES
    return outside and (index == 0 or order[index - 1].id in PRACTICES)


def _row(material: Material, team: TeamScores, order: Sequence[DimensionScore]) -> HeatRow:
    if not _shown(team):
        reasons = {_why_held_back(material, cell) for cell in team.dimensions}
        return HeatRow(name=team.team, why=reasons.pop() if len(reasons) == 1 else "")
    cells = {cell.id: cell for cell in team.dimensions}
    return HeatRow(
        name=team.team,
        cells=tuple(
            _cell(material, cells.get(score.id), apart=_first_apart(order, index))
            for index, score in enumerate(order)
        ),
    )


def _cell(material: Material, cell: TeamDimension | None, *, apart: bool) -> HeatCell:
    words = material.words
    if cell is None or cell.suppressed or cell.estimate is None:
        why = _why_held_back(material, cell)
        return HeatCell(text=words.say("not-shown"), step=0, why=why, apart=apart, hidden=True)
    mark = Symbol.NONE if cell.differs is None else _MARK[cell.differs]
    return HeatCell(
        text=words.number(cell.estimate),
        step=heat_step(cell.estimate),
        mark=mark,
        mark_title="" if cell.differs is None else words.say(f"mark-{cell.differs}"),
        split_title=words.say("mark-split") if cell.split else "",
        apart=apart,
    )


def _short_interval(material: Material, score: DimensionScore) -> str:
    if score.low is None or score.high is None:
        return ""
    words = material.words
    return f"{words.number(score.low)}\N{EN DASH}{words.number(score.high)}"


def _scale(material: Material) -> HeatScale:
    words = material.words
    first, *rest = STEPS
    return HeatScale(
        lower=words.say("scale-lower"),
        higher=words.say("scale-higher"),
        steps=(
            words.say("scale-to", score=first - 1),
            *(str(bound) for bound in (first, *rest[:-1])),
            words.say("scale-from", score=rest[-1]),
        ),
        marks=words.say("scale-marks"),
        hidden=words.say("not-shown"),
        split=words.say("scale-split") if n_split_teams(material) else "",
    )


def _title(material: Material) -> str:
    words = material.words
    told = {
        "n_shown": words.number(sum(_shown(team) for team in material.result.survey.teams)),
        "n_down": len(list(_differing(material, Direction.DOWN))),
        "n_up": len(list(_differing(material, Direction.UP))),
    }
    if material.sees_own_teams_only:
        return words.say("teams-title-own", n=len(material.result.survey.teams))
    if len(material.result.survey.teams) == 1:
        return words.say("teams-title-one")
    if not told["n_down"] and not told["n_up"]:
        return words.say("teams-title-none")
    kind = "both" if told["n_down"] and told["n_up"] else "down" if told["n_down"] else "up"
    return words.say(f"teams-title-{kind}", **told)


def _standfirst(material: Material) -> str:
    words = material.words
    told = []
    for direction in Direction:
        named = list(_differing(material, direction))
        if named:
            first = _as_many_as_fit(named)
            told.append(
                words.say(
                    f"teams-{direction}",
                    teams=_listing(material, first, more=len(named) > len(first)),
                    more=len(named) - len(first),
                )
            )
    if len(material.result.survey.teams) > 1:
        told.append(words.say("teams-noise"))
    return " ".join(told)


def _as_many_as_fit(names: Sequence[str]) -> Sequence[str]:
    """Return the first name, and those after it that the standfirst has room for."""
    lengths = accumulate(len(name) for name in names)
    return names[: max(1, sum(length <= _NAMED_LENGTH for length in lengths))]


def _listing(material: Material, names: Sequence[str], *, more: bool) -> str:
    """Return `a, b and c`; where `and n more` follows, only commas."""
    return ", ".join(names) if more else material.words.listing(names)


def _differing(material: Material, direction: Direction) -> Iterator[str]:
    """Yield the teams that differ this way, with their dimensions, in the order of the roster."""
    for team in material.result.survey.teams:
        names = [
            material.dimension(cell.id)
            for cell in team.dimensions
            if cell.differs is direction
            and not cell.suppressed
            and cell.id not in material.item_by_item
        ]
        if names:
            yield material.words.say(
                "team-with-dimensions", team=team.team, dimension=names[0], more=len(names) - 1
            )
