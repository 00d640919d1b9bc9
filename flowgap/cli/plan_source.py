"""Who will be asked: the teams of an engagement folder, or sizes given by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl

from flowgap.engagement.folder import EngagementFolder
from flowgap.engagement.reading import read_engagement
from flowgap.errors import InputError
from flowgap.privacy.tree import TeamTree
from flowgap.questionnaire.loader import item_ids
from flowgap.scoring.planning import PlannedTeam
from flowgap.services.survey.waves import invited_people, team_tree

MOST_TEAMS: Final = 10_000
MOST_PEOPLE: Final = 1_000_000
"""Of one team."""

_SIZES: Final = "whole numbers of people between commas, e.g. 8,8,12"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The teams, the minimum group of the engagement, and the response to its last wave."""

    teams: tuple[PlannedTeam, ...]
    minimum_group: int | None = None
    response_share: float | None = None


def asked_by_sizes(sizes: str) -> Asked:
    """Return teams named by their place.

    Raises
    ------
    InputError
        If a size is no number of people.
    """
    parts = [part.strip() for part in sizes.split(",")]
    # Digits of other scripts are digits to Python; nobody types them here by intention.
    if not all(part.isascii() and part.isdigit() for part in parts):
        raise InputError(f"{sizes!r} are no team sizes", file="--teams", allowed=_SIZES)
    # The length first: Python refuses to read numbers of thousands of digits.
    if len(parts) > MOST_TEAMS or any(
        len(part) > len(str(MOST_PEOPLE)) or int(part) > MOST_PEOPLE for part in parts
    ):
        raise InputError(
            "too many teams or people",
            file="--teams",
            allowed=f"{MOST_TEAMS:,} teams of {MOST_PEOPLE:,} people",
        )
    if not any(map(int, parts)):
        raise InputError("nobody is invited", file="--teams", allowed="1 person or more in all")
    return Asked(
        teams=tuple(
            PlannedTeam(name=f"Team {number}", n_invited=int(part))
            for number, part in enumerate(parts, start=1)
        )
    )


def asked_by_folder(folder: Path) -> Asked:
    """Return the teams of a folder's roster, as invited to the last wave it names.

    Raises
    ------
    InputError
        If the folder cannot be read, or its roster gives no number.
    """
    read = read_engagement(folder, items=item_ids)
    tree, waves = team_tree(read), [wave.id for wave in read.manifest.waves]
    invited = np.maximum(invited_people(read.roster, tree, waves[-1] if waves else None), 0)
    if not invited.any():
        raise InputError(
            "the roster gives no invited people",
            file=str(folder / "roster.csv"),
            allowed="columns team and invited, or --teams",
        )
    parents: dict[str, str] = dict(
        read.roster.filter(pl.col("parent").is_not_null()).select("team", "parent").iter_rows()
    )
    return Asked(
        teams=tuple(
            PlannedTeam(name=team, n_invited=n, units=_units(team, parents))
            for team, n in zip(tree.teams, invited.tolist(), strict=True)
        ),
        minimum_group=read.manifest.minimum_group,
        response_share=_response_share(read, tree, waves),
    )


def _response_share(read: EngagementFolder, tree: TeamTree, waves: Sequence[str]) -> float | None:
    """Return the share that answered the last wave with answers, None where it is unknown."""
    for wave in reversed(waves):
        n_answered = read.responses.filter(pl.col("wave") == wave).height
        if n_answered:
            invited = invited_people(read.roster, tree, wave)
            is_known = (invited >= 0).all() and invited.sum() >= n_answered
            return n_answered / int(invited.sum()) if is_known else None
    return None


def _units(team: str, parents: Mapping[str, str]) -> tuple[str, ...]:
    """Return the units above a team, the nearest first; the roster refuses circles."""
    units: list[str] = []
    step = parents.get(team)
    while step is not None:
        units.append(step)
        step = parents.get(step)
    return tuple(units)
