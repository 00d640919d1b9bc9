import numpy as np
import pytest

from flowgap.simulation.organizations.opinions import (
    DIMENSIONS,
    DONT_KNOW,
    Asked,
    hold_opinions,
    pomp,
    standard_items,
    true_scores,
    vote_shares,
)

REVIEW = 2


def days_with(stage: int, waiting: float) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    days = np.ones((2, 8))
    days[:, stage] += waiting
    return days


class TestScores:
    def test_reversed_items_count_the_other_way(self) -> None:
        # 5 is 100 points straight and 0 reversed; 2 is 25 and 75.
        asked = Asked(dimension=np.array([0, 0]), sign=np.array([1, -1]))
        assert pomp(np.array([[5, 2]]), asked)[0] == (100 + 75) / 2

    def test_who_cannot_tell_does_not_count(self) -> None:
        asked = Asked(dimension=np.array([0]), sign=np.array([1]))
        assert pomp(np.array([[5], [DONT_KNOW]]), asked)[0] == 100

    def test_a_dimension_that_nobody_could_tell_has_no_score(self) -> None:
        asked = Asked(dimension=np.array([0]), sign=np.array([1]))
        assert np.isnan(pomp(np.array([[DONT_KNOW]]), asked)[0])


class TestFeeling:
    def test_long_waits_are_felt_and_named(self) -> None:
        # Over 40 companies whose review waits a hundred days, it scores lower and is named most.
        scores, votes = [], []
        for seed in range(40):
            opinions = hold_opinions(
                days_with(REVIEW, 100.0),
                n_teams=3,
                asked=standard_items(),
                rng=np.random.default_rng(seed),
            )
            scores.append(pomp(opinions.answers, standard_items()))
            votes.append(vote_shares(opinions.votes))
        mean = np.mean(scores, axis=0)
        assert mean[DIMENSIONS.index("REV")] < mean[DIMENSIONS.index("QAC")] - 10
        assert np.nanmean(votes, axis=0).argmax() == REVIEW

    def test_answers_follow_the_true_scores(self) -> None:
        # Careless people and agreeing pull towards the middle, never across by much.
        opinions = hold_opinions(
            days_with(REVIEW, 5.0),
            n_teams=40,
            asked=standard_items(),
            rng=np.random.default_rng(5),
        )
        found = pomp(opinions.answers, standard_items())
        assert np.corrcoef(found, true_scores(opinions))[0, 1] > 0.95
        assert np.abs(found - true_scores(opinions)).max() < 12

    def test_equal_stages_hurt_equally(self) -> None:
        opinions = hold_opinions(
            np.ones((2, 8)), n_teams=1, asked=standard_items(), rng=np.random.default_rng(1)
        )
        assert vote_shares(opinions.votes).sum() == pytest.approx(2)
