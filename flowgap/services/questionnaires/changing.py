"""Changes of a questionnaire: items on and off, items, dimensions and screeners of one's own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from flowgap.questionnaire.rules.reserved import SCREENERS
from flowgap.services.questionnaires.content import (
    Content,
    Data,
    every_list,
    find_dimension,
    items_of,
    set_text,
)

OWN_CONSTRUCT: Final = "own-wording"
_ABOUT_IT: Final = {
    "name": "Own wording",
    "literature": "Worded by this workspace.",
    "terms": "Free of the terms of others.",
}

Texts = Mapping[str, str]
"""One text by language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewItem:
    """An item of one's own."""

    id: str
    keyed: str
    referent: str
    texts: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDimension:
    """A dimension of one's own, with its first items still to come."""

    id: str
    kind: str
    names: Texts
    definitions: Texts
    items: tuple[NewItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewScreener:
    """A screener of one's own: choices by id, each with its label by language."""

    id: str
    texts: Texts
    choices: Mapping[str, Texts]


def set_role(content: Content, origin: Content | None, item: str, role: str) -> None:
    """Ask an item in every wave (`core`), keep it for later (`reserve`), or not at all (`off`).

    An item of the origin that was off comes back with its words.
    """
    known = next(
        (
            one
            for part in content.source["dimensions"]
            for one in part["items"]
            if one["id"] == item
        ),
        None,
    )
    if role == "off":
        if known is not None:
            _take_out(content, item)
    elif known is not None:
        known["role"] = role
    elif origin is not None:
        _bring_back(content, origin, item, role)


def add_item(content: Content, dimension: str, new: NewItem) -> None:
    """Add an item of one's own below the last one of a dimension."""
    part = find_dimension(content, dimension)
    if part is None:
        return
    part["items"].append(_item(content, new))
    _word(content, f"items.{new.id}", new.texts)


def add_dimension(content: Content, new: NewDimension) -> None:
    """Add a dimension of one's own on a page of its own, the last one."""
    language = content.source["language"]
    name = new.names.get(language, "")
    content.source["dimensions"].append(
        {
            "id": new.id,
            "name": name,
            "short_name": name,
            "definition": new.definitions.get(language, ""),
            "kind": new.kind,
            "items": [_item(content, one) for one in new.items],
        }
    )
    content.source.setdefault("pages", []).append(new.id)
    for key, texts in (
        ("name", new.names),
        ("short_name", new.names),
        ("definition", new.definitions),
    ):
        _word(content, f"dimensions.{new.id}.{key}", texts)
    for one in new.items:
        _word(content, f"items.{one.id}", one.texts)


def leave_out(content: Content, dimension: str) -> None:
    """Leave a dimension out wherever it stands."""
    for item in items_of(find_dimension(content, dimension)):
        _take_out(content, item["id"])


def bring_back(content: Content, origin: Content, dimension: str) -> None:
    """Ask a dimension of the origin again, with all its items."""
    for item in items_of(find_dimension(origin, dimension)):
        _bring_back(content, origin, item["id"], item["role"])


def add_screener(content: Content, new: NewScreener) -> None:
    """Add a screener of one's own, of which one choice may be taken."""
    language = content.source["language"]
    content.source.setdefault("screeners", []).append(
        {
            "id": new.id,
            "text": new.texts.get(language, ""),
            "max_choices": 1,
            "choices": [
                {"id": name, "label": labels.get(language, "")}
                for name, labels in new.choices.items()
            ],
        }
    )
    _word(content, f"questions.{new.id}.text", new.texts)
    for name, labels in new.choices.items():
        _word(content, f"questions.{new.id}.choices.{name}", labels)


def drop_screener(content: Content, screener: str) -> None:
    """Take out a screener of one's own; the common ones stay."""
    if screener in SCREENERS:
        return
    content.source["screeners"] = [
        one for one in content.source.get("screeners", []) if one["id"] != screener
    ]
    for data in content.locales.values():
        data.get("questions", {}).pop(screener, None)


def _item(content: Content, new: NewItem) -> Data:
    content.source["constructs"].setdefault(OWN_CONSTRUCT, dict(_ABOUT_IT))
    return {
        "id": new.id,
        "text": new.texts.get(content.source["language"], ""),
        "role": "core",
        "keyed": new.keyed,
        "referent": new.referent,
        "provenance": {"constructs": [OWN_CONSTRUCT], "wording": "original"},
    }


def _word(content: Content, key: str, texts: Texts) -> None:
    """Write the texts of the translations; that of the source stands in its place already."""
    for language in content.locales:
        set_text(content, language, key, (), texts.get(language, ""))


def _take_out(content: Content, item: str) -> None:
    gone = {item}
    kept = []
    for part in content.source["dimensions"]:
        part["items"] = [one for one in part["items"] if one["id"] != item]
        if part["items"]:
            kept.append(part)
        else:
            gone.add(part["id"])
    content.source["dimensions"] = kept
    for names in every_list(content):
        names[:] = [name for name in names if name not in gone]
    for data in content.locales.values():
        data.get("items", {}).pop(item, None)
        for name in gone:
            data.get("dimensions", {}).pop(name, None)
    _move_attention(content)


def _move_attention(content: Content) -> None:
    """Let the check that a page is read stand on a page that there is."""
    attention, pages = content.source.get("attention"), content.source.get("pages", [])
    if attention is not None and pages and attention["page"] not in pages:
        attention["page"] = pages[len(pages) // 2]


def _bring_back(content: Content, origin: Content, item: str, role: str) -> None:
    theirs = next(
        (part for part in origin.source["dimensions"] if item in _ids(part)),
        None,
    )
    if theirs is None or any(item in _ids(part) for part in content.source["dimensions"]):
        return
    part = find_dimension(content, theirs["id"])
    if part is None:
        part = _dimension_again(content, origin, theirs)
    found = next(one for one in theirs["items"] if one["id"] == item)
    order = _ids(theirs)
    part["items"].append({**found, "role": role})
    # Those of the origin in its order, own ones below.
    part["items"].sort(key=lambda one: order.index(one["id"]) if one["id"] in order else len(order))
    _restore_lists(content, origin, item)
    for language, data in content.locales.items():
        words = origin.locales.get(language, {}).get("items", {}).get(item)
        if words is not None:
            data.setdefault("items", {})[item] = words
    for construct in found["provenance"]["constructs"]:
        content.source["constructs"].setdefault(construct, origin.source["constructs"][construct])


def _dimension_again(content: Content, origin: Content, theirs: Data) -> Data:
    part = {**theirs, "items": []}
    name, order = theirs["id"], [one["id"] for one in origin.source["dimensions"]]
    content.source["dimensions"].append(part)
    content.source["dimensions"].sort(
        key=lambda one: order.index(one["id"]) if one["id"] in order else len(order)
    )
    _restore_lists(content, origin, name)
    for language, data in content.locales.items():
        words = origin.locales.get(language, {}).get("dimensions", {}).get(name)
        if words is not None:
            data.setdefault("dimensions", {})[name] = dict(words)
    return part


def _restore_lists(content: Content, origin: Content, name: str) -> None:
    """Put a name back into the lists of the origin that hold it, in the order of the origin."""
    for mine, theirs in zip(every_list(content), every_list(origin), strict=False):
        if name in theirs and name not in mine:
            mine.append(name)
            mine.sort(key=lambda one: theirs.index(one) if one in theirs else len(theirs))


def _ids(part: Data) -> list[str]:
    return [one["id"] for one in part["items"]]
