"""Erasing: answers go when their day is over, all of them and nothing else, and are counted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select

from flowgap.db import SessionFactory, reading, unit_of_work
from flowgap.models import (
    Base,
    Comment,
    Invitation,
    Mail,
    Receipt,
    Response,
    SealedResponse,
    Wave,
    WaveCount,
)
from flowgap.services.waves.closing import close_wave
from flowgap.services.waves.erasing import (
    Erased,
    Erasure,
    due_waves,
    erase_wave,
    erasures,
    is_due,
)
from flowgap.services.waves.mail_links import keep_tokens, mail_seal
from flowgap.services.waves.mailing import queue_invitations
from flowgap.services.waves.opening import open_wave
from flowgap.services.waves.sending import WaveClosedError
from tests.support.waves import (
    CLOSES,
    NOON,
    OPENING,
    PROMISE,
    SEAL,
    SECRET,
    OpenWave,
    answered,
    invited,
    opened,
)

INSTANT = timedelta(microseconds=1)
# Midnight after 30 November in Berlin, which is an hour ahead of UTC then.
OVER = datetime(2026, 11, 30, 23, tzinfo=UTC)
KEPT = replace(PROMISE, keeps_until=date(2026, 11, 30))
ANSWERS = (SealedResponse, Response, Comment, Receipt)


@dataclass(frozen=True, slots=True)
class Archive:
    """Two waves with three answers each, two of them with a comment; the first has a day."""

    sessions: SessionFactory
    due: OpenWave
    other: OpenWave

    def close(self, name: str) -> None:
        with unit_of_work(self.sessions) as session:
            close_wave(session, self.id_of(name), seal=SEAL, now=CLOSES)

    def id_of(self, name: str) -> int:
        with reading(self.sessions) as session:
            return session.scalars(select(Wave.id).where(Wave.name == name)).one()

    def due_at(self, now: datetime) -> Sequence[int]:
        with reading(self.sessions) as session:
            return due_waves(session, now=now)

    def erase(self, name: str = "due", *, now: datetime = OVER) -> Erased:
        with unit_of_work(self.sessions) as session:
            return erase_wave(session, self.id_of(name), now=now)

    def erasures(self) -> dict[str, Erasure]:
        """Return what is said of waves whose answers were deleted, by name."""
        with reading(self.sessions) as session:
            names = dict(session.execute(select(Wave.id, Wave.name)).all())
            found = erasures(session, list(names))
            return {names[wave_id]: erasure for wave_id, erasure in found.items()}

    def counts(self, name: str) -> list[int]:
        """Return how many rows a wave has that lie under seal, are answers, comments, receipts."""
        wave = self.id_of(name)
        with reading(self.sessions) as session:
            return [
                session.scalar(select(func.count()).where(table.wave_id == wave)) or 0
                for table in ANSWERS
            ]


class TestDay:
    @pytest.mark.parametrize(
        ("zone", "now", "due"),
        [
            ("Europe/Berlin", OVER - INSTANT, False),
            ("Europe/Berlin", OVER, True),
            ("Pacific/Kiritimati", datetime(2026, 11, 30, 10, tzinfo=UTC) - INSTANT, False),
            ("Pacific/Kiritimati", datetime(2026, 11, 30, 10, tzinfo=UTC), True),  # UTC+14
            ("America/New_York", datetime(2026, 12, 1, 5, tzinfo=UTC) - INSTANT, False),
            ("America/New_York", datetime(2026, 12, 1, 5, tzinfo=UTC), True),  # UTC-5
        ],
    )
    def test_it_is_over_at_midnight_where_the_engagement_is(
        self, zone: str, now: datetime, *, due: bool
    ) -> None:
        assert is_due(replace(KEPT, timezone=zone), now=now) is due

    def test_without_a_promise_it_never_comes(self) -> None:
        assert not is_due(PROMISE, now=datetime(9999, 12, 30, tzinfo=UTC))

    def test_only_waves_whose_day_is_over_are_due_and_each_once(self, archive: Archive) -> None:
        archive.close("due")
        archive.close("other")
        assert archive.due_at(OVER - INSTANT) == ()
        assert archive.due_at(OVER) == (archive.id_of("due"),)
        archive.erase()
        assert archive.due_at(OVER) == ()


class TestErasing:
    def test_all_answers_of_a_closed_wave_go_and_are_counted(self, archive: Archive) -> None:
        archive.close("due")
        assert archive.counts("due") == [0, 3, 2, 3]
        erased = archive.erase()
        assert (erased.wave, erased.client) == ("due", "Alder Freight")
        assert (erased.n_responses, erased.n_comments, erased.n_receipts) == (3, 2, 3)
        assert archive.counts("due") == [0, 0, 0, 0]

    def test_other_waves_keep_theirs(self, archive: Archive) -> None:
        archive.close("other")
        archive.erase()
        assert archive.counts("other") == [0, 3, 2, 3]

    def test_sealed_answers_go_unread_and_count_as_responses(self, archive: Archive) -> None:
        assert archive.counts("due") == [3, 0, 0, 0]
        erased = archive.erase()
        assert (erased.n_responses, erased.n_comments, erased.n_receipts) == (3, 0, 0)
        assert archive.counts("due") == [0, 0, 0, 0]

    def test_an_open_wave_ends_with_it_and_forgets_its_people(self, archive: Archive) -> None:
        archive.erase(now=NOON)
        with pytest.raises(WaveClosedError):
            archive.due.answer(archive.due.links[3], answered(9))
        wave = archive.id_of("due")
        with reading(archive.sessions) as session:
            of_wave = select(Invitation).where(Invitation.wave_id == wave)
            people = session.scalars(of_wave).all()
            assert {(one.address, one.sealed_token) for one in people} == {(None, None)}
            assert len(people) == 5
            owners = session.scalars(select(Mail.invitation).where(Mail.wave_id == wave))
            assert list(owners) == [None] * 2

    def test_when_it_was_closed_stays(self, archive: Archive) -> None:
        archive.close("due")
        archive.erase()
        with reading(archive.sessions) as session:
            assert session.get_one(Wave, archive.id_of("due")).closed_at == CLOSES

    def test_when_it_was_done_is_kept_and_told_as_a_day_of_the_zone(self, archive: Archive) -> None:
        archive.close("due")
        archive.close("other")
        assert archive.erasures() == {}
        archive.erase(now=OVER)
        # 23:00 on 30 November by UTC is midnight of 1 December in Berlin.
        assert archive.erasures() == {"due": Erasure(on=date(2026, 12, 1))}

    def test_a_second_time_keeps_the_day_of_the_first(self, archive: Archive) -> None:
        archive.erase(now=NOON)
        archive.erase(now=OVER)
        assert archive.erasures() == {"due": Erasure(on=NOON.date())}

    def test_where_nobody_answered_nothing_is_deleted(self, sessions: SessionFactory) -> None:
        wave = opened(sessions, invited("Alder", 50))
        archive = Archive(sessions, wave, wave)
        archive.close("2026-10")
        archive.erase("2026-10")
        assert archive.erasures() == {}

    def test_of_answers_that_an_earlier_version_deleted_no_day_is_known(
        self, archive: Archive
    ) -> None:
        archive.close("due")
        archive.erase()
        with unit_of_work(archive.sessions) as session:
            wave = archive.id_of("due")
            session.get_one(Wave, wave).erased_at = None
            count = session.scalars(select(WaveCount).filter_by(wave_id=wave)).one()
            # Of five people three answered: fewer than may be told, so nothing is known for sure.
            assert (count.least, count.most) == (0, 4)
        assert archive.erasures() == {}
        with unit_of_work(archive.sessions) as session:
            session.scalars(select(WaveCount).filter_by(wave_id=wave)).one().least = 1
        assert archive.erasures() == {"due": Erasure(on=None)}

    def test_twice_is_no_error(self, archive: Archive) -> None:
        archive.erase()
        again = archive.erase()
        assert (again.n_responses, again.n_comments, again.n_receipts) == (0, 0, 0)

    def test_every_table_that_keeps_what_somebody_said_is_among_those_erased(self) -> None:
        of_waves = {
            name for name, table in Base.metadata.tables.items() if "wave_id" in table.columns
        }
        assert of_waves - {table.__tablename__ for table in ANSWERS} == {
            "invitation",
            "mail",
            "replaced_link",
            "team_link",
            "wave_count",
        }


@pytest.fixture
def archive(sessions: SessionFactory) -> Archive:
    waves = {}
    for name, promise in (("due", KEPT), ("other", PROMISE)):
        opening = replace(OPENING, teams=(invited("Alder", 5),), wave=name, promise=promise)
        with unit_of_work(sessions) as session:
            wave = OpenWave(sessions, open_wave(session, opening))
            keep_tokens(session, wave.links, seal=mail_seal(SECRET))
        for number, comment in enumerate(("Waiting for review", "", "Waiting for QA")):
            wave.answer(wave.links[number], answered(number, comment=comment))
        with unit_of_work(sessions) as session:
            found = session.scalars(select(Wave).where(Wave.name == name)).one()
            queue_invitations(session, found, today=NOON.date())
        waves[name] = wave
    return Archive(sessions, waves["due"], waves["other"])
