"""The attacker: with a full dump of the database nobody learns who gave which answer.

200 people of 20 teams have a personal link each, and all answer in a random order. The thief
knows each person's team and whether they answered, so within a team one guess in ten is right:
20 of 200 by chance, with a standard deviation of about the square root of 20.

Everyone is invited by mail. 120 have answered when the others are reminded on the third day. The
thief has every mail that went out, in the order in which it did, and the table of mail.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.message import EmailMessage
from hashlib import sha256
from itertools import product
from random import Random
from typing import Any

import pytest
from sqlalchemy import Engine, select

from flowgap.answering.links import token_digest
from flowgap.db import forget_freed_pages, make_engine, make_session_factory, unit_of_work
from flowgap.mail.letters import Letterhead
from flowgap.models import Wave
from flowgap.services.waves.blending import FEWEST_SHARE, blend
from flowgap.services.waves.closing import close_wave
from flowgap.services.waves.mail_delivery import Office, deliver
from flowgap.services.waves.mail_links import keep_tokens, mail_seal
from flowgap.services.waves.mailing import queue_due_reminders, queue_invitations
from flowgap.services.waves.seals import disclose
from tests.support.dumps import Dump, dump
from tests.support.postgres import ENGINES, new_schema, postgres_server
from tests.support.tables import with_tables
from tests.support.waves import CLOSES, OPENS, SEAL, SECRET, OpenWave, answered, invited, opened

__all__ = ["postgres_server"]

N_TEAMS = 20
N_OF_TEAM = 10
N_BEFORE_REMINDER = 120
HEAD = Letterhead(sender="survey@harbour.example", public_url="https://survey.example")
BY_CHANCE = N_TEAMS
MOST_HITS = BY_CHANCE + 6 * math.sqrt(BY_CHANCE)
"""Six standard deviations, 46 of 200: some hundred pairs of columns are tried. A leak finds all."""

Row = Mapping[str, Any]
Attribute = Callable[[Row], Any]


@dataclass(frozen=True, slots=True)
class Theft:
    """Dumps of a day in the middle, of the last hour, and after closing; and who said what."""

    middle: Dump
    open: Dump
    closed: Dump
    truth: Mapping[bytes, bytes]
    comments: Mapping[bytes, str]
    spool: tuple[bytes, ...]
    """Whose link each mail carried, in the order of sending."""


def test_a_stolen_database_of_an_open_wave_holds_no_answer(theft: Theft) -> None:
    assert theft.open.rows["response"] == theft.open.rows["comment"] == []
    for answers in theft.truth.values():
        assert answers not in theft.open.files
        assert answers.hex().encode() not in theft.open.files
    for comment in theft.comments.values():
        assert comment.encode() not in theft.open.files


def test_all_sealed_answers_are_equally_long(theft: Theft) -> None:
    assert len({len(row["content"]) for row in theft.open.rows["sealed_response"]}) == 1


def test_no_order_and_no_metadata_leads_from_an_invitation_to_its_answers(theft: Theft) -> None:
    for invitations in (theft.open.rows["invitation"], theft.closed.rows["invitation"]):
        responses = theft.closed.rows["response"]
        for left, right in pairs_of_attributes(invitations, responses):
            hits = n_hits(theft, guess(invitations, responses, left, right))
            assert hits <= MOST_HITS, (left, right)


def test_while_it_is_open_few_links_lead_to_their_seals(theft: Theft) -> None:
    """Who also has the key would read those: on PostgreSQL the newest tenth, on SQLite none."""
    invitations, seals = theft.open.rows["invitation"], theft.open.rows["sealed_response"]
    opened_seals = [{**row, "answers": answers_under(row)} for row in seals]
    for left, right in pairs_of_attributes(invitations, seals):
        hits = n_hits(theft, guess(invitations, opened_seals, left, right))
        assert hits <= MOST_HITS + FEWEST_SHARE * N_TEAMS * N_OF_TEAM, (left, right)


def test_nothing_that_was_kept_while_the_wave_was_open_is_a_key_of_what_is_kept_now(
    theft: Theft,
) -> None:
    before = values_of(theft.open, "invitation", "sealed_response", "team_link")
    before |= values_of(theft.middle, "invitation", "sealed_response", "team_link")
    after = values_of(theft.closed, "response", "comment")
    assert not {value for value in before & after if isinstance(value, bytes)}


def test_two_dumps_a_day_apart_tell_which_link_was_used_but_not_for_what(theft: Theft) -> None:
    """The one person who answered between the dumps is known; the answers are still sealed."""
    used = [
        {row["token_digest"] for row in one.rows["invitation"] if row["is_used"]}
        for one in (theft.middle, theft.open)
    ]
    assert len(used[1] - used[0]) == 1
    assert theft.middle.rows["response"] == []


def test_no_mail_leads_to_answers(theft: Theft) -> None:
    """Neither its place in the spool nor a column or place of its row in the table of mail."""
    people = mailed(theft)
    assert len(people) == N_TEAMS * N_OF_TEAM
    responses = theft.closed.rows["response"]
    for left, right in pairs_of_attributes(people, responses):
        hits = n_hits(theft, guess(people, responses, left, right))
        assert hits <= MOST_HITS, (left, right)


def test_reminders_tell_who_had_not_answered_by_then_and_no_more(theft: Theft) -> None:
    """The statement that people read names this: the days between which somebody answered."""
    reminded = {person["token_digest"] for person in mailed(theft) if person["last_place"] >= 200}
    assert reminded == set(list(theft.truth)[N_BEFORE_REMINDER:])


def test_once_closed_no_mail_belongs_to_anybody(theft: Theft) -> None:
    assert len(theft.closed.rows["mail"]) == 200 + 80
    assert {row["invitation"] for row in theft.closed.rows["mail"]} == {None}


def test_comments_do_not_lie_in_the_order_of_responses_or_invitations(theft: Theft) -> None:
    comments = theft.closed.rows["comment"]
    people = {comment: person for person, comment in theft.comments.items()}
    for rows in (theft.open.rows["invitation"], theft.closed.rows["invitation"]):
        for left, right in pairs_of_attributes(rows, comments):
            found = guess(rows, comments, left, right)
            hits = sum(people[row["text"]] == person for person, row in found.items())
            assert hits <= MOST_HITS, (left, right)


def test_what_was_freed_is_gone_from_the_files(theft: Theft) -> None:
    sealed = theft.open.rows["sealed_response"]
    assert not [row for row in sealed if row["content"] in theft.closed.files]
    assert b"@alder.example" not in theft.closed.files


def test_the_attack_finds_everyone_where_answers_lie_in_the_order_of_arrival(
    theft: Theft,
) -> None:
    """The same attack, on tables as they are often built: it must be able to succeed."""
    people = list(theft.truth)
    teams = {row["token_digest"]: row["team_id"] for row in theft.open.rows["invitation"]}
    invitations = [
        {"token_digest": person, "team_id": teams[person], "is_used": 1, "used_at": place}
        for place, person in enumerate(people)
    ]
    responses = [
        {"answers": theft.truth[person], "team_id": teams[person], "rowid": 1000 + place}
        for place, person in enumerate(people)
    ]
    found = guess(invitations, responses, lambda row: row["used_at"], lambda row: row["rowid"])
    assert n_hits(theft, found) == N_TEAMS * N_OF_TEAM


def guess(
    invitations: Iterable[Row], others: Iterable[Row], left: Attribute, right: Attribute
) -> dict[bytes, Row]:
    """Match used invitations to rows of the same team by the rank of an attribute of each."""
    people, rows = defaultdict(list), defaultdict(list)
    for row in invitations:
        if row["is_used"]:
            people[row["team_id"]].append(row)
    for row in others:
        rows[row["team_id"]].append(row)
    return {
        person["token_digest"]: row
        for team in people
        for person, row in zip(
            sorted(people[team], key=left), sorted(rows[team], key=right), strict=False
        )
    }


def mailed(theft: Theft) -> list[dict[str, Any]]:
    """Return a row for each person: places in the spool, and what the table of mail holds."""
    mails = {row["invitation"]: row for row in theft.open.rows["mail"] if row["number"] == 1}
    return [
        {
            **{f"mail_{name}": value for name, value in mails[row["key"]].items()},
            "token_digest": row["token_digest"],
            "team_id": row["team_id"],
            "is_used": row["is_used"],
            "first_place": theft.spool.index(row["token_digest"]),
            "last_place": len(theft.spool) - 1 - theft.spool[::-1].index(row["token_digest"]),
        }
        for row in theft.open.rows["invitation"]
    ]


def pairs_of_attributes(
    left: list[dict[str, Any]], right: list[dict[str, Any]]
) -> list[tuple[Attribute, Attribute]]:
    """Return every pair of columns and metadata by which rows could be put in order, both ways."""
    return [
        (by(first), by(second, sign))
        for first, second, sign in product(left[0], right[0], (1, -1))
        if first != "address"
    ]


def by(name: str, sign: int = 1) -> Attribute:
    def value(row: Row) -> Any:  # noqa: ANN401 - any column
        found = row[name]
        if isinstance(found, bytes):
            found = int.from_bytes(found[:8])
        return sign * found if isinstance(found, int | float) else str(found)

    value.__qualname__ = f"{name} ({sign:+d})"
    return value


def n_hits(theft: Theft, found: Mapping[bytes, Row]) -> int:
    return sum(row["answers"] == theft.truth[person] for person, row in found.items())


def answers_under(row: Row) -> bytes:
    """Return what lies under a seal, as whoever has the key could."""
    return disclose(row["content"], key=row["key"], wave_id=row["wave_id"], seal=SEAL).answers


def values_of(one: Dump, *tables: str) -> set[object]:
    return {value for table in tables for row in one.rows[table] for value in row.values()}


@pytest.fixture(scope="module", params=ENGINES)
def theft(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Theft:
    if request.param == "sqlite":
        return stolen(f"sqlite:///{tmp_path_factory.mktemp('theft') / 'flowgap.db'}")
    with new_schema(request.getfixturevalue("postgres_server")) as url:
        return stolen(url)


def stolen(url: str) -> Theft:
    engine = with_tables(make_engine(url))
    teams = [invited(f"Team{number}", N_OF_TEAM) for number in range(N_TEAMS)]
    wave = opened(make_session_factory(engine), *teams)
    post = PostOffice(wave)
    people = answering(wave)
    post.invite()
    for _ in range(N_BEFORE_REMINDER):
        next(people)
    post.remind()
    for _ in range(N_TEAMS * N_OF_TEAM - N_BEFORE_REMINDER - 1):
        next(people)
    middle = dump(engine)
    truth, comments = next(people)
    before = dump(engine)
    close(wave, engine)
    after = dump(engine)
    engine.dispose()
    assert len(set(truth.values())) == N_TEAMS * N_OF_TEAM
    return Theft(middle, before, after, truth, comments, tuple(post.spool))


def answering(wave: OpenWave) -> Iterator[tuple[dict[bytes, bytes], dict[bytes, str]]]:
    """Let one person after the other answer, in random order; give what all of them said."""
    links = list(wave.links)
    Random(2026).shuffle(links)  # noqa: S311 - the order of people, no secret
    truth, comments = {}, {}
    for seed, link in enumerate(links):
        person = token_digest(link.token)
        submission = answered(seed, comment=f"Waiting for {sha256(bytes([seed])).hexdigest()}")
        wave.answer(link, submission)
        with unit_of_work(wave.sessions) as session:
            blend(session, wave.door(link).wave_id)
        truth[person], comments[person] = submission.answers, submission.comments["OPEN1"]
        yield truth, comments


def close(wave: OpenWave, engine: Engine) -> None:
    with unit_of_work(wave.sessions) as session:
        (wave_id,) = session.scalars(select(Wave.id))
        close_wave(session, wave_id, seal=SEAL, now=CLOSES)
    forget_freed_pages(engine)


@dataclass(slots=True)
class PostOffice:
    """Sends the mail of a wave, and keeps whose link each carried."""

    wave: OpenWave
    spool: list[bytes] = field(default_factory=list)

    def invite(self) -> None:
        seal = mail_seal(SECRET)
        with unit_of_work(self.wave.sessions) as session:
            keep_tokens(session, self.wave.links, seal=seal)
            queue_invitations(session, session.scalars(select(Wave)).one(), today=OPENS.date())
        self._deliver(OPENS)

    def remind(self) -> None:
        third_day = OPENS + timedelta(days=3)
        with unit_of_work(self.wave.sessions) as session:
            queue_due_reminders(session, now=third_day, today=third_day.date())
        self._deliver(third_day)

    def _deliver(self, now: datetime) -> None:
        office = Office(head=HEAD, seal=mail_seal(SECRET), post=self._keep)
        deliver(self.wave.sessions, office, clock=lambda: now)

    def _keep(self, message: EmailMessage) -> None:
        token = message["List-Unsubscribe"].rpartition("/")[2].rstrip(">")
        self.spool.append(token_digest(token))
