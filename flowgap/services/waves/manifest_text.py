"""Edits the list of waves in the text of `engagement.yaml`, and no other character of it."""

import yaml
from yaml.nodes import CollectionNode, MappingNode, Node, SequenceNode


def with_entry(text: str, place: int, entry: str) -> str:
    """Return the text with one more wave before that of a place, or after the last one."""
    waves = _waves(text)
    if waves is None:
        return f"{text.rstrip()}\nwaves:\n  - {entry}\n"
    if waves.flow_style:
        return _in_brackets(text, waves, place, entry)
    return _in_lines(text, waves, place, entry)


def with_key(text: str, place: int, key: str, value: str) -> str:
    """Return the text in which the wave of a place has one more key."""
    waves = _waves(text)
    wave = None if waves is None else waves.value[place]
    if not isinstance(wave, MappingNode):
        raise TypeError(f"wave {place} is no mapping, though it was read as one")
    at = _end(wave.value[-1][1])
    if wave.flow_style:
        return f"{text[:at]}, {key}: {value}{text[at:]}"
    line_end = text.find("\n", at)
    at = len(text) if line_end < 0 else line_end
    blanks = " " * wave.value[0][0].start_mark.column
    return f"{text[:at]}\n{blanks}{key}: {value}{text[at:]}"


def _waves(text: str) -> SequenceNode | None:
    top = yaml.compose(text, Loader=yaml.SafeLoader)
    pairs = top.value if isinstance(top, MappingNode) else []
    found = next((value for name, value in pairs if name.value == "waves"), None)
    return found if isinstance(found, SequenceNode) else None


def _in_brackets(text: str, waves: SequenceNode, place: int, entry: str) -> str:
    if place < len(waves.value):
        at = waves.value[place].start_mark.index
        return f"{text[:at]}{entry}, {text[at:]}"
    at = _end(waves.value[-1]) if waves.value else waves.end_mark.index - 1
    comma = ", " if waves.value else ""
    return f"{text[:at]}{comma}{entry}{text[at:]}"


def _in_lines(text: str, waves: SequenceNode, place: int, entry: str) -> str:
    first = waves.value[0].start_mark.index
    line_start = text.rfind("\n", 0, first) + 1
    dash = text[line_start:first].split("-", maxsplit=1)[0] + "- "
    if place < len(waves.value):
        at = text.rfind("\n", 0, waves.value[place].start_mark.index) + 1
        return f"{text[:at]}{dash}{entry}\n{text[at:]}"
    end = text.find("\n", _end(waves.value[-1]))
    if end < 0:
        return f"{text}\n{dash}{entry}\n"
    return f"{text[: end + 1]}{dash}{entry}\n{text[end + 1 :]}"


def _end(node: Node) -> int:
    """Return where a value ends; that of a block is the end of its last value."""
    if isinstance(node, CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(node, MappingNode) else last)
    return int(node.end_mark.index)
