"""An engagement with a wave that is open now, by the clock of this machine."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from flowgap.answering.promise import Promise
from flowgap.db import SessionFactory, unit_of_work
from flowgap.models import Engagement, Scope, Wave, WaveCount, Workspace, confine
from flowgap.services.waves.mail_links import keep_tokens, mail_seal
from flowgap.services.waves.opening import AskedTeam, Opening, open_wave
from flowgap.web.accounts.office import Office
from flowgap.web.respondent.reception import EXTENSION as RECEPTION
from tests.support.signed_in import WORKSPACE
from tests.support.waves import OPENING, PROMISE, OpenWave, answered, invited
from tests.web.conftest import database_of

DAY = timedelta(days=1)
NAME = "2026-10"


@dataclass(frozen=True, slots=True)
class Running:
    """An open wave of an engagement, and where its pages are."""

    app: Flask
    wave: OpenWave
    key: str
    name: str

    @property
    def waves(self) -> str:
        return f"/engagements/{self.key}/waves"

    @property
    def address(self) -> str:
        return f"{self.waves}/{self.name}"

    @property
    def sessions(self) -> SessionFactory:
        return self.wave.sessions

    def row(self) -> Wave:
        with unit_of_work(self.sessions) as session:
            found = session.scalars(select(Wave).where(Wave.name == self.name)).one()
            session.expunge(found)
            return found

    def answer(self, n_people: int, *, team: str | None = None) -> None:
        """Let people answer, each with a link of their own, or all with that of their team."""
        links = [link for link in self.wave.links if team in {None, link.team}]
        for number in range(n_people):
            link = links[number] if links[0].address else links[0]
            self.wave.answer(link, answered(number), now=datetime.now(UTC))

    def count(self, day: date, n_people: int) -> None:
        """Write down a count of an earlier day."""
        with unit_of_work(self.sessions) as session:
            session.add(WaveCount(wave_id=self.row().id, day=day, least=n_people, most=n_people))


def run_wave(  # noqa: PLR0913 - all keyword-only
    app: Flask,
    *teams: AskedTeam,
    name: str = NAME,
    opened: timedelta = 3 * DAY,
    closes: timedelta = 9 * DAY,
    promise: Promise = PROMISE,
    opening: Opening = OPENING,
    workspace: str = WORKSPACE,
) -> Running:
    """Open a wave that opened a while ago and closes in a while, in a workspace."""
    now, sessions = datetime.now(UTC), database_of(app).sessions
    secret = app.extensions["flowgap.office"]
    assert isinstance(secret, Office)
    asked = replace(
        opening,
        wave=name,
        teams=teams or (invited("Alder", 0, shared=30), invited("Birch", 0, shared=20)),
        promise=promise,
        opens_at=now - opened,
        closes_at=now + closes,
    )
    with unit_of_work(sessions) as session:
        place = session.scalars(select(Workspace).where(Workspace.name == workspace)).one()
        confine(session, Scope(workspace_id=place.id))
        links = open_wave(session, asked)
        keep_tokens(session, links, seal=mail_seal(secret.settings.secret_key))
        key = session.scalars(select(Engagement.public_key)).one()
    assert RECEPTION in app.extensions
    return Running(app=app, wave=OpenWave(sessions, links), key=key, name=name)


@pytest.fixture
def running(app: Flask) -> Running:
    """A wave of 50 people in two teams, three days old."""
    return run_wave(app)
