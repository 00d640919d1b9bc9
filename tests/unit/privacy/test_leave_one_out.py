"""Which cells are shown never gives away one person's answer.

The visible pattern is which teams and units are shown. Leaving out a person may change it in two
ways: one fewer may be too few, which tells nothing of the answer; or those who are left agree, or
no longer agree. The second gives the answer away if only one answer fits what is seen.
"""

from dataclasses import dataclass

import numpy as np
import pytest
from numpy.typing import NDArray

from flowgap.privacy.suppression import Decision, decide
from flowgap.privacy.tree import TeamTree
from flowgap.privacy.unanimity import unanimous_cells

ANSWERS = np.arange(4, 21) / 4
"""Scores of a person who answered all four items: 1, 1.25, ..., 5."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    tree: TeamTree
    teams: NDArray[np.intp]
    scores: NDArray[np.float64]

    @property
    def seen(self) -> NDArray[np.float64]:
        """The scores as they are, as one case."""
        return self.scores[:, np.newaxis]

    def agree(self, scores: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Return which teams are unanimous, one column for each column of scores."""
        n_teams, n_cases = len(self.tree.teams), scores.shape[1]
        groups = self.teams[:, np.newaxis] * n_cases + np.arange(n_cases)
        found = unanimous_cells(scores.ravel(), groups.ravel(), n_teams * n_cases)
        return found.reshape(n_teams, n_cases)

    def patterns(
        self, scores: NDArray[np.float64], *, agree: NDArray[np.bool_] | None = None
    ) -> NDArray[np.bool_]:
        """Return what is shown, one column for each column of scores; NaN did not answer."""
        n = np.zeros((len(self.tree.teams), scores.shape[1]), dtype=np.int64)
        np.add.at(n, self.teams, ~np.isnan(scores))
        alike = self.agree(scores) if agree is None else agree
        return _pattern(decide(self.tree, n, minimum=5, unanimous=alike))

    def without(self, person: int) -> NDArray[np.float64]:
        fewer = self.scores.copy()
        fewer[person] = np.nan
        return fewer[:, np.newaxis]

    def with_each_answer(self, person: int) -> NDArray[np.float64]:
        cases = np.repeat(self.scores[:, np.newaxis], len(ANSWERS), axis=1)
        cases[person] = ANSWERS
        return cases


def _pattern(decision: Decision) -> NDArray[np.bool_]:
    return np.concatenate([decision.shown, decision.node_shown])


def draw_company(rng: np.random.Generator) -> Company:
    """Draw teams whose people often agree, so that many cells are unanimous or nearly so."""
    sizes = rng.integers(1, 12, rng.integers(1, 5))
    names = [f"t{number}" for number in range(len(sizes))]
    teams = np.repeat(np.arange(len(sizes)), sizes)
    common = rng.choice(ANSWERS, len(sizes))[teams]
    agrees = rng.random(len(teams)) < rng.choice([0.3, 0.5, 0.7])
    near = np.clip(common + rng.choice([-0.25, 0.0, 0.25], len(teams)), 1, 5)
    other = np.where(rng.random(len(teams)) < 1 / 2, near, rng.choice(ANSWERS, len(teams)))
    return Company(
        tree=TeamTree.of(names, [rng.choice(np.array([None, "North"])) for _ in names]),
        teams=teams.astype(np.intp),
        scores=np.where(agrees, common, other),
    )


def answers_that_fit(company: Company, person: int) -> int:
    """Return how many answers of a person give the pattern that is seen with them."""
    seen = company.patterns(company.seen)
    return int((company.patterns(company.with_each_answer(person)) == seen).all(axis=0).sum())


def is_about_agreeing(company: Company, person: int) -> bool:
    """Tell whether leaving somebody out changes the pattern by more than their number."""
    fewer = company.without(person)
    by_number = company.patterns(fewer, agree=company.agree(company.seen))
    return bool((company.patterns(fewer) != by_number).any())


class TestPattern:
    @pytest.mark.parametrize("seed", range(20))
    def test_where_leaving_somebody_out_makes_others_agree_several_answers_fit(
        self, seed: int
    ) -> None:
        rng = np.random.default_rng(seed)
        n_changed = 0
        for company in (draw_company(rng) for _ in range(15)):
            for person in range(len(company.teams)):
                if is_about_agreeing(company, person):
                    n_changed += 1
                    assert answers_that_fit(company, person) > 1
        assert n_changed > 0

    def test_patterns_do_change_when_somebody_is_left_out(self) -> None:
        # 4 4 4 1 2 3 is shown: three differ. Without the last, two of five do: it is hidden.
        company = one_team(4, 4, 4, 1, 2, 3)
        assert company.patterns(company.seen)[0, 0]
        assert not company.patterns(company.without(5))[0, 0]
        # The last one may have answered anything but 4.
        assert answers_that_fit(company, 5) == len(ANSWERS) - 1

    def test_a_team_that_is_hidden_for_agreeing_stays_hidden_without_anybody(self) -> None:
        company = one_team(4, 4, 4, 4, 4, 1, 2)
        for person in range(7):
            assert not company.patterns(company.without(person))[0, 0]


def one_team(*scores: float) -> Company:
    return Company(
        tree=TeamTree.of(["a"], [None]),
        teams=np.zeros(len(scores), dtype=np.intp),
        scores=np.array(scores, dtype=np.float64),
    )
