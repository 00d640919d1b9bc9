"""Reads a mapping file: YAML that says what the columns of a table are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from flowgap.engagement.formats import AI_ADOPTION, FIXED_FORMATS, FOLDER_YAML
from flowgap.engagement.tables.columns import Column, FileFormat, Kind
from flowgap.errors import InputError
from flowgap.importing.mapping.numbers import COMMA, POINT
from flowgap.yaml_source import YamlSource, read_yaml

FILES: Final = ("changes", "events", "deployments", "incidents", "ai_adoption")
DATES: Final = ("day_first", "month_first")
NUMBERS: Final[Mapping[str, str]] = {"decimal_comma": COMMA, "decimal_point": POINT}
MEASURES: Final[Mapping[str, tuple[str, ...]]] = {
    AI_ADOPTION.name: tuple(one.name for one in AI_ADOPTION.columns if one.kind is Kind.COUNT)
}
"""Columns of which a row of the file needs one: without any it says nothing."""
_KEYS: Final = ("file", "columns", "constants", "values", "dates", "numbers")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableMapping:
    """What the columns of a table are.

    Attributes
    ----------
    form : FileFormat
        Of the canonical file that its rows go to.
    columns : mapping of a canonical column to the table's own
    constants : mapping of a canonical column to one value for all rows
    values : mapping of a canonical column to what the table's values mean
    day_first : bool or None
        Whether 3/4/2024 is the third of April.
    decimal : str or None
        The mark before the fraction of a number; None: each column tells.
    """

    form: FileFormat
    columns: Mapping[str, str]
    constants: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    day_first: bool | None = None
    decimal: str | None = None


def read_mapping(path: Path) -> TableMapping:
    """Return the mapping in a file.

    Raises
    ------
    InputError
        If it cannot be used: says where and what is allowed.
    """
    source = read_yaml(path, FOLDER_YAML, name=path.name)
    if not isinstance(source.data, dict):
        raise InputError("the file holds no keys", file=path.name, line=1, allowed=", ".join(_KEYS))
    for key in source.data:
        if key not in _KEYS:
            raise _refusal(source, path, (key,), f"{key!r} is no key", ", ".join(_KEYS))
    form = _form(source, path)
    columns = _texts(source, path, "columns")
    constants = _texts(source, path, "constants")
    _check_names(source, path, form, "columns", columns)
    _check_names(source, path, form, "constants", constants)
    for column in form.required:
        if column not in columns and column not in constants and column != "team":
            raise _refusal(
                source, path, ("columns",), f"{column} is missing", "a column or a constant for it"
            )
    measures = MEASURES.get(form.name, ())
    if measures and not any(name in columns or name in constants for name in measures):
        raise _refusal(
            source, path, ("columns",), "no column is a measure", f"one of {', '.join(measures)}"
        )
    return TableMapping(
        form=form,
        columns=columns,
        constants=constants,
        values=_values(source, path, form),
        day_first=_day_first(source, path),
        decimal=_decimal(source, path),
    )


def column_of(form: FileFormat, name: str) -> Column:
    """Return a column of a canonical file; any other name is a text of the client's own."""
    own = next((column for column in form.columns if column.name == name), None)
    return own or Column(name=name, kind=Kind.FREE_TEXT)


def _form(source: YamlSource, path: Path) -> FileFormat:
    name = source.data.get("file")
    if name not in FILES:
        raise _refusal(source, path, ("file",), f"{name!r} is no file", ", ".join(FILES))
    return FIXED_FORMATS[f"{name}.csv"]


def _texts(source: YamlSource, path: Path, key: str) -> dict[str, str]:
    found = source.data.get(key) or {}
    if not isinstance(found, dict):
        raise _refusal(source, path, (key,), f"{key} holds no pairs", "column: value")
    for name, value in found.items():
        if not isinstance(value, str | int | float | bool):
            raise _refusal(source, path, (key, name), f"{name} is no text", "one value")
    return {str(name): _plain(value) for name, value in found.items()}


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _check_names(
    source: YamlSource, path: Path, form: FileFormat, key: str, names: Mapping[str, str]
) -> None:
    for name in names:
        if name not in form.names and not name.isidentifier():
            raise _refusal(
                source, path, (key, name), f"{name!r} is no column", ", ".join(form.names)
            )


def _values(source: YamlSource, path: Path, form: FileFormat) -> dict[str, dict[str, str]]:
    found = source.data.get("values") or {}
    if not isinstance(found, dict):
        raise _refusal(
            source, path, ("values",), "values holds no pairs", "column: {value: meaning}"
        )
    meanings: dict[str, dict[str, str]] = {}
    for name, pairs in found.items():
        if not isinstance(pairs, dict):
            raise _refusal(
                source, path, ("values", name), f"{name} holds no pairs", "value: meaning"
            )
        allowed = column_of(form, str(name)).choices
        for value, meaning in pairs.items():
            if allowed and _plain(meaning) not in allowed:
                problem = f"{meaning!r} is no value of {name}"
                raise _refusal(source, path, ("values", name, value), problem, ", ".join(allowed))
        meanings[str(name)] = {
            _plain(value).casefold(): _plain(meaning) for value, meaning in pairs.items()
        }
    return meanings


def _day_first(source: YamlSource, path: Path) -> bool | None:
    found = source.data.get("dates")
    if found is None:
        return None
    if found not in DATES:
        raise _refusal(source, path, ("dates",), f"{found!r} is no order", ", ".join(DATES))
    return bool(found == DATES[0])


def _decimal(source: YamlSource, path: Path) -> str | None:
    found = source.data.get("numbers")
    if found is None:
        return None
    if not isinstance(found, str) or found not in NUMBERS:
        raise _refusal(
            source, path, ("numbers",), f"{found!r} is no way to write numbers", ", ".join(NUMBERS)
        )
    return NUMBERS[found]


def _refusal(
    source: YamlSource, path: Path, place: tuple[str, ...], problem: str, allowed: str
) -> InputError:
    return InputError(problem, file=path.name, line=source.line_of(place), allowed=allowed)
