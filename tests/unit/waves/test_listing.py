"""What the consultant sees of a wave: the rate of all, bands of large teams, nothing else."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from flowgap.answering.promise import Promise
from flowgap.db import SessionFactory, reading, unit_of_work
from flowgap.errors import InputError
from flowgap.models import Engagement, Wave
from flowgap.services.waves.closing import WaveNotFoundError, close_wave
from flowgap.services.waves.doors import ReplacedLinkError, UnknownLinkError, find_team_door
from flowgap.services.waves.extending import LONGEST, WaveNotExtendedError, extend_wave
from flowgap.services.waves.finding import find_wave
from flowgap.services.waves.listing import WaveLine, WaveState, list_waves
from flowgap.services.waves.mailing import NotOpenError
from flowgap.services.waves.new_links import renew_team_links
from flowgap.services.waves.opening import open_wave
from tests.support.waves import (
    CLOSES,
    NOON,
    OPENING,
    OPENS,
    PROMISE,
    SEAL,
    OpenWave,
    answered,
    invited,
    opened,
)

INSTANT = timedelta(microseconds=1)


def line(wave: OpenWave, now: datetime = NOON) -> WaveLine:
    with reading(wave.sessions) as session:
        (found,) = list_waves(session, now=now)
    return found


def answer(wave: OpenWave, team: str, n_people: int) -> None:
    links = [link for link in wave.links if link.team == team]
    for number in range(n_people):
        wave.answer(links[number] if links[0].address else links[0], answered(number))


class TestRates:
    def test_a_team_is_told_from_its_fifth_answer_on(self, sessions: SessionFactory) -> None:
        wave = opened(sessions, *(invited(name, 10) for name in ("A", "B", "C", "D")))
        for team in ("A", "B", "C"):
            answer(wave, team, 5 if team == "A" else 4)
        # A has 5; B, C with 4 and D with none are three that cannot be told apart.
        assert [team.team for team in line(wave).teams] == ["A"]
        assert (line(wave).n_responses, line(wave).n_invited) == (13, 40)

    def test_a_team_has_enough_when_its_whole_band_has(self, sessions: SessionFactory) -> None:
        wave = opened(sessions, *(invited(name, 10) for name in ("A", "B", "C")))
        # Seven answers are planned. A has 8, 80 % of 10 at least; B has 7, but 40 % would be 4.
        answer(wave, "A", 8)
        answer(wave, "B", 7)
        answer(wave, "C", 5)
        rates = {team.team: (team.band, team.is_enough) for team in line(wave).teams}
        assert rates["A"] == ("80%+", True)
        assert rates["B"] == ("40-79%", False)
        assert not rates["C"][1]

    def test_a_single_team_left_out_takes_the_smallest_of_the_others_with_it(
        self, sessions: SessionFactory
    ) -> None:
        wave = opened(sessions, invited("A", 10), invited("B", 7), invited("C", 6))
        answer(wave, "A", 9)
        answer(wave, "B", 6)
        answer(wave, "C", 2)
        # With A and B in bands and 17 in all, C would have few numbers left.
        assert [team.team for team in line(wave).teams] == ["A"]

    def test_when_all_are_large_enough_all_are_told(self, sessions: SessionFactory) -> None:
        wave = opened(sessions, invited("A", 10), invited("B", 10))
        answer(wave, "A", 9)
        answer(wave, "B", 5)
        # 9 of 10 is 80 % or more; 5 of 10 is 50 %, in the wider band of a team of ten.
        assert [(team.team, team.band) for team in line(wave).teams] == [
            ("A", "80%+"),
            ("B", "40-79%"),
        ]

    def test_more_people_than_invited_may_use_a_link_of_a_team(
        self, sessions: SessionFactory
    ) -> None:
        wave = opened(sessions, invited("A", 0, shared=6), invited("B", 0, shared=9))
        answer(wave, "A", 7)
        answer(wave, "B", 9)
        assert line(wave).n_responses == 16
        assert [team.team for team in line(wave).teams] == ["A", "B"]

    def test_a_team_of_which_any_band_would_tell_the_number_is_left_out(
        self, sessions: SessionFactory
    ) -> None:
        # Of the five of A, a band could only mean that all answered; C has too few.
        wave = opened(sessions, invited("A", 5), invited("B", 6), invited("C", 6))
        answer(wave, "A", 5)
        answer(wave, "B", 5)
        assert [(team.team, team.band) for team in line(wave).teams] == [("B", "80%+")]

    @pytest.mark.parametrize(("n", "names"), [(5, ["B"]), (6, ["A", "B"])])
    def test_a_team_is_not_told_by_the_one_number_that_is_listed_and_has_no_scores(
        self, sessions: SessionFactory, n: int, names: list[str]
    ) -> None:
        # 30 % of 20 are 6: a team that is listed now and has no scores later would have had 5.
        wave = opened(
            sessions, invited("A", 20), invited("B", 10), invited("C", 10), invited("D", 10)
        )
        answer(wave, "A", n)
        answer(wave, "B", 9)
        assert [team.team for team in line(wave).teams] == names

    @pytest.mark.parametrize("n", [7, 8])
    def test_a_promised_minimum_decides_how_bands_are_joined(
        self, sessions: SessionFactory, n: int
    ) -> None:
        promise = replace(PROMISE, minimum_group=7)
        teams = (invited("A", 9), invited("B", 10), invited("C", 10))
        with unit_of_work(sessions) as session:
            links = open_wave(session, replace(OPENING, promise=promise, teams=teams))
        wave = OpenWave(sessions, links)
        answer(wave, "A", n)
        # 7, 8 and 9 of 9 are 78, 89 and 100 %: with a limit at 80 %, "60-79%" would mean 7.
        assert [(team.team, team.band) for team in line(wave).teams] == [("A", "60%+")]

    def test_closing_changes_no_number(self, sessions: SessionFactory) -> None:
        wave = opened(sessions, invited("A", 10), invited("B", 10, shared=3))
        answer(wave, "A", 9)
        before = line(wave)
        with unit_of_work(sessions) as session:
            close_wave(session, session.scalars(select(Wave.id)).one(), seal=SEAL, now=CLOSES)
        after = line(wave)
        assert (after.n_invited, after.n_responses, after.teams) == (23, 9, before.teams)

    def test_the_line_of_one_wave_is_that_in_the_list_of_all(
        self, sessions: SessionFactory
    ) -> None:
        for name, n_answers in (("w1", 9), ("w2", 6)):
            answer(opened(sessions, invited("A", 10), invited("B", 10), wave=name), "A", n_answers)
        with reading(sessions) as session:
            every = list_waves(session, now=NOON)
            for wave in session.scalars(select(Wave)):
                alone = list_waves(session, now=NOON, wave_id=wave.id)
                assert alone == tuple(one for one in every if one.name == wave.name)
            bare = list_waves(session, now=NOON, with_teams=False)
        assert bare == tuple(replace(one, teams=()) for one in every)
        assert [one.n_responses for one in bare] == [9, 6]


class TestState:
    @pytest.mark.parametrize(
        ("now", "state"),
        [
            (OPENS - INSTANT, WaveState.PLANNED),
            (OPENS, WaveState.OPEN),
            (CLOSES - INSTANT, WaveState.OPEN),
            (CLOSES, WaveState.OVER),
        ],
    )
    def test_it_follows_the_clock(
        self, sessions: SessionFactory, now: datetime, state: WaveState
    ) -> None:
        assert line(opened(sessions, invited("A", 1)), now).state is state

    def test_it_is_closed_once_it_was_unsealed(self, sessions: SessionFactory) -> None:
        wave = opened(sessions, invited("A", 1))
        with unit_of_work(sessions) as session:
            close_wave(session, session.scalars(select(Wave.id)).one(), seal=SEAL, now=NOON)
        assert line(wave).state is WaveState.CLOSED


class TestFinding:
    def test_an_unknown_wave_is_refused_with_those_that_there_are(
        self, sessions: SessionFactory
    ) -> None:
        opened(sessions, invited("A", 1))
        with reading(sessions) as session, pytest.raises(WaveNotFoundError) as refusal:
            find_wave(session, "w9")
        assert "no wave 'w9'. Waves: 2026-10 (Alder Freight)" in str(refusal.value)

    def test_without_any_it_says_so(self, sessions: SessionFactory) -> None:
        with reading(sessions) as session, pytest.raises(WaveNotFoundError, match="none yet"):
            find_wave(session, "w9")

    def test_another_client_has_none(self, sessions: SessionFactory) -> None:
        opened(sessions, invited("A", 1))
        with reading(sessions) as session:
            assert find_wave(session, "2026-10", client="Alder Freight").name == "2026-10"
            with pytest.raises(WaveNotFoundError):
                find_wave(session, "2026-10", client="Birch Bank")

    def test_a_name_that_two_clients_have_asks_for_the_client(
        self, sessions: SessionFactory
    ) -> None:
        add_waves(sessions, ("Alder Freight", "MRI"), ("Birch Bank", "MRI"))
        with reading(sessions) as session, pytest.raises(InputError) as refusal:
            find_wave(session, "w1")
        assert str(refusal.value) == (
            "--client: 2 clients have a wave w1. Allowed: one of Alder Freight, Birch Bank."
        )

    def test_a_name_that_a_client_has_under_two_titles_asks_for_the_title(
        self, sessions: SessionFactory
    ) -> None:
        add_waves(sessions, ("Alder Freight", "MRI"), ("Alder Freight", "Second look"))
        with reading(sessions) as session:
            with pytest.raises(InputError) as refusal:
                find_wave(session, "w1", client="Alder Freight")
            found = find_wave(session, "w1", title="Second look")
            title = session.get_one(Engagement, found.engagement_id).title
        assert title == "Second look"
        assert str(refusal.value) == (
            "--title: Alder Freight has a wave w1 under 2 titles. Allowed: one of MRI, Second look."
        )


class TestExtending:
    def test_a_later_end_is_kept(self, sessions: SessionFactory) -> None:
        wave = opened(sessions, invited("A", 1))
        extend(sessions, CLOSES + INSTANT)
        assert line(wave, CLOSES).state is WaveState.OPEN

    @pytest.mark.parametrize("closes_at", [CLOSES, CLOSES - INSTANT])
    def test_no_other_end_is(self, sessions: SessionFactory, closes_at: datetime) -> None:
        opened(sessions, invited("A", 1))
        with pytest.raises(WaveNotExtendedError, match="already runs until 2026-10-30"):
            extend(sessions, closes_at)

    def test_an_end_that_is_past_is_refused(self, sessions: SessionFactory) -> None:
        opened(sessions, invited("A", 1))
        with pytest.raises(WaveNotExtendedError, match="not past"):
            extend(sessions, CLOSES + INSTANT, now=CLOSES + INSTANT)

    def test_a_closed_wave_stays_closed(self, sessions: SessionFactory) -> None:
        opened(sessions, invited("A", 1))
        with unit_of_work(sessions) as session:
            close_wave(session, session.scalars(select(Wave.id)).one(), seal=SEAL, now=NOON)
        with pytest.raises(WaveNotExtendedError, match="is closed"):
            extend(sessions, CLOSES + INSTANT)


class TestPromisedDays:
    @pytest.mark.parametrize(
        "promise",
        [
            replace(PROMISE, keeps_until=date(2026, 12, 20)),
            replace(PROMISE, backups_until=date(2026, 12, 20)),
        ],
    )
    def test_a_wave_does_not_outlast_what_respondents_were_promised(
        self, sessions: SessionFactory, promise: Promise
    ) -> None:
        with unit_of_work(sessions) as session:
            open_wave(session, replace(OPENING, promise=promise, teams=(invited("A", 1),)))
        # The day ends at midnight in Berlin, one hour ahead of UTC.
        extend(sessions, datetime(2026, 12, 20, 22, 59, tzinfo=UTC))
        with pytest.raises(WaveNotExtendedError, match="Allowed: 2026-12-20 or earlier"):
            extend(sessions, datetime(2026, 12, 20, 23, 0, tzinfo=UTC))

    def test_it_is_open_for_a_year_at_most(self, sessions: SessionFactory) -> None:
        opened(sessions, invited("A", 1))
        extend(sessions, OPENS + LONGEST)
        with pytest.raises(WaveNotExtendedError, match="366 days at most"):
            extend(sessions, OPENS + LONGEST + timedelta(seconds=1))


class TestNewLinks:
    def test_a_new_link_opens_the_same_team_and_the_old_one_nothing(
        self, sessions: SessionFactory
    ) -> None:
        wave = opened(sessions, invited("A", 0, shared=5), invited("B", 0, shared=5))
        with unit_of_work(sessions) as session:
            (fresh,) = renew_team_links(session, session.scalars(select(Wave)).one(), team="A")
        assert fresh.token != wave.shared("A").token
        assert wave.door(fresh).team_id != wave.door(wave.shared("B")).team_id
        with pytest.raises(ReplacedLinkError):
            wave.door(wave.shared("A"))

    def test_an_old_code_is_known_as_replaced_and_one_that_never_was_is_not(
        self, sessions: SessionFactory
    ) -> None:
        wave = opened(sessions, invited("A", 0, shared=5))
        old = wave.shared("A")
        for _ in range(2):
            with unit_of_work(sessions) as session:
                renew_team_links(session, session.scalars(select(Wave)).one())
        with reading(sessions) as session:
            with pytest.raises(ReplacedLinkError):
                find_team_door(session, old.code or "", now=NOON)
            with pytest.raises(UnknownLinkError, match="this link is unknown"):
                find_team_door(session, "AAAA-AAAA", now=NOON)

    def test_a_team_that_shares_none_is_refused(self, sessions: SessionFactory) -> None:
        opened(sessions, invited("A", 0, shared=5), invited("B", 5))
        with unit_of_work(sessions) as session:
            wave = session.scalars(select(Wave)).one()
            with pytest.raises(InputError, match=r"shared by B. Allowed: A"):
                renew_team_links(session, wave, team="B")

    def test_a_closed_wave_gives_none(self, sessions: SessionFactory) -> None:
        opened(sessions, invited("A", 0, shared=5))
        with unit_of_work(sessions) as session:
            wave = session.scalars(select(Wave)).one()
            close_wave(session, wave.id, seal=SEAL, now=NOON)
            with pytest.raises(NotOpenError, match="is closed"):
                renew_team_links(session, wave)


def extend(sessions: SessionFactory, closes_at: datetime, *, now: datetime = NOON) -> None:
    with unit_of_work(sessions) as session:
        wave_id = session.scalars(select(Wave.id)).one()
        extend_wave(session, wave_id, closes_at=closes_at, now=now)


def add_waves(sessions: SessionFactory, *engagements: tuple[str, str]) -> None:
    """Keep a wave w1 of each client and title, as earlier versions let two titles have one."""
    opened(sessions, invited("A", 1), wave="w0")
    with unit_of_work(sessions) as session:
        first = session.scalars(select(Wave)).one()
        for client, title in engagements:
            engagement = Engagement(client=client, title=title, language="en")
            session.add(engagement)
            session.flush()
            session.add(
                Wave(
                    engagement_id=engagement.id,
                    name="w1",
                    questionnaire_version_id=first.questionnaire_version_id,
                    n_items=first.n_items,
                    opens_at=first.opens_at,
                    closes_at=first.closes_at,
                    promise=first.promise,
                )
            )
