"""Tell workers that there is work: Huey carries the key of a job, the table holds the truth.

A message that is lost costs time, never a job: workers look into the table now and then.
"""

import json
import logging
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from huey import Huey, MemoryHuey, PostgresHuey, SqliteHuey  # type: ignore[import-untyped]
from huey.consumer import Consumer  # type: ignore[import-untyped]
from huey.registry import Message  # type: ignore[import-untyped]
from huey.serializer import Serializer  # type: ignore[import-untyped]
from sqlalchemy.engine import make_url

_NAME: Final = "flowgap"
_TASK: Final = "work"
_LONGEST_WAIT_SECONDS: Final = 0.25
"""Between two looks into SQLite; PostgreSQL wakes whoever waits."""

log = logging.getLogger("flowgap.jobs")


class JsonSerializer(Serializer):  # type: ignore[misc] # Huey has no types
    """Writes messages as JSON: what is read from a queue runs no code, as a pickle could."""

    def _serialize(self, message: Message) -> bytes:
        return json.dumps(message._asdict(), default=datetime.isoformat).encode()

    def _deserialize(self, data: bytes) -> Message:
        parts = json.loads(bytes(data))
        if parts["eta"] is not None:
            parts["eta"] = datetime.fromisoformat(parts["eta"])
        return Message(**parts)


class Transport:
    """Carries keys of jobs to whoever works; the queue is opened when it is first needed."""

    def __init__(
        self,
        database_url: str,
        *,
        work: Callable[[str], object] = lambda _key: None,
        at_once: bool = False,
    ) -> None:
        """`work` is done with each key: by a consumer, or `at_once` by whoever sends it."""
        self._url = database_url
        self._work = work
        self._at_once = at_once
        self._lock = threading.Lock()
        self._opened: tuple[Huey, Any] | None = None

    def send(self, key: str, pause_seconds: float = 0.0) -> None:
        """Wake a worker for this job, after a pause; if that fails, one finds it in the table."""
        try:
            _, task = self._open()
            if pause_seconds:
                task.schedule((key,), delay=pause_seconds)
            else:
                task(key)
        except Exception as error:  # noqa: BLE001 - of SQLite, PostgreSQL or the disk: see above
            log.warning("no worker could be told of a job: %s", type(error).__name__)

    def is_empty(self) -> bool:
        """Tell whether no message waits."""
        huey, _ = self._open()
        return bool(huey.storage.queue_size() == 0)

    def consumer(self, n_threads: int) -> Consumer:
        """Return what takes messages and does the work, in so many threads."""
        huey, _ = self._open()
        return _Consumer(huey, workers=n_threads, periodic=False, max_delay=_LONGEST_WAIT_SECONDS)

    def close(self) -> None:
        """Leave the queue."""
        if self._opened is not None:
            self._opened[0].storage.close()

    def _carried(self, key: str) -> None:
        # Whoever sends and whoever works know the task by one name: that of this module.
        self._work(key)

    def _open(self) -> tuple[Huey, Any]:
        with self._lock:
            if self._opened is None:
                huey = MemoryHuey(immediate=True) if self._at_once else _make_huey(self._url)
                self._opened = huey, huey.task(name=_TASK)(self._carried)
            return self._opened


class _Consumer(Consumer):  # type: ignore[misc] # Huey has no types
    """Leaves signals to the command that it runs in."""

    def _set_signal_handlers(self) -> None:
        """Set none."""


def _make_huey(database_url: str) -> Huey:
    """Return a queue beside the database: a file of its own, or tables of the same server."""
    url = make_url(database_url)
    common = {"name": _NAME, "results": False, "serializer": JsonSerializer()}
    if url.get_backend_name() == "sqlite":
        path = Path(url.database or "flowgap.db")
        return SqliteHuey(filename=str(path.with_name(f"{path.stem}-queue.db")), **common)
    dsn = url.set(drivername="postgresql").render_as_string(hide_password=False)
    return PostgresHuey(dsn=dsn, **common)
