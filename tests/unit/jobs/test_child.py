"""Jobs in processes of their own: each can be stopped, and takes nobody with it."""

import threading
import time
from pathlib import Path

import pytest

from flowgap.db import SessionFactory
from flowgap.models import JobKind, JobState
from flowgap.services.jobs.leases import MOST_TRIES
from flowgap.services.jobs.running import InChild, Workshop
from tests.support.job_tasks import HURRIED, traces, workplace
from tests.support.jobs import asked, put_clock_forward, row, seen
from tests.support.waiting import wait_until

LEASE_SECONDS = 30.0


def workshop(
    sessions: SessionFactory,
    data: Path,
    *,
    stop: threading.Event | None = None,
    lease_seconds: float = LEASE_SECONDS,
) -> Workshop:
    place = workplace(sessions, data)
    doing = InChild(place=place, stop=stop or threading.Event(), lease_seconds=lease_seconds)
    return Workshop(
        sessions=sessions, place=place, doing=doing, lease_seconds=lease_seconds, pause_seconds=0
    )


@pytest.mark.parametrize(
    ("task", "kind", "error", "n_tries"),
    [
        ("wait 60", HURRIED, "time", 1),
        ("eat 500", JobKind.RENDER, "memory", 1),
        ("die", JobKind.RENDER, "unexpected", MOST_TRIES),
        ("refuse", JobKind.RENDER, "refused", 1),
    ],
)
def test_a_job_that_goes_too_far_is_ended_and_the_next_one_done(  # noqa: PLR0913, PLR0917 - a table
    sessions: SessionFactory, tmp_path: Path, task: str, kind: JobKind, error: str, n_tries: int
) -> None:
    bad, good = asked(sessions, task, kind=kind), asked(sessions, "eat 50")
    workshop(sessions, tmp_path).work_off()
    assert (seen(sessions, bad).error, row(sessions, bad).tries) == (error, n_tries)
    assert seen(sessions, good).state == JobState.DONE
    assert traces(tmp_path) == [good]


def test_the_lease_is_kept_while_the_job_goes_on(sessions: SessionFactory, tmp_path: Path) -> None:
    # The job takes a second, its lease half of one: without a beat another would take it.
    key = asked(sessions, "wait 1")
    shop, other = (workshop(sessions, tmp_path, lease_seconds=0.5) for _ in range(2))
    worker = threading.Thread(target=shop.work_on, args=(key,))
    worker.start()
    wait_until(lambda: row(sessions, key).state == JobState.RUNNING)
    while worker.is_alive():
        assert not other.work_on(key)
        time.sleep(0.05)
    assert seen(sessions, key).state == JobState.DONE
    assert traces(tmp_path) == [key]


def test_whoever_loses_the_lease_stops_at_once(sessions: SessionFactory, tmp_path: Path) -> None:
    key = asked(sessions, "leave")
    shop = workshop(sessions, tmp_path, lease_seconds=1.0)
    worker = threading.Thread(target=shop.work_on, args=(key,))
    worker.start()
    wait_until((tmp_path / "left").exists)
    put_clock_forward(sessions, 3600)
    stop = threading.Event()
    stop.set()
    workshop(sessions, tmp_path, stop=stop, lease_seconds=1.0).work_on(key)
    worker.join(60)
    assert not worker.is_alive()


def test_one_that_is_told_to_stop_gives_its_job_back_and_leaves_no_file(
    sessions: SessionFactory, tmp_path: Path
) -> None:
    key, stop = asked(sessions, "leave"), threading.Event()
    shop = workshop(sessions, tmp_path, stop=stop)
    worker = threading.Thread(target=shop.work_on, args=(key,))
    worker.start()
    wait_until((tmp_path / "left").exists)
    assert list(tmp_path.glob("jobs/desks/*/*/answers.csv"))
    stop.set()
    worker.join(60)
    assert (row(sessions, key).state, row(sessions, key).tries) == ("queued", 0)
    assert list((tmp_path / "jobs" / "desks").iterdir()) == []
