"""A GraphQL server on loopback that answers as a script says, and remembers what it was asked."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Json = dict[str, Any]
Answer = Callable[[Json], Json]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """An answer that is none: status, headers, a body, and a length that it does not keep."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b"{}"
    claimed_length: int | None = None


@dataclass(slots=True)
class Script:
    """Faults by the number of the request, from 0; all others are answered."""

    answer: Answer
    faults: dict[int, Fault] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    asked: list[Json] = field(default_factory=list)
    tokens: list[str | None] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


@contextmanager
def serving(script: Script) -> Iterator[str]:
    """Serve a script and return its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            number = len(script.asked)
            script.asked.append(body)
            script.tokens.append(self.headers.get("Authorization"))
            script.paths.append(self.path)
            fault = script.faults.get(number)
            if fault is None:
                answered = json.dumps(script.answer(body)).encode()
                fault = Fault(status=200, headers=script.headers, body=answered)
            # Nothing of the server's own: a fault may tell a Date of another clock.
            self.send_response_only(fault.status)
            for name, value in fault.headers.items():
                self.send_header(name, value)
            length = len(fault.body) if fault.claimed_length is None else fault.claimed_length
            self.send_header("Content-Length", str(length))
            self.end_headers()
            # Who asked may have been killed meanwhile.
            with suppress(BrokenPipeError, ConnectionResetError):
                self.wfile.write(fault.body)
            self.close_connection = True

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
