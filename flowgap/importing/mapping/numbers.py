"""Numbers as people write them: a whole column tells whether a comma or a point is the decimal."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from flowgap.importing.conditions import Condition

COMMA: Final = ","
POINT: Final = "."
AMBIGUOUS_NUMBERS: Final = (
    "{} may have a decimal comma or a decimal point in every row, so such numbers count as "
    "unknown; `numbers: decimal_comma` or `numbers: decimal_point` in the mapping file tells"
)
MIXED_NUMBERS: Final = (
    "{} holds numbers with a decimal comma and others with a decimal point, so both count as "
    "unknown; `numbers` in the mapping file tells which holds"
)
GROUPS_TAKEN: Final = "in {} a number such as {} is {}, as {}"

_LARGEST: Final = 1e12
_BLANK_GROUPS: Final = re.compile(r"(?<=\d)[ \u00a0\u2009\u202f'\u2019](?=\d{3}(?!\d))")
"""Blanks and apostrophes between groups of three digits: they are never decimals."""
_PLAIN: Final = re.compile(r"[+-]?\d+", re.ASCII)
_POINTED: Final = re.compile(
    r"[+-]?(\d*\.\d+|\d+\.|[1-9]\d{0,2}(,\d{3})+(\.\d*)?|\d+)([eE][+-]?\d{1,3})?", re.ASCII
)
_COMMAED: Final = re.compile(r"[+-]?(\d*,\d+|\d+,|[1-9]\d{0,2}(\.\d{3})+(,\d*)?|\d+)", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberColumn:
    """How the numbers of one column are to be read; `problem` where some cannot be.

    `settled` says how a mark was taken that no single row tells.
    """

    read: Callable[[str], float | Condition]
    problem: str | None = None
    settled: str | None = None


def number_column(
    values: Sequence[str], *, is_count: bool, decimal: str | None = None
) -> NumberColumn:
    """Return how to read a column.

    Parameters
    ----------
    values : sequence of str
        All of the column.
    is_count : bool
        Whether its numbers are whole: 1.234 then is one thousand and more.
    decimal : str or None
        `COMMA` or `POINT`; None: the column tells.
    """
    marked = [text for value in values if not _PLAIN.fullmatch(text := _ungrouped(value))]
    unclear = next((text for text in marked if _may_be_both(text)), None)
    if decimal is not None:
        return _settled(decimal, unclear, "the mapping says so")
    told = {mark for text in marked if (mark := _only_mark(text)) is not None}
    if len(told) == 1:
        return _settled(told.pop(), unclear, "other rows tell")
    if told:
        return NumberColumn(read=_read_plain, problem=MIXED_NUMBERS)
    if unclear is None:
        return NumberColumn(read=lambda text: _read(text, POINT))
    groups = {COMMA if COMMA in text else POINT for text in marked if _may_be_both(text)}
    if is_count and len(groups) == 1:
        return _settled(POINT if groups == {COMMA} else COMMA, unclear, "it counts whole things")
    return NumberColumn(read=_read_plain, problem=AMBIGUOUS_NUMBERS)


def _settled(decimal: str, unclear: str | None, why: str) -> NumberColumn:
    how = None
    if unclear is not None:
        how = GROUPS_TAKEN.format("{}", unclear, f"{_read(unclear, decimal):g}", why)
    return NumberColumn(read=lambda text: _read(text, decimal), settled=how)


def _read(text: str, decimal: str) -> float | Condition:
    plain = _ungrouped(text)
    form, groups = (_POINTED, COMMA) if decimal == POINT else (_COMMAED, POINT)
    if not form.fullmatch(plain):
        return Condition.WRONG_TYPE
    number = float(plain.replace(groups, "").replace(COMMA, POINT))
    return number if abs(number) <= _LARGEST else Condition.WRONG_TYPE


def _read_plain(text: str) -> float | Condition:
    plain = _ungrouped(text)
    return _read(plain, POINT) if _PLAIN.fullmatch(plain) else Condition.WRONG_TYPE


def _only_mark(text: str) -> str | None:
    is_pointed, is_commaed = bool(_POINTED.fullmatch(text)), bool(_COMMAED.fullmatch(text))
    if is_pointed == is_commaed:
        return None
    return POINT if is_pointed else COMMA


def _may_be_both(text: str) -> bool:
    return bool(_POINTED.fullmatch(text)) and bool(_COMMAED.fullmatch(text))


def _ungrouped(text: str) -> str:
    return _BLANK_GROUPS.sub("", text.strip())
