"""The first `engagement.yaml`: valid YAML, with two periods that the history covers."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import polars as pl
import pytest
import yaml

from flowgap.engagement.formats import CHANGES
from flowgap.engagement.tables.conversion import empty_table
from flowgap.importing.first_settings import engagement_file
from flowgap.importing.git.importer import GitImport
from tests.unit.importing.conftest import Import
from tests.unit.importing.tiny_repository import TinyRepository


def settings_of(found: GitImport) -> dict[str, Any]:
    settings: dict[str, Any] = yaml.safe_load(engagement_file(found.changes, name=found.repository))
    return settings


def periods(settings: dict[str, Any]) -> list[date]:
    before, after = settings["before"], settings["after"]
    assert before["to"] == after["from"]
    return [before["from"], after["from"], after["to"]]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        # The last change lies in the first half of 2026, which is not over: 2025 has two halves.
        ((2025, 1, 1), (2026, 6, 30), ((2025, 1, 1), (2025, 7, 1), (2026, 1, 1))),
        ((2024, 3, 1), (2025, 7, 1), ((2024, 7, 1), (2025, 1, 1), (2025, 7, 1))),
        # A day short of two half-years: 2 January to 11 January, 5 days on either side.
        ((2025, 1, 2), (2025, 1, 11), ((2025, 1, 2), (2025, 1, 7), (2025, 1, 12))),
        ((2025, 1, 2), (2025, 1, 2), ((2025, 1, 2), (2025, 1, 3), (2025, 1, 4))),
        # A commit of 1970 is not the start of this history.
        ((1970, 1, 1), (1970, 1, 2), ((1970, 1, 1), (1970, 1, 2), (1970, 1, 3))),
    ],
)
def test_the_last_two_full_half_years_or_the_halves_of_a_short_history(
    repository: TinyRepository,
    imported: Import,
    first: tuple[int, int, int],
    last: tuple[int, int, int],
    expected: tuple[tuple[int, int, int], ...],
) -> None:
    root = repository.commit("First", at=datetime(*first, 8, tzinfo=UTC))
    repository.land(repository.commit("Last", root, at=datetime(*last, 8, tzinfo=UTC)))
    settings = settings_of(imported())
    assert periods(settings) == [date(*day) for day in expected]


def test_a_clock_that_was_wrong_does_not_move_the_periods(
    repository: TinyRepository, imported: Import
) -> None:
    one = repository.commit("One", at=datetime(2024, 1, 1, tzinfo=UTC))
    two = repository.commit("Two", one, at=datetime(2150, 1, 1, tzinfo=UTC))
    repository.land(repository.commit("Three", two, at=datetime(2025, 8, 1, tzinfo=UTC)))
    settings = settings_of(imported())
    assert periods(settings) == [date(2024, 7, 1), date(2025, 1, 1), date(2025, 7, 1)]


def test_names_survive_yaml(repository: TinyRepository, imported: Import) -> None:
    repository.land(repository.commit())
    repository.git("config", "remote.origin.url", 'https://x.org/a: "b" - {c}/Läden')
    settings = settings_of(imported())
    assert settings["client"] == 'a: "b" - {c}/Läden'


def test_keys_are_those_of_the_contract(repository: TinyRepository, imported: Import) -> None:
    repository.land(repository.commit())
    settings = settings_of(imported())
    assert settings["format"] == 1
    assert settings["window_by"] == "merged"
    assert settings["cap_days"] is None
    assert set(settings) == {
        *("format", "client", "title", "language", "timezone", "waves", "before", "after"),
        *("minimum_group", "window_by", "cap_days", "include_bots"),
    }


class TestTrackers:
    def changes(self, *rows: dict[str, object]) -> pl.DataFrame:
        empty = empty_table(CHANGES)
        complete = [{column: row.get(column) for column in empty.columns} for row in rows]
        return pl.DataFrame(complete, schema=empty.schema, orient="row")

    def test_work_items_that_tell_their_creation_are_counted_by_it(self) -> None:
        at = datetime(2024, 3, 1, tzinfo=UTC)
        rows: list[dict[str, object]]
        rows = [{"created_at": at, "deployed_at": at + timedelta(days=day)} for day in range(9)]
        settings = yaml.safe_load(engagement_file(self.changes(*rows), name="AB"))
        assert settings["window_by"] == "started"

    @pytest.mark.parametrize(("n_created", "window"), [(8, "started"), (7, "deployed")])
    def test_eight_of_ten_have_to_tell_it(self, n_created: int, window: str) -> None:
        at = datetime(2024, 3, 1, tzinfo=UTC)
        rows: list[dict[str, object]] = [{"deployed_at": at} for _ in range(10)]
        for row in rows[:n_created]:
            row["created_at"] = at
        settings = yaml.safe_load(engagement_file(self.changes(*rows), name="AB"))
        assert settings["window_by"] == window

    def test_nothing_at_all_still_gives_settings(self) -> None:
        settings = yaml.safe_load(engagement_file(self.changes(), name="AB"))
        assert settings["format"] == 1
