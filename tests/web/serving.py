"""A server on a free port of the loopback, and a memory for pages that are looked at often."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Thread
from typing import TYPE_CHECKING

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

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


class Silent(WSGIRequestHandler):
    """Keeps the connections of a browser open, and says nothing of them."""

    protocol_version = "HTTP/1.1"

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002 - the name of werkzeug
        """Leave it out."""


@contextmanager
def serving(app: "WSGIApplication") -> Iterator[str]:
    """Serve an application, and give its address."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Silent)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
