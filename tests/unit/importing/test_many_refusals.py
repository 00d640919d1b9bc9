"""A file of a million records that nobody can use costs counting, not keeping."""

from pathlib import Path

import pytest

from flowgap.errors import InputError
from flowgap.importing.conditions import (
    MAX_KINDS,
    MAX_PLACES,
    OTHER_KINDS,
    Condition,
    Conditions,
)
from flowgap.importing.harvest import Harvest, ImportContext
from flowgap.importing.identity import Identity
from flowgap.importing.registry import SOURCES

MANY = 3 * MAX_PLACES
_CONTEXT = ImportContext(identity=Identity(key=bytes(32)))


class TestConditions:
    def test_every_refused_row_is_counted_and_the_first_places_are_kept(self) -> None:
        conditions = Conditions()
        for number in range(MANY):
            conditions.refuse("it has no id", place=f"row {number}", allowed="an id")
        (refusal,) = conditions.refusals
        assert (refusal.count, conditions.n_refused) == (MANY, MANY)
        assert refusal.places == tuple(f"row {number}" for number in range(MAX_PLACES))
        assert len(conditions.refused) == MAX_PLACES

    @pytest.mark.parametrize("n_reasons", [MAX_KINDS, MAX_KINDS + 1])
    def test_reasons_are_told_apart_up_to_a_limit_and_counted_beyond(self, n_reasons: int) -> None:
        conditions = Conditions()
        for number in range(n_reasons):
            conditions.refuse(f"{number} is no id", place="row", allowed="an id")
        assert len(conditions.refusals) == MAX_KINDS
        assert conditions.n_refused == n_reasons

    @pytest.mark.parametrize(("n_kinds", "n_others"), [(MAX_KINDS, 0), (MAX_KINDS + 2, 2)])
    def test_conditions_are_told_apart_up_to_a_limit_and_counted_beyond(
        self, n_kinds: int, n_others: int
    ) -> None:
        conditions = Conditions()
        for number in range(n_kinds):
            conditions.tell(f"status {number} is not known", place="row")
        others = [one.count for one in conditions.met if one.text == OTHER_KINDS]
        assert sum(others) == n_others
        assert sum(one.count for one in conditions.met) == n_kinds

    def test_reasons_stand_in_the_order_of_their_first_rows(self) -> None:
        conditions = Conditions()
        for problem in ("b", "a", "b"):
            conditions.refuse(problem, place="row", allowed="")
        assert [(one.problem, one.count) for one in conditions.refusals] == [("b", 2), ("a", 1)]


class TestEmptyObjects:
    @pytest.mark.parametrize("tool", [tool for tool in SOURCES if tool != "devlake"])
    def test_a_file_of_empty_objects_is_refused_by_every_importer(
        self, tool: str, tmp_path: Path
    ) -> None:
        path = _written(tmp_path, "[{}, {}]")
        with pytest.raises(InputError, match="nothing but empty objects"):
            SOURCES[tool]((path,), _CONTEXT, Harvest(source=tool))

    @pytest.mark.parametrize("text", [f"[{'{},' * MANY} {{}}, {{'a': 1}}]", "{}\n" * MANY + "{}"])
    def test_empty_objects_are_counted_without_a_place_for_each(
        self, text: str, tmp_path: Path
    ) -> None:
        path = _written(tmp_path, text.replace("'", '"') + '\n{"a": 1}')
        harvest = Harvest(source="test")
        records = harvest.records(path, _CONTEXT)
        (met,) = harvest.conditions.met
        assert all(record.fields == {"a": 1} for record in records)
        assert met.text == Condition.EMPTY_OBJECT.value.format("a record")
        assert (met.count, met.places) == (MANY + 1, ("export.json",))

    def test_empty_objects_of_a_page_are_counted_and_the_others_keep_their_numbers(
        self, tmp_path: Path
    ) -> None:
        path = _written(tmp_path, '{"incidents": [{}, {}, {"id": "P1", "created_at": null}]}')
        harvest = Harvest(source="pagerduty")
        SOURCES["pagerduty"]((path,), _CONTEXT, harvest)
        (met,) = harvest.conditions.met
        assert met.count == 2
        assert harvest.conditions.refused[0].place == "export.json, record 1, incidents 3"

    def test_what_is_no_object_is_refused_and_counted(self, tmp_path: Path) -> None:
        path = _written(tmp_path, f"[{'null,' * (MANY - 1)} null]")
        harvest = Harvest(source="test")
        assert harvest.records(path, _CONTEXT) == ()
        assert harvest.conditions.n_refused == MANY
        assert len(harvest.conditions.refused) == MAX_PLACES


def _written(folder: Path, text: str) -> Path:
    path = folder / "export.json"
    path.write_text(text, encoding="utf-8")
    return path
