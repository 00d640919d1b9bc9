"""The server dies in the middle of a wave, again and again: what was acknowledged is kept, once."""

import os
import re
import signal
import socket
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
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

N_PEOPLE = 200
N_KILLS = 20
N_CLIENTS = 4
N_BETWEEN_KILLS = 6
"""People who were acknowledged, so that each kill meets a server in the middle of its work."""

SECONDS_BETWEEN_TRIES = 0.1
MOST_TRIES = 200

ATTEMPT = re.compile(r'name="attempt" value="([0-9A-Za-z_-]+)"')
RECEIPT = re.compile(r"\b([2-9A-HJ-NP-Z]{5}(?:-[2-9A-HJ-NP-Z]{5}){3})\b")


def test_each_acknowledged_answer_is_stored_exactly_once(empty_engine: Engine) -> None:
    migrate(empty_engine)
    wave = opened_now(make_session_factory(empty_engine), invited("Dispatch", N_PEOPLE))
    with server(empty_engine) as running, ThreadPoolExecutor(N_CLIENTS) as people:
        answering = [people.submit(answer, link.token, running.port) for link in wave.links]
        for n_kills in range(N_KILLS):
            wait_for(N_BETWEEN_KILLS * (n_kills + 1), answering)
            running.kill()
        assert not all(answer.done() for answer in answering), "the last kill met nobody"
        receipts = [answer.result() for answer in answering]
        assert running.n_killed == N_KILLS
    assert len(set(receipts)) == N_PEOPLE
    assert stored(wave) == {sealed_key(receipt) for receipt in receipts}
    assert n_used(wave) == N_PEOPLE


def wait_for(n_people: int, answering: "list[Future[str]]") -> None:
    """Wait until so many people were acknowledged."""
    while sum(one.done() for one in answering) < n_people:
        time.sleep(SECONDS_BETWEEN_TRIES / 10)


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
            time.sleep(SECONDS_BETWEEN_TRIES)
            continue  # the server died: a person would try again
        finally:
            connection.close()
        assert response.status == 200, content
        return content
    raise AssertionError(f"no answer in {MOST_TRIES} tries")


@dataclass
class Running:
    """A server, and the group of processes to kill; the next one starts by itself."""

    port: int
    process: "Popen[str]"
    n_killed: int = field(default=0, init=False)

    def kill(self) -> None:
        """Kill all processes of the server that runs now."""
        assert self.process.stdout is not None
        os.killpg(int(self.process.stdout.readline()), signal.SIGKILL)
        self.n_killed += 1

    def end(self) -> None:
        """Kill the one who would start another server, then the server."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.kill()


@contextmanager
def server(engine: Engine) -> Iterator[Running]:
    url = engine.url.render_as_string(hide_password=False)
    settings = {**os.environ, "FLOWGAP_DATABASE_URL": url, "FLOWGAP_SECRET_KEY": SECRET}
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with Popen(
        [sys.executable, "-m", "tests.support.killable_server", str(port)],
        env=settings,
        cwd=PROJECT_ROOT,
        stdout=PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        running = Running(port, process)
        try:
            yield running
        finally:
            running.end()


def stored(wave: OpenWave) -> set[bytes]:
    with reading(wave.sessions) as session:
        return set(session.scalars(select(SealedResponse.key)))


def n_used(wave: OpenWave) -> int:
    used = select(func.count()).select_from(Invitation).where(Invitation.is_used)
    with reading(wave.sessions) as session:
        return session.scalar(used) or 0
