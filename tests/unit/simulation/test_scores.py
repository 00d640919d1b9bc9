"""The true scores: what answers are drawn around, and what their means come to."""

from dataclasses import replace

import numpy as np
import polars as pl
import pytest

from flowgap.questionnaire.schema import Item, Questionnaire
from flowgap.simulation.demo.company import TEAMS, WAVES
from flowgap.simulation.demo.survey.answers import draw_responses
from flowgap.simulation.demo.survey.climate import DIMENSIONS, Climate
from flowgap.simulation.demo.survey.fielding import Fielding, field_waves
from flowgap.simulation.demo.survey.perception import expected_points
from flowgap.simulation.demo.survey.scores import true_scores
from flowgap.simulation.demo.survey.staff import draw_staff

LAST = len(WAVES) - 1
POINTS = 25.0


class TestTrueScores:
    def test_the_company_is_the_mean_of_its_people(
        self, fieldings: tuple[Fielding, ...], climate: Climate
    ) -> None:
        # In a pulse everybody is asked: teams weigh as much as they have people.
        scores = {
            score.team: score.score
            for score in true_scores(fieldings, climate)
            if score.wave == WAVES[1].id and score.dimension == "REV"
        }
        company = scores.pop(None)
        people = [team.people for team in TEAMS]
        assert company == pytest.approx(
            np.average([scores[team.name] for team in TEAMS], weights=people)
        )

    def test_there_is_one_for_each_wave_dimension_and_team(
        self, fieldings: tuple[Fielding, ...], climate: Climate
    ) -> None:
        scores = true_scores(fieldings, climate)
        company = [score for score in scores if score.team is None]
        assert len(company) == len(WAVES) * len(DIMENSIONS)
        assert all(0 < score.score < 100 for score in scores)

    def test_who_is_routed_past_a_dimension_has_no_part_in_it(
        self, fieldings: tuple[Fielding, ...], climate: Climate
    ) -> None:
        # Code review is asked of those who take part in it; leads, who see it brighter, are.
        first = fieldings[0]
        own = tuple(item for item in first.items if item.dimension == "REV")
        points = expected_points(first.people, climate.levels[0], own, climate)
        asked = first.asked[:, [first.items.index(item) for item in own]].all(axis=1)
        score = next(
            score.score
            for score in true_scores(fieldings, climate)
            if score.wave == WAVES[0].id and score.team is None and score.dimension == "REV"
        )
        assert score == pytest.approx(points[asked].mean())
        assert score > points.mean()

    def test_a_dimension_that_nobody_of_a_team_is_asked_has_no_score(
        self, fieldings: tuple[Fielding, ...], climate: Climate
    ) -> None:
        first = fieldings[0]
        of_team = first.people.team == 0
        unasked = replace(first, asked=first.asked & ~of_team[:, np.newaxis])
        scores = true_scores((unasked,), climate)
        assert TEAMS[0].name not in {score.team for score in scores}
        assert TEAMS[1].name in {score.team for score in scores}

    def test_answers_of_many_clients_agree_with_it(
        self, full: Questionnaire, pulse: Questionnaire, core: tuple[Item, ...], climate: Climate
    ) -> None:
        # The careless (5 %, mean 50) and the brighter mood of who responds move a mean by less
        # than a point; chance in 25 clients of some 125 responses: 25 / sqrt(3,125) = 0.4.
        means: dict[str, list[float]] = {dimension: [] for dimension in DIMENSIONS}
        for seed in range(25):
            rng = np.random.default_rng(100 + seed)
            waves = field_waves(draw_staff(german_company=False, rng=rng), full, pulse)
            truth = {
                score.dimension: score.score
                for score in true_scores(waves[LAST:], climate)
                if score.team is None
            }
            answers = draw_responses(waves[LAST:], climate, rng)
            for dimension in DIMENSIONS:
                own = [item for item in core if item.dimension == dimension]
                means[dimension].append(mean_points(answers, own) - truth[dimension])
        for dimension, misses in means.items():
            assert np.mean(misses) == pytest.approx(0, abs=1.3), dimension


def mean_points(answers: pl.DataFrame, items: list[Item]) -> float:
    """Return the mean over people of the mean over the items that each answered."""
    codes = answers.select([item.id for item in items]).to_numpy().astype(np.float64)
    codes[(codes < 1) | (codes > 5)] = np.nan
    turned = np.where([item.reverse_keyed for item in items], 6 - codes, codes)
    answered = turned[~np.isnan(turned).all(axis=1)]
    return float(POINTS * (np.nanmean(answered, axis=1) - 1).mean())
