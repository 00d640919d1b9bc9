"""The tables of an exported wave, from what its people answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

import polars as pl

from flowgap.engagement.formats import COMMENTS, responses_format
from flowgap.questionnaire.schema import DONT_KNOW, NOT_ASKED, SKIPPED
from flowgap.services.waves.export_gate import Parents, Place

CODES: Final = {SKIPPED: None, NOT_ASKED: "na", DONT_KNOW: "dk"}
NOT_MEASURED: Final = ("median_item_seconds",)
"""Columns of `responses.csv` that answering does not write: nobody's time is taken."""
UNDISCLOSED: Final = {"role": "undisclosed", "tenure": "undisclosed"}
"""What answers say of people that stand together with those of other teams."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One response as it lies in the database."""

    team: str
    answers: bytes
    particulars: Mapping[str, str]


def responses_table(
    answered: Sequence[Answered],
    places: Mapping[str, Place],
    items: Sequence[str],
    wave: str,
) -> pl.DataFrame:
    """Return the columns of the contract, then those of the questionnaire's own screeners."""
    fixed = [name for name in responses_format(items).names if name not in NOT_MEASURED]
    own = sorted({name for one in answered for name in one.particulars} - set(fixed))
    rows = [
        {
            **_particulars(one, fixed, is_joined=places[one.team].is_joined),
            "team": places[one.team].name,
            "wave": wave,
            **dict(zip(items, map(_answer, one.answers), strict=True)),
        }
        for one in answered
    ]
    return pl.DataFrame(rows, schema=dict.fromkeys((*fixed, *own), pl.String))


def _particulars(one: Answered, fixed: Sequence[str], *, is_joined: bool) -> Mapping[str, str]:
    """Return what a response says beside the items; of few people nothing that tells them apart."""
    if not is_joined:
        return one.particulars
    return {name: value for name, value in one.particulars.items() if name in fixed} | UNDISCLOSED


def _answer(code: int) -> str | None:
    return CODES.get(code, str(code))


def comments_table(said: Sequence[tuple[str, str]], *, team: str, wave: str) -> pl.DataFrame:
    """Return comments, given with their questions, all under one name."""
    rows = [
        {"team": team, "wave": wave, "question": question, "text": text} for question, text in said
    ]
    return pl.DataFrame(rows, schema=dict.fromkeys(COMMENTS.names, pl.String))


def shuffled(table: pl.DataFrame, rng: Random) -> pl.DataFrame:
    """Return the rows of a table in random order."""
    order = list(range(table.height))
    rng.shuffle(order)
    return table[order]


def roster_table(
    invited: Mapping[str, int], parents: Parents, places: Mapping[str, Place], wave: str
) -> pl.DataFrame:
    """Return how many were invited where their answers stand, so that rates are those of a place.

    A unit gets a row of its own; a team whose answers stand under a unit has 0 invited people.
    """
    counts = dict.fromkeys(invited, 0)
    for team, n_people in invited.items():
        place = places.get(team)
        name = team if place is None else place.name
        counts[name] = counts.get(name, 0) + n_people
    rows = [
        {"team": team, "parent": parents.get(team), "wave": wave, "invited": str(n_people)}
        for team, n_people in counts.items()
    ]
    return pl.DataFrame(
        rows, schema=dict.fromkeys(("team", "parent", "wave", "invited"), pl.String)
    )
