"""Counts of a whole company, once a day; below 40 people a band."""

from datetime import date, timedelta

import pytest

from flowgap.db import SessionFactory, reading, unit_of_work
from flowgap.models import Wave
from flowgap.services.waves.closing import close_wave
from flowgap.services.waves.counting import (
    DayCount,
    count_open_waves,
    counted_as,
    counts_of,
    uncounted_waves,
)
from flowgap.services.waves.progress import progress_of
from tests.support.waves import CLOSES, NOON, OPENS, SEAL, OpenWave, answered, invited, opened

DAY = timedelta(days=1)


def count(wave: OpenWave, *, days: int = 0) -> tuple[DayCount, ...]:
    with unit_of_work(wave.sessions) as session:
        count_open_waves(session, now=NOON + days * DAY)
    with reading(wave.sessions) as session:
        return counts_of(session, wave.door(wave.links[0]).wave_id)


class TestCounts:
    def test_a_day_is_counted_once(self, sessions: SessionFactory) -> None:
        wave = opened(sessions, invited("A", 40))
        wave.answer(wave.links[0], answered(0))
        assert count(wave) == (DayCount(day=date(2026, 10, 13), least=1, most=1),)
        wave.answer(wave.links[1], answered(1))
        assert count(wave)[-1].most == 1
        assert [one.most for one in count(wave, days=1)] == [1, 2]

    def test_nothing_is_due_twice_a_day_or_before_the_opening(
        self, sessions: SessionFactory
    ) -> None:
        wave = opened(sessions, invited("A", 40))
        with reading(sessions) as session:
            assert not uncounted_waves(session, now=OPENS - DAY)
            assert uncounted_waves(session, now=OPENS)
        count(wave)
        with reading(sessions) as session:
            assert not uncounted_waves(session, now=NOON)
            assert uncounted_waves(session, now=NOON + DAY)

    def test_closing_counts_the_last_time(self, sessions: SessionFactory) -> None:
        wave = opened(sessions, invited("A", 40))
        count(wave)
        wave.answer(wave.links[0], answered(0))
        wave_id = wave.door(wave.links[0]).wave_id
        with unit_of_work(sessions) as session:
            close_wave(session, wave_id, seal=SEAL, now=NOON)
        with reading(sessions) as session:
            assert [one.most for one in counts_of(session, wave_id)] == [1]


class TestBands:
    @pytest.mark.parametrize(
        ("n_answered", "invited_people", "told"),
        [
            (17, 40, (17, 17)),
            # 39 people: fewer than five, then the bands of a team. 40 % are 15.6, 60 % are 23.4.
            (4, 39, (0, 4)),
            (17, 39, (16, 23)),
            (0, 3, (0, 3)),
        ],
    )
    def test_of_fewer_than_forty_people_a_band_is_kept(
        self, n_answered: int, invited_people: int, told: tuple[int, int]
    ) -> None:
        assert counted_as(n_answered, invited_people, minimum=5) == told

    def test_every_number_lies_in_its_band(self) -> None:
        for people in range(1, 40):
            for n_answered in range(people + 3):
                least, most = counted_as(n_answered, people, minimum=5)
                assert least <= n_answered <= most
                assert (least, most) == (0, min(4, max(people, n_answered))) or least >= 5


class TestProgress:
    def test_what_to_expect_comes_from_the_wave_before(self, sessions: SessionFactory) -> None:
        first = opened(sessions, invited("A", 40), wave="2026-04")
        count(first)
        first.answer(first.links[0], answered(0))
        first_id = first.door(first.links[0]).wave_id
        with unit_of_work(sessions) as session:
            close_wave(session, first_id, seal=SEAL, now=CLOSES - DAY)
            session.get_one(Wave, first_id).opens_at -= DAY
        second = opened(sessions, invited("A", 40), wave="2026-10")
        count(second)
        second_id = second.door(second.links[0]).wave_id
        with reading(sessions) as session:
            wave = session.get_one(Wave, second_id)
            progress = progress_of(session, wave, now=NOON)
        assert len(progress.earlier) == 1
        assert progress.expected is not None
        assert progress.expected.n_people == 1
