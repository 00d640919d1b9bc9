"""A server on a free port of the loopback, and a memory for pages that are looked at often."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Thread
from typing import TYPE_CHECKING

from flask import Flask
from waitress.server import create_server  # type: ignore[import-untyped] # has no types

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


class Remembering:
    """Answers an address in a language as it did the first time: drawing a page takes longest."""

    def __init__(self, app: Flask) -> None:
        self.client = app.test_client(use_cookies=False)
        self.answers: dict[tuple[str, str], tuple[str, list[tuple[str, str]], bytes]] = {}

    def __call__(self, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        query = f"?{environ['QUERY_STRING']}" if environ["QUERY_STRING"] else ""
        asked = f"{environ['PATH_INFO']}{query}", environ.get("HTTP_ACCEPT_LANGUAGE", "")
        if asked not in self.answers:
            with self.client.get(asked[0], headers={"Accept-Language": asked[1]}) as response:
                headers = list(response.headers.items())
                self.answers[asked] = response.status, headers, response.data
        status, headers, body = self.answers[asked]
        start(status, headers)
        return [body]


@contextmanager
def serving(app: "WSGIApplication") -> Iterator[str]:
    """Serve an application, and give its address."""
    server = create_server(app, host="127.0.0.1", port=0, threads=8)
    Thread(target=server.run, daemon=True).start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
