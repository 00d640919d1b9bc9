"""One request to one server: where the token goes, whom it trusts, and what breaks on the way."""

import http.server
import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from flowgap.errors import InputError
from flowgap.importing.pulling import transport
from flowgap.importing.pulling.transport import Answer, Transport, Trouble
from tests.support.scripted_server import Fault, Script, serving

TOKEN = "ghp_secret"  # noqa: S105 - of no server


@pytest.fixture(autouse=True)
def nothing_around(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)


def sent(address: str) -> Answer | Trouble:
    return Transport(base_url=address, token=TOKEN).send("/graphql", b"{}")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_the_token_does_not_go_along_with_a_redirect(status: int) -> None:
    other = Script(lambda asked: asked)
    with serving(other) as elsewhere:
        moved = Fault(status=status, headers={"Location": f"{elsewhere}/graphql"})
        with serving(Script(lambda asked: asked, faults={0: moved})) as address:
            answer = sent(address)
    assert isinstance(answer, Answer)
    assert answer.status == status
    assert not other.asked


def test_the_token_is_not_shown() -> None:
    assert TOKEN not in repr(Transport(base_url="https://github.example", token=TOKEN))


def test_an_answer_that_does_not_end_is_not_read_to_its_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(transport, "MOST_BYTES", 100)
    at_most = Fault(status=200, body=b"x" * 100)
    too_large = Fault(status=200, body=b"x" * 101)
    with serving(Script(lambda asked: asked, faults={0: at_most, 1: too_large})) as address:
        answer = sent(address)
        assert isinstance(answer, Answer)
        assert len(answer.data) == 100
        with pytest.raises(InputError, match="its answer is too large"):
            sent(address)


def test_half_an_answer_is_none() -> None:
    half = Fault(status=200, body=b'{"data": {}}', claimed_length=500)
    with serving(Script(lambda asked: asked, faults={0: half})) as address:
        assert sent(address) == Trouble(reason="its answer broke off")


def test_a_server_that_is_not_there_cannot_be_reached() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert sent(f"http://127.0.0.1:{port}") == Trouble(reason="it could not be reached")


def test_a_certificate_that_nobody_vouches_for_is_refused_at_once(tmp_path: Path) -> None:
    with (
        encrypted(self_signed(tmp_path)) as address,
        pytest.raises(InputError, match="its certificate cannot be trusted"),
    ):
        sent(address)


def test_a_certificate_that_the_machine_is_told_to_trust_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = self_signed(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with encrypted(certificate) as address:
        answer = sent(address)
    assert isinstance(answer, Answer)
    assert answer.status == 501


def test_a_line_that_breaks_while_keys_are_exchanged_is_worth_another_try() -> None:
    # It speaks no TLS at all.
    with serving(Script(lambda asked: asked)) as address:
        found = sent(address.replace("http:", "https:"))
    assert found == Trouble(reason="the line broke")


def self_signed(folder: Path) -> Path:
    """Return a file with a key and a certificate for this machine that only it vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    own = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(own, critical=False)
        .sign(key, hashes.SHA256())
    )
    path = folder / "server.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    return path


@contextmanager
def encrypted(certificate: Path) -> Iterator[str]:
    """Serve on loopback with a certificate; every POST is answered with 501."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)

    class Server(http.server.ThreadingHTTPServer):
        def handle_error(self, *_args: object) -> None:
            """Say nothing: its certificate is refused on purpose."""

    server = Server(("127.0.0.1", 0), Handler)
    server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"https://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
