"""The plan of a survey as people read it: a line per group, many teams of a size as one line."""

from collections.abc import Iterator, Sequence
from typing import Final

from flowgap.privacy.thresholds import MINIMUM_VERDICT
from flowgap.scoring.planning import N_DIMENSIONS, GroupKind, SurveyPlan
from flowgap.scoring.sampling import ItemsNeeded
from flowgap.services.waves.plan_table import Line, table_lines
from flowgap.services.waves.planner import Planned

_NOUNS: Final = {GroupKind.TEAM: "teams", GroupKind.UNIT: "units"}


def plan_lines(
    found: Sequence[Planned], survey: SurveyPlan, target: float, *, tell_all: bool
) -> Iterator[str]:
    """Yield the plan as lines of text; `target` is the wanted standard error in points."""
    lines = tuple(table_lines(found, tell_all=tell_all))
    yield f"{survey.response_share:.0%} answer, a score needs {survey.minimum_group} answers."
    yield "Smallest change in points that would be called one in 4 of 5 cases:\n"
    yield from _table(lines, target)
    yield ""
    yield from _notes(lines, survey)


def _name(line: Line) -> str:
    if line.n_groups == 1:
        return line.planned.visible.name or "Company"
    same = line.least == line.most
    sizes = f"{line.least:,}" if same else f"{line.least:,} to {line.most:,}"
    return f"{line.n_groups:,} {_NOUNS[line.planned.visible.kind]} of {sizes}"


def _merged(line: Line) -> str:
    row = line.planned.visible
    return _points(row.merged) if row.merged_with and line.n_groups == 1 else ""


def _table(lines: Sequence[Line], target: float) -> Iterator[str]:
    width = max(len("group"), *(len(_name(line)) for line in lines))
    is_merged = any(_merged(line) for line in lines)
    yield (
        f"{'group':<{width}}  {'invited':>8}  {'answers':>8}  {'one wave':>8}  {'two waves':>9}"
        f"{'  merged' if is_merged else ''}  items for an error of {target:g}"
    )
    for line in lines:
        row = line.planned.visible
        merged = f"  {_merged(line):>6}" if is_merged else ""
        yield (
            f"{_name(line):<{width}}  {row.n_invited:>8,}  {row.n_answers:>8,.1f}"
            f"  {_points(row.one_wave):>8}  {_points(row.two_waves):>9}{merged}"
            f"  {_items(line.planned.items)}"
        )


def _notes(lines: Sequence[Line], survey: SurveyPlan) -> Iterator[str]:
    rows = [line.planned.visible for line in lines]
    if any(_merged(line) for line in lines):
        yield "merged: with the smallest other team of the same unit, by one later wave."
    if any(row.one_wave is None for row in rows):
        yield "-: too few answers for a score, or no change on the scale would show."
    if any(survey.minimum_group <= row.n_answers < MINIMUM_VERDICT for row in rows):
        yield f"Below {MINIMUM_VERDICT} answers no one of them may make the verdict: the change"
        yield "must be larger, so that it shows whoever is left out."
    if any(line.n_groups > 1 for line in lines):
        yield "A line of several has the figures of the smallest of them; --all prints each."
    if sum(line.n_groups for line in lines if line.planned.visible.kind is GroupKind.TEAM) > 1:
        yield f"All teams are read together in {N_DIMENSIONS} dimensions: the more there are, the"
        yield "more one must stand out. Answers are not linked to people, so those who stay"
        yield "help no comparison."


def _points(points: float | None) -> str:
    return "-" if points is None else f"{points:.1f}"


def _items(items: ItemsNeeded | None) -> str:
    if items is None:
        return "-"
    if items.n_items is None:
        return f"needs {items.n_people:,} answers"
    return f"{items.n_items} of each dimension"
