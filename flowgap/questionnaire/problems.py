"""What is wrong with a questionnaire file, and where."""

from dataclasses import dataclass

from flowgap.yaml_source import YamlPath


@dataclass(frozen=True, slots=True)
class Fault:
    """A broken rule, placed by keys; the file and the line come later."""

    path: YamlPath
    message: str
    allowed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A fault as its author meets it: `file:line`, the keys that lead there, what to mend."""

    file: str
    line: int
    place: str
    message: str
    allowed: str
