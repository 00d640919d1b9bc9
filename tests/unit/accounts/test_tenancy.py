"""The boundary between workspaces: nothing beyond it is found, changed, deleted or added."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session, aliased

from flowgap.db import SessionFactory, unit_of_work
from flowgap.models import Base, Comment, Engagement, Result, Scope, Team, Wave, Workspace, confine
from flowgap.models.tenancy import ForeignWorkspaceError, WorkspaceUnclearError, _bound
from flowgap.services.accounts.workspaces import add_workspace

NOW = datetime(2026, 11, 27, tzinfo=UTC)

WITHOUT_WORKSPACE = {
    "account",
    "identity",
    "mail_lease",
    "questionnaire_version",
    "recovery_code",
    "sign_in_try",
    "worker_beat",
    "workspace",
}
"""Tables of the installation or of a person. A new table is listed here, or within the boundary."""


@pytest.fixture
def two(sessions: SessionFactory) -> SessionFactory:
    """Two workspaces, in each an engagement of the same client with a team and a result."""
    with unit_of_work(sessions) as session:
        for name in ("Ours", "Theirs"):
            place = add_workspace(session, name)
            row = Engagement(workspace_id=place.id, client="Alder", title="MRI", language="en")
            session.add(row)
            session.flush()
            session.add(Team(engagement_id=row.id, name=f"Team of {name}"))
            session.add(
                Result(
                    engagement_id=row.id,
                    document="{}",
                    digest="d" * 64,
                    import_report="{}",
                    computed_at=NOW,
                )
            )
    return sessions


@contextmanager
def ours(sessions: SessionFactory, *ids: int) -> Iterator[Session]:
    with unit_of_work(sessions) as session:
        place = session.scalars(select(Workspace.id).where(Workspace.name == "Ours")).one()
        confine(session, Scope(workspace_id=place, engagement_ids=frozenset(ids) or None))
        yield session


def test_every_table_is_within_the_boundary_or_listed_as_outside() -> None:
    inside = {entity.__tablename__ for entity, _via in _bound()}
    assert inside.isdisjoint(WITHOUT_WORKSPACE)
    assert inside | WITHOUT_WORKSPACE == set(Base.metadata.tables)


def test_rows_counts_columns_and_keys_of_others_are_not_found(two: SessionFactory) -> None:
    with ours(two) as session:
        assert [row.id for row in session.scalars(select(Engagement))] == [1]
        assert session.scalar(select(func.count()).select_from(Team)) == 1
        assert session.scalars(select(Team.name)).all() == ["Team of Ours"]
        assert session.get(Engagement, 2) is None
        other = aliased(Engagement)
        assert session.scalars(select(other.id).where(other.client == "Alder")).all() == [1]
        joined = select(Engagement.id, Result.id).join(Result)
        assert [key for key, _result in session.execute(joined)] == [1]


def test_rows_of_others_are_neither_changed_nor_deleted(two: SessionFactory) -> None:
    with ours(two) as session:
        session.execute(update(Engagement).values(language="de"))
        session.execute(delete(Result))
    with unit_of_work(two) as session:
        rows = session.scalars(select(Engagement))
        assert {row.id: row.language for row in rows} == {1: "de", 2: "en"}
        assert session.scalars(select(Result.engagement_id)).all() == [2]


def test_a_manager_finds_own_engagements_only(two: SessionFactory) -> None:
    with ours(two, 99) as session:
        assert session.scalars(select(Engagement.id)).all() == []
        assert session.scalars(select(Team.id)).all() == []
    with ours(two, 1) as session:
        assert session.scalars(select(Engagement.id)).all() == [1]


def test_waves_and_what_hangs_on_them_are_within(two: SessionFactory) -> None:
    with ours(two) as session:
        assert session.scalars(select(Wave.id)).all() == []


def test_a_new_engagement_lies_in_the_workspace_of_the_session(two: SessionFactory) -> None:
    with ours(two) as session:
        session.add(Engagement(client="Birch", title="MRI", language="en"))
    with ours(two) as session:
        assert session.scalars(select(Engagement.client)).all() == ["Alder", "Birch"]


def test_nothing_is_written_into_another_workspace(two: SessionFactory) -> None:
    with unit_of_work(two) as session:
        theirs = session.scalars(select(Workspace.id).where(Workspace.name == "Theirs")).one()
    row = Engagement(workspace_id=theirs, client="Birch", title="MRI", language="en")
    with ours(two) as session:
        session.add(row)
        with pytest.raises(ForeignWorkspaceError):
            session.flush()
        session.expunge(row)


def test_nothing_is_hung_on_an_engagement_or_a_wave_of_another_workspace(
    two: SessionFactory,
) -> None:
    with unit_of_work(two) as session:
        theirs = session.scalars(
            select(Engagement.id).join(Workspace).where(Workspace.name == "Theirs")
        ).one()
        mine = session.scalars(
            select(Engagement.id).join(Workspace).where(Workspace.name == "Ours")
        ).one()
    for row in (Team(engagement_id=theirs, name="New"), Comment(wave_id=99, text="New")):
        with ours(two) as session:
            session.add(row)
            with pytest.raises(ForeignWorkspaceError):
                session.flush()
            session.expunge(row)
    with ours(two) as session:
        session.add(Team(engagement_id=mine, name="New"))
        session.flush()


def test_nothing_is_moved_into_another_workspace(two: SessionFactory) -> None:
    with unit_of_work(two) as session:
        place = session.scalars(select(Workspace.id).where(Workspace.name == "Theirs")).one()
        theirs = session.scalars(select(Engagement.id).filter_by(workspace_id=place)).one()
    for entity, column, key in (
        (Engagement, "workspace_id", place),
        (Team, "engagement_id", theirs),
    ):
        with ours(two) as session:
            row = session.scalars(select(entity)).one()
            setattr(row, column, key)
            with pytest.raises(ForeignWorkspaceError):
                session.flush()
            session.expunge(row)


def test_without_a_workspace_the_first_engagement_makes_one(sessions: SessionFactory) -> None:
    with unit_of_work(sessions) as session:
        session.add(Engagement(client="Alder", title="MRI", language="en"))
        session.flush()
        assert session.scalars(select(Workspace.name)).all() == ["Workspace"]


def test_where_there_are_several_it_has_to_be_named(two: SessionFactory) -> None:
    with unit_of_work(two) as session:
        row = Engagement(client="Birch", title="MRI", language="en")
        session.add(row)
        with pytest.raises(WorkspaceUnclearError, match="--workspace"):
            session.flush()
        session.expunge(row)
