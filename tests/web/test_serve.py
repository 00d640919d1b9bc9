"""Which addresses may be served, and what must be set first."""

import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from subprocess import PIPE, Popen

import click
import pytest
from click.testing import CliRunner

from flowgap.cli.main import main
from flowgap.cli.serve import allow_host, serve, shown, with_links_to
from flowgap.config import LOOPBACK_HOSTS, Settings, is_loopback, read_settings
from flowgap.paths import PROJECT_ROOT
from tests.support.desk import desk, opening, people
from tests.support.mail import free_port, mail_server
from tests.support.waiting import is_open, wait_until

__all__ = ["desk"]

EVERY_ADDRESS = "0.0.0.0"  # noqa: S104 - a text, nothing listens here


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.0.1", "localhost", "::1", "[::1]"])
def test_the_loopback_is_known(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", [EVERY_ADDRESS, "192.168.1.5", "::", "mri.example"])
def test_other_addresses_are_known(host: str) -> None:
    assert not is_loopback(host)


def test_another_address_is_trusted_with_a_warning(capsys: pytest.CaptureFixture[str]) -> None:
    settings = allow_host(read_settings({}), "192.168.1.5")
    assert settings.trusted_hosts == (*LOOPBACK_HOSTS, "192.168.1.5")
    assert "not encrypted" in capsys.readouterr().err


def test_named_hosts_are_left_as_they_are() -> None:
    named: Settings = read_settings({"FLOWGAP_TRUSTED_HOSTS": "mri.example"})
    assert allow_host(named, EVERY_ADDRESS) == named


@pytest.mark.parametrize("host", [EVERY_ADDRESS, "::", "[::]"])
def test_every_address_at_once_needs_the_names_that_people_type(host: str) -> None:
    with pytest.raises(click.UsageError, match="FLOWGAP_TRUSTED_HOSTS"):
        allow_host(read_settings({}), host)


def test_links_lead_to_the_port_that_is_served() -> None:
    here_at = "http://127.0.0.1:8741"
    assert with_links_to(here_at, read_settings({})).public_url == here_at


def test_links_lead_to_the_public_address_where_one_is_set() -> None:
    named = read_settings({"FLOWGAP_PUBLIC_URL": "https://mri.example"})
    assert with_links_to("http://127.0.0.1:8741", named).public_url == "https://mri.example"


def test_an_address_of_version_6_stands_in_brackets() -> None:
    assert shown("::1") == "[::1]"
    assert shown("127.0.0.1") == "127.0.0.1"


@pytest.mark.parametrize("host", ["127.0.0.1", "no such host", "x" * 80])
def test_a_place_that_cannot_be_listened_on_is_told_in_one_line(host: str, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = CliRunner().invoke(
            serve,
            ["--host", host, "--port", str(port)],
            env={"FLOWGAP_DATA": str(tmp_path)},
        )
    assert result.exit_code == 2
    assert f"cannot listen on {host}:{port}" in result.output
    assert "choose another --host or --port" in result.output


def told_by_the_system(server: "Popen[str]") -> None:
    server.send_signal(signal.SIGTERM)


def told_by_the_keyboard(server: "Popen[str]") -> None:
    """A terminal sends Ctrl+C to all processes of the group."""
    os.killpg(server.pid, signal.SIGINT)


@pytest.mark.parametrize("end", [told_by_the_system, told_by_the_keyboard])
def test_it_answers_and_sends_the_mail_that_waits_until_it_is_told_to_stop(
    desk: Path, monkeypatch: pytest.MonkeyPatch, end: "Callable[[Popen[str]], None]"
) -> None:
    monkeypatch.setenv("FLOWGAP_MAIL_FROM", "survey@harbour.example")
    monkeypatch.setenv("FLOWGAP_SMTP_URL", f"smtp://127.0.0.1:{free_port()}")
    arguments = ["wave", "open", *opening(desk), "--people", people(desk), "--send"]
    assert main([str(argument) for argument in arguments]) == 2  # nobody takes the mail yet
    port = free_port()
    with mail_server() as box:
        monkeypatch.setenv("FLOWGAP_SMTP_URL", box.url)
        with serving_on(port) as server:
            assert status_of(port, "/healthz") == 200
            wait_until(lambda: len(box.mails) == 2)
            end(server)
            assert server.wait(20) == 0
    assert not is_open(port)
    assert sorted(box.recipients) == ["bo@alder.example", "mia@alder.example"]


@contextmanager
def serving_on(port: int) -> Iterator["Popen[str]"]:
    """Run the server as its user does; it is listening as soon as it answers."""
    command = [sys.executable, "-m", "flowgap", "serve", "--port", str(port)]
    with Popen(
        command,
        cwd=PROJECT_ROOT,
        env=dict(os.environ),
        stderr=PIPE,
        text=True,
        start_new_session=True,
    ) as server:
        assert server.stderr is not None
        said = server.stderr.readline()
        assert said == f"FlowGap is at http://127.0.0.1:{port}/ (stop with Ctrl+C)\n"
        try:
            wait_until(lambda: is_open(port))
            yield server
        finally:
            server.terminate()


def status_of(port: int, path: str) -> int:
    with closing(HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.request("GET", path)
        return connection.getresponse().status
