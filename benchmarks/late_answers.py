"""Attack whole results: what a few people say late must move no number of the next one.

Run it from the project's root: `python -m benchmarks.late_answers [companies] [seed]`, with so many
companies of each kind. It prints the rows of `docs/methods/privacy.md`, and ends with 1 if a number
moved, or if a row proves nothing.
"""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain
from typing import Final

import numpy as np
import polars as pl

from flowgap.engagement.manifest import Wave
from flowgap.privacy.snapshot import Ledger
from flowgap.questionnaire.schema import DONT_KNOW, Item, ItemRole
from flowgap.services.survey.assessment import SurveyAssessment, assess_survey
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

N_COMPANIES: Final = 25
SEED: Final = 2026
ENOUGH_NUMBERS: Final = 10
"""Scores that a next result has to hold: where all is refused, nothing can move."""
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


class Kind(StrEnum):
    """Who answers late: one to four people, in the last case beside five or more."""

    FEW = "1-4 in the wave described"
    PULSE = "1-4 in the pulse"
    EARLIER = "1-4 in an earlier full wave"
    TOGETHER = "5-12 in one team, 1-4 in another"


WAVES: Final[Mapping[Kind, tuple[Wave, ...]]] = {
    **dict.fromkeys(Kind, (full_wave(1), pulse_wave(2))),
    # 77 days lie between the two full waves, so neither is subtracted from the other.
    Kind.EARLIER: (full_wave(1), pulse_wave(2), full_wave(4)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """A random company, in whose `late` answers a result must not be told apart from another.

    Attributes
    ----------
    kind : Kind
    teams : tuple of str
    early, late : tuples of Row
        Answers of the first result, and those that the next one holds besides.
    others : tuple of tuples of Row
        What might have come in the place of `late`: of as many people, who stand in the same
        teams, roles and cuts.
    """

    kind: Kind = Kind.FEW
    teams: tuple[str, ...]
    early: tuple[Row, ...]
    late: tuple[Row, ...]
    others: tuple[tuple[Row, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attacked:
    """What became of one company.

    `n_told` counts scores in the next result. `has_moved`: a number of it hangs on what must not
    be told.
    """

    n_told: int
    has_moved: bool


def careful(team: str, rng: np.random.Generator, wave: str = "w1") -> Row:
    """Draw answers of somebody who read the questions."""
    level = 3.2 + rng.normal(0, 0.6)
    codes = {item: int(np.clip(np.round(level + rng.normal(0, 0.9)), 1, 5)) for item in CORE}
    answers = {item.id: _keyed(item, code) for item, code in codes.items()}
    unknown = {item.id: DONT_KNOW for item in CORE if rng.random() < UNKNOWN_SHARE}
    row = person(team, 3, wave=wave, vote=str(rng.choice(["review", "qa", "build"])))
    return {**row, **answers, **unknown, **_about(rng), **CARE}


def careless(team: str, rng: np.random.Generator, wave: str = "w1") -> Row:
    """Draw answers of somebody who did not: one point throughout, in no time."""
    row = person(team, int(rng.integers(1, 6)), wave=wave)
    return {**row, **_about(rng), **NO_CARE}


def pulse(team: str, rng: np.random.Generator) -> Row:
    """Draw answers to a pulse that was open soon after."""
    items = questionnaire(PULSE).sets[0]
    answers = {item: int(rng.integers(2, 6)) for item in items}
    row = person(team, 3, wave="w2", asked=items)
    return {**row, **answers, **_about(rng), **CARE}


def company(seed: int, kind: Kind = Kind.FEW) -> Company:
    """Draw three to five teams, some careless answers, a pulse, and late answers."""
    rng = np.random.default_rng(seed)
    teams = tuple("ABCDE"[: rng.integers(3, 6)])
    early = [pulse(team, rng) for team in teams for _ in range(rng.integers(7, 12))]
    for wave in (wave.id for wave in WAVES[kind] if wave.questionnaire == FULL):
        early += [careful(team, rng, wave) for team in teams for _ in range(rng.integers(8, 14))]
        early += [careless(str(rng.choice(teams)), rng, wave) for _ in range(rng.integers(5, 10))]
    late, others = _late_together(rng) if kind is Kind.TOGETHER else _late_few(kind, teams, rng)
    return Company(kind=kind, teams=teams, early=tuple(early), late=late, others=others)


def assessed(company: Company, rows: Sequence[Row], ledger: Ledger) -> SurveyAssessment:
    """Return what a result says of these answers, given what is in the ledger."""
    plain = [{name: value for name, value in row.items() if name not in EXTRA} for row in rows]
    folder = survey_folder(
        plain, invited=dict.fromkeys(company.teams, 30), waves=WAVES[company.kind]
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


CHANGES: Final[tuple[Callable[[Row], Row], ...]] = (reversed_opinions, without_care)


def first_result(drawn: Company) -> Ledger:
    """Return what is in the ledger once the early answers were given out."""
    return Ledger(snapshots=assessed(drawn, drawn.early, Ledger()).given)


def attacked(drawn: Company, ledger: Ledger) -> Attacked:
    """Give the next result, and once more with each choice of other late answers in it."""
    told, *others = (
        assessed(drawn, [*drawn.early, *late], ledger) for late in (drawn.late, *drawn.others)
    )
    return Attacked(
        n_told=sum(1 for _ in _scores(told)),
        has_moved=any((said.survey, said.trend) != (told.survey, told.trend) for said in others),
    )


def main(n_companies: int = N_COMPANIES, seed: int = SEED) -> int:
    """Print in how many companies of each kind a number moved, and would without a ledger."""
    is_proven = True
    for kind in Kind:
        drawn = [company(seed + number, kind) for number in range(n_companies)]
        found = [attacked(one, first_result(one)) for one in drawn]
        n_told = sum(one.n_told >= ENOUGH_NUMBERS for one in found)
        n_moved = sum(one.has_moved for one in found)
        n_without = sum(attacked(one, Ledger()).has_moved for one in drawn)
        print(f"| {kind} | {n_companies:,} | {n_told:,} | {n_moved:,} | {n_without:,} |")
        is_proven &= not n_moved and n_without > 0 and (n_told > 0 or kind is Kind.FEW)
    return int(not is_proven)


def _late_few(
    kind: Kind, teams: Sequence[str], rng: np.random.Generator
) -> tuple[tuple[Row, ...], tuple[tuple[Row, ...], ...]]:
    """Draw one to four people of two teams, and the same people of other opinions."""
    draw = pulse if kind is Kind.PULSE else careful
    late = [draw(str(rng.choice(teams[:2])), rng) for _ in range(rng.integers(1, 5))]
    return tuple(late), tuple(tuple(map(change, late)) for change in CHANGES)


def _late_together(
    rng: np.random.Generator,
) -> tuple[tuple[Row, ...], tuple[tuple[Row, ...], ...]]:
    """Draw enough people of A and a few of B, and the same people with teams exchanged.

    All of them may be told as one sum, so numbers may hang on what the few say. They may not hang
    on who of all is in B. Everyone in B has a twin in A, of the same role and tenure and with the
    same gaps: so exchanging them leaves every count as it is, and the sums of every other cut.
    """
    few = [careful("B", rng) for _ in range(rng.integers(1, 5))]
    many = [careful("A", rng) for _ in range(rng.integers(5, 13))]
    twins = [_twin(one, other) for one, other in zip(many, few, strict=False)]
    late = (*twins, *many[len(few) :], *few)
    exchanged = (
        *({**row, "team": "B"} for row in twins),
        *many[len(few) :],
        *({**row, "team": "A"} for row in few),
    )
    return late, (exchanged,)


def _twin(row: Row, other: Row) -> Row:
    """Return a person of the first one's opinions, who else is counted as the other one is."""
    known = dict(_answered(other))
    opinions = {item: code if item in known else DONT_KNOW for item, code in _codes(row)}
    return {**row, **opinions, "role": other["role"], "tenure": other["tenure"]}


def _codes(row: Row) -> Iterator[tuple[str, int]]:
    """Return answers, with the middle of the scale in the place of "don't know"."""
    known = dict(_answered(row))
    return ((item.id, known.get(item.id, 3)) for item in CORE)


def _scores(said: SurveyAssessment) -> Iterator[float]:
    cells = chain.from_iterable(team.dimensions for team in said.survey.teams)
    points = chain.from_iterable(trend.waves for trend in said.trend)
    estimates = chain(
        (score.estimate for score in said.survey.dimensions),
        (cell.estimate for cell in cells),
        (point.estimate for point in points),
    )
    return (estimate for estimate in estimates if estimate is not None)


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
