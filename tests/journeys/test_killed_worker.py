"""Workers die in the middle of their jobs: nothing is lost, and nothing is done twice."""

import os
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from subprocess import DEVNULL, Popen

import pytest
from sqlalchemy import Engine, func, select

from flowgap.db import SessionFactory, make_session_factory, reading
from flowgap.models import Job, JobState
from flowgap.paths import PROJECT_ROOT
from flowgap.services.jobs.transport import Transport
from tests.support.job_tasks import traces
from tests.support.jobs import asked, row, seen
from tests.support.postgres import ENGINES, empty_engine, postgres_server, postgres_url
from tests.support.tables import with_tables
from tests.support.waiting import wait_until
from tests.support.waves import SECRET

__all__ = ["empty_engine", "postgres_server", "postgres_url"]

pytestmark = pytest.mark.skipif(not hasattr(os, "killpg"), reason="this system has no groups")

N_SHARED = 100
SLOW_SECONDS = 120.0


@pytest.fixture
def sessions(empty_engine: Engine) -> SessionFactory:
    return make_session_factory(with_tables(empty_engine))


def test_the_job_of_a_worker_that_is_killed_is_done_once_by_another(
    sessions: SessionFactory, tmp_path: Path
) -> None:
    key, after = asked(sessions, "wait 2"), asked(sessions, "nothing")
    with worker(sessions, tmp_path) as first:
        tell(sessions, key)
        wait_until(lambda: seen(sessions, key).progress is not None, most_seconds=SLOW_SECONDS)
        os.killpg(first.pid, signal.SIGKILL)
    assert row(sessions, key).state == JobState.RUNNING
    with worker(sessions, tmp_path):
        wait_until(lambda: len(traces(tmp_path)) >= 2, most_seconds=SLOW_SECONDS)
    assert is_done(sessions, key, after)
    assert Counter(traces(tmp_path)) == {key: 1, after: 1}
    assert row(sessions, key).tries == 2


def test_a_job_whose_worker_died_alone_is_not_done_by_what_it_left_behind(
    sessions: SessionFactory, tmp_path: Path
) -> None:
    # Only the worker is killed: the process of the job has to notice by itself.
    key = asked(sessions, "wait 2")
    with worker(sessions, tmp_path) as first:
        tell(sessions, key)
        wait_until(lambda: seen(sessions, key).progress is not None, most_seconds=SLOW_SECONDS)
        first.kill()
        first.wait()
        with worker(sessions, tmp_path):
            wait_until(lambda: len(traces(tmp_path)) >= 1, most_seconds=SLOW_SECONDS)
    assert is_done(sessions, key)
    assert traces(tmp_path) == [key]
    assert row(sessions, key).tries == 2


@pytest.mark.parametrize("empty_engine", ENGINES[1:], indirect=True)
def test_two_workers_share_a_hundred_jobs_and_do_none_twice(
    sessions: SessionFactory, tmp_path: Path
) -> None:
    keys = [asked(sessions, "nothing", name=str(number)) for number in range(N_SHARED // 2)]
    with ExitStack() as workers:
        for _ in range(2):
            workers.enter_context(worker(sessions, tmp_path))
        wait_until(lambda: is_done(sessions, *keys), most_seconds=SLOW_SECONDS)
        keys += [asked(sessions, "nothing", name=f"{number}+") for number in range(N_SHARED // 2)]
        with closing(Transport(url_of(sessions))) as transport:
            for key in keys:  # also those that are done: a message may come twice
                transport.send(key)
        wait_until(lambda: len(traces(tmp_path)) >= N_SHARED, most_seconds=SLOW_SECONDS)
        wait_until(lambda: is_done(sessions, *keys), most_seconds=SLOW_SECONDS)
    assert Counter(traces(tmp_path)) == dict.fromkeys(keys, 1)


def tell(sessions: SessionFactory, key: str) -> None:
    with closing(Transport(url_of(sessions))) as transport:
        transport.send(key)


def is_done(sessions: SessionFactory, *keys: str) -> bool:
    done = select(func.count()).where(Job.public_key.in_(keys), Job.state == JobState.DONE)
    with reading(sessions) as session:
        return session.scalar(done) == len(keys)


def url_of(sessions: SessionFactory) -> str:
    engine = sessions.kw["bind"]
    assert isinstance(engine, Engine)
    return engine.url.render_as_string(hide_password=False)


@contextmanager
def worker(sessions: SessionFactory, data: Path) -> Iterator["Popen[bytes]"]:
    """Run a worker in a group of its own, and kill the group at the end."""
    settings = {
        **os.environ,
        "FLOWGAP_DATABASE_URL": url_of(sessions),
        "FLOWGAP_DATA": str(data),
        "FLOWGAP_SECRET_KEY": SECRET,
    }
    command = [sys.executable, "-m", "tests.support.job_worker"]
    with Popen(
        command, env=settings, cwd=PROJECT_ROOT, stdout=DEVNULL, start_new_session=True
    ) as process:
        try:
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
