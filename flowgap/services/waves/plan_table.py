"""The plan of a survey as lines: a line per group, many groups of a size as one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

import numpy as np

from flowgap.scoring.planning import GroupKind
from flowgap.services.waves.planner import Planned

MOST_LINES: Final = 40
"""Of teams or of units, unless all are asked for."""

_BANDS: Final = (*range(20), 20, 30, 50, 100, 200, 500, 1_000, 10_000, 100_000)
"""The least invited people of groups that stand in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One group, or the smallest of the `n_groups` of `least` to `most` people it stands for."""

    planned: Planned
    n_groups: int = 1
    least: int = 0
    most: int = 0


def table_lines(found: Sequence[Planned], *, tell_all: bool) -> Iterator[Line]:
    """Yield teams, units and the company; a team that is alone is the company."""
    teams, units, company = (
        [one for one in found if one.visible.kind is kind]
        for kind in (GroupKind.TEAM, GroupKind.UNIT, GroupKind.COMPANY)
    )
    for groups in (teams, units):
        is_short = tell_all or len(groups) <= MOST_LINES
        yield from _each(groups) if is_short else _by_size(groups)
    if len(teams) != 1:
        yield from _each(company)


def _each(groups: Sequence[Planned]) -> Iterator[Line]:
    for one in groups:
        yield Line(planned=one)


def _by_size(groups: Sequence[Planned]) -> Iterator[Line]:
    """Yield a line for groups of about one size, with the figures of the smallest of them."""
    ordered = sorted(groups, key=lambda one: one.visible.n_invited)
    for _, band in groupby(ordered, key=_band):
        alike = list(band)
        least, most = (alike[end].visible.n_invited for end in (0, -1))
        yield Line(planned=alike[0], n_groups=len(alike), least=least, most=most)


def _band(one: Planned) -> int:
    return int(np.searchsorted(_BANDS, one.visible.n_invited, side="right"))
