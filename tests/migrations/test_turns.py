"""Waves that were opened before turns were stored keep the set that they asked."""

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from flowgap.services.database import downgrade, migrate

BEFORE = "d2f8a6417c03"
# Name, engagement, questionnaire version, day of opening.
WAVES = (
    ("pulse-2", 1, 1, 10),
    ("pulse-1", 1, 1, 5),
    ("full", 1, 2, 1),
    ("pulse-3", 1, 1, 20),
    ("other-client", 2, 1, 15),
)
ENGAGEMENT = text(
    "INSERT INTO engagement (id, public_key, client, title, language)"
    " VALUES (:id, :key, :key, 'a', 'en')"
)
VERSION = text(
    "INSERT INTO questionnaire_version (id, questionnaire, version, digest, item_ids, n_items)"
    " VALUES (:version, 'pulse', :version, 'd', '[]', 12)"
)
WAVE = text(
    "INSERT INTO wave"
    " (engagement_id, name, questionnaire_version_id, n_items, opens_at, closes_at, promise)"
    " VALUES (:engagement, :name, :version, 12, :opens, '2026-11-30T07:00:00.000000+00:00', '{}')"
)


@pytest.fixture
def engine(empty_engine: Engine) -> Engine:
    """Return a database of the version before, with five waves."""
    migrate(empty_engine, revision=BEFORE)
    with empty_engine.begin() as connection:
        connection.execute(ENGAGEMENT, [{"id": 1, "key": "one"}, {"id": 2, "key": "two"}])
        connection.execute(VERSION, [{"version": 1}, {"version": 2}])
        for name, engagement, version, day in WAVES:
            row = {"name": name, "engagement": engagement, "version": version}
            opens = f"2026-10-{day:02}T07:00:00.000000+00:00"
            connection.execute(WAVE, row | {"opens": opens})
    return empty_engine


def test_the_turn_of_a_wave_is_how_many_opened_before_with_the_same_questionnaire(
    engine: Engine,
) -> None:
    migrate(engine)
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT name, turn, booklet_items FROM wave"))
        found = {name: (turn, booklet) for name, turn, booklet in rows}
    assert found == {
        "full": (0, None),
        "pulse-1": (0, None),
        "pulse-2": (1, None),
        "pulse-3": (2, None),
        "other-client": (0, None),
    }


def test_no_wave_is_lost_on_the_way_back(engine: Engine) -> None:
    migrate(engine)
    downgrade(engine, revision=BEFORE)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM wave")) == len(WAVES)


@pytest.mark.parametrize("change", ["turn = -1", "booklet_items = 0", "booklet_items = 13"])
def test_what_no_wave_can_ask_is_refused(engine: Engine, change: str) -> None:
    migrate(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE wave SET turn = 0, booklet_items = 12"))
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(text(f"UPDATE wave SET {change}"))  # noqa: S608 - from above
