"""Tells FlowGap's own files of an engagement folder from tables of a tool, by their headers."""

from typing import Final

from flowgap.engagement.formats import FIXED_FORMATS
from flowgap.importing.delimited import Table
from flowgap.importing.mapping.mapping_file import FILES

_FEWEST_COLUMNS: Final = 3
"""With fewer, a table of anything may be called like that."""


def own_file(table: Table) -> str | None:
    """Return which canonical file a table is that no mapping leads to; None for all others.

    It is one if it has no column but those of that file, and lacks none that is needed.
    """
    columns = {name.casefold() for name in table.columns}
    mapped = {f"{file}.csv" for file in FILES}
    for name, form in FIXED_FORMATS.items():
        is_own = columns.issuperset(form.required) and columns.issubset(form.names)
        if name not in mapped and is_own and len(columns) >= _FEWEST_COLUMNS:
            return name
    return None
