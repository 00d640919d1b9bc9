"""Full waves, pulses and booklets on one scale."""

import numpy as np
import pytest
from numpy.typing import NDArray

from flowgap.scoring.mixed_waves import ItemScale, fit_item_scale, level_scores
from tests.support.answer_model import answers, frame, one_of_each

ITEMS = frame()
EASINESS = np.tile([8.0, -2.0, -10.0, 4.0], 12)
NO = np.nan
Table = NDArray[np.float64]


def scale_of(points: Table) -> ItemScale:
    return fit_item_scale(points, ITEMS, np.zeros(len(points), dtype=np.intp))


def one_team(points: Table) -> NDArray[np.intp]:
    return np.zeros(len(points), dtype=np.intp)


@pytest.fixture(scope="module")
def scale() -> ItemScale:
    return scale_of(answers(ITEMS, 2_000, np.random.default_rng(1), easiness=EASINESS))


class TestLevelScores:
    def test_who_was_asked_everything_has_the_plain_mean(self, scale: ItemScale) -> None:
        points = answers(ITEMS, 20, np.random.default_rng(2), easiness=EASINESS)
        points[0, :2] = NO
        found = level_scores(points, np.ones(points.shape, dtype=np.bool_), one_team(points), scale)
        assert found[0].scores == pytest.approx(np.nanmean(points[:, :4], axis=1))
        assert found[0].shared_error == 0

    @pytest.mark.parametrize("place", [0, 1, 2, 3])
    def test_each_item_alone_finds_the_level_of_all_four(
        self, place: int, scale: ItemScale
    ) -> None:
        points = answers(ITEMS, 4_000, np.random.default_rng(3), easiness=EASINESS)
        asked = np.tile(np.arange(48) % 4 == place, (4_000, 1))
        found = level_scores(np.where(asked, points, NO), asked, one_team(points), scale)
        means = [one.scores.mean() for one in found]
        # Easiness of 2,000 people is known to .4, the mean of 4,000 answers to .4 and its halo.
        assert np.mean(means) == pytest.approx(50, abs=0.8)
        assert means == pytest.approx([50.0] * 12, abs=2.2)

    def test_its_shared_error_is_that_of_the_item(self, scale: ItemScale) -> None:
        points = answers(ITEMS, 20, np.random.default_rng(4))
        asked = np.tile(np.arange(48) % 4 == 2, (20, 1))
        found = level_scores(np.where(asked, points, NO), asked, one_team(points), scale)
        assert found[5].shared_error == pytest.approx(scale.easiness[5].error[2])

    def test_booklets_that_balance_share_hardly_any_error(self, scale: ItemScale) -> None:
        rng = np.random.default_rng(5)
        points = one_of_each(answers(ITEMS, 2_000, rng), ITEMS, rng)
        found = level_scores(points, ~np.isnan(points), one_team(points), scale)
        assert max(one.shared_error for one in found) < scale.easiness[0].error.min() / 10

    def test_teams_that_agree_more_are_not_taken_for_better(self, scale: ItemScale) -> None:
        # A plain item of 12 dimensions but for three reversed ones, and a team that agrees by 15.
        asked_items = [4 * d + (2 if d in {2, 6, 11} else 0) for d in range(12)]
        asked = np.tile(np.isin(np.arange(48), asked_items), (1_000, 1))
        teams = np.repeat([0, 1], 500)
        habit = np.where(teams == 0, 15.0, 0.0)
        points = answers(ITEMS, 1_000, np.random.default_rng(6), easiness=EASINESS, agreeing=habit)
        found = level_scores(np.where(asked, points, NO), asked, teams, scale)
        for dimension, key in ((0, 1.0), (2, -1.0)):
            column = asked_items[dimension]
            raw, moved = (
                float(scores[teams == 0].mean() - scores[teams == 1].mean())
                for scores in (points[:, column], found[dimension].scores)
            )
            # The core itself rises by 15 * .5; the item by 15 or -15.
            assert raw == pytest.approx(15 * key, abs=4)
            assert abs(moved - 7.5) < abs(raw - 7.5)

    def test_people_of_a_team_who_answer_alike_keep_equal_scores(self, scale: ItemScale) -> None:
        # The gate knows unanimous teams by that.
        rng = np.random.default_rng(7)
        points = answers(ITEMS, 9, rng)
        points[:, 0] = 75.0
        asked = np.tile(np.arange(48) % 4 == 0, (9, 1))
        found = level_scores(np.where(asked, points, NO), asked, one_team(points), scale)
        assert np.ptp(found[0].scores) == pytest.approx(0, abs=1e-9)

    def test_an_item_that_no_full_wave_knows_gives_no_score(self) -> None:
        earlier = answers(ITEMS, 100, np.random.default_rng(8))
        earlier[:, 2] = NO
        points = answers(ITEMS, 10, np.random.default_rng(9))
        for place, is_known in ((2, False), (1, True)):
            asked = np.tile(np.arange(48) % 4 == place, (10, 1))
            found = level_scores(
                np.where(asked, points, NO), asked, one_team(points), scale_of(earlier)
            )
            assert np.isfinite(found[0].scores).all() == is_known
            assert np.isfinite(found[1].scores).all()

    def test_without_any_full_wave_pulses_have_no_score(self) -> None:
        points = answers(ITEMS, 10, np.random.default_rng(10))
        asked = np.tile(np.arange(48) % 4 == 0, (10, 1))
        found = level_scores(
            np.where(asked, points, NO), asked, one_team(points), scale_of(points[:0])
        )
        assert all(np.isnan(one.scores).all() for one in found)
        assert {one.shared_error for one in found} == {0.0}

    def test_nobody_is_no_error(self, scale: ItemScale) -> None:
        nothing = np.empty((0, 48))
        found = level_scores(nothing, nothing > 0, one_team(nothing), scale)
        assert [one.scores.shape for one in found] == [(0,)] * 12

    def test_a_team_of_one_is_scored_like_any_other(self, scale: ItemScale) -> None:
        points = answers(ITEMS, 10, np.random.default_rng(11), easiness=EASINESS)
        asked = np.tile(np.arange(48) % 4 == 0, (10, 1))
        teams = np.array([0, *[3] * 9])
        found = level_scores(np.where(asked, points, NO), asked, teams, scale)
        assert found[0].scores[0] == pytest.approx(points[0, 0] - 8, abs=6)
