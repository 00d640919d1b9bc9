"""A questionnaire while it is worded: its source and its translations as plain data."""

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import yaml

from flowgap.paths import SURVEYS
from flowgap.questionnaire.document import QuestionnaireDocument
from flowgap.questionnaire.folder import LOCALES_NAME, locale_languages, locale_path, references
from flowgap.questionnaire.parsing import parse_document
from flowgap.services.questionnaires.laying_out import Files
from flowgap.yaml_source import YamlPath

Data = dict[str, Any]

_NO_FOLDING: Final = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The data of all files of one version; `locales` by language. Changing it means a copy."""

    source: Data
    locales: Mapping[str, Data]

    @property
    def languages(self) -> tuple[str, ...]:
        """Return all languages, that of the source first."""
        return (str(self.source["language"]), *self.locales)

    @property
    def reference(self) -> str:
        """Return the name that waves use."""
        return f"{self.source['id']}@{self.source['version']}"

    @property
    def dimensions(self) -> list[Data]:
        """Return the dimensions in order; empty for a pulse."""
        return list(self.source.get("dimensions", []))

    def copied(self) -> "Content":
        """Return a copy that may be changed in place."""
        return Content(
            source=copy.deepcopy(self.source),
            locales={name: copy.deepcopy(data) for name, data in self.locales.items()},
        )


def read_content(files: Files) -> Content:
    """Return what the files of one version hold."""
    source: Data = {}
    locales: dict[str, Data] = {}
    for name, text in files.items():
        data = yaml.safe_load(text)
        if f"/{LOCALES_NAME}/" in name:
            locales[data["language"]] = data
        else:
            source = data
    return Content(source=source, locales=locales)


def write_content(content: Content) -> dict[str, str]:
    """Return the files of one version."""
    name, version = content.source["id"], content.source["version"]
    suffix = "" if version == 1 else f".v{version}"
    files = {f"{name}/v{version}.yaml": _dumped(content.source)}
    for language, data in content.locales.items():
        files[f"{name}/{LOCALES_NAME}/{language}{suffix}.yaml"] = _dumped(data)
    return files


def shipped_content(reference: str) -> Content | None:
    """Return a questionnaire that ships; None if none of this name does."""
    path = references(SURVEYS).get(reference)
    if path is None:
        return None
    files = {path.name: path.read_text(encoding="utf-8-sig")}
    for language in locale_languages(path):
        place = locale_path(path, language)
        files[f"x/{LOCALES_NAME}/{language}.yaml"] = place.read_text(encoding="utf-8-sig")
    return read_content(files)


def document_of(content: Content) -> QuestionnaireDocument | None:
    """Return the source as the checks see it; None where its shape is wrong, or of a pulse."""
    parsed = parse_document(content.source)
    return parsed if isinstance(parsed, QuestionnaireDocument) else None


def find_dimension(content: Content, name: str) -> Data | None:
    """Return a dimension by its id."""
    return next((one for one in content.source["dimensions"] if one["id"] == name), None)


def items_of(dimension: Data | None) -> list[Data]:
    """Return the items of a dimension in order."""
    return [] if dimension is None else list(dimension["items"])


def text_at(content: Content, language: str, key: str, path: YamlPath) -> str:
    """Return a text by its key in a translation, or by its place in the source; empty if none."""
    if language == content.source["language"]:
        place: Any = content.source
        steps: Sequence[str | int] = path
    else:
        place, steps = content.locales[language], key.split(".")
    for step in steps:
        try:
            place = place[step]
        except (KeyError, IndexError, TypeError):
            return ""
    return str(place)


def set_text(content: Content, language: str, key: str, path: YamlPath, text: str) -> None:
    """Write a text into a content that may be changed; an empty one of a translation is none."""
    if language == content.source["language"]:
        place: Any = content.source
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = text
        return
    *steps, name = key.split(".")
    place = content.locales[language]
    for part in steps:
        place = place.setdefault(part, {})
    if text:
        place[name] = text
    else:
        place.pop(name, None)


def every_list(content: Content) -> Iterator[list[str]]:
    """Yield all lists of the source that name dimensions or items."""
    yield content.source.get("pages", [])
    for evidence in content.source.get("stage_map", {}).values():
        yield from evidence.values()
    for route in content.source.get("routes", []):
        yield route["leave_out"]


def _dumped(data: Data) -> str:
    text: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=_NO_FOLDING)
    return text
