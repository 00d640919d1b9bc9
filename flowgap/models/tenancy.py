"""The boundary between workspaces, in one place: what a confined session can find and keep.

Every query of a confined session gets a condition for each table that hangs on a workspace by a
chain of keys: engagements by their workspace, teams and waves by their engagement, answers by
their wave. A new table is within the boundary as soon as it has such a key.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

from sqlalchemy import ColumnElement, Executable, Select, Table, event, select, text
from sqlalchemy.orm import (
    DeclarativeBase,
    ORMExecuteState,
    Session,
    UOWTransaction,
    with_loader_criteria,
)
from sqlalchemy.sql.base import ExecutableOption
from sqlalchemy.sql.visitors import ExternallyTraversible

from flowgap.errors import FlowGapError
from flowgap.models.account import Workspace
from flowgap.models.base import Base
from flowgap.models.engagement import Engagement, new_public_key
from flowgap.models.named_tables import load_own_columns_only, named_tables
from flowgap.models.wave import Wave

FIRST_NAME: Final = "Workspace"
"""Of the workspace that is made where nobody named one."""

_ADD_FIRST: Final = text(
    "INSERT INTO workspace (name, public_key) VALUES (:name, :key) ON CONFLICT (name) DO NOTHING"
)
_SCOPE: Final = "flowgap.scope"
_CHAIN: Final = ("workspace", "engagement", "wave")
"""What a row may hang on, the nearest to the workspace first."""


class WorkspaceUnclearError(FlowGapError):
    """A new engagement would have to guess its workspace."""


class ForeignWorkspaceError(FlowGapError):
    """A row was to be written into a workspace that the session is not confined to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Whose rows a session finds; of one workspace those of `engagement_ids`, or all (None)."""

    workspace_id: int
    engagement_ids: frozenset[int] | None = None


def confine(session: Session, scope: Scope | None) -> None:
    """Let a session find what lies within the scope, and nothing else; None takes all limits off.

    Call it before the session has read anything: what it holds already it gives without asking.
    """
    session.info[_SCOPE] = scope


def scope_of(session: Session) -> Scope | None:
    """Return what a session is confined to, if it is."""
    scope = session.info.get(_SCOPE)
    return scope if isinstance(scope, Scope) else None


@event.listens_for(Session, "do_orm_execute")
def _find_own_only(state: ORMExecuteState) -> None:
    scope = scope_of(state.session)
    if scope is None or not (state.is_select or state.is_update or state.is_delete):
        return
    named = _confined_tables(state.statement)
    options = [
        _option(entity, via, scope)
        for entity, via in _bound()
        if named is None or entity.__tablename__ in named
    ]
    state.statement = state.statement.options(*options)


def _confined_tables(statement: Executable) -> set[str] | None:
    """Return the tables that a statement can read; None if any, as by a relationship."""
    if _are_plain() and isinstance(statement, ExternallyTraversible):
        return named_tables(statement)
    return None


@cache
def _are_plain() -> bool:
    return load_own_columns_only(Base.registry.mappers)


@lru_cache(maxsize=1024)
def _option(entity: type[DeclarativeBase], via: str, scope: Scope) -> ExecutableOption:
    """Return the condition on a table; made once, for making it takes longer than most queries."""
    return with_loader_criteria(entity, _condition(entity, via, scope), include_aliases=True)


@event.listens_for(Session, "before_flush")
def _keep_own_only(session: Session, _context: UOWTransaction, _instances: object) -> None:
    """Put new engagements into the workspace of the session, and nothing into another."""
    for row in session.new:
        if isinstance(row, Engagement) and row.workspace_id is None:
            row.workspace_id = workspace_of(session)
    scope = scope_of(session)
    if scope is not None and _hangs_elsewhere(session, scope):
        raise ForeignWorkspaceError("a row of another workspace cannot be kept from here")


def _hangs_elsewhere(session: Session, scope: Scope) -> bool:
    """Tell whether a row to be kept, new or changed, hangs on what the scope does not hold."""
    rows = (*session.new, *session.dirty)
    if _keys(rows, "workspace_id") - {scope.workspace_id}:
        return True
    for name, own in (("engagement_id", _engagements(scope)), ("wave_id", _waves(scope))):
        keys = _keys(rows, name)
        # By the connection: the conditions of the session are for entities, and it would flush.
        if keys and keys.difference(session.connection().scalars(own)):
            return True
    return False


def _keys(rows: Iterable[object], name: str) -> set[int]:
    return {key for row in rows if (key := getattr(row, name, None)) is not None}


def workspace_of(session: Session) -> int:
    """Return the workspace that a session is confined to, or else the only one there is."""
    scope = scope_of(session)
    return scope.workspace_id if scope else only_workspace(session)


def only_workspace(session: Session) -> int:
    """Return the only workspace there is; one is made where there is none.

    Raises
    ------
    WorkspaceUnclearError
        If there are several.
    """
    connection, ids = session.connection(), select(_table(Workspace).c.id).limit(2)
    if not connection.execute(ids).first():
        # Two may find none at the same time: both then use that of the first.
        connection.execute(_ADD_FIRST, {"name": FIRST_NAME, "key": new_public_key()})
    rows = connection.execute(ids).scalars().all()
    if len(rows) > 1:
        raise WorkspaceUnclearError(
            "there are several workspaces. Allowed: --workspace with the name of one"
        )
    return int(rows[0])


@cache
def _bound() -> tuple[tuple[type[DeclarativeBase], str], ...]:
    """Return every table within the boundary, and the column by which it hangs there."""
    return tuple(_hanging())


def _hanging() -> Iterator[tuple[type[DeclarativeBase], str]]:
    for mapper in Base.registry.mappers:
        keys = {
            key.column.table.name: column
            for column in _table(mapper.class_).columns
            for key in column.foreign_keys
            if key.column.name == "id"
        }
        found = [keys[name] for name in reversed(_CHAIN) if name in keys]
        if found:
            # By a key that every row has, if there is one.
            via = min(found, key=lambda column: bool(column.nullable))
            yield mapper.class_, via.name


def _condition(entity: type[DeclarativeBase], via: str, scope: Scope) -> ColumnElement[bool]:
    column = getattr(entity, via)
    if via == "workspace_id":
        own = column == scope.workspace_id
        if entity is Engagement and scope.engagement_ids is not None:
            return own & Engagement.id.in_(scope.engagement_ids)  # type: ignore[no-any-return]
        return own  # type: ignore[no-any-return]
    inside = _engagements(scope) if via == "engagement_id" else _waves(scope)
    return column.in_(inside)  # type: ignore[no-any-return]


def _engagements(scope: Scope) -> Select[Any]:
    # The tables, not the classes: a condition must not get conditions of its own.
    table = _table(Engagement)
    found = select(table.c.id).where(table.c.workspace_id == scope.workspace_id)
    ids = scope.engagement_ids
    return found if ids is None else found.where(table.c.id.in_(ids))


def _waves(scope: Scope) -> Select[Any]:
    table = _table(Wave)
    return select(table.c.id).where(table.c.engagement_id.in_(_engagements(scope)))


def _table(entity: type[DeclarativeBase]) -> Table:
    table = entity.__table__
    if not isinstance(table, Table):
        raise TypeError(f"{entity.__name__} is no table")
    return table
