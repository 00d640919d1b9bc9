"""Answers that come after a result: what too few people say moves no number of the next one."""

import numpy as np
import pytest

from benchmarks.late_answers import (
    Company,
    assessed,
    careful,
    careless,
    company,
    main,
    moves_a_number,
    reversed_opinions,
)
from flowgap.privacy.snapshot import Ledger


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_late_answers_of_a_few_move_no_number(seed: int) -> None:
    assert not moves_a_number(company(seed))


def test_they_are_named_as_the_reason_why_figures_are_missing() -> None:
    drawn = company(1)
    first = assessed(drawn, drawn.early, Ledger())
    later = assessed(drawn, [*drawn.early, *drawn.late], Ledger(snapshots=first.given))
    assert first.survey.dimensions[0].mean is not None
    assert (later.survey.state, later.survey.reason) == ("insufficient", "earlier_result")
    assert later.privacy.refused


def test_answers_of_five_more_people_do() -> None:
    drawn = company(1)
    rng = np.random.default_rng(5)
    late = [careful("A", rng) for _ in range(9)]
    ledger = Ledger(snapshots=assessed(drawn, drawn.early, Ledger()).given)
    one = assessed(drawn, [*drawn.early, *late], ledger)
    other = assessed(drawn, [*drawn.early, *map(reversed_opinions, late)], ledger)
    assert one.survey.dimensions != other.survey.dimensions


@pytest.mark.parametrize(("n_careless", "is_told"), [(1, False), (5, True)])
def test_a_few_late_careless_answers_are_not_told_by_means_with_and_without(
    n_careless: int, *, is_told: bool
) -> None:
    # Both means of both results would give the sum of those who came late and are flagged.
    rng = np.random.default_rng(5)
    drawn = Company(teams=("A", "B"), early=(), late=())
    early = [careful(team, rng) for team in "AB" for _ in range(25)]
    early += [careless(team, rng) for team in "AB" for _ in range(5)]
    late = [careful("A", rng) for _ in range(10)]
    late += [careless("A", rng) for _ in range(n_careless)]
    first = assessed(drawn, early, Ledger())
    later = assessed(drawn, [*early, *late], Ledger(snapshots=first.given))
    assert later.survey.responded == len(early) + len(late)
    assert [score.mean is not None for score in later.survey.dimensions] == [True] * 12
    for found, told in ((first, True), (later, is_told)):
        assert found.survey.careless is not None
        assert bool(found.survey.careless.without) is told


def test_the_command_prints_a_row(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(0, 1) == 0
    assert capsys.readouterr().out == "| 0 companies | 0 with a number that moved |\n"
