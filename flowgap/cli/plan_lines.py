"""The plan of a survey as people read it: a line per group, many teams of a size as one line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

import numpy as np

from flowgap.privacy.thresholds import MINIMUM_VERDICT
from flowgap.scoring.planning import N_DIMENSIONS, GroupKind, SurveyPlan
from flowgap.scoring.sampling import ItemsNeeded
from flowgap.services.waves.planner import Planned

MOST_LINES: Final = 40
"""Of teams or of units, unless all are asked for."""

_BANDS: Final = (*range(20), 20, 30, 50, 100, 200, 500, 1_000, 10_000, 100_000)
"""The least invited people of groups that stand in one line."""

_NOUNS: Final = {GroupKind.TEAM: "teams", GroupKind.UNIT: "units"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One group, or the smallest of the `n_groups` that it stands for."""

    name: str
    planned: Planned
    n_groups: int = 1

    @property
    def merged(self) -> str:
        row = self.planned.visible
        return _points(row.merged) if row.merged_with and self.n_groups == 1 else ""


def plan_lines(
    found: Sequence[Planned], survey: SurveyPlan, target: float, *, tell_all: bool
) -> Iterator[str]:
    """Yield the plan as lines of text; `target` is the wanted standard error in points."""
    lines = _lines(found, tell_all=tell_all)
    yield f"{survey.response_share:.0%} answer, a score needs {survey.minimum_group} answers."
    yield "Smallest change in points that would be called one in 4 of 5 cases:\n"
    yield from _table(lines, target)
    yield ""
    yield from _notes(lines, survey)


def _lines(found: Sequence[Planned], *, tell_all: bool) -> list[_Line]:
    teams, units, company = (
        [one for one in found if one.visible.kind is kind]
        for kind in (GroupKind.TEAM, GroupKind.UNIT, GroupKind.COMPANY)
    )
    lines = [
        line
        for groups in (teams, units)
        for line in (_each(groups) if tell_all or len(groups) <= MOST_LINES else _by_size(groups))
    ]
    # A team that is alone is the company.
    return lines if len(teams) == 1 else [*lines, *_each(company)]


def _each(groups: Sequence[Planned]) -> Iterator[_Line]:
    for one in groups:
        yield _Line(name=one.visible.name or "Company", planned=one)


def _by_size(groups: Sequence[Planned]) -> Iterator[_Line]:
    """Yield a line for groups of about one size, with the figures of the smallest of them."""
    ordered = sorted(groups, key=lambda one: one.visible.n_invited)
    for _, band in groupby(ordered, key=_band):
        alike = list(band)
        yield _Line(name=_name(alike), planned=alike[0], n_groups=len(alike))


def _band(one: Planned) -> int:
    return int(np.searchsorted(_BANDS, one.visible.n_invited, side="right"))


def _name(alike: Sequence[Planned]) -> str:
    if len(alike) == 1:
        return alike[0].visible.name
    least, most = (alike[end].visible.n_invited for end in (0, -1))
    sizes = f"{least:,}" if least == most else f"{least:,} to {most:,}"
    return f"{len(alike):,} {_NOUNS[alike[0].visible.kind]} of {sizes}"


def _table(lines: Sequence[_Line], target: float) -> Iterator[str]:
    width = max(len("group"), *(len(line.name) for line in lines))
    is_merged = any(line.merged for line in lines)
    yield (
        f"{'group':<{width}}  {'invited':>8}  {'answers':>8}  {'one wave':>8}  {'two waves':>9}"
        f"{'  merged' if is_merged else ''}  items for an error of {target:g}"
    )
    for line in lines:
        row = line.planned.visible
        merged = f"  {line.merged:>6}" if is_merged else ""
        yield (
            f"{line.name:<{width}}  {row.n_invited:>8,}  {row.n_answers:>8,.1f}"
            f"  {_points(row.one_wave):>8}  {_points(row.two_waves):>9}{merged}"
            f"  {_items(line.planned.items)}"
        )


def _notes(lines: Sequence[_Line], survey: SurveyPlan) -> Iterator[str]:
    rows = [line.planned.visible for line in lines]
    if any(line.merged for line in lines):
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
