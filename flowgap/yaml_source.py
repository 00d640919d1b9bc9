"""Reads YAML as untrusted data: plain values only, bounded, with the line of every key."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, TypeAlias

import yaml
from yaml.nodes import MappingNode, Node, SequenceNode

from flowgap.errors import InputError

MAX_BYTES: Final = 1_000_000
MAX_DEPTH: Final = 12
MAX_VALUES: Final = 20_000
"""The largest questionnaire that ships has about 2,000; more values only cost time."""

_PLAIN_TAGS: Final = frozenset(
    f"tag:yaml.org,2002:{kind}" for kind in ("null", "bool", "int", "float", "str", "seq", "map")
)
_TIMESTAMP: Final = "tag:yaml.org,2002:timestamp"

YamlPath: TypeAlias = tuple[str | int, ...]
"""Keys and list positions that lead from the top of a file to one of its values."""


@dataclass(frozen=True, slots=True)
class YamlSource:
    """The value of a YAML file and the line on which each part of it begins."""

    data: Any
    lines: Mapping[YamlPath, int]

    def line_of(self, path: YamlPath) -> int:
        """Return the line of a value, or of the nearest part around it that exists."""
        while path not in self.lines:
            path = path[:-1]
        return self.lines[path]


@dataclass(frozen=True, slots=True, kw_only=True)
class YamlKind:
    """What a YAML file is for.

    Attributes
    ----------
    allowed : str
        What the file should be, for messages.
    dates_as_text : bool
        Whether an unquoted date stays text; else it is refused.
    """

    allowed: str
    dates_as_text: bool = False


def read_yaml(path: Path, kind: YamlKind, *, name: str | None = None) -> YamlSource:
    """Return what a YAML file holds; messages call it `name`, or by its path.

    Raises
    ------
    InputError
        If the file cannot be read, is over 1 MB, is no UTF-8 or no YAML, or uses what plain
        data have no use for: aliases, anchors, tags, deep nesting, a key twice.
    """
    file = name or str(path)
    content = _read_bytes(path, file)
    try:
        return _parse(content.decode("utf-8-sig"), dates_as_text=kind.dates_as_text)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputError("no UTF-8 text", file=file, line=line, allowed="UTF-8") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        problem = " ".join(str(error.problem).split())
        raise InputError(problem, file=file, line=line, allowed=kind.allowed) from error
    except (yaml.YAMLError, RecursionError) as error:
        problem = str(error).partition("\n")[0]
        raise InputError(problem, file=file, line=1, allowed=kind.allowed) from error


def _read_bytes(path: Path, file: str) -> bytes:
    try:
        with path.open("rb") as opened:
            content = opened.read(MAX_BYTES + 1)
    except OSError as error:
        problem = f"the file cannot be read ({error.strerror})"
        raise InputError(problem, file=file, allowed="a file that exists") from error
    if len(content) > MAX_BYTES:
        raise InputError("the file is too large", file=file, allowed=f"{MAX_BYTES} bytes")
    return content


class _PlainLoader(yaml.SafeLoader):
    """A safe loader that refuses what could blow up, before it is built."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._depth = 0
        self._n_values = 0

    def compose_node(self, parent: Node | None, index: int) -> Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call] # untyped in the stubs
        if getattr(event, "anchor", None) is not None:
            raise _refusal("aliases and anchors are not allowed", event)
        self._depth += 1
        self._n_values += 1
        if self._depth > MAX_DEPTH:
            raise _refusal(f"nested deeper than {MAX_DEPTH} levels", event)
        if self._n_values > MAX_VALUES:
            raise _refusal(f"more than {MAX_VALUES} values", event)
        node = super().compose_node(parent, index)
        self._depth -= 1
        if node is not None and node.tag not in _PLAIN_TAGS:
            kind = node.tag.rpartition(":")[2]
            raise _refusal(f"a value of the kind '{kind}' is not allowed; put text in quotes", node)
        return node


class _DatesAsTextLoader(_PlainLoader):
    """Leaves dates as they are written."""


_DatesAsTextLoader.yaml_implicit_resolvers = {
    first: [resolver for resolver in resolvers if resolver[0] != _TIMESTAMP]
    for first, resolvers in _PlainLoader.yaml_implicit_resolvers.items()
}


def _refusal(problem: str, at: Any) -> yaml.MarkedYAMLError:  # noqa: ANN401 - an event or a node
    return yaml.MarkedYAMLError(problem=problem, problem_mark=at.start_mark)


@lru_cache(maxsize=16)
def _parse(text: str, *, dates_as_text: bool) -> YamlSource:
    """Parse a text, or remember it: the pure-Python parser takes 40 ms per questionnaire."""
    loader = (_DatesAsTextLoader if dates_as_text else _PlainLoader)(text)
    try:
        node = loader.get_single_node()
        if node is None:
            raise yaml.YAMLError("the file is empty")
        lines = {(): node.start_mark.line + 1, **dict(_lines(node, ()))}
        return YamlSource(data=loader.construct_document(node), lines=lines)
    except ValueError as error:  # Python converts 4,300 digits at most
        raise yaml.YAMLError("a number is too long") from error
    finally:
        loader.dispose()


def _lines(node: Node, path: YamlPath) -> Iterator[tuple[YamlPath, int]]:
    for key, at, value in _children(node):
        yield (*path, key), at.start_mark.line + 1
        yield from _lines(value, (*path, key))


def _children(node: Node) -> Iterator[tuple[str | int, Node, Node]]:
    if isinstance(node, SequenceNode):
        yield from ((index, value, value) for index, value in enumerate(node.value))
    if isinstance(node, MappingNode):
        yield from _unique_keys(node)


def _unique_keys(node: MappingNode) -> Iterator[tuple[str, Node, Node]]:
    seen: set[str] = set()
    for key, value in node.value:
        if not key.tag.endswith(":str"):
            raise _refusal("a key is no text; put it in quotes", key)
        if key.value in seen:
            raise _refusal(f"the key '{key.value}' is used twice in one place", key)
        seen.add(key.value)
        yield key.value, key, value
