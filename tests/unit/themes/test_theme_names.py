"""Names of themes: given, changed, taken back, and by two people at the same time."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import delete

from flowgap.db import SessionFactory, reading, unit_of_work
from flowgap.models import Engagement
from flowgap.services.engagements.keeping import EngagementNotFoundError
from flowgap.services.engagements.theme_names import NamedMeanwhileError, name_theme, theme_names

WAVE, THEME, OTHER = "2026-10", "a" * 64, "b" * 64


@pytest.fixture
def key(sessions: SessionFactory) -> str:
    with unit_of_work(sessions) as session:
        row = Engagement(client="Alder", title="MRI", language="en")
        session.add(row)
        session.flush()
        return row.public_key


def give(sessions: SessionFactory, key: str, name: str, *, before: str = "") -> None:
    with unit_of_work(sessions) as session:
        name_theme(session, key, WAVE, THEME, name=name, before=before)


def names(sessions: SessionFactory, key: str, wave: str = WAVE) -> dict[str, str]:
    with reading(sessions) as session:
        return dict(theme_names(session, key, wave))


def test_a_name_is_given_changed_and_taken_back(sessions: SessionFactory, key: str) -> None:
    give(sessions, key, "Planning")
    assert names(sessions, key) == {THEME: "Planning"}
    give(sessions, key, "Plans", before="Planning")
    assert names(sessions, key) == {THEME: "Plans"}
    give(sessions, key, "", before="Plans")
    assert names(sessions, key) == {}


def test_it_is_of_its_wave_and_of_its_theme(sessions: SessionFactory, key: str) -> None:
    give(sessions, key, "Planning")
    assert names(sessions, key, "2027-04") == {}
    assert OTHER not in names(sessions, key)


def test_who_did_not_see_the_name_of_today_changes_nothing(
    sessions: SessionFactory, key: str
) -> None:
    give(sessions, key, "Planning")
    with pytest.raises(NamedMeanwhileError) as meanwhile:
        give(sessions, key, "Plans")
    assert meanwhile.value.now == "Planning"
    assert names(sessions, key) == {THEME: "Planning"}


def test_of_many_at_once_one_gives_the_name(sessions: SessionFactory, key: str) -> None:
    def try_it(number: int) -> bool:
        try:
            give(sessions, key, f"Name {number}")
        except NamedMeanwhileError:
            return False
        return True

    with ThreadPoolExecutor(6) as people:
        given = list(people.map(try_it, range(6)))
    assert sum(given) == 1
    assert names(sessions, key) == {THEME: f"Name {given.index(True)}"}


def test_with_the_engagement_its_names_are_gone(sessions: SessionFactory, key: str) -> None:
    give(sessions, key, "Planning")
    with unit_of_work(sessions) as session:
        session.execute(delete(Engagement))
    with pytest.raises(EngagementNotFoundError):
        give(sessions, key, "Planning")
