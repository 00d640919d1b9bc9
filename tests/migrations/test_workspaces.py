"""Engagements that were there before accounts lie in one workspace; nothing is lost on the way."""

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from flowgap.services.database import downgrade, migrate

BEFORE = "a4e90c57d1b6"
ADD = text(
    "INSERT INTO engagement (id, public_key, client, title, language)"
    " VALUES (:id, :key, 'Alder', :key, 'en')"
)
RESULT = text(
    "INSERT INTO result (engagement_id, document, digest, import_report, computed_at)"
    " VALUES (1, '{}', :digest, '{}', '2026-11-22T12:00:00.000000+00:00')"
)


@pytest.fixture
def engine(empty_engine: Engine) -> Engine:
    """Return a database of the version before, with two engagements and a result."""
    migrate(empty_engine, revision=BEFORE)
    with empty_engine.begin() as connection:
        connection.execute(ADD, [{"id": 1, "key": "one"}, {"id": 2, "key": "two"}])
        connection.execute(RESULT, {"digest": "d" * 64})
    return empty_engine


def count(engine: Engine, table: str) -> int:
    with engine.connect() as connection:
        return connection.scalar(text(f"SELECT count(*) FROM {table}")) or 0  # noqa: S608 - from below


def test_they_lie_in_one_workspace_and_keep_their_results(engine: Engine) -> None:
    migrate(engine)
    with engine.connect() as connection:
        rows = connection.execute(
            text(
                "SELECT engagement.public_key, workspace.name, length(workspace.public_key)"
                " FROM engagement JOIN workspace ON workspace.id = engagement.workspace_id"
                " ORDER BY engagement.id"
            )
        ).all()
    assert [tuple(row) for row in rows] == [("one", "Workspace", 22), ("two", "Workspace", 22)]
    assert count(engine, "result") == 1


def test_an_installation_without_engagements_has_no_workspace(empty_engine: Engine) -> None:
    migrate(empty_engine)
    assert count(empty_engine, "workspace") == 0


def test_no_engagement_is_lost_on_the_way_back(engine: Engine) -> None:
    migrate(engine)
    downgrade(engine, revision=BEFORE)
    assert (count(engine, "engagement"), count(engine, "result")) == (2, 1)


def test_client_and_title_are_unique_within_a_workspace_only(engine: Engine) -> None:
    migrate(engine)
    again = text(
        "INSERT INTO engagement (id, public_key, workspace_id, client, title, language)"
        " VALUES (:id, :key, :place, 'Alder', 'one', 'en')"
    )
    with engine.begin() as connection:
        connection.execute(
            text("INSERT INTO workspace (id, public_key, name) VALUES (99, 'k', 'Other')")
        )
        connection.execute(again, {"id": 3, "key": "three", "place": 99})
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(again, {"id": 4, "key": "four", "place": 99})
