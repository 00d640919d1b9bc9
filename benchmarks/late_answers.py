"""Attack whole results: what a few people say late must move no number of the next one.

Run it from the project's root: `python -m benchmarks.late_answers [companies] [seed]`. It prints
the row of `docs/methods/privacy.md` and ends with 1 if a number moved.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import polars as pl

from flowgap.privacy.snapshot import Ledger
from flowgap.questionnaire.schema import DONT_KNOW, Item, ItemRole
from flowgap.services.survey_assessment import SurveyAssessment, assess_survey
from flowgap.wording import Wording
from tests.support.survey_tables import (
    FULL,
    PULSE,
    Row,
    full_wave,
    person,
    pulse_wave,
    questionnaire,
    survey_folder,
)

N_COMPANIES: Final = 100
SEED: Final = 2026
UNKNOWN_SHARE: Final = 0.03
"""Of questions that are answered by "don't know"."""
ROLES: Final = ("build", "quality", "lead", "undisclosed")
CORE: Final = [item for item in questionnaire(FULL).items if item.role is ItemRole.CORE]
ATTENTION: Final = 2
"""What the attention item asks for."""
CARE: Final[Row] = {"median_item_seconds": 6.0, "ATT": ATTENTION}
NO_CARE: Final[Row] = {"median_item_seconds": 1.0, "ATT": ATTENTION + 1}
EXTRA: Final = {
    "role": pl.String,
    "tenure": pl.String,
    "median_item_seconds": pl.Float64,
    "ATT": pl.UInt8,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """A random company; `late` stands in for the answers of people whose number does not count."""

    teams: tuple[str, ...]
    early: tuple[Row, ...]
    late: tuple[Row, ...]


def careful(team: str, rng: np.random.Generator) -> Row:
    """Draw answers of somebody who read the questions."""
    level = 3.2 + rng.normal(0, 0.6)
    codes = {item: int(np.clip(np.round(level + rng.normal(0, 0.9)), 1, 5)) for item in CORE}
    answers = {item.id: _keyed(item, code) for item, code in codes.items()}
    unknown = {item.id: DONT_KNOW for item in CORE if rng.random() < UNKNOWN_SHARE}
    row = person(team, 3, vote=str(rng.choice(["review", "qa", "build"])))
    return {**row, **answers, **unknown, **_about(rng), **CARE}


def careless(team: str, rng: np.random.Generator) -> Row:
    """Draw answers of somebody who did not: one point throughout, in no time."""
    row = person(team, int(rng.integers(1, 6)))
    return {**row, **_about(rng), **NO_CARE}


def pulse(team: str, rng: np.random.Generator) -> Row:
    """Draw answers to a pulse that was open soon after."""
    items = questionnaire(PULSE).sets[0]
    answers = {item: int(rng.integers(2, 6)) for item in items}
    row = person(team, 3, wave="w2", asked=items)
    return {**row, **answers, **_about(rng), **CARE}


def company(seed: int) -> Company:
    """Draw three to five teams, some careless answers, a pulse, and one to four late answers."""
    rng = np.random.default_rng(seed)
    teams = tuple("ABCDE"[: rng.integers(3, 6)])
    early = [careful(team, rng) for team in teams for _ in range(rng.integers(8, 14))]
    early += [careless(str(rng.choice(teams)), rng) for _ in range(rng.integers(5, 10))]
    early += [pulse(team, rng) for team in teams for _ in range(rng.integers(7, 12))]
    late = [careful(str(rng.choice(teams[:2])), rng) for _ in range(rng.integers(1, 5))]
    return Company(teams=teams, early=tuple(early), late=tuple(late))


def assessed(company: Company, rows: Sequence[Row], ledger: Ledger) -> SurveyAssessment:
    """Return what a result says of these answers, given what is in the ledger."""
    plain = [{name: value for name, value in row.items() if name not in EXTRA} for row in rows]
    folder = survey_folder(
        plain, invited=dict.fromkeys(company.teams, 30), waves=[full_wave(1), pulse_wave(2)]
    )
    extra = {
        name: pl.Series(name, [row.get(name) for row in rows], dtype=kind)
        for name, kind in EXTRA.items()
    }
    return assess_survey(
        replace(folder, responses=folder.responses.with_columns(**extra)),
        questionnaires=questionnaire,
        wording=Wording("en"),
        rng=np.random.default_rng(1),
        ledger=ledger,
    )


def reversed_opinions(row: Row) -> Row:
    """Return the same person, of the opposite opinion in everything that was answered."""
    turned = {item: 6 - code for item, code in _answered(row)}
    return {**row, **turned, "BV": "security"}


def without_care(row: Row) -> Row:
    """Return the same person, who ticks one point throughout and misses what was asked for."""
    ticked = {item: 5 for item, _ in _answered(row)}
    return {**row, **ticked, **NO_CARE}


CHANGES: Final[tuple[Callable[[Row], Row], ...]] = (dict, reversed_opinions, without_care)


def moves_a_number(drawn: Company) -> bool:
    """Whether what late people say changes anything of the result but its refusals."""
    first = assessed(drawn, drawn.early, Ledger())
    ledger = Ledger(snapshots=first.given)
    plain, *others = (
        assessed(drawn, [*drawn.early, *map(change, drawn.late)], ledger) for change in CHANGES
    )
    return any((said.survey, said.trend) != (plain.survey, plain.trend) for said in others)


def main(n_companies: int = N_COMPANIES, seed: int = SEED) -> int:
    """Print how many companies' results moved."""
    n_moved = sum(moves_a_number(company(seed + number)) for number in range(n_companies))
    print(f"| {n_companies:,} companies | {n_moved:,} with a number that moved |")
    return int(n_moved > 0)


def _keyed(item: Item, code: int) -> int:
    return 6 - code if item.reverse_keyed else code


def _answered(row: Row) -> Iterator[tuple[str, int]]:
    for item in CORE:
        code = row[item.id]
        if isinstance(code, int) and code in range(1, 6):
            yield item.id, code


def _about(rng: np.random.Generator) -> Row:
    return {
        "role": str(rng.choice(ROLES)),
        "tenure": str(rng.choice(["new", "settled", "undisclosed"])),
    }


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
