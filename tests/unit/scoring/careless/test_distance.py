"""Answers far from everybody's."""

import numpy as np
import pytest
from scipy.stats import chi2

from flowgap.scoring.careless.distance import (
    FEWEST_PEOPLE,
    distance_p,
    shrunken_covariance,
    squared_distances,
)

NO = np.nan


class TestSquaredDistances:
    def test_worked_example(self) -> None:
        # Variances 4 and 1, no relation: (4 / 2)^2 + (1 / 1)^2 = 5.
        found = squared_distances(np.array([[7.0, 3.0]]), np.array([3.0, 2.0]), np.diag([4.0, 1.0]))
        assert found[0] == pytest.approx(5)

    def test_missing_answers_leave_their_items_out(self) -> None:
        covariance = np.array([[4.0, 1.5], [1.5, 1.0]])
        found = squared_distances(
            np.array([[7.0, NO], [NO, 3.0], [NO, NO]]), np.array([3.0, 2.0]), covariance
        )
        np.testing.assert_allclose(found, [4, 1, 0])

    def test_rows_keep_their_places_whatever_is_missing(self) -> None:
        rng = np.random.default_rng(4)
        answers = rng.normal(size=(40, 5))
        answers[rng.random(answers.shape) < 0.3] = NO
        root = rng.normal(size=(5, 5))
        covariance, means = root @ root.T + np.eye(5), rng.normal(size=5)
        found = squared_distances(answers, means, covariance)
        for row, squared in zip(answers, found, strict=True):
            known = ~np.isnan(row)
            away = row[known] - means[known]
            inverse = np.linalg.inv(covariance[np.ix_(known, known)])
            assert squared == pytest.approx(away @ inverse @ away)

    def test_nobody_has_no_distances(self) -> None:
        assert squared_distances(np.empty((0, 2)), np.zeros(2), np.eye(2)).shape == (0,)


class TestShrunkenCovariance:
    def test_it_never_loses_a_direction(self) -> None:
        # Two equal items and a constant one: the raw matrix has rank 1.
        column = np.random.default_rng(5).normal(size=200)
        _, covariance = shrunken_covariance(np.stack([column, column, np.full(200, 3.0)], axis=1))
        assert np.linalg.eigvalsh(covariance).min() > 0

    def test_many_people_are_believed(self) -> None:
        rng = np.random.default_rng(6)
        truth = np.array([[4.0, 1.0], [1.0, 1.0]])
        answers = rng.multivariate_normal([0, 0], truth, size=20_000)
        answers[rng.random(answers.shape) < 0.2] = NO
        np.testing.assert_allclose(shrunken_covariance(answers)[1], truth, atol=0.1)


class TestDistanceP:
    def test_it_needs_a_pool_of_150_people(self) -> None:
        answers = np.random.default_rng(7).normal(size=(FEWEST_PEOPLE, 4))
        assert not np.isnan(distance_p(answers)).any()
        assert np.isnan(distance_p(answers[1:])).all()

    def test_ordinary_answers_are_rare_as_often_as_they_should_be(self) -> None:
        found = distance_p(np.random.default_rng(8).normal(size=(4000, 10)))
        assert np.mean(found < 0.05) == pytest.approx(0.05, abs=0.012)

    def test_it_is_the_tail_of_chi_squared_on_the_answered_items(self) -> None:
        answers = np.random.default_rng(9).normal(size=(400, 6))
        answers[0] = [8.0, NO, NO, NO, NO, NO]
        means, covariance = shrunken_covariance(answers)
        squared = (8 - means[0]) ** 2 / covariance[0, 0]
        assert distance_p(answers)[0] == pytest.approx(chi2.sf(squared, 1), rel=1e-6)

    def test_no_variation_and_no_answers_tell_nothing(self) -> None:
        assert np.isnan(distance_p(np.full((200, 3), 2.0))).all()
        assert np.isnan(distance_p(np.full((200, 3), NO))).all()
        answers = np.random.default_rng(1).normal(size=(200, 3))
        answers[5] = NO
        assert np.flatnonzero(np.isnan(distance_p(answers))).tolist() == [5]
