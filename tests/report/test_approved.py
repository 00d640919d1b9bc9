"""The report as plain data, compared with what was approved: `make approve` writes it anew."""

import json
import os
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, Final

import pytest

from flowgap.reporting.charts.drawing import Drawing
from flowgap.reporting.document import Paper, build_document
from flowgap.wording import LANGUAGES, Wording
from tests.report.conftest import SAMPLES

APPROVED: Final = Path(__file__).parent.parent / "approved"

NAMES: Final = ("sample", "cannot_tell", "survey_only", "empty")

SHAPES_OF: Final = ("sample", "en")
"""The report whose charts are approved shape by shape; of the others only the words are."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_the_report_says_what_was_approved(name: str, language: str) -> None:
    result = SAMPLES[name](language=language)
    built = build_document(result, Wording(language), paper=Paper.A4, firm="Nordlicht Advisory")
    held = plain(built, shapes=(name, language) == SHAPES_OF)
    text = json.dumps(held, ensure_ascii=False, indent=1) + "\n"
    path = APPROVED / f"report_{name}_{language}.json"
    if os.environ.get("FLOWGAP_APPROVE") == "1":
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text, "look at the change, then: make approve"


def plain(held: Any, *, shapes: bool) -> Any:  # noqa: ANN401 - any part of the document
    """Return a part of the document as JSON holds it; what is empty is left out."""
    if isinstance(held, Drawing):
        size = f"{held.width:g} x {held.height:g} pt"
        words = [text.text for text in held.texts]
        return [held.title, size, *([line(mark) for mark in held.marks] if shapes else words)]
    if is_dataclass(held):
        named = {part.name: plain(getattr(held, part.name), shapes=shapes) for part in fields(held)}
        return {name: value for name, value in named.items() if value not in (None, "", [], False)}
    if isinstance(held, tuple):
        return [plain(part, shapes=shapes) for part in held]
    return held if isinstance(held, int | float | str | None) else str(held)


def line(mark: Any) -> str:  # noqa: ANN401 - any shape of a drawing
    """Return a shape on one line, so that a chart that moved reads as a diff."""
    values = (getattr(mark, field.name) for field in fields(mark))
    return " ".join([mark.kind, *(str(value) for value in values if value not in ("", "none"))])
