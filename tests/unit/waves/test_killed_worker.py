"""`kill -9` of a worker with a mail in its hands: all arrive, and only that one may come twice."""

import asyncio
import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiosmtpd import smtp
from sqlalchemy import select, update

from flowgap.config import read_settings
from flowgap.db import SessionFactory, make_engine, make_session_factory, unit_of_work
from flowgap.models import MailLease, Wave
from flowgap.paths import PROJECT_ROOT
from flowgap.services.database import migrate
from flowgap.services.waves.mail_links import keep_tokens, mail_seal
from flowgap.services.waves.mailing import queue_invitations
from flowgap.services.waves.opening import open_wave
from tests.support.mail import MailBox, serve_mail
from tests.support.waves import OPENING, invited

N_PEOPLE = 12
SECRET = "s" * 32
FORTNIGHT = timedelta(days=14)


class SlowBox(MailBox):
    """Takes mail; keeps the sender of the fifth one waiting after it was taken."""

    def __init__(self) -> None:
        super().__init__()
        self.is_held = threading.Event()

    async def handle_DATA(  # noqa: N802 - the server calls it so
        self, server: smtp.SMTP, session: smtp.Session, envelope: smtp.Envelope
    ) -> str:
        answer = await super().handle_DATA(server, session, envelope)
        if len(self.mails) == 5 and not self.is_held.is_set():
            self.is_held.set()
            await asyncio.sleep(60)
        return answer


def test_every_mail_arrives_and_only_the_one_in_flight_may_come_twice(
    sessions: SessionFactory, environment: dict[str, str]
) -> None:
    with serve_mail(SlowBox()) as box:
        environment = {**environment, "FLOWGAP_SMTP_URL": box.url}
        worker = subprocess.Popen([*COMMAND, "worker"], env=environment, cwd=PROJECT_ROOT)
        assert box.is_held.wait(timeout=60)
        worker.send_signal(signal.SIGKILL)
        worker.wait(timeout=30)
        let_the_lease_run_out(sessions)
        again = subprocess.run(
            [*COMMAND, "wave", "send"],
            env=environment,
            cwd=PROJECT_ROOT,
            capture_output=True,
            text=True,
            timeout=120,
            check=True,
        )
    # Four were written down as sent, the fifth was in flight: 12 - 4 are sent again.
    assert again.stdout == "8 mails sent.\n"
    arrived = Counter(box.recipients)
    assert set(arrived) == {f"dispatch-{number}@alder.example" for number in range(N_PEOPLE)}
    assert sorted(arrived.values()) == 11 * [1] + [2]
    assert len({mail["Message-ID"] for _address, mail in box.mails}) == N_PEOPLE


COMMAND = (sys.executable, "-m", "flowgap")


def let_the_lease_run_out(sessions: SessionFactory) -> None:
    with unit_of_work(sessions) as session:
        session.execute(update(MailLease).values(until=datetime(2026, 1, 1, tzinfo=UTC)))


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FLOWGAP_")}
    return {
        **kept,
        "FLOWGAP_DATA": str(tmp_path),
        "FLOWGAP_SECRET_KEY": SECRET,
        "FLOWGAP_MAIL_FROM": "survey@harbour.example",
        "FLOWGAP_PUBLIC_URL": "https://survey.example",
    }


@pytest.fixture
def sessions(environment: dict[str, str]) -> Iterator[SessionFactory]:

    now = datetime.now(UTC)
    engine = make_engine(read_settings(environment).database_url)
    migrate(engine)
    sessions = make_session_factory(engine)
    opening = replace(
        OPENING,
        opens_at=now,
        closes_at=now + FORTNIGHT,
        teams=(invited("Dispatch", N_PEOPLE),),
    )
    with unit_of_work(sessions) as session:
        links = open_wave(session, opening)
        keep_tokens(session, links, seal=mail_seal(SECRET))
        wave = session.scalars(select(Wave)).one()
        queue_invitations(session, wave, today=now.date())
    yield sessions
    engine.dispose()
