"""Print how many people can answer at once: a server, and a load from another process.

Run it from the project's root: `python -m benchmarks.answering [people per cell]`. Each person
opens the link, answers every item and sends. The load takes its share of the same machine.
Bars: 200 completed per second and 5 ms of server CPU per response in the one-page flow.
"""

import asyncio
import gzip
import os
import re
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from flowgap.answering.promise import Promise
from flowgap.cli.serve import run
from flowgap.config import Settings
from flowgap.db import make_engine, make_session_factory, unit_of_work
from flowgap.questionnaire.loader import load_questionnaire
from flowgap.services.database import migrate
from flowgap.services.waves.opening import AskedTeam, Opening, open_wave
from flowgap.web import create_app

N_PEOPLE: Final = 1_000
CONCURRENCIES: Final = (1, 8, 32, 128)
N_PROCESSES: Final = 2
FORM: Final = "application/x-www-form-urlencoded"
SECRET: Final = "s" * 32
MRI: Final = load_questionnaire("organizational-mri@1")
BODY: Final = urlencode(dict.fromkeys(MRI.item_ids, "4") | {"BV": "review", "AIU": "q1"})

_ATTEMPT: Final = re.compile(rb'name="attempt" value="([0-9a-f]+)"')
_LENGTH: Final = re.compile(rb"content-length: (\d+)", re.IGNORECASE)
_STATUS: Final = re.compile(rb"HTTP/1\.1 (\d+)")
_PLACE: Final = re.compile(rb"location: (\S+)", re.IGNORECASE)
_COOKIE: Final = re.compile(rb"set-cookie: ([^;]+);", re.IGNORECASE)


@dataclass
class Line:
    """A connection of one person, kept open, and what went over it."""

    port: int
    n_bytes: int = 0
    cookie: bytes = b""
    reader: asyncio.StreamReader = field(init=False)
    writer: asyncio.StreamWriter = field(init=False)

    async def open(self) -> None:
        """Connect."""
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)

    async def ask(self, method: str, path: str, body: str = "") -> tuple[int, bytes, bytes]:
        """Return status, head and body of an answer."""
        head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n"
        if body:
            head += f"Content-Length: {len(body)}\r\nContent-Type: {FORM}\r\n"
        cookie = b"Cookie: " + self.cookie + b"\r\n" if self.cookie else b""
        self.writer.write(head.encode() + cookie + b"\r\n" + body.encode())
        top = await self.reader.readuntil(b"\r\n\r\n")
        length = _LENGTH.search(top)
        content = await self.reader.readexactly(int(length[1])) if length else b""
        self.n_bytes += len(top) + len(content)
        if b"content-encoding: gzip" in top.lower():
            content = gzip.decompress(content)
        if given := _COOKIE.search(top):
            self.cookie = given[1]
        status = _STATUS.match(top)
        if status is None:
            raise RuntimeError("this is no answer")
        return int(status[1]), top, content


async def on_one_page(line: Line, token: str) -> None:
    """Answer everything on one page."""
    status, _, page = await line.ask("GET", f"/r/{token}?all=1")
    attempt = _ATTEMPT.search(page)
    if status != 200 or attempt is None:  # noqa: PLR2004 - the status
        raise RuntimeError(f"no page of questions, but {status}")
    status, _, _ = await line.ask(
        "POST", f"/r/{token}?all=1", f"{BODY}&attempt={attempt[1].decode()}"
    )
    if status != 200:  # noqa: PLR2004 - the status
        raise RuntimeError(f"not acknowledged, but {status}")


async def page_by_page(line: Line, token: str) -> None:
    """Answer one part after the other, as a person does."""
    status, top, page = await line.ask("POST", f"/r/{token}", "go=start")
    while status == 303:  # noqa: PLR2004 - the status
        place = _PLACE.search(top)
        if place is None:
            raise RuntimeError("a redirect to nowhere")
        path = place[1].decode()
        status, top, page = await line.ask("GET", path)
        attempt = _ATTEMPT.search(page)
        posted = BODY + (f"&attempt={attempt[1].decode()}" if attempt else "")
        status, top, page = await line.ask("POST", path, f"{posted}&go=continue")
    if status != 200:  # noqa: PLR2004 - the status
        raise RuntimeError(f"not acknowledged, but {status}")


Flow = Callable[[Line, str], Awaitable[None]]
FLOWS: Final[dict[str, Flow]] = {"one page": on_one_page, "page by page": page_by_page}


@dataclass(frozen=True, slots=True)
class Load:
    """What a load of people saw: seconds of each, of all, and bytes received per person."""

    seconds: list[float]
    total_seconds: float
    n_bytes: float


async def _load(flow: Flow, port: int, tokens: list[str], concurrency: int) -> Load:
    waiting = iter(tokens)
    seconds: list[float] = []
    n_bytes = 0

    async def people() -> None:
        nonlocal n_bytes
        for token in waiting:
            line = Line(port)
            await line.open()
            start = time.perf_counter()
            await flow(line, token)
            seconds.append(time.perf_counter() - start)
            n_bytes += line.n_bytes
            line.writer.close()

    start = time.perf_counter()
    await asyncio.gather(*(people() for _ in range(concurrency)))
    return Load(seconds, time.perf_counter() - start, n_bytes / len(tokens))


def load(flow: str, port: int, tokens: list[str], concurrency: int) -> Load:
    """Let people answer; runs in a process of its own."""
    return asyncio.run(_load(FLOWS[flow], port, tokens, concurrency))


@contextmanager
def running(url: str) -> Iterator[tuple[int, int]]:
    """Start a server as `flowgap serve --answers-only` does; give port and first process."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    settings = Settings(
        data=Path(tempfile.gettempdir()), database_url=url, secret_key=SECRET, answers_only=True
    )
    process = get_context("fork").Process(
        target=run,
        args=(partial(create_app, settings),),
        kwargs={"host": "127.0.0.1", "port": port, "n_processes": N_PROCESSES},
    )
    process.start()
    try:
        wait_for(port)
        yield port, process.pid or 0
    finally:
        process.terminate()
        process.join()


def wait_for(port: int) -> None:
    """Wait until the server takes connections."""
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.05)
        else:
            return


def cpu_seconds(process: int) -> float:
    """Return the CPU time that a process and those that it started have used."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    own = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return own + sum(cpu_seconds(int(child)) for child in children)


def new_links(url: str, n_people: int, wave: str) -> list[str]:
    """Open a wave and return its tokens."""
    now = datetime.now(UTC)
    promise = Promise(
        minimum_group=5,
        minimum_comments=8,
        shows_comments=True,
        keeps_until=None,
        backups_until=None,
        contact=None,
        firm=None,
        timezone="Europe/Berlin",
    )
    addresses = tuple(f"person-{number}@alder.example" for number in range(n_people))
    opening = Opening(
        client="Alder Freight",
        title="Benchmark",
        language="en",
        wave=wave,
        questionnaire=MRI,
        opens_at=now - timedelta(days=1),
        closes_at=now + timedelta(days=1),
        promise=promise,
        teams=(AskedTeam(name="Dispatch", parent=None, addresses=addresses, n_invited=0),),
    )
    engine = make_engine(url)
    with unit_of_work(make_session_factory(engine)) as session:
        links = open_wave(session, opening)
    engine.dispose()
    return [link.token for link in links]


def measure(name: str, url: str, n_people: int) -> None:
    """Print the rows of one database."""
    engine = make_engine(url)
    migrate(engine)
    engine.dispose()
    for flow in FLOWS:
        n = n_people if flow == "one page" else max(50, n_people // 10)
        for concurrency in CONCURRENCIES:
            tokens = new_links(url, n, f"{flow} {concurrency}")
            with running(url) as (port, process):
                load(flow, port, new_links(url, 20, f"warm {flow} {concurrency}"), 4)
                used = cpu_seconds(process)
                with get_context("spawn").Pool(1) as pool:
                    seen = pool.apply(load, (flow, port, tokens, concurrency))
                used = cpu_seconds(process) - used
            cuts = statistics.quantiles(seen.seconds, n=20)
            print(
                f"| {name} | {flow} | {concurrency} | {n / seen.total_seconds:.0f} "
                f"| {1000 * statistics.median(seen.seconds):.0f} | {1000 * cuts[18]:.0f} "
                f"| {1000 * used / n:.1f} | {seen.n_bytes / 1000:.1f} |",
                flush=True,
            )


def main(n_people: int) -> None:
    """Print the table of `docs/performance/answering.md`."""
    print("| database | flow | people at once | completed/s | p50 ms | p95 ms | CPU ms | kB |")
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        measure("SQLite", f"sqlite:///{folder}/flowgap.db", n_people)
    if url := os.environ.get("FLOWGAP_TEST_POSTGRES_URL"):
        measure("PostgreSQL", url, n_people)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else N_PEOPLE)
