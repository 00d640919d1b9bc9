"""Seven indices vote; three votes of two families exclude."""

from dataclasses import replace

import numpy as np
import pytest

from flowgap.questionnaire.schema import DONT_KNOW, SKIPPED
from flowgap.scoring.careless.flags import AnswerSheets, CarelessFlags, Index, flag_careless
from flowgap.scoring.points import item_points

N_DIMENSIONS = 12
KEYS = np.tile([False, False, True, False], N_DIMENSIONS)
DIMENSIONS = np.repeat(np.arange(N_DIMENSIONS), 4)


class TestVotes:
    def test_a_careful_person_gets_none(self) -> None:
        assert not flags(careful()).votes.any()

    @pytest.mark.parametrize(("seconds", "voted"), [(1.9, True), (2.0, False), (np.nan, False)])
    def test_below_two_seconds_per_item_nobody_reads(self, seconds: float, *, voted: bool) -> None:
        found = flag_careless(replace(sheets(careful()), seconds=np.array([seconds])))
        assert (Index.SECONDS in against(found)) is voted

    def test_a_missed_attention_item_is_one_vote(self) -> None:
        found = flag_careless(replace(sheets(careful()), missed_attention=np.array([True])))
        assert against(found) == {Index.ATTENTION}

    @pytest.mark.parametrize(("length", "voted"), [(10, False), (11, True)])
    def test_more_than_ten_equal_answers_in_a_row_are_a_vote(
        self, length: int, *, voted: bool
    ) -> None:
        # Threes between answers that differ from them and from each other.
        codes = careful()
        codes[:length] = 3
        codes[length:] = np.where(codes[length:] == 3, 4, codes[length:])
        assert (Index.RUN in against(flags(codes))) is voted

    def test_the_run_is_that_of_the_pages_not_of_the_file(self) -> None:
        # Every second column is a three; shown first, these are 24 in a row.
        codes = np.where(np.arange(48) % 2 == 0, 3, np.where(np.arange(48) % 4 == 1, 2, 4))
        plain = sheets(codes)
        evens_first = np.r_[np.arange(0, 48, 2), np.arange(1, 48, 2)][np.newaxis]
        assert Index.RUN not in against(flag_careless(plain))
        assert Index.RUN in against(flag_careless(replace(plain, displayed=evens_first)))

    @pytest.mark.parametrize(("n_fours", "voted"), [(4, True), (5, False)])
    def test_hardly_any_spread_is_a_vote(self, n_fours: int, *, voted: bool) -> None:
        # f fours among 48 threes: f (48 - f) / (48 x 47) is .078 for 4 and .0953 for 5; .30 squared
        # is .09.
        codes = np.full(48, 3)
        codes[:: 48 // n_fours][:n_fours] = 4
        assert np.count_nonzero(codes == 4) == n_fours
        assert (Index.SPREAD in against(flags(codes))) is voted

    @pytest.mark.parametrize(("n_answers", "voted"), [(9, False), (10, True)])
    def test_few_equal_answers_are_no_pattern(self, n_answers: int, *, voted: bool) -> None:
        codes = np.full(48, SKIPPED)
        codes[:n_answers] = 3
        assert (Index.SPREAD in against(flags(codes))) is voted

    @pytest.mark.parametrize(("n_doubled", "voted"), [(0, False), (1, True)])
    def test_a_mean_gap_of_more_than_50_points_is_a_vote(
        self, n_doubled: int, *, voted: bool
    ) -> None:
        # 4, 4, 4, 4 turned: 75 plain, 25 reversed, 50 apart; with 5, 5, 5, 5 in one dimension 100.
        codes = np.full(48, 4)
        codes[: 4 * n_doubled] = 5
        assert (Index.REVERSED_GAP in against(flags(codes))) is voted

    def test_a_person_of_no_opinions_is_not_careless(self) -> None:
        assert not flags(np.full(48, DONT_KNOW)).votes.any()

    def test_the_spread_bound_grows_with_the_scale(self) -> None:
        # An eleven-point scale is 2.5 times as wide: .75. Half 6 and half 7: SD .505.
        codes = np.tile([6, 7], 24)
        found = flag_careless(sheets(codes, n_points=11))
        assert Index.SPREAD in against(found)

    def test_random_answers_do_not_tell_odd_from_even(self) -> None:
        rng = np.random.default_rng(5)
        crowd = np.concatenate([[rng.integers(1, 6, 48) for _ in range(100)]])
        consistent = np.stack([careful() for _ in range(100)])
        found = flag_careless(sheets_of(np.concatenate([crowd, consistent])))
        column = list(Index).index(Index.EVEN_ODD)
        assert found.votes[:100, column].mean() > 0.6
        assert not found.votes[100:, column].any()


class TestRule:
    @pytest.mark.parametrize(
        ("voting", "excluded"),
        [
            ((), False),
            ((Index.SECONDS, Index.ATTENTION), False),  # two votes of two families
            ((Index.REVERSED_GAP, Index.EVEN_ODD, Index.DISTANCE), False),  # three of one
            ((Index.RUN, Index.SPREAD, Index.SECONDS), True),
            ((Index.SECONDS, Index.ATTENTION, Index.EVEN_ODD), True),
        ],
    )
    def test_three_votes_of_two_families_exclude(
        self, voting: tuple[Index, ...], *, excluded: bool
    ) -> None:
        found = CarelessFlags(votes=np.array([[index in voting for index in Index]]))
        assert found.n_votes[0] == len(voting)
        assert bool(found.excluded[0]) is excluded

    def test_families_are_counted_once(self) -> None:
        voting = {Index.RUN, Index.SPREAD, Index.DISTANCE}
        found = CarelessFlags(votes=np.array([[index in voting for index in Index]]))
        assert found.n_families.tolist() == [2]

    def test_straight_fives_are_excluded(self) -> None:
        # A run, no spread, and reversed items 100 points from plain ones.
        found = flags(np.full(48, 5))
        assert against(found) >= {Index.RUN, Index.SPREAD, Index.REVERSED_GAP}
        assert found.excluded.all()

    def test_a_person_who_finds_everything_bad_is_not(self) -> None:
        # 1 on plain items and 5 on reversed ones, with a little variation: negative, not careless.
        codes = np.where(KEYS, 5, 1)
        codes[::7] = np.where(KEYS[::7], 4, 2)
        assert not flags(codes).excluded.any()

    def test_nobody_has_no_share(self) -> None:
        found = flag_careless(sheets_of(np.empty((0, 48), dtype=np.intp)))
        assert found.votes.shape == (0, len(Index))
        assert found.share is None

    def test_the_share_is_that_of_the_excluded(self) -> None:
        codes = np.stack([careful(), np.full(48, 5), careful(), careful()])
        assert flag_careless(sheets_of(codes)).share == 0.25


class TestRefusals:
    def test_people_beside_the_answers_must_be_the_same(self) -> None:
        with pytest.raises(ValueError, match="answers of 1 people"):
            flag_careless(replace(sheets(careful()), seconds=np.ones(2)))

    def test_points_must_be_those_of_the_codes(self) -> None:
        with pytest.raises(ValueError, match="points"):
            flag_careless(replace(sheets(careful()), points=np.ones((1, 3))))


def careful() -> np.ndarray:
    """Return answers that agree: each dimension has a level, turned where the item is."""
    level = np.repeat(np.tile([2, 4, 3, 5], N_DIMENSIONS // 4), 4)
    return np.where(KEYS, 6 - level, level)


def sheets(codes: np.ndarray, *, n_points: int = 5) -> AnswerSheets:
    return sheets_of(codes[np.newaxis], n_points=n_points)


def sheets_of(codes: np.ndarray, *, n_points: int = 5) -> AnswerSheets:
    packed = codes.astype(np.uint8)
    n_people = len(packed)
    return AnswerSheets(
        codes=packed,
        points=item_points(packed, KEYS, n_points=n_points),
        n_points=n_points,
        dimensions=DIMENSIONS,
        reverse_keyed=KEYS,
        displayed=np.tile(np.arange(48), (n_people, 1)),
        seconds=np.full(n_people, 6.0),
        missed_attention=np.zeros(n_people, dtype=np.bool_),
    )


def flags(codes: np.ndarray) -> CarelessFlags:
    return flag_careless(sheets(codes))


def against(found: CarelessFlags) -> set[Index]:
    return {index for index, vote in zip(Index, found.votes[0], strict=True) if vote}
