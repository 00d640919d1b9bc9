"""Rules of dimensions and items."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from flowgap.questionnaire.document import (
    DimensionDocument,
    ItemDocument,
    Keying,
    QuestionnaireDocument,
)
from flowgap.questionnaire.problems import Fault
from flowgap.questionnaire.rules.language import negation_in, reading_grade, words
from flowgap.questionnaire.schema import ItemRole
from flowgap.yaml_source import YamlPath

MIN_CORE_ITEMS: Final = 2
MAX_WORDS: Final = 16
MAX_GRADE: Final = 8.0


def item_faults(document: QuestionnaireDocument) -> Iterator[Fault]:
    """Yield what is wrong with the dimensions and the items."""
    constructs = set(document.constructs)
    for index, dimension in enumerate(document.dimensions):
        at: YamlPath = ("dimensions", index)
        yield from _prefix_faults(dimension, at)
        yield from _core_faults(dimension, at)
        yield from _order_faults(dimension, at)
        for place, item in enumerate(dimension.items):
            yield from _construct_faults(item, (*at, "items", place), constructs)
            yield from _wording_faults(item, (*at, "items", place), document.language)
    if document.language == "en":
        yield from _grade_faults(document)


def _prefix_faults(dimension: DimensionDocument, at: YamlPath) -> Iterator[Fault]:
    for index, item in enumerate(dimension.items):
        if not re.fullmatch(rf"{dimension.id}\d+", item.id):
            yield Fault(
                (*at, "items", index, "id"),
                f"item id {item.id} does not fit its dimension",
                f"{dimension.id} and a number",
            )


def _core_faults(dimension: DimensionDocument, at: YamlPath) -> Iterator[Fault]:
    core = [item for item in dimension.items if item.role is ItemRole.CORE]
    if len(core) < MIN_CORE_ITEMS:
        yield Fault(
            at,
            f"dimension {dimension.id} has too few core items ({len(core)})",
            f"at least {MIN_CORE_ITEMS}",
        )
    if not any(item.keyed is Keying.REVERSED for item in core):
        yield Fault(at, f"dimension {dimension.id} has no reversed core item", "at least 1")


def _order_faults(dimension: DimensionDocument, at: YamlPath) -> Iterator[Fault]:
    first = dimension.items[0]
    if first.keyed is Keying.REVERSED:
        yield Fault(
            (*at, "items", 0, "keyed"),
            f"reversed item {first.id} stands first in its dimension",
            "any later place",
        )
    for index, (before, item) in enumerate(pairwise(dimension.items), start=1):
        if before.keyed is item.keyed is Keying.REVERSED:
            yield Fault(
                (*at, "items", index, "keyed"),
                f"reversed item {item.id} follows reversed item {before.id}",
                "a positive item between them",
            )


def _construct_faults(item: ItemDocument, at: YamlPath, constructs: set[str]) -> Iterator[Fault]:
    for index, construct in enumerate(item.provenance.constructs):
        if construct not in constructs:
            yield Fault(
                (*at, "provenance", "constructs", index),
                f"unknown construct '{construct}'",
                ", ".join(sorted(constructs)),
            )


def _wording_faults(item: ItemDocument, at: YamlPath, language: str) -> Iterator[Fault]:
    n_words = len(words(item.text))
    if language == "en" and n_words > MAX_WORDS:
        yield Fault((*at, "text"), f"item {item.id} has {n_words} words", f"at most {MAX_WORDS}")
    if item.keyed is Keying.REVERSED:
        negation = negation_in(item.text, language=language)
        if negation is not None:
            yield negation_fault(item.id, negation, (*at, "text"))


def negation_fault(item_id: str, negation: str, path: YamlPath) -> Fault:
    """Return the fault of a reversed item that negates, in whatever language."""
    return Fault(
        path,
        f"reversed item {item_id} holds '{negation}'",
        "the opposite behaviour in positive grammar",
    )


def _grade_faults(document: QuestionnaireDocument) -> Iterator[Fault]:
    texts = [item.text for dimension in document.dimensions for item in dimension.items]
    grade = reading_grade(texts)
    if grade > MAX_GRADE:
        yield Fault(
            ("dimensions",),
            f"the items read at grade {grade:.1f}",
            f"at most {MAX_GRADE:.1f}",
        )
