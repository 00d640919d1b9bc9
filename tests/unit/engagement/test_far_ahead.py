"""One clock that stands in 2100 does not move the end of everybody's data."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import polars as pl
import pytest

from flowgap.engagement.far_ahead import DATED, LEAST_ROWS, last_credible
from flowgap.engagement.tables.conversion import empty_table
from flowgap.engagement.tables.stamps import STAMP

LAST = datetime(2026, 6, 30, tzinfo=UTC)
YEAR = timedelta(days=365)
FAR = datetime(2100, 1, 1, tzinfo=UTC)
NOTHING = {name: empty_table(form) for name, form in DATED.items()}


def changes(*created: datetime) -> dict[str, pl.DataFrame]:
    return {**NOTHING, "changes.csv": _table("changes.csv", created_at=created)}


def _table(name: str, **stamps: Sequence[datetime | None]) -> pl.DataFrame:
    n = len(next(iter(stamps.values())))
    told = {column: pl.Series(values, dtype=STAMP) for column, values in stamps.items()}
    form = NOTHING[name]
    nothing = {column: pl.Series([None] * n, dtype=kind) for column, kind in form.schema.items()}
    return pl.DataFrame({**nothing, **told})


def end_of(tables: dict[str, pl.DataFrame], name: str = "changes.csv") -> datetime | None:
    return last_credible(tables)[name]


class TestLastCredible:
    @pytest.mark.parametrize(
        ("late", "end"), [(LAST + YEAR, LAST + YEAR), (LAST + YEAR + timedelta(seconds=1), LAST)]
    )
    def test_the_data_end_before_a_year_in_which_nothing_happened(
        self, late: datetime, end: datetime
    ) -> None:
        assert end_of(changes(*[LAST] * 100, late)) == end

    @pytest.mark.parametrize(("n_late", "end"), [(2, LAST), (3, FAR)])
    def test_more_than_one_in_a_hundred_rows_are_no_mistake(
        self, n_late: int, end: datetime
    ) -> None:
        # 200 rows: the 198th in order is the one that 99 % precede, two of them lie behind it.
        assert end_of(changes(*[LAST] * (200 - n_late), *[FAR] * n_late)) == end

    @pytest.mark.parametrize(("n_rows", "end"), [(LEAST_ROWS - 1, None), (LEAST_ROWS, LAST)])
    def test_a_handful_of_rows_cannot_tell(self, n_rows: int, end: datetime | None) -> None:
        assert end_of(changes(*[LAST] * (n_rows - 1), FAR)) == end

    def test_a_file_of_few_rows_is_judged_by_all_files(self) -> None:
        tables = changes(*[LAST] * 200)
        tables["deployments.csv"] = _table("deployments.csv", finished_at=[LAST, FAR])
        assert end_of(tables, "deployments.csv") == LAST

    def test_a_row_counts_once_however_many_of_its_stamps_are_wrong(self) -> None:
        # 29 rows of 30 end in 2026; with every stamp counted, three of 90 would be no mistake.
        stamps = [*[LAST] * 29, FAR]
        table = _table("changes.csv", created_at=stamps, merged_at=stamps, deployed_at=stamps)
        assert end_of({**NOTHING, "changes.csv": table}) == LAST

    def test_a_client_who_slows_down_is_no_broken_clock(self) -> None:
        # Nearly all work in one month, then one change every eleven months for five years.
        later = [LAST + timedelta(days=330 * number) for number in range(1, 6)]
        assert end_of(changes(*[LAST] * 1_000, *later)) == later[-1]

    def test_no_file_at_all_has_no_end(self) -> None:
        assert set(last_credible(NOTHING).values()) == {None}
