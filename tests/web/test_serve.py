"""Which addresses may be served, and what must be set first."""

import socket
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from flowgap.cli.serve import allow_host, is_loopback, serve, shown
from flowgap.config import LOOPBACK_HOSTS, Settings, read_settings

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
    assert "no sign-in yet" in capsys.readouterr().err


def test_named_hosts_are_left_as_they_are() -> None:
    named: Settings = read_settings({"FLOWGAP_TRUSTED_HOSTS": "mri.example"})
    assert allow_host(named, EVERY_ADDRESS) == named


@pytest.mark.parametrize("host", [EVERY_ADDRESS, "::", "[::]"])
def test_every_address_at_once_needs_the_names_that_people_type(host: str) -> None:
    with pytest.raises(click.UsageError, match="FLOWGAP_TRUSTED_HOSTS"):
        allow_host(read_settings({}), host)


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
