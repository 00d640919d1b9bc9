"""However a statement comes to a table, it finds there its own workspace, and no more."""

import subprocess
import sys
from collections.abc import Iterator
from typing import Final

import pytest
from sqlalchemy import (
    Executable,
    ForeignKey,
    delete,
    exists,
    func,
    inspect,
    literal,
    select,
    update,
)
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    Session,
    aliased,
    column_property,
    mapped_column,
    relationship,
)
from sqlalchemy.sql.visitors import ExternallyTraversible

from flowgap.db import SessionFactory, unit_of_work
from flowgap.models import Base, Engagement, Scope, Team, Workspace, confine
from flowgap.models.named_tables import load_own_columns_only, named_tables
from flowgap.services.accounts.workspaces import add_workspace

OTHER = aliased(Team)
LISTED = select(Team.id, Team.name).subquery()
NESTED = select(select(LISTED.c.name).subquery().c.name)
FIRST = select(Team.name).cte("first")

NAMES: Final[dict[str, Executable]] = {
    "a column": select(Team.name),
    "an entity": select(Team).with_only_columns(Team.name),
    "an alias": select(OTHER.name),
    "a subquery": select(LISTED.c.name),
    "a subquery of a subquery": NESTED,
    "a common table": select(FIRST.c.name),
    "a union": select(Team.name)
    .where(Team.id == 1)
    .union_all(select(Team.name).where(Team.id == 2)),
    "a join": select(Team.name)
    .select_from(Engagement)
    .join(Team, Team.engagement_id == Engagement.id),
    "a function": select(func.max(Team.name)),
    "a scalar subquery": select(
        select(func.max(Team.name)).scalar_subquery().label("names")
    ).select_from(Engagement),
    "an expression": select(literal("") + func.coalesce(Team.name, "")),
}
"""Ways to read the names of teams, of which each workspace has one."""

CONDITIONS = {
    "exists": exists().where(Team.name == "Team of Theirs"),
    "exists of a select": exists(select(Team.id).where(Team.name == "Team of Theirs")),
    "not in": ~Engagement.id.not_in(
        select(Engagement.id).where(exists().where(Team.name == "Team of Theirs"))
    ),
    "in": literal("Team of Theirs").in_(select(Team.name)),
    "an alias within exists": exists().where(OTHER.name == "Team of Theirs"),
    "a scalar": select(func.count()).select_from(Team).scalar_subquery() == 2,
}
"""Conditions that hold only where the team of the other workspace is found."""


@pytest.fixture
def session(sessions: SessionFactory) -> Iterator[Session]:
    """A session of one of two workspaces, each with an engagement and a team."""
    with unit_of_work(sessions) as unconfined:
        for name in ("Ours", "Theirs"):
            place = add_workspace(unconfined, name)
            row = Engagement(workspace_id=place.id, client="Alder", title="MRI", language="en")
            unconfined.add(row)
            unconfined.flush()
            unconfined.add(Team(engagement_id=row.id, name=f"Team of {name}"))
    with unit_of_work(sessions) as ours:
        place = ours.scalars(select(Workspace).where(Workspace.name == "Ours")).one()
        confine(ours, Scope(workspace_id=place.id))
        yield ours


def test_a_table_is_confined_however_it_is_read(session: Session) -> None:
    for way, asked in NAMES.items():
        assert isinstance(asked, ExternallyTraversible)
        assert "team" in named_tables(asked), way
        assert session.scalars(asked).all() == ["Team of Ours"], way


def test_without_limits_the_same_statements_find_both(session: Session) -> None:
    confine(session, None)
    for way, asked in NAMES.items():
        # Of two names a maximum is the later one in the alphabet.
        assert "Team of Theirs" in session.scalars(asked).all(), way


def test_a_table_that_only_a_condition_names_is_confined(session: Session) -> None:
    for way, condition in CONDITIONS.items():
        assert named_tables(select(Engagement.id).where(condition)) == {"engagement", "team"}, way
        assert session.scalars(select(Engagement.id).where(condition)).all() == [], way
        session.execute(update(Engagement).where(condition).values(language="de"))
        session.execute(delete(Engagement).where(condition))
    confine(session, None)
    assert session.scalars(select(Engagement.language)).all() == ["en", "en"]
    for way, condition in CONDITIONS.items():
        found = session.scalars(select(Engagement.id).where(condition))
        assert sorted(found) == [1, 2], way


def test_each_scope_finds_its_own_by_the_same_statement(session: Session) -> None:
    """A condition is kept for the next statement, with the scope it was made for."""
    for place, ids, names in (
        (1, None, ["Team of Ours"]),
        (2, None, ["Team of Theirs"]),
        (2, frozenset({1}), []),
        (2, frozenset({2}), ["Team of Theirs"]),
        (1, frozenset({1, 2}), ["Team of Ours"]),
        (1, None, ["Team of Ours"]),
    ):
        confine(session, Scope(workspace_id=place, engagement_ids=ids))
        assert session.scalars(select(Team.name)).all() == names


def test_our_mappers_load_own_columns_only() -> None:
    assert load_own_columns_only(Base.registry.mappers)


class _Own(DeclarativeBase):
    """Tables of their own, so that those of the product stay as they are."""


class _House(_Own):
    __tablename__ = "house"
    id: Mapped[int] = mapped_column(primary_key=True)


class _Room(_Own):
    __tablename__ = "room"
    id: Mapped[int] = mapped_column(primary_key=True)
    house_id: Mapped[int] = mapped_column(ForeignKey("house.id"))
    n_houses = column_property(select(func.count(_House.id)).scalar_subquery())


class _Door(_Own):
    __tablename__ = "door"
    id: Mapped[int] = mapped_column(primary_key=True)
    room_id: Mapped[int] = mapped_column(ForeignKey("room.id"))
    room: Mapped[_Room] = relationship()


@pytest.mark.parametrize(("entity", "is_plain"), [(_House, True), (_Room, False), (_Door, False)])
def test_a_mapper_that_reads_another_table_by_itself_is_known(
    entity: type[DeclarativeBase], *, is_plain: bool
) -> None:
    assert load_own_columns_only([inspect(entity)]) is is_plain


WITH_RELATIONSHIPS = """
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session, joinedload, lazyload, relationship, selectinload, subqueryload
from flowgap.models import Base, Engagement, Scope, Team, Workspace, confine

Workspace.engagements = relationship(Engagement, order_by=Engagement.id)
Engagement.teams = relationship(Team)
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Workspace(id=1, name="Both", public_key="k" * 16))
    session.flush()
    for key, name in ((1, "Ours"), (2, "Theirs")):
        session.add(Engagement(id=key, workspace_id=1, client="Alder", title=name, language="en"))
        session.flush()
        session.add(Team(engagement_id=key, name=name))
    session.commit()
for load in (lazyload, selectinload, subqueryload, joinedload):
    for ids in (None, frozenset({1})):
        with Session(engine) as session:
            confine(session, Scope(workspace_id=1, engagement_ids=ids))
            asked = select(Workspace).options(load(Workspace.engagements))
            place = session.scalars(asked).unique().one()
            print(load.__name__, *(one.title for one in place.engagements))
            teams = session.scalars(select(Engagement).options(load(Engagement.teams))).unique()
            print(load.__name__, *(team.name for one in teams for team in one.teams))
"""


def test_what_a_relationship_loads_is_confined() -> None:
    """In a process of its own: a relationship cannot be taken off a class again."""
    command = [sys.executable, "-c", WITH_RELATIONSHIPS]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    ways = ("lazyload", "selectinload", "subqueryload", "joinedload")
    expected = [f"{way} {names}" for way in ways for names in ("Ours Theirs",) * 2 + ("Ours",) * 2]
    assert told.stdout.splitlines() == expected
