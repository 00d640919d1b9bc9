import numpy as np
import pytest

from flowgap.delivery.population import Exclusion, Population, choose_population, choose_start
from flowgap.delivery.work_items import Stamp
from tests.support.delivery_arrays import Row, items_of, periods

# Two periods of ten weeks: days 0 to 70 and 70 to 140.
PERIODS = periods(10)
BEFORE: Row = {"created": 10, "first_commit": 11, "opened": 12, "merged": 13, "deployed": 14}
AFTER: Row = {name: day + 70 for name, day in BEFORE.items()}


def start_of(rows: list[Row], window: Stamp | None = None) -> Stamp | None:
    return choose_start(items_of(rows), PERIODS, window=window, include_bots=False)


def population_of(
    *rows: Row, window: Stamp | None = None, include_bots: bool = False
) -> Population:
    return choose_population(items_of(rows), PERIODS, window=window, include_bots=include_bots)


def lacking(row: Row, *names: str) -> Row:
    return {name: value for name, value in row.items() if name not in names}


class TestStart:
    def test_created_where_eight_of_ten_have_it_in_both_periods(self) -> None:
        rows = [*[BEFORE] * 8, *[lacking(BEFORE, "created")] * 2, AFTER]
        assert start_of(rows) is Stamp.CREATED

    def test_first_commit_where_fewer_have_it_in_one_period(self) -> None:
        # 79 of 100.
        rows = [*[BEFORE] * 79, *[lacking(BEFORE, "created")] * 21, AFTER]
        assert start_of(rows) is Stamp.FIRST_COMMIT

    def test_opened_comes_last(self) -> None:
        rows = [lacking(row, "created", "first_commit") for row in (BEFORE, AFTER)]
        assert start_of(rows) is Stamp.OPENED

    def test_none_where_no_stamp_is_there_often_enough(self) -> None:
        rows = [lacking(row, "created", "first_commit", "opened") for row in (BEFORE, AFTER)]
        assert start_of(rows, window=Stamp.MERGED) is None

    def test_undelivered_items_have_no_say(self) -> None:
        rows = [BEFORE, AFTER, *[lacking(BEFORE, "created", "deployed")] * 9]
        assert start_of(rows) is Stamp.CREATED


class TestWindow:
    @pytest.mark.parametrize(
        ("window", "in_after"),
        # Created on day 60, merged on day 80: the stamp decides on the period.
        [(None, False), (Stamp.MERGED, True), (Stamp.DEPLOYED, True)],
    )
    def test_the_stamp_of_the_window_decides_on_the_period(
        self, window: Stamp | None, *, in_after: bool
    ) -> None:
        across = {"created": 60, "merged": 80, "deployed": 90}
        assert population_of(across, window=window).in_after.tolist() == [in_after]

    def test_weeks_count_within_the_period(self) -> None:
        found = population_of(BEFORE, AFTER)
        assert found.week.tolist() == [1, 1]
        assert found.in_after.tolist() == [False, True]

    def test_equal_stamps_stay(self) -> None:
        squashed = dict.fromkeys(("created", "first_commit", "merged", "deployed"), 10)
        assert len(population_of(squashed).rows) == 1


class TestLeftOut:
    @pytest.mark.parametrize(
        ("row", "reason"),
        [
            (BEFORE | {"is_bot": True}, Exclusion.BOT),
            (lacking(BEFORE, "deployed") | {"abandoned": True}, Exclusion.ABANDONED),
            (lacking(BEFORE, "deployed"), Exclusion.NOT_DELIVERED),
            (lacking(BEFORE, "deployed") | {"said_deployed": True}, Exclusion.DELIVERED_UNDATED),
            (lacking(BEFORE, "created"), Exclusion.NO_START),
            (lacking(BEFORE, "merged"), Exclusion.NO_WINDOW_STAMP),
            (BEFORE | {"merged": -1}, Exclusion.OUTSIDE),
            (BEFORE | {"merged": 140, "deployed": 141}, Exclusion.OUTSIDE),
            (BEFORE | {"deployed": 12.5}, Exclusion.IMPOSSIBLE_ORDER),
            (BEFORE | {"first_commit": 12.5}, Exclusion.IMPOSSIBLE_ORDER),
            (BEFORE | {"qa_start": 13, "qa_end": 12}, Exclusion.IMPOSSIBLE_ORDER),
        ],
    )
    def test_each_item_left_out_has_its_reason(self, row: Row, reason: Exclusion) -> None:
        sound = [BEFORE] * 9
        found = population_of(*sound, AFTER, row, window=Stamp.MERGED)
        assert found.left_out == {reason: 1}
        assert found.rows.tolist() == list(range(10))

    def test_an_item_is_counted_once(self) -> None:
        rows = [BEFORE, {"is_bot": True}, lacking(BEFORE, "deployed"), {}]
        found = population_of(*rows)
        assert sum(found.left_out.values()) + len(found.rows) == len(rows)

    def test_bots_count_if_asked_for(self) -> None:
        found = population_of(BEFORE | {"is_bot": True}, include_bots=True)
        assert found.left_out == {}

    def test_opened_is_no_boundary_beside_ready(self) -> None:
        # A draft was opened on day 10.5, before its first commit on day 11.
        draft = BEFORE | {"opened": 10.5, "ready": 12}
        assert population_of(draft).left_out == {}

    def test_nothing_is_left_out_of_nothing(self) -> None:
        found = population_of()
        assert found.left_out == {}
        assert np.array_equal(found.rows, [])
