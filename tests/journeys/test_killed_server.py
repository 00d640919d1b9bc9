"""The server dies in the middle of a wave, again and again: what was acknowledged is kept, once."""

import os
import re
import signal
import socket
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from subprocess import PIPE, Popen
from urllib.parse import urlencode

import pytest
from sqlalchemy import Engine, func, select

from flowgap.answering.receipts import sealed_key
from flowgap.db import make_session_factory, reading
from flowgap.models import Invitation, SealedResponse
from flowgap.paths import PROJECT_ROOT
from flowgap.services.database import migrate
from tests.support.postgres import empty_engine, postgres_server, postgres_url
from tests.support.waves import MRI, SECRET, OpenWave, invited, opened_now

__all__ = ["empty_engine", "postgres_server", "postgres_url"]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")

N_PEOPLE = 400
N_KILLS = 20
N_CLIENTS = 4
SECONDS_BETWEEN_KILLS = 0.15
MOST_TRIES = 50

ATTEMPT = re.compile(r'name="attempt" value="([0-9A-Za-z_-]+)"')
RECEIPT = re.compile(r"\b([2-9A-HJ-NP-Z]{5}(?:-[2-9A-HJ-NP-Z]{5}){3})\b")


def test_each_acknowledged_answer_is_stored_exactly_once(empty_engine: Engine) -> None:
    migrate(empty_engine)
    wave = opened_now(make_session_factory(empty_engine), invited("Dispatch", N_PEOPLE))
    with server(empty_engine) as running, ThreadPoolExecutor(N_CLIENTS) as people:
        answering = [people.submit(answer, link.token, running.port) for link in wave.links]
        for _ in range(N_KILLS):
            time.sleep(SECONDS_BETWEEN_KILLS)
            running.kill()
        assert not all(answer.done() for answer in answering), "the last kill met nobody"
        receipts = [answer.result() for answer in answering]
    assert running.n_killed == N_KILLS
    assert len(set(receipts)) == N_PEOPLE
    assert stored(wave) == {sealed_key(receipt) for receipt in receipts}
    assert n_used(wave) == N_PEOPLE


def answer(token: str, port: int) -> str:
    """Answer everything on one page, send the same again until it is acknowledged."""
    page = ask(port, "GET", f"/r/{token}?all=1")
    attempt = ATTEMPT.search(page)
    assert attempt is not None
    fields = dict.fromkeys(MRI.item_ids, "4") | {"attempt": attempt[1]}
    thanks = ask(port, "POST", f"/r/{token}?all=1", urlencode(fields))
    receipt = RECEIPT.search(thanks)
    assert receipt is not None
    return receipt[1]


def ask(port: int, method: str, path: str, body: str | None = None) -> str:
    headers = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
    for _ in range(MOST_TRIES):
        connection = HTTPConnection("127.0.0.1", port, timeout=30)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            content = response.read().decode()
        except (OSError, HTTPException):
            continue  # the server died: a person would try again
        finally:
            connection.close()
        assert response.status == 200, content
        return content
    raise AssertionError(f"no answer in {MOST_TRIES} tries")


@dataclass
class Running:
    """A server, and the process to kill; the next one starts by itself."""

    port: int
    process: "Popen[str]"
    n_killed: int = field(default=0, init=False)

    def kill(self) -> None:
        assert self.process.stdout is not None
        child = int(self.process.stdout.readline())
        os.kill(child, signal.SIGKILL)
        self.n_killed += 1


@contextmanager
def server(engine: Engine) -> Iterator[Running]:
    url = engine.url.render_as_string(hide_password=False)
    settings = {**os.environ, "FLOWGAP_DATABASE_URL": url, "FLOWGAP_SECRET_KEY": SECRET}
    listener = socket.create_server(("127.0.0.1", 0), backlog=512)
    descriptor = listener.fileno()
    with Popen(
        [sys.executable, "-m", "tests.support.killable_server", str(descriptor)],
        env=settings,
        cwd=PROJECT_ROOT,
        pass_fds=[descriptor],
        stdout=PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            yield Running(listener.getsockname()[1], process)
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            listener.close()


def stored(wave: OpenWave) -> set[bytes]:
    with reading(wave.sessions) as session:
        return set(session.scalars(select(SealedResponse.key)))


def n_used(wave: OpenWave) -> int:
    used = select(func.count()).select_from(Invitation).where(Invitation.is_used)
    with reading(wave.sessions) as session:
        return session.scalar(used) or 0
