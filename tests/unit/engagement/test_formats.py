"""The page on the engagement folder names every column and every value that a list allows."""

import pytest

from flowgap.engagement.formats import FIXED_FORMATS, responses_format
from flowgap.engagement.tables.columns import FileFormat
from flowgap.paths import PROJECT_ROOT

PAGE = (PROJECT_ROOT / "docs" / "engagement-folder.md").read_text(encoding="utf-8")
FORMATS = (*FIXED_FORMATS.values(), responses_format(["OWN1"]))


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_every_column_and_choice_is_documented(form: FileFormat) -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith(f"| `{form.name}` |")]
    told = "\n".join(rows)
    names = [column.name for column in form.columns]
    choices = [choice for column in form.columns for choice in column.choices]
    assert [word for word in (*names, *choices) if f"`{word}`" not in told] == []
