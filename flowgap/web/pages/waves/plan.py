"""The planner in words: the numbers of `flowgap plan`, as a form and a table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from flowgap.privacy.thresholds import MINIMUM_VERDICT
from flowgap.scoring.planning import GroupKind, PlannedTeam, SurveyPlan
from flowgap.scoring.sampling import TARGET_POINTS, ItemsNeeded
from flowgap.services.questionnaires.askable import Askable
from flowgap.services.waves.plan_table import Line, table_lines
from flowgap.services.waves.planner import Planned, plan_groups
from flowgap.web.pages.fields import Field, Option
from flowgap.wording import Wording

NOUNS: Final = {GroupKind.TEAM: "teams", GroupKind.UNIT: "units", GroupKind.COMPANY: "teams"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked of the planner, as it was typed."""

    response: str
    questionnaire: str
    booklet: str
    minimum_group: int
    offered: tuple[Askable, ...]
    teams: tuple[PlannedTeam, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """One group, or several of about one size."""

    name: str
    kind: str
    invited: str
    answers: str
    shown: str
    one_wave: str
    two_waves: str
    merged: str
    items: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPage:
    """The form and what comes out of it."""

    label: str
    title: str
    standfirst: str
    fields: tuple[Field, ...]
    rows: tuple[PlanRow, ...]
    notes: tuple[str, ...]
    items_title: str
    base: str


def plan_page(
    question: Question, faults: Sequence[str], wording: Wording, *, spread: float
) -> PlanPage:
    """Return the page; nothing is computed while a field cannot be used."""
    say = wording.say
    lines: tuple[Line, ...] = ()
    company: Planned | None = None
    if not faults and any(team.n_invited for team in question.teams):
        survey = SurveyPlan(
            response_share=int(question.response) / 100,
            minimum_group=question.minimum_group,
            minimum_verdict=MINIMUM_VERDICT,
            first_spread=spread,
            later_spread=spread,
        )
        found = plan_groups(question.teams, survey, target=TARGET_POINTS)
        company = found[-1]
        lines = tuple(table_lines(found, tell_all=False))
    return PlanPage(
        label=say("waves-plan"),
        title=_title(company, question, faults, wording),
        standfirst=say("waves-plan-standfirst"),
        fields=tuple(_fields(question, faults, wording)),
        rows=tuple(_row(line, wording) for line in lines),
        notes=tuple(_notes(lines, question, wording)),
        items_title=say("waves-plan-items", points=wording.number(TARGET_POINTS)),
        base=say("waves-plan-base"),
    )


def _title(
    company: Planned | None, question: Question, faults: Sequence[str], wording: Wording
) -> str:
    say = wording.say
    if faults:
        return say("waves-plan-title-wrong")
    if company is None:
        return say("waves-plan-title-none")
    if company.visible.one_wave is None:
        return say("waves-plan-title-few")
    points = wording.number(company.visible.one_wave, decimals=1)
    return say("waves-plan-title", points=points, teams=len(question.teams))


def _fields(question: Question, faults: Sequence[str], wording: Wording) -> Iterator[Field]:
    kinds = {"response": "number", "questionnaire": "select", "booklet": "number"}
    for name, kind in kinds.items():
        yield Field(
            name=name,
            label=wording.say(f"waves-plan-{name}"),
            kind=kind,
            hint=wording.say(f"waves-plan-{name}-hint"),
            value=str(getattr(question, name)),
            error=wording.say(f"waves-plan-{name}-wrong") if name in faults else "",
            options=tuple(_options(question)) if name == "questionnaire" else (),
        )


def _options(question: Question) -> Iterator[Option]:
    for one in question.offered:
        yield Option(
            value=one.reference,
            name=f"{one.title} ({one.reference})",
            chosen=one.reference == question.questionnaire,
        )


def _row(line: Line, wording: Wording) -> PlanRow:
    say, row = wording.say, line.planned.visible
    return PlanRow(
        name=_name(line, wording),
        kind=row.kind,
        invited=wording.number(row.n_invited),
        answers=wording.number(row.n_answers, decimals=1),
        shown=wording.chance(row.p_shown),
        one_wave=_points(row.one_wave, wording),
        two_waves=_points(row.two_waves, wording),
        merged=say("waves-plan-merged", points=_points(row.merged, wording), team=row.merged_with)
        if row.merged_with and line.n_groups == 1 and row.merged is not None
        else "",
        items=_items(line.planned.items, wording),
    )


def _name(line: Line, wording: Wording) -> str:
    if line.n_groups > 1:
        return wording.say(
            f"waves-plan-several-{NOUNS[line.planned.visible.kind]}",
            n=wording.number(line.n_groups),
            least=wording.number(line.least),
            most=wording.number(line.most),
        )
    return line.planned.visible.name or wording.say("waves-plan-company")


def _points(points: float | None, wording: Wording) -> str:
    return "-" if points is None else wording.number(points, decimals=1)


def _items(items: ItemsNeeded | None, wording: Wording) -> str:
    if items is None:
        return "-"
    if items.n_items is None:
        return wording.say("waves-plan-needs", n=wording.number(items.n_people))
    return wording.say("waves-plan-of-each", n=items.n_items)


def _notes(lines: Sequence[Line], question: Question, wording: Wording) -> Iterator[str]:
    say, rows = wording.say, [line.planned.visible for line in lines]
    if not rows:
        return
    yield say("waves-plan-note-change", n=question.minimum_group)
    if any(row.one_wave is None for row in rows):
        yield say("waves-plan-note-none")
    if any(question.minimum_group <= row.n_answers < MINIMUM_VERDICT for row in rows):
        yield say("waves-plan-note-few", n=MINIMUM_VERDICT)
    if any(line.n_groups > 1 for line in lines):
        yield say("waves-plan-note-several")
    if len(question.teams) > 1:
        yield say("waves-plan-note-many")
