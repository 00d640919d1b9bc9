"""A wave that is open, and people who answer it."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from random import Random

from flowgap.answering.answers import Answers
from flowgap.answering.draft import new_attempt
from flowgap.answering.parts import Selection
from flowgap.answering.promise import Promise
from flowgap.answering.sealing import Seal
from flowgap.answering.submission import Submission, make_submission
from flowgap.db import SessionFactory, unit_of_work
from flowgap.questionnaire.loader import load_questionnaire
from flowgap.services.waves.doors import Door, find_personal_door, find_team_door
from flowgap.services.waves.opening import AskedTeam, Link, Opening, open_wave
from flowgap.services.waves.seals import Envelope, enclose, response_seal
from flowgap.services.waves.sending import send

SECRET = "s" * 32  # the key of a test
OPENS = datetime(2026, 10, 12, 7, tzinfo=UTC)
CLOSES = OPENS + timedelta(days=18)
NOON = OPENS + timedelta(days=1, hours=5)

MRI = load_questionnaire("organizational-mri@1")
SEAL: Seal = response_seal(SECRET, MRI)
PROMISE = Promise(
    minimum_group=5,
    minimum_comments=8,
    shows_comments=True,
    keeps_until=None,
    backups_until=None,
    contact="survey desk",
    firm="Harbour and Lane Advisory",
    timezone="Europe/Berlin",
)
OPENING = Opening(
    client="Alder Freight",
    title="Organizational MRI 2026",
    language="en",
    wave="2026-10",
    questionnaire=MRI,
    opens_at=OPENS,
    closes_at=CLOSES,
    promise=PROMISE,
    teams=(),
)


@dataclass(frozen=True, slots=True)
class OpenWave:
    """The links of an open wave, personal ones by address and those of teams by name."""

    sessions: SessionFactory
    links: tuple[Link, ...]

    def personal(self, address: str) -> Link:
        return next(link for link in self.links if link.address == address)

    def shared(self, team: str) -> Link:
        return next(link for link in self.links if link.team == team and link.address is None)

    def door(self, link: Link, *, now: datetime = NOON) -> Door:
        find = find_team_door if link.address is None else find_personal_door
        with unit_of_work(self.sessions) as session:
            return find(session, link.token, now=now)

    def send(self, link: Link, envelope: Envelope, *, now: datetime = NOON) -> None:
        door = self.door(link, now=now)
        with unit_of_work(self.sessions) as session:
            send(session, door, envelope, now=now)

    def answer(self, link: Link, submission: Submission, *, now: datetime = NOON) -> str:
        """Send a questionnaire and return its receipt."""
        envelope = enclosed(submission, wave_id=self.door(link).wave_id)
        self.send(link, envelope, now=now)
        return envelope.receipt


def opened(sessions: SessionFactory, *teams: AskedTeam, wave: str = "2026-10") -> OpenWave:
    """Open a wave of these teams."""
    with unit_of_work(sessions) as session:
        links = open_wave(session, replace(OPENING, teams=teams, wave=wave))
    return OpenWave(sessions, links)


def opened_now(sessions: SessionFactory, *teams: AskedTeam) -> OpenWave:
    """Open a wave that is open by the clock, for tests that run a server."""
    now = datetime.now(UTC)
    opening = replace(
        OPENING, teams=teams, opens_at=now - timedelta(days=1), closes_at=now + timedelta(days=1)
    )
    with unit_of_work(sessions) as session:
        links = open_wave(session, opening)
    return OpenWave(sessions, links)


def invited(team: str, n_people: int, *, shared: int = 0) -> AskedTeam:
    """Return a team whose members have addresses `team-0@alder.example` and so on."""
    addresses = tuple(f"{team.lower()}-{number}@alder.example" for number in range(n_people))
    return AskedTeam(name=team, parent=None, addresses=addresses, n_invited=shared)


def answered(seed: int, *, comment: str = "") -> Submission:
    """Return a questionnaire that is filled in at random."""
    rng = Random(seed)  # noqa: S311 - for a test, not for a secret
    answers = Answers(
        items={item: rng.choice((1, 2, 3, 4, 5, 255)) for item in MRI.item_ids},
        choices={"role": ("build",), "BV": ("review",)},
        attention=2,
    )
    return make_submission(MRI, Selection(), answers, comments={"OPEN1": comment})


def enclosed(submission: Submission, *, wave_id: int, attempt: bytes | None = None) -> Envelope:
    """Put a questionnaire under the seal of the tests."""
    return enclose(submission, attempt=attempt or new_attempt(), wave_id=wave_id, seal=SEAL)
