"""Variance components against a brute-force likelihood and closed forms of balanced designs."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize

from flowgap.scoring.agreement.components import VarianceComponents, variance_components
from flowgap.scoring.agreement.intraclass import NoSplit
from flowgap.scoring.mixture import Floats
from flowgap.scoring.pooling import TeamMeans, team_means
from tests.support.team_scores import of_teams


class TestVarianceComponents:
    def test_of_equal_teams_they_are_those_of_the_analysis_of_variance(self) -> None:
        # MSB = 14, MSW = 1/2, n = 2 (see ICC): tau2 = (14 - .5) / 2 = 6.75, sigma2 = .5.
        # lambda = 6.75 / (6.75 + .25) = 27/28; means 2, 3, 7 move towards 4 by 1/28.
        found = variance_components(of_teams([1.5, 2.5], [2.5, 3.5], [6.5, 7.5]))
        assert found.tau2 == pytest.approx(6.75)
        assert found.sigma2 == pytest.approx(0.5)
        assert found.mu == pytest.approx(4)
        assert found.icc1 == pytest.approx(6.75 / 7.25)
        assert found.pull == pytest.approx([27 / 28] * 3)
        assert found.shrunken == pytest.approx([4 - 2 * 27 / 28, 4 - 27 / 28, 4 + 3 * 27 / 28])

    def test_maximum_likelihood_divides_by_the_number_of_teams(self) -> None:
        # SSB / (J n) - MSW / n = 28 / 6 - .25.
        found = variance_components(of_teams([1.5, 2.5], [2.5, 3.5], [6.5, 7.5]), restricted=False)
        assert found.tau2 == pytest.approx(28 / 6 - 0.25)
        assert found.sigma2 == pytest.approx(0.5)

    def test_teams_that_differ_less_than_chance_have_no_variance_between(self) -> None:
        # Means 2, 2.2; all six scores about 2.1 have 4.06 squares, over N - 1 = 5.
        found = variance_components(of_teams([1.0, 2.0, 3.0], [1.2, 2.2, 3.2]))
        assert found.tau2 == 0
        assert found.sigma2 == pytest.approx((4 + 6 * 0.01) / 5)
        assert found.icc1 == 0
        assert found.shrunken == pytest.approx([2.1, 2.1])

    @pytest.mark.parametrize("restricted", [True, False])
    @pytest.mark.parametrize("seed", range(8))
    def test_no_other_variances_are_likelier(self, seed: int, *, restricted: bool) -> None:
        # Brute force over both variances, with the covariance matrix of all people written out.
        rng = np.random.default_rng(seed)
        n = rng.integers(1, 9, size=7)
        teams = np.repeat(np.arange(7), n)
        scores = rng.uniform(0.2, 1.5) * rng.standard_normal(7)[teams] + rng.standard_normal(
            len(teams)
        )
        found = variance_components(team_means(scores, teams, 7), restricted=restricted)
        assert found.tau2 is not None
        assert found.sigma2 is not None
        own = _misfit(np.array([found.tau2, found.sigma2]), scores, teams, restricted=restricted)
        for start in ([0.1, 1.0], [1.0, 1.0], [3.0, 0.5]):
            rival = minimize(
                lambda logs: _misfit(np.exp(logs), scores, teams, restricted=restricted),
                np.log(start),
                method="Nelder-Mead",
                options={"xatol": 1e-9, "fatol": 1e-11, "maxiter": 2_000},
            )
            assert own <= rival.fun + 1e-8

    @pytest.mark.parametrize(
        ("n", "mean", "squares_within", "is_between"),
        [
            ([1, 60, 60], [5.231, 2.363, 2.447], 104.42, True),
            ([60, 1, 1, 60, 2], [0.358, 1.701, 2.146, 0.42, 1.584], 111.59, False),
        ],
    )
    def test_the_highest_of_several_peaks_is_taken(
        self, n: list[int], mean: list[float], squares_within: float, *, is_between: bool
    ) -> None:
        # Of strongly unbalanced teams the likelihood peaks at 0 and once more: a dense scan is
        # the witness of both peaks, and of which is higher.
        means = TeamMeans(mean=np.array(mean), n=np.array(n), squares_within=squares_within)
        scan = np.array([_profile(ratio, means) for ratio in np.geomspace(1e-6, 1e3, 4_000)])
        assert scan[0] < scan[1]
        assert (np.diff(scan) < 0).any()
        found = variance_components(means)
        assert found.tau2 is not None
        assert found.sigma2 is not None
        assert (found.tau2 > 0) == is_between
        own = _profile(found.tau2 / found.sigma2, means)
        assert own <= min(_profile(0.0, means), float(scan.min())) + 1e-9

    def test_people_alike_in_teams_that_differ_leave_no_error(self) -> None:
        # Means .1 and .7: tau2 = .18 over J - 1, .09 over J.
        means = of_teams([0.1, 0.1, 0.1], [0.7, 0.7])
        found = variance_components(means)
        assert (found.sigma2, found.icc1) == (0, 1)
        assert found.tau2 == pytest.approx(0.18)
        assert found.shrunken == pytest.approx([0.1, 0.7])
        assert variance_components(means, restricted=False).tau2 == pytest.approx(0.09)

    @pytest.mark.parametrize(
        ("means", "reason", "mu"),
        [
            (of_teams([1.0, 2.0, 3.0]), NoSplit.FEW_TEAMS, 2.0),
            (of_teams([1.0], [2.0], [6.0]), NoSplit.TEAMS_OF_ONE, 3.0),
            (of_teams([2.0, 2.0], [2.0]), NoSplit.EQUAL_SCORES, 2.0),
        ],
    )
    def test_without_two_teams_a_pair_and_spread_there_is_a_reason(
        self, means: TeamMeans, reason: NoSplit, mu: float
    ) -> None:
        assert variance_components(means) == VarianceComponents(mu=mu, reason=reason)

    def test_no_team_is_refused(self) -> None:
        with pytest.raises(ValueError, match="no team"):
            variance_components(team_means(np.empty(0), np.empty(0, dtype=np.intp), 0))

    @settings(max_examples=60)
    @given(
        st.lists(
            st.lists(st.sampled_from([0.1, 0.2, 3.0, 5.0]), min_size=1, max_size=8),
            min_size=1,
            max_size=8,
        )
    )
    def test_shrunken_means_lie_between_the_own_and_the_common_one(
        self, teams: list[list[float]]
    ) -> None:
        means = of_teams(*teams)
        found = variance_components(means)
        if found.pull is None or found.shrunken is None:
            assert found.reason is not None
            return
        assert ((found.pull >= 0) & (found.pull <= 1)).all()
        low = np.minimum(means.mean, found.mu) - 1e-12
        high = np.maximum(means.mean, found.mu) + 1e-12
        assert ((low <= found.shrunken) & (found.shrunken <= high)).all()
        # Larger teams are pulled less.
        order = np.argsort(means.n)
        assert (np.diff(found.pull[order]) >= -1e-12).all()

    def test_ten_thousand_teams_give_what_made_them(self) -> None:
        rng = np.random.default_rng(9)
        teams = rng.integers(0, 10_000, size=80_000)
        _, teams = np.unique(teams, return_inverse=True)
        n_teams = int(teams.max()) + 1
        scores = 0.5 * rng.standard_normal(n_teams)[teams] + rng.standard_normal(len(teams))
        found = variance_components(team_means(scores, teams, n_teams))
        assert found.tau2 == pytest.approx(0.25, abs=0.02)
        assert found.sigma2 == pytest.approx(1, abs=0.02)


def _misfit(
    variances: Floats,
    scores: Floats,
    teams: np.ndarray[tuple[int], np.dtype[np.int64]],
    *,
    restricted: bool,
) -> float:
    """Return -2 log likelihood of all people's scores, from their covariance matrix."""
    same = (teams[:, np.newaxis] == teams).astype(np.float64)
    covariance = variances[0] * same + variances[1] * np.eye(len(scores))
    inverse = np.linalg.inv(covariance)
    weight = float(inverse.sum())
    rest = scores - float(inverse.sum(axis=0) @ scores) / weight
    misfit = float(np.linalg.slogdet(covariance)[1] + rest @ inverse @ rest)
    return misfit + float(np.log(weight)) if restricted else misfit


def _profile(ratio: float, means: TeamMeans) -> float:
    """Return -2 log restricted likelihood of a ratio, team by team."""
    weights = means.n / (1 + means.n * ratio)
    mu = float(np.average(means.mean, weights=weights))
    freedom = int(means.n.sum()) - 1
    squares = means.squares_within + float(weights @ (means.mean - mu) ** 2)
    return float(
        freedom * np.log(squares / freedom)
        + np.log1p(means.n * ratio).sum()
        + np.log(weights.sum())
    )
