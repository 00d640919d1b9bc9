"""The transport: it carries keys and nothing else, and what it loses is found in the table."""

import json
import sqlite3
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from huey.registry import Message  # type: ignore[import-untyped] # has no types

from flowgap.services.jobs.transport import JsonSerializer, Transport
from tests.support.waiting import wait_until


def test_a_message_holds_the_key_of_a_job_as_plain_text(tmp_path: Path) -> None:
    Transport(url(tmp_path)).send("a-key")
    with sqlite3.connect(tmp_path / "flowgap-queue.db") as queue:
        ((data,),) = queue.execute("SELECT data FROM task")
    queue.close()
    assert json.loads(data)["args"] == ["a-key"]


def test_the_time_of_a_later_message_comes_back_as_it_was() -> None:
    at = datetime(2026, 11, 27, 8, tzinfo=UTC)
    message = Message(id="1", name="work", eta=at, args=["a-key"])
    serializer = JsonSerializer()
    assert serializer.deserialize(serializer.serialize(message)) == message


def test_whoever_waits_is_woken_with_the_key(tmp_path: Path) -> None:
    done: list[str] = []
    consumer = Transport(url(tmp_path), work=done.append).consumer(2)
    consumer.start()
    Transport(url(tmp_path)).send("a-key")
    wait_until(lambda: done == ["a-key"])
    consumer.stop(graceful=True)


def test_a_queue_that_cannot_be_used_stops_nobody_who_asks(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "flowgap-queue.db").write_bytes(b"this is no database" * 100)
    Transport(url(tmp_path)).send("a-key")
    assert "no worker could be told of a job: DatabaseError" in caplog.text


def test_whoever_sends_may_do_the_work_at_once() -> None:
    threads: list[int] = []

    def work(key: str) -> None:
        assert key == "a-key"
        threads.append(threading.get_ident())

    Transport("sqlite://", work=work, at_once=True).send("a-key")
    assert threads == [threading.get_ident()]


def url(folder: Path) -> str:
    return f"sqlite:///{folder / 'flowgap.db'}"
