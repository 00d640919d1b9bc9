"""A mapping as somebody chooses it column by column, instead of writing its file."""

import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml

from flowgap.engagement.formats import FIXED_FORMATS, FOLDER_YAML
from flowgap.engagement.tables.columns import FileFormat, Kind
from flowgap.errors import InputError
from flowgap.importing.delimited import Table
from flowgap.importing.mapping.mapping_file import DATES, FILES, NUMBERS, TableMapping, read_mapping
from flowgap.importing.mapping.proposal import propose_mapping
from flowgap.yaml_source import read_yaml

MOST_VALUES: Final = 30
"""Values of a column whose meaning can be chosen; what comes more rarely stays unknown."""
_NAME: Final = "mapping"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What was chosen: the table's column for each canonical one, and what its values mean."""

    file: str
    columns: Mapping[str, str] = field(default_factory=dict[str, str])
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])
    dates: str = ""
    numbers: str = ""

    @property
    def form(self) -> FileFormat:
        """Return the format of the canonical file."""
        return FIXED_FORMATS[f"{self.file}.csv"]

    @property
    def text(self) -> str:
        """Return the mapping file that says the same."""
        found: dict[str, Any] = {"file": self.file, "columns": dict(self.columns)}
        if self.values:
            found["values"] = {name: dict(pairs) for name, pairs in self.values.items()}
        settings = {"dates": self.dates, "numbers": self.numbers}
        found |= {key: value for key, value in settings.items() if value}
        return yaml.safe_dump(found, sort_keys=False, allow_unicode=True)


def proposed(table: Table, file: str) -> Choices:
    """Return what the names of the columns and the values tell."""
    return choices_of(propose_mapping(table, file))


def choices_of(text: str) -> Choices:
    """Return what a mapping file says, as far as it can be chosen."""
    data = _read(text)
    columns, values = data.get("columns") or {}, data.get("values") or {}
    return Choices(
        file=str(data["file"]),
        columns={str(name): str(own) for name, own in columns.items()},
        values={
            str(name): {str(value): str(meaning) for value, meaning in (pairs or {}).items()}
            for name, pairs in values.items()
        },
        dates=str(data.get("dates") or ""),
        numbers=str(data.get("numbers") or ""),
    )


def checked(choices: Choices) -> TableMapping:
    """Return the mapping, by the rules of its file.

    Raises
    ------
    InputError
        If it breaks one of them.
    """
    with tempfile.TemporaryDirectory(prefix="flowgap-") as folder:
        path = Path(folder) / _NAME
        path.write_text(choices.text, encoding="utf-8")
        return read_mapping(path)


def chosen(  # noqa: PLR0913 - each part was chosen
    table: Table,
    *,
    file: str,
    meant: Iterable[tuple[str, str]],
    meanings: Mapping[str, Mapping[str, str]],
    dates: str,
    numbers: str,
) -> Choices:
    """Return the choices that were made: `meant` pairs columns of the table with canonical ones.

    Raises
    ------
    InputError
        If a canonical column, file, date or number is none, or two columns stand for one.
    """
    if file not in FILES:
        raise InputError(f"{file!r} is no file", file=_NAME, allowed=", ".join(FILES))
    form = FIXED_FORMATS[f"{file}.csv"]
    columns: dict[str, str] = {}
    for own, name in meant:
        if name and (name not in form.names or own not in table.columns):
            raise InputError(f"{name!r} is no column", file=_NAME, allowed=", ".join(form.names))
        if name in columns:
            problem = f"{columns[name]} and {own} both stand for {name}"
            raise InputError(problem, file=_NAME, column=own, allowed="one column for each")
        if name:
            columns[name] = own
    return Choices(
        file=file,
        columns=columns,
        values={
            name: {value: meaning for value, meaning in pairs.items() if meaning}
            for name, pairs in meanings.items()
            if name in columns
        },
        dates=dates if dates in DATES else "",
        numbers=numbers if numbers in NUMBERS else "",
    )


def open_values(table: Table, choices: Choices) -> dict[str, tuple[str, ...]]:
    """Return the values of columns with a list of choices, by canonical column."""
    return {
        column.name: tuple(dict.fromkeys(table.values(choices.columns[column.name])))[:MOST_VALUES]
        for column in choices.form.columns
        if column.kind is Kind.CHOICE and column.name in choices.columns
    }


def _read(text: str) -> Mapping[str, Any]:
    with tempfile.TemporaryDirectory(prefix="flowgap-") as folder:
        path = Path(folder) / _NAME
        path.write_text(text, encoding="utf-8")
        data: Mapping[str, Any] = read_yaml(path, FOLDER_YAML, name=_NAME).data
    return data
