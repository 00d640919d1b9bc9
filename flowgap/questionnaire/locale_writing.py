"""Writes the texts of one language as a locale file."""

from collections.abc import Mapping
from typing import Any, Final

import yaml

from flowgap.questionnaire.document import FORMAT, QuestionnaireDocument, SourceDocument

_HEADERS: Final = {
    False: "# Draft translation: not yet back-translated, tried in interviews or tested.\n",
    True: "# Translation, validated: its wording was tested.\n",
}
_NO_FOLDING: Final = 10_000


def locale_yaml(
    document: SourceDocument, language: str, texts: Mapping[str, str], *, validated: bool
) -> str:
    """Return the locale of a questionnaire; texts that are missing are left out of it."""
    content = {
        "format": FORMAT,
        "translates": f"{document.id}@{document.version}",
        "language": language,
        "validated": validated,
        **_nested(document, texts),
    }
    written: str = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=_NO_FOLDING)
    return _HEADERS[validated] + written


def _nested(document: SourceDocument, texts: Mapping[str, str]) -> dict[str, Any]:
    nested: dict[str, Any] = {}
    for key, text in texts.items():
        *path, name = key.split(".")
        place = nested
        for step in path:
            place = place.setdefault(step, {})
        place[name] = text
    if "scale" in nested and isinstance(document, QuestionnaireDocument):
        points = range(1, len(document.scale) + 1)
        nested["scale"] = [nested["scale"].get(str(number), {}) for number in points]
    return nested
