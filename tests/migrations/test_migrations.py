"""The migrations go up, down and up again, and end where the models are."""

import os
import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from subprocess import PIPE, Popen

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import CheckConstraint, Engine, inspect, text

from flowgap.db import make_engine, make_session_factory, unit_of_work
from flowgap.models import Base, Engagement, Result, Team
from flowgap.paths import MIGRATIONS, PROJECT_ROOT
from flowgap.services.database import (
    MigrationError,
    downgrade,
    is_current,
    migrate,
    rebuilding,
)


def differences(engine: Engine) -> list[object]:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, Base.metadata))


def table_names(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names()) - {"alembic_version"}


def test_up_down_and_up_again_ends_at_the_models(empty_engine: Engine) -> None:
    migrate(empty_engine)
    downgrade(empty_engine, revision="base")
    assert table_names(empty_engine) == set()
    migrate(empty_engine)
    assert table_names(empty_engine) == set(Base.metadata.tables)
    assert differences(empty_engine) == []


def test_the_comparison_would_see_a_missing_column(empty_engine: Engine) -> None:
    migrate(empty_engine)
    with empty_engine.begin() as connection:
        connection.execute(text("ALTER TABLE team DROP COLUMN parent"))
    assert "add_column" in str(differences(empty_engine))


def test_migrating_twice_changes_nothing(empty_engine: Engine) -> None:
    migrate(empty_engine)
    migrate(empty_engine)
    assert is_current(empty_engine)


def test_an_empty_database_is_not_current(empty_engine: Engine) -> None:
    assert not is_current(empty_engine)


def test_two_processes_that_migrate_at_once_take_turns(empty_engine: Engine) -> None:
    url = empty_engine.url.render_as_string(hide_password=False)
    command = [sys.executable, "-m", "flowgap", "migrate"]
    settings = {**os.environ, "FLOWGAP_DATABASE_URL": url}
    running = [Popen(command, env=settings, cwd=PROJECT_ROOT, stdout=PIPE) for _ in range(2)]
    said = [process.communicate(timeout=60)[0] for process in running]
    assert all(words.startswith(b"The tables are up to date") for words in said)
    assert is_current(empty_engine)


def test_check_constraints_are_those_of_the_models(empty_engine: Engine) -> None:
    # Alembic does not compare checks, so we do.
    migrate(empty_engine)
    inspector = inspect(empty_engine)
    for table in Base.metadata.sorted_tables:
        found = {str(check["name"]) for check in inspector.get_check_constraints(table.name)}
        assert found == {
            str(check.name) for check in table.constraints if isinstance(check, CheckConstraint)
        }


@pytest.mark.parametrize(
    "path", sorted((MIGRATIONS / "versions").glob("*.py")), ids=lambda p: p.name
)
def test_a_migration_is_named_by_time_and_purpose(path: Path) -> None:
    assert re.fullmatch(r"\d{8}_\d{4}_[a-z_]+\.py", path.name)


class TestBuildingTablesAnew:
    """On SQLite a changed column means a new table: what refers to the old one must stay."""

    def test_no_row_that_refers_to_a_table_is_lost_when_it_is_built_anew(
        self, tmp_path: Path
    ) -> None:
        engine = make_engine(f"sqlite:///{tmp_path / 'flowgap.db'}")
        migrate(engine)
        add_rows(engine)
        with rebuilding(engine) as connection:
            operations = Operations(MigrationContext.configure(connection))
            for table in Base.metadata.tables:
                with operations.batch_alter_table(table, recreate="always"):
                    pass
        with engine.connect() as connection:
            for table in ("engagement", "team", "result"):
                assert connection.scalar(text(f"SELECT count(*) FROM {table}")) == 1  # noqa: S608

    def test_a_migration_that_leaves_rows_without_what_they_refer_to_changes_nothing(
        self, tmp_path: Path
    ) -> None:
        engine = make_engine(f"sqlite:///{tmp_path / 'flowgap.db'}")
        migrate(engine)
        add_rows(engine)
        with pytest.raises(MigrationError, match="2 rows"), rebuilding(engine) as connection:
            connection.execute(text("DELETE FROM engagement"))
        with engine.connect() as connection:
            assert connection.scalar(text("SELECT count(*) FROM engagement")) == 1


def add_rows(engine: Engine) -> None:
    """Add an engagement with a team and a result."""
    with unit_of_work(make_session_factory(engine)) as session:
        session.add(Engagement(id=1, client="a", title="b", language="en"))
        session.flush()
        session.add(Team(engagement_id=1, name="Dispatch"))
        session.add(
            Result(
                engagement_id=1,
                document="{}",
                digest="d" * 64,
                import_report="{}",
                computed_at=datetime(2026, 11, 22, tzinfo=UTC),
            )
        )
