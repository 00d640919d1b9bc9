"""Changes single values in the text of a YAML file: comments and all other characters stay."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import yaml
from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from flowgap.yaml_source import YamlPath


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Characters from `start` to before `end` that become `text`."""

    start: int
    end: int
    text: str


class YamlText:
    """The text of a YAML file and where its values stand. The file was checked before."""

    def __init__(self, text: str) -> None:
        """Read the text."""
        self.text = text
        self.top: Node | None = yaml.compose(text, Loader=yaml.SafeLoader)

    def node(self, *path: str | int) -> Node | None:
        """Return the value at a place, None if there is none."""
        found: Node | None = self.top
        for step in path:
            found = next((value for key, value in _children(found) if key == step), None)
        return found

    def replaced(self, node: Node, text: str) -> Edit:
        """Return the edit that puts another text in the place of a value."""
        return Edit(start=node.start_mark.index, end=_end(node), text=text)

    def removed(self, node: Node) -> Edit:
        """Return the edit that takes away a value that has lines of its own, its key included."""
        start = self.text.rfind("\n", 0, self._first(node)) + 1
        end = self.text.find("\n", _end(node)) + 1 or len(self.text)
        if self.text[end : end + 1] == "\n":
            end += 1
        return Edit(start=start, end=end, text="")

    def without(self, names: Collection[str], *paths: YamlPath) -> Iterator[Edit]:
        """Yield the edits that take names out of lists."""
        for path in paths:
            node = self.node(*path)
            if isinstance(node, SequenceNode):
                values = [entry.value for entry in node.value if isinstance(entry, ScalarNode)]
                kept = [value for value in values if value not in names]
                if kept != values:
                    yield self.replaced(node, f"[{', '.join(kept)}]")

    def keys(self, *path: str | int) -> tuple[str, ...]:
        """Return the keys of the value at a place."""
        node = self.node(*path)
        if not isinstance(node, MappingNode):
            return ()
        return tuple(str(key.value) for key, _value in node.value)

    def with_edits(self, edits: Iterable[Edit]) -> str:
        """Return the text after all edits; they may not overlap."""
        text = self.text
        for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
            text = f"{text[: edit.start]}{edit.text}{text[edit.end :]}"
        return text

    def _first(self, node: Node) -> int:
        """Return where a value begins, or its key, if it has one."""
        for parent in _nodes(self.top):
            if isinstance(parent, MappingNode):
                for key, value in parent.value:
                    if value is node:
                        return int(key.start_mark.index)
        return int(node.start_mark.index)


def _nodes(node: Node | None) -> Iterator[Node]:
    if node is not None:
        yield node
    for _key, child in _children(node):
        yield from _nodes(child)


def _children(node: Node | None) -> Iterator[tuple[str | int, Node]]:
    if isinstance(node, SequenceNode):
        yield from enumerate(node.value)
    if isinstance(node, MappingNode):
        yield from ((key.value, value) for key, value in node.value)


def _end(node: Node) -> int:
    """Return where a value ends; that of a block is the end of its last value."""
    if isinstance(node, CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(node, MappingNode) else last)
    return int(node.end_mark.index)
