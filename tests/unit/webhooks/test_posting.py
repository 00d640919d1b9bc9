"""Sending one message: what comes of it, and how little the other side can do to us."""

import socket
import time
from contextlib import closing
from pathlib import Path

import pytest

from flowgap.webhooks.posting import Posted, post
from flowgap.webhooks.targets import read_target
from tests.support.webhook_receiver import Behave, encrypted, hang, raw, receiving, status, trickle

BODY = b'{"type":"webhook.test"}'


def send(url: str, *, seconds: float = 5.0) -> Posted:
    target = read_target(url, loopback=True)
    return post(target, ["127.0.0.1"], BODY, {"webhook-id": "msg_1"}, seconds=seconds)


def test_a_message_arrives_as_it_is() -> None:
    with receiving() as receiver:
        assert send(f"{receiver.url}/in?a=b") == Posted(status=204)
    (received,) = receiver.received
    assert (received.path, received.body) == ("/in?a=b", BODY)
    assert received.headers["webhook-id"] == "msg_1"
    assert received.headers["host"] == receiver.url.removeprefix("http://")


@pytest.mark.parametrize("code", [200, 201, 202, 204, 299])
def test_every_status_of_success_is_one(code: int) -> None:
    with receiving(status(code)) as receiver:
        assert send(receiver.url) == Posted(status=code)


@pytest.mark.parametrize(
    ("code", "error"),
    [(300, "redirect"), (399, "redirect"), (400, "status"), (410, "status"), (500, "status")],
)
def test_any_other_status_is_none(code: int, error: str) -> None:
    with receiving(status(code)) as receiver:
        assert send(receiver.url) == Posted(status=code, error=error)


def test_nobody_is_followed() -> None:
    with receiving() as other, receiving(status(307, Location=other.url)) as receiver:
        assert send(receiver.url) == Posted(status=307, error="redirect")
    assert other.received == []


@pytest.mark.parametrize("behave", [hang(3), trickle(3)])
def test_whoever_takes_long_is_given_up(behave: Behave) -> None:
    with receiving(behave) as receiver:
        begun = time.monotonic()
        assert send(receiver.url, seconds=0.3) == Posted(error="timeout")
        assert time.monotonic() - begun < 2


def test_a_long_answer_is_not_read() -> None:
    with receiving(status(200, b"x" * 20_000_000)) as receiver:
        begun = time.monotonic()
        assert send(receiver.url) == Posted(status=200)
        assert time.monotonic() - begun < 3


@pytest.mark.parametrize("content", [b"", b"no http\r\n\r\n", b"HTTP/1.1 x\r\n\r\n", b"\x00" * 99])
def test_what_is_no_answer_is_told(content: bytes) -> None:
    with receiving(raw(content)) as receiver:
        assert send(receiver.url).error in {"not-http", "unreachable"}


def test_many_headers_are_no_answer() -> None:
    content = b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n"
    with receiving(raw(content)) as receiver:
        assert send(receiver.url) == Posted(error="not-http")


def test_where_nobody_listens_nothing_arrives() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    assert send(f"http://127.0.0.1:{port}/") == Posted(error="unreachable")


def test_a_server_that_does_not_encrypt_is_no_server() -> None:
    with receiving() as receiver:
        answer = send(receiver.url.replace("http:", "https:"))
    assert answer.error == "unreachable"
    assert receiver.received == []


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    with receiving() as receiver, encrypted(receiver, tmp_path):
        assert send(receiver.url) == Posted(error="certificate")
    assert receiver.received == []


def test_one_that_somebody_vouches_for_is_taken_for_its_own_name_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with receiving() as receiver, encrypted(receiver, tmp_path) as certificate:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert send(receiver.url) == Posted(status=204)
        elsewhere = receiver.url.replace("localhost", "127.0.0.1")
        assert send(elsewhere) == Posted(error="certificate")
