"""Working copies of questionnaires: the same items under another name, some dimensions left out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from yaml.nodes import Node

from flowgap.errors import InputError
from flowgap.paths import SURVEYS
from flowgap.questionnaire.document import QuestionnaireDocument, SourceDocument
from flowgap.questionnaire.folder import LOCALES_NAME, locale_languages, locale_path, references
from flowgap.questionnaire.reading import read_document
from flowgap.questionnaire.yaml_edits import Edit, YamlText
from flowgap.yaml_source import YamlPath

NAME: Final = re.compile(r"[a-z][a-z0-9-]{0,39}")
_PUBLISHED: Final = re.compile(r"\A# Published:.*\n")
_HEADER: Final = (
    "# Based on {reference}: its items keep their words, scale and direction.\n"
    "# docs/questionnaires.md says what may be changed and how to go on.\n"
)


def copy_questionnaire(
    reference: str, name: str, *, without: Sequence[str] = (), shipped: Path = SURVEYS
) -> dict[str, str]:
    """Return the files of a working copy, by their path below the folder of surveys.

    Comments are kept. Dimensions in `without` are left out wherever they stand.

    Raises
    ------
    InputError
        If there is no such questionnaire or dimension, or the name cannot be used.
    """
    known = references(shipped)
    if reference not in known:
        problem = f"there is no questionnaire '{reference}' that ships"
        raise InputError(problem, file=reference, allowed=", ".join(known))
    _refuse_name(name, known)
    path = known[reference]
    document = read_document(path)
    if not isinstance(document, SourceDocument):
        raise InputError("it is a translation", file=reference, allowed=", ".join(known))
    gone = _left_out(document, without)
    files = {f"{name}/v1.yaml": _source(path, reference, name, gone)}
    for language in locale_languages(path):
        text = _locale(locale_path(path, language), name, gone)
        files[f"{name}/{LOCALES_NAME}/{language}.yaml"] = text
    return files


def _refuse_name(name: str, known: Mapping[str, Path]) -> None:
    if not NAME.fullmatch(name):
        raise InputError(
            f"{name[:80]!r} is no name of a questionnaire",
            file="--as",
            allowed="up to 40 small letters, digits and hyphens, e.g. acme-mri",
        )
    if name in {path.parent.name for path in known.values()}:
        raise InputError(
            f"{name} ships with FlowGap", file="--as", allowed="a name of your own, e.g. acme-mri"
        )


def _left_out(document: SourceDocument, without: Sequence[str]) -> dict[str, frozenset[str]]:
    """Return the items of each dimension that is left out."""
    dimensions = document.dimensions if isinstance(document, QuestionnaireDocument) else ()
    items = {part.id: frozenset(item.id for item in part.items) for part in dimensions}
    for dimension in without:
        if dimension not in items:
            raise InputError(
                f"{document.id} has no dimension {dimension[:80]!r}",
                file="--without",
                allowed=", ".join(items) or "nothing: a pulse takes its items from elsewhere",
            )
    if dimensions and len(set(without)) == len(dimensions):
        raise InputError("nothing would be left", file="--without", allowed="not all dimensions")
    attention = getattr(document, "attention", None)
    if attention is not None and attention.page in without:
        raise InputError(
            f"the attention item stands on the page of {attention.page}",
            file="--without",
            allowed="another dimension; or leave it out by hand, and set `page` of `attention`",
        )
    return {dimension: items[dimension] for dimension in without}


def _source(path: Path, reference: str, name: str, gone: Mapping[str, frozenset[str]]) -> str:
    source = YamlText(path.read_text(encoding="utf-8-sig"))
    edits = [
        source.replaced(_required(source, "id"), name),
        source.replaced(_required(source, "version"), f"1\nbased_on: {reference}"),
        *_removed(source, gone, tuple(("dimensions", number) for number in _places(source, gone))),
        *source.without({*gone, *_items(gone)}, *_lists(source)),
    ]
    text = _PUBLISHED.sub("", source.with_edits(edits))
    return _HEADER.format(reference=reference) + text


def _locale(path: Path, name: str, gone: Mapping[str, frozenset[str]]) -> str:
    locale = YamlText(path.read_text(encoding="utf-8-sig"))
    entries: list[YamlPath] = [("dimensions", dimension) for dimension in gone]
    entries += [("items", item) for item in locale.keys("items") if item in _items(gone)]
    edits = [
        locale.replaced(_required(locale, "translates"), f"{name}@1"),
        *_removed(locale, gone, entries),
    ]
    return locale.with_edits(edits)


def _items(gone: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*gone.values())


def _places(source: YamlText, gone: Mapping[str, frozenset[str]]) -> Iterator[int]:
    """Yield where the dimensions that are left out stand among the others."""
    number = 0
    while (node := source.node("dimensions", number, "id")) is not None:
        if node.value in gone:
            yield number
        number += 1


def _removed(
    text: YamlText, gone: Mapping[str, frozenset[str]], paths: Sequence[YamlPath]
) -> Iterator[Edit]:
    if gone:
        yield from (text.removed(node) for path in paths if (node := text.node(*path)) is not None)


def _lists(source: YamlText) -> Iterator[YamlPath]:
    """Yield the places of all lists that name dimensions or items."""
    yield ("pages",)
    for stage in source.keys("stage_map"):
        yield from (("stage_map", stage, kind) for kind in source.keys("stage_map", stage))
    number = 0
    while source.node("routes", number) is not None:
        yield ("routes", number, "leave_out")
        number += 1


def _required(text: YamlText, key: str) -> Node:
    node = text.node(key)
    if node is None:
        raise KeyError(key)
    return node
