"""Reads the YAML files of an engagement folder: plain values, dates as text, lines kept."""

from pathlib import Path
from typing import Final

import yaml

from flowgap.engagement.tables.content import read_bytes
from flowgap.errors import InputError
from flowgap.questionnaire.yaml_source import YamlSource, _lines, _PlainLoader

MAX_BYTES: Final = 1_000_000

_TIMESTAMP: Final = "tag:yaml.org,2002:timestamp"
_ALLOWED: Final = "plain YAML, as docs/engagement-folder.md describes it"


class _DatesAsTextLoader(_PlainLoader):
    """Leaves dates as they are written, so that the schema reads them and refuses wrong ones."""


_DatesAsTextLoader.yaml_implicit_resolvers = {
    first: [resolver for resolver in resolvers if resolver[0] != _TIMESTAMP]
    for first, resolvers in _PlainLoader.yaml_implicit_resolvers.items()
}


def read_yaml_file(path: Path) -> YamlSource:
    """Return what a YAML file of an engagement folder holds.

    Raises
    ------
    InputError
        If the file cannot be read, is over 1 MB, is no UTF-8 or no YAML, or uses what a folder
        has no use for: aliases, anchors, tags, deep nesting, a key twice.
    """
    content = read_bytes(path, max_bytes=MAX_BYTES)
    try:
        return _parse(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputError("no UTF-8 text", file=path.name, line=line, allowed="UTF-8") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        problem = " ".join(str(error.problem).split())
        raise InputError(problem, file=path.name, line=line, allowed=_ALLOWED) from error
    except (yaml.YAMLError, RecursionError) as error:
        problem = str(error).partition("\n")[0]
        raise InputError(problem, file=path.name, line=1, allowed=_ALLOWED) from error


def _parse(text: str) -> YamlSource:
    loader = _DatesAsTextLoader(text)
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
