"""Ids that own questions may not have are those that something else goes by."""

import re

from flowgap.answering.parts import PartKind
from flowgap.engagement.formats import ITEM_ID, responses_format
from flowgap.paths import PROJECT_ROOT
from flowgap.questionnaire.rules.reserved import (
    CHOICES,
    COLUMNS,
    FIXED_IDS,
    ITEM_COLUMN,
    ON_PAGES,
    SCREENERS,
)
from flowgap.web.respondent.course import CHECK


class TestReservedIds:
    def test_every_column_of_responses_is_reserved(self) -> None:
        stored = {name for name in SCREENERS if name != "stages"}
        assert set(responses_format(()).names) == {*COLUMNS, *stored, *FIXED_IDS.values()}

    def test_choices_are_those_that_the_file_can_hold(self) -> None:
        columns = {column.name: column.choices for column in responses_format(()).columns}
        for name in ("role", "tenure", "AIU"):
            assert CHOICES[name] == columns[name]

    def test_what_looks_like_an_item_is_what_reading_takes_for_one(self) -> None:
        assert ITEM_COLUMN.pattern == ITEM_ID.pattern

    def test_every_field_and_place_of_the_pages_is_reserved(self) -> None:
        texts = [
            path.read_text(encoding="utf-8")
            for path in (PROJECT_ROOT / "templates/respondent").glob("*.html")
        ]
        used = {
            name
            for text in texts
            for name in re.findall(r'\b(?:name|id)="([a-z][a-z0-9_]*)"', text)
        } - {"viewport", "color-scheme"}
        assert used
        assert used - {*ON_PAGES, *COLUMNS} == set()

    def test_every_part_of_the_way_is_reserved(self) -> None:
        assert {CHECK, *(kind.value for kind in PartKind)} <= set(ON_PAGES)
