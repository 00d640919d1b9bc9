"""The door to a mail server: what it does with a refusal, a dead server and a missing TLS."""

import ipaddress
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from flowgap.errors import InputError
from flowgap.mail.server import MailServer, read_mail_server, read_sender
from flowgap.mail.smtp import MailRefusedError, MailServerError, SmtpDoor
from tests.support.mail import MailBox, free_port, mail_server, text_of


def mail_to(address: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "survey@harbour.example", address, "Seven minutes"
    mail.set_content("Wie fließt die Arbeit?")
    return mail


class TestSending:
    def test_mail_arrives_over_one_connection(self, box: MailBox) -> None:
        with SmtpDoor(read_mail_server(box.url)) as door:
            for number in range(3):
                door.send(mail_to(f"p{number}@alder.example"))
        assert box.recipients == ["p0@alder.example", "p1@alder.example", "p2@alder.example"]
        assert text_of(box.mails[0][1]).strip() == "Wie fließt die Arbeit?"

    @pytest.mark.parametrize(
        ("answer", "is_final"), [("550 no such user", True), ("451 try later", False)]
    )
    def test_a_refused_mail_leaves_the_next_one_alone(
        self, box: MailBox, answer: str, *, is_final: bool
    ) -> None:
        box.answers["mia@alder.example"] = answer
        with SmtpDoor(read_mail_server(box.url)) as door:
            with pytest.raises(MailRefusedError, match=f"answered {answer[:3]}$") as refusal:
                door.send(mail_to("mia@alder.example"))
            door.send(mail_to("bo@alder.example"))
        assert refusal.value.is_final is is_final
        assert box.recipients == ["bo@alder.example"]

    def test_a_reason_names_no_address(self, box: MailBox) -> None:
        box.answers["mia@alder.example"] = "550 mia@alder.example is unknown here"
        with (
            SmtpDoor(read_mail_server(box.url)) as door,
            pytest.raises(MailRefusedError) as refusal,
        ):
            door.send(mail_to("mia@alder.example"))
        assert "mia" not in str(refusal.value)

    def test_a_server_that_is_not_there_is_told_by_name(self) -> None:
        port = free_port()
        with (
            SmtpDoor(read_mail_server(f"smtp://127.0.0.1:{port}")) as door,
            pytest.raises(MailServerError, match=rf"127\.0\.0\.1:{port}: Connection refused"),
        ):
            door.send(mail_to("mia@alder.example"))

    def test_a_server_that_knows_no_sign_in_is_told_without_the_password(
        self, box: MailBox
    ) -> None:
        url = box.url.replace("//", "//desk:hunter2@")
        with (
            SmtpDoor(read_mail_server(url)) as door,
            pytest.raises(MailServerError, match="signing in failed") as refusal,
        ):
            door.send(mail_to("mia@alder.example"))
        assert "hunter2" not in str(refusal.value)


@pytest.mark.usefixtures("elsewhere")
class TestEncryption:
    def test_elsewhere_mail_goes_out_after_starttls_only(
        self, certificate: tuple[Path, Path]
    ) -> None:
        with mail_server(tls=server_context(certificate)) as box:
            trusting = ssl.create_default_context(cafile=str(certificate[0]))
            with SmtpDoor(read_mail_server(box.url), context=trusting) as door:
                door.send(mail_to("mia@alder.example"))
            assert box.recipients == ["mia@alder.example"]

    def test_a_certificate_that_nobody_vouches_for_is_refused(
        self, certificate: tuple[Path, Path]
    ) -> None:
        with (
            mail_server(tls=server_context(certificate)) as box,
            SmtpDoor(read_mail_server(box.url)) as door,
        ):
            with pytest.raises(MailServerError, match="mail server"):
                door.send(mail_to("mia@alder.example"))
            assert box.mails == []

    def test_a_server_without_starttls_gets_nothing(self, box: MailBox) -> None:
        with (
            SmtpDoor(read_mail_server(box.url)) as door,
            pytest.raises(MailServerError, match="no STARTTLS"),
        ):
            door.send(mail_to("mia@alder.example"))
        assert box.mails == []


class TestSettings:
    @pytest.mark.parametrize(
        ("url", "server"),
        [
            ("smtp://mail.example", MailServer(host="mail.example", port=587, is_tls=False)),
            ("smtps://mail.example", MailServer(host="mail.example", port=465, is_tls=True)),
            (
                "smtps://desk%40a.example:p%3Ass@mail.example:2465/",
                MailServer(
                    host="mail.example",
                    port=2465,
                    is_tls=True,
                    user="desk@a.example",
                    password="p:ss",  # noqa: S106 - of a test
                ),
            ),
        ],
    )
    def test_an_address_names_a_server(self, url: str, server: MailServer) -> None:
        assert read_mail_server(url) == server

    @pytest.mark.parametrize(
        "url",
        [
            "mail.example",
            "http://mail.example",
            "smtp://",
            "smtp://mail.example:x",
            "smtp://mail.example:0",
            "smtp://mail.example:70000",
            "smtp://[::1",
            "smtp://desk:hunter2@mail.example/inbox",
        ],
    )
    def test_others_are_refused_without_being_shown(self, url: str) -> None:
        with pytest.raises(InputError, match="FLOWGAP_SMTP_URL names no mail server") as refusal:
            read_mail_server(url)
        assert "hunter2" not in str(refusal.value)

    def test_a_password_is_not_printed(self) -> None:
        assert "hunter2" not in repr(read_mail_server("smtp://desk:hunter2@mail.example"))

    @pytest.mark.parametrize("text", ["a@b.example", "Survey desk <a@b.example>"])
    def test_a_sender_is_an_address_with_or_without_a_name(self, text: str) -> None:
        assert read_sender(text) == text

    @pytest.mark.parametrize("text", ["desk", "a@b.example\nBcc: x@y.example", "Desk <>"])
    def test_other_senders_are_refused(self, text: str) -> None:
        with pytest.raises(InputError, match="FLOWGAP_MAIL_FROM"):
            read_sender(text)


@pytest.fixture
def box() -> Iterator[MailBox]:
    with mail_server() as box:
        yield box


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take this machine for another one."""
    monkeypatch.setattr("flowgap.mail.server._LOOPBACK", ())


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    """A certificate of its own for 127.0.0.1, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    address = ipaddress.ip_address("127.0.0.1")
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(address)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    paths = tmp_path / "certificate.pem", tmp_path / "key.pem"
    paths[0].write_bytes(signed.public_bytes(Encoding.PEM))
    paths[1].write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return paths


def server_context(certificate: tuple[Path, Path]) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    return context
