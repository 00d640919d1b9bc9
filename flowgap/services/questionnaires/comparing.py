"""What changed between two versions, and what that means for comparing waves."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from flowgap.services.questionnaires.content import Content, Data


class Change(StrEnum):
    """What became of an item."""

    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"
    ROLE = "role"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemChange:
    """One item that is not as it was; `before` and `after` are its words or its role."""

    item: str
    dimension: str
    change: Change
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All changes, and the names of dimensions by whether their scores compare.

    They do where the same core items are asked in the same words, on the same scale.
    """

    changes: tuple[ItemChange, ...]
    same: tuple[str, ...]
    other: tuple[str, ...]


def compare(before: Content, after: Content) -> Comparison:
    """Return what is different in the later of two versions."""
    same: list[str] = []
    other: list[str] = []
    is_scale_same = before.source.get("scale") == after.source.get("scale")
    theirs = {part["id"]: part for part in before.dimensions}
    for part in after.dimensions:
        is_same = (
            is_scale_same
            and part["id"] in theirs
            and _core(part) == _core(theirs[part["id"]])
            and _translated(before, part) == _translated(after, part)
        )
        (same if is_same else other).append(str(part["name"]))
    return Comparison(
        changes=tuple(_changes(_items(before), _items(after))),
        same=tuple(same),
        other=tuple(other),
    )


def _items(content: Content) -> dict[str, tuple[str, Data]]:
    return {
        item["id"]: (str(part["name"]), item)
        for part in content.dimensions
        for item in part["items"]
    }


def _core(part: Data) -> dict[str, tuple[str, str]]:
    return {
        item["id"]: (item["text"], item["keyed"])
        for item in part["items"]
        if item["role"] == "core"
    }


def _translated(content: Content, part: Data) -> dict[tuple[str, str], str]:
    """Return the words of a dimension's core items in other languages."""
    return {
        (language, item): data.get("items", {}).get(item, "")
        for language, data in content.locales.items()
        for item in _core(part)
    }


def _changes(
    before: Mapping[str, tuple[str, Data]], after: Mapping[str, tuple[str, Data]]
) -> Iterator[ItemChange]:
    for name in dict.fromkeys((*before, *after)):
        old, new = before.get(name), after.get(name)
        if old is None and new is not None:
            yield _change(name, new, Change.ADDED, "", new[1]["text"])
        elif new is None and old is not None:
            yield _change(name, old, Change.REMOVED, old[1]["text"], "")
        elif old is not None and new is not None:
            if old[1]["text"] != new[1]["text"]:
                yield _change(name, new, Change.REWORDED, old[1]["text"], new[1]["text"])
            if old[1]["role"] != new[1]["role"]:
                yield _change(name, new, Change.ROLE, old[1]["role"], new[1]["role"])


def _change(
    name: str, found: tuple[str, Data], change: Change, before: str, after: str
) -> ItemChange:
    return ItemChange(item=name, dimension=found[0], change=change, before=before, after=after)
