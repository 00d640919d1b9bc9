"""Rule of questionnaires based on another: what is scored alike is asked alike."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from flowgap.questionnaire.document import ItemDocument, LocaleDocument, QuestionnaireDocument
from flowgap.questionnaire.problems import Fault
from flowgap.questionnaire.texts import PlacedText, locale_texts, source_texts

_OR_OWN: Final = ", or an item with an id of its own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The questionnaire that another is based on.

    `texts` are its texts in the language that is checked, by key; None where it has none in
    that language but a draft translation, which may be bettered.
    """

    reference: str
    document: QuestionnaireDocument
    texts: Mapping[str, str] | None


def origin_faults(document: QuestionnaireDocument, origin: Origin) -> Iterator[Fault]:
    """Yield every item of the origin that is reworded, rescaled, reversed or counted otherwise."""
    theirs = _items(origin.document)
    kinds = {dimension.id: dimension.kind for dimension in origin.document.dimensions}
    for index, dimension in enumerate(document.dimensions):
        shared = [item.id for item in dimension.items if item.id in theirs]
        if shared and dimension.kind is not kinds.get(dimension.id, dimension.kind):
            yield Fault(
                ("dimensions", index, "kind"),
                f"dimension {dimension.id} of {origin.reference} is of another kind",
                kinds[dimension.id].value,
            )
        for place, item in enumerate(dimension.items):
            if item.id in theirs:
                for name, allowed in _differences(item, theirs[item.id]):
                    yield Fault(
                        ("dimensions", index, "items", place, name),
                        f"item {item.id} of {origin.reference} has another '{name}'",
                        f"{allowed}{_OR_OWN}",
                    )
    if not kept_items(document, origin.document):
        return
    if len(document.scale) != len(origin.document.scale):
        yield Fault(
            ("scale",),
            f"items of {origin.reference} are answered on another number of points",
            f"{len(origin.document.scale)}, or only items with ids of their own",
        )
    yield from _text_faults(source_texts(document), document, origin)


def origin_locale_faults(
    locale: LocaleDocument, source: QuestionnaireDocument, origin: Origin
) -> Iterator[Fault]:
    """Yield every text of a translation that words an item or the scale of the origin anew."""
    yield from _text_faults(locale_texts(locale), source, origin)


def kept_items(document: QuestionnaireDocument, origin: QuestionnaireDocument) -> frozenset[str]:
    """Return the ids of the items that a questionnaire has from its origin."""
    return frozenset(_items(document)) & frozenset(_items(origin))


def _items(document: QuestionnaireDocument) -> dict[str, ItemDocument]:
    return {item.id: item for dimension in document.dimensions for item in dimension.items}


def _differences(own: ItemDocument, theirs: ItemDocument) -> Iterator[tuple[str, str]]:
    """Yield the keys beside the text that decide how an answer is counted."""
    if own.keyed is not theirs.keyed:
        yield "keyed", theirs.keyed.value
    if own.referent is not theirs.referent:
        yield "referent", theirs.referent.value


def _text_faults(
    found: Mapping[str, PlacedText], document: QuestionnaireDocument, origin: Origin
) -> Iterator[Fault]:
    kept = kept_items(document, origin.document)
    if origin.texts is None or not kept:
        return
    fixed = {key for key in origin.texts if key.startswith("scale.")}
    for key, placed in found.items():
        name = key.removeprefix("items.")
        if key not in fixed and not (key.startswith("items.") and name in kept):
            continue
        theirs = origin.texts.get(key)
        if theirs is not None and theirs != placed.text:
            what = f"item {name}" if key not in fixed else f"'{key}'"
            yield Fault(
                placed.path, f"{what} of {origin.reference} is reworded", _shown(theirs, key)
            )


def _shown(text: str, key: str) -> str:
    """Return what is allowed: the words of the origin, so that they can be copied back."""
    return f"“{text}”" + (_OR_OWN if key.startswith("items.") else "")
