"""One dimension: score, trend, trust, teams, roles, what goes along with it, and what to do."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from flowgap.diagnosis.witnesses import DIRECT_DIMENSION
from flowgap.reporting.blocks import Table
from flowgap.reporting.material import Material
from flowgap.reporting.sections.dimensions import scores_table
from flowgap.reporting.sections.drivers import NO_CLEAR_DRIVER
from flowgap.reporting.sections.perception import gaps_in
from flowgap.reporting.sections.teams import map_dimensions
from flowgap.result.survey import DimensionScore
from flowgap.stages import Stage
from flowgap.web.pages.results.dimension_cards import dimension_cards
from flowgap.web.pages.results.evidence_card import EvidenceCard
from flowgap.web.pages.results.heat_map import HeatMap, Score, heat_map
from flowgap.web.pages.results.links import Target, Targets, dimension_targets
from flowgap.web.pages.results.named import ProposedAction, actions_on, findings_on
from flowgap.web.pages.results.overview import FindingLine
from flowgap.wording import Wording

HALF = 50.0
"""Points of half of the time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamLine:
    """One team: its score, or why there is none; `band` of the people who answered."""

    name: str
    band: str
    score: Score


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamUnit:
    """Teams under one parent, in the order of the roster."""

    name: str
    teams: tuple[TeamLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StageLink:
    """A stage for which the dimension speaks."""

    name: str
    target: Target


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionPage:
    """All that the page shows."""

    id: str
    name: str
    title: str
    standfirst: str
    cards: tuple[EvidenceCard, ...]
    units: tuple[TeamUnit, ...]
    teams_reason: str
    hidden_text: str
    roles: Table | None
    beside: tuple[str, ...]
    stages: tuple[StageLink, ...]
    findings: tuple[FindingLine, ...]
    actions: tuple[ProposedAction, ...]
    all_scores: Table
    targets: Targets
    base: str
    label: str


def dimension_page(score: DimensionScore, material: Material, wording: Wording) -> DimensionPage:
    """Return the page of a dimension of the result."""
    table = _map(score, material, wording)
    return DimensionPage(
        id=score.id,
        name=score.name,
        label=f"{wording.say('web-dimensions')} / {score.name}",
        title=_title(score, material, wording),
        standfirst=" ".join(_standfirst(score, material, wording)),
        cards=dimension_cards(score, material, wording),
        units=() if table is None else tuple(_units(table, score.id)),
        teams_reason="" if table is not None else _no_teams(score, material, wording),
        hidden_text="" if table is None else table.block.hidden_text,
        roles=gaps_in(material, score.id),
        beside=tuple(_beside(score, material, wording)),
        stages=tuple(
            StageLink(
                name=material.words.stage(stage),
                target=Target(endpoint="explore.stage", values={"stage": stage.value}),
            )
            for stage in stages_of(score.id)
        ),
        findings=findings_on(material, wording, frozenset({score.id})),
        actions=tuple(actions_on(material, wording, dimension=score.id)),
        all_scores=scores_table(material),
        targets=dimension_targets(material, here=score.id),
        base=material.base(survey=True),
    )


def stages_of(dimension: str) -> tuple[Stage, ...]:
    """Return the stages for which a dimension speaks."""
    return tuple(stage for stage, speaks in DIRECT_DIMENSION.items() if speaks == dimension)


def _title(score: DimensionScore, material: Material, wording: Wording) -> str:
    if score.estimate is None or score.low is None or score.high is None:
        return wording.say("explore-dimension-hidden", name=score.name)
    if not score.is_score:
        return wording.say("explore-dimension-items", name=score.name)
    side = "below" if score.high < HALF else "above" if score.low > HALF else "about"
    estimate = material.words.number(score.estimate)
    return wording.say(f"explore-dimension-{side}", name=score.name, estimate=estimate)


def _standfirst(score: DimensionScore, material: Material, wording: Wording) -> Iterator[str]:
    """Say how likely it is the weakest practice, and for which stages it speaks."""
    words, readiness = material.words, material.result.survey.readiness
    for chance in readiness.weakest:
        if chance.id == score.id:
            yield wording.say("explore-weakest", p=words.chance(chance.p))
    stages = stages_of(score.id)
    if stages:
        yield wording.say("explore-speaks-for", stages=words.stages(stages))


def _map(score: DimensionScore, material: Material, wording: Wording) -> HeatMap | None:
    """Return the heat map, where the dimension has a column in it and there are teams."""
    columns = {known.id for known in map_dimensions(material)}
    if score.id not in columns or not score.is_score or not material.result.survey.teams:
        return None
    return heat_map(_only(score, material), language=wording.language)


def _only(score: DimensionScore, material: Material) -> Material:
    """Return the same with one dimension: drawing a large heat map takes long.

    A team that is hidden as a whole keeps all its cells, so that it says no more than on the map.
    """
    survey = material.result.survey
    teams = tuple(
        team
        if all(cell.suppressed for cell in team.dimensions)
        else replace(
            team, dimensions=tuple(cell for cell in team.dimensions if cell.id == score.id)
        )
        for team in survey.teams
    )
    narrow = replace(survey, dimensions=(score,), teams=teams)
    return Material(result=replace(material.result, survey=narrow), words=material.words)


def _units(table: HeatMap, dimension: str) -> Iterator[TeamUnit]:
    at = table.dimension_ids.index(dimension)
    for unit in table.units:
        yield TeamUnit(
            name=unit.name,
            teams=tuple(
                TeamLine(name=row.name, band=row.n, score=row.scores[at]) for row in unit.rows
            ),
        )


def _no_teams(score: DimensionScore, material: Material, wording: Wording) -> str:
    if score.estimate is not None and not score.is_score:
        return wording.say("explore-teams-items")
    if not material.result.survey.teams:
        return wording.say("explore-teams-none")
    return wording.say("explore-teams-hidden")


def _beside(score: DimensionScore, material: Material, wording: Wording) -> Iterator[str]:
    """Say what goes along with the dimension: outcomes, tenure, what AI buys."""
    words, survey = material.words, material.result.survey
    for driver in survey.drivers.items:
        if driver.id == score.id:
            rank = words.say("rank-range", low=driver.rank_low, high=driver.rank_high)
            yield wording.say("explore-driver", share=words.percent(driver.importance), rank=rank)
            if NO_CLEAR_DRIVER in survey.drivers.notes:
                yield words.named("drivers-note", NO_CLEAR_DRIVER)
            yield words.say("drivers-caveat")
    for gap in survey.tenure:
        if gap.dimension == score.id and score.is_score:
            yield wording.say(
                "explore-tenure",
                new=words.number(gap.newcomers),
                settled=words.number(gap.settled),
                difference=words.number(gap.difference, signed=True),
                interval=words.interval(gap.low, gap.high, signed=True),
            )
    for effect in material.result.amplifier.effects:
        if effect.dimension == score.id:
            low, high = (words.percent(end, signed=True) for end in (effect.low, effect.high))
            yield wording.say(
                "explore-amplifier-clear" if effect.is_clear else "explore-amplifier-null",
                estimate=words.percent(effect.estimate, signed=True),
                interval=words.say("range", low=low, high=high),
            )
