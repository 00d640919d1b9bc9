"""Which tables a statement names: in its columns, joins, subqueries, aliases and conditions.

A session that limits what it finds has to know all of them. A mapper that loads more than the
columns of its own table, as by a relationship, reads tables that no statement names.
"""

from collections.abc import Iterable

from sqlalchemy import Column, Table
from sqlalchemy.orm import Mapper
from sqlalchemy.sql import visitors
from sqlalchemy.sql.visitors import ExternallyTraversible


def named_tables(statement: ExternallyTraversible) -> set[str]:
    """Return the name of every table that stands in a statement, at any depth."""
    found: set[str] = set()
    waiting, seen = [statement], {statement}
    while waiting:
        for part in visitors.iterate(waiting.pop()):
            if isinstance(part, Table):
                found.add(part.name)
            # A column is of a table, an alias or a subquery, which is no child of it.
            source = getattr(part, "table", None)
            if isinstance(source, ExternallyTraversible) and source not in seen:
                seen.add(source)
                waiting.append(source)
    return found


def load_own_columns_only(mappers: Iterable[Mapper[object]]) -> bool:
    """Tell whether each mapper loads the columns of its table, and nothing beside."""
    return all(_loads_own_columns_only(mapper) for mapper in mappers)


def _loads_own_columns_only(mapper: Mapper[object]) -> bool:
    loaded = [column for attribute in mapper.column_attrs for column in attribute.columns]
    return not mapper.relationships and all(
        isinstance(column, Column) and column.table is mapper.local_table for column in loaded
    )
