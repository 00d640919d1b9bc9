"""Answers that come after a result: what too few people say moves no number of the next one."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Final

import numpy as np
import pytest

from benchmarks.late_answers import (
    CORE,
    ENOUGH_NUMBERS,
    Attacked,
    Company,
    Kind,
    assessed,
    attacked,
    careful,
    careless,
    company,
    first_result,
    main,
    reversed_opinions,
)
from flowgap.privacy.snapshot import Ledger
from flowgap.questionnaire.schema import DONT_KNOW
from flowgap.services.survey.assessment import SurveyAssessment
from tests.support.survey_tables import Row

SEED: Final = 11
"""Of companies with three teams, which are soon done."""


@pytest.mark.parametrize("kind", Kind)
def test_late_answers_of_a_few_move_no_number(kind: Kind) -> None:
    assert not found(kind).has_moved


def test_with_an_empty_ledger_they_do() -> None:
    assert attacked(tried(Kind.TOGETHER), Ledger()).has_moved


@pytest.mark.parametrize("kind", Kind)
def test_much_is_told_unless_all_that_is_new_is_of_a_few(kind: Kind) -> None:
    # With three teams there are 48 scores in one wave: 12 dimensions of three teams and of all.
    is_enough = found(kind).n_told >= ENOUGH_NUMBERS
    assert is_enough is (kind is not Kind.FEW)


def test_who_is_exchanged_between_teams_leaves_every_count_as_it_was() -> None:
    drawn = company(SEED, Kind.TOGETHER)
    exchanged = drawn.others[0]
    assert exchanged != drawn.late
    assert counts(exchanged) == counts(drawn.late)
    assert sum(row["team"] == "B" for row in drawn.late) in range(1, 5)
    assert [without_team(row) for row in exchanged] == [without_team(row) for row in drawn.late]


def test_they_are_named_as_the_reason_why_figures_are_missing() -> None:
    drawn = company(SEED)
    later = assessed(drawn, [*drawn.early, *drawn.late], ledger(Kind.FEW))
    assert (later.survey.state, later.survey.reason) == ("insufficient", "earlier_result")
    assert later.privacy.refused


def test_answers_of_five_more_people_do() -> None:
    rng = np.random.default_rng(5)
    late = tuple(careful("A", rng) for _ in range(9))
    others = (tuple(map(reversed_opinions, late)),)
    drawn = replace(company(SEED), late=late, others=others)
    assert attacked(drawn, ledger(Kind.FEW)).has_moved


@pytest.mark.parametrize(("n_careless", "is_told"), [(1, False), (5, True)])
def test_a_few_late_careless_answers_are_not_told_by_means_with_and_without(
    n_careless: int, *, is_told: bool
) -> None:
    # Both means of both results would give the sum of those who came late and are flagged.
    drawn, first = first_with_careless()
    rng = np.random.default_rng(6)
    late = [careful("A", rng) for _ in range(10)]
    late += [careless("A", rng) for _ in range(n_careless)]
    later = assessed(drawn, [*drawn.early, *late], Ledger(snapshots=first.given))
    assert later.survey.responded == len(drawn.early) + len(late)
    assert [score.mean is not None for score in later.survey.dimensions] == [True] * 12
    for said, told in ((first, True), (later, is_told)):
        assert said.survey.careless is not None
        assert bool(said.survey.careless.without) is told


def test_the_command_prints_a_row_of_each_kind_and_calls_nothing_no_proof(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(0, 1) == 1
    assert capsys.readouterr().out.splitlines() == [f"| {kind} | 0 | 0 | 0 | 0 |" for kind in Kind]


@cache
def found(kind: Kind) -> Attacked:
    return attacked(tried(kind), ledger(kind))


def tried(kind: Kind) -> Company:
    """Return a company in which one choice of other late answers is tried: it is faster."""
    drawn = company(SEED, kind)
    return replace(drawn, others=drawn.others[:1])


def ledger(kind: Kind) -> Ledger:
    """Return what was given of the early answers: those of most kinds are the same ones."""
    drawn, plain = company(SEED, kind), company(SEED)
    return given(kind if drawn.early != plain.early else plain.kind)


@cache
def given(kind: Kind) -> Ledger:
    return first_result(company(SEED, kind))


@cache
def first_with_careless() -> tuple[Company, SurveyAssessment]:
    rng = np.random.default_rng(5)
    early = [careful(team, rng) for team in "AB" for _ in range(25)]
    early += [careless(team, rng) for team in "AB" for _ in range(5)]
    drawn = Company(teams=("A", "B"), early=tuple(early), late=())
    return drawn, assessed(drawn, early, Ledger())


def counts(rows: Iterable[Row]) -> Counter[tuple[object, ...]]:
    return Counter((row["team"], row["role"], row["tenure"], gaps(row)) for row in rows)


def gaps(row: Row) -> frozenset[str]:
    return frozenset(item.id for item in CORE if row[item.id] == DONT_KNOW)


def without_team(row: Row) -> Row:
    return {name: value for name, value in row.items() if name != "team"}
