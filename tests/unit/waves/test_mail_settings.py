"""Settings of links and mail: read at the start, refused with the name of what is wrong."""

import pytest

from flowgap.cli.wave_mail import require_mail
from flowgap.config import DEFAULT_PUBLIC_URL, LOOPBACK_HOSTS, Settings, read_settings
from flowgap.errors import InputError


class TestPublicUrl:
    def test_without_one_links_lead_to_the_loopback(self) -> None:
        assert read_settings({}).public_url == DEFAULT_PUBLIC_URL == "http://127.0.0.1:8000"

    @pytest.mark.parametrize(
        ("given", "kept"),
        [
            ("https://survey.example", "https://survey.example"),
            ("https://survey.example/", "https://survey.example"),
            ("https://survey.example:8443", "https://survey.example:8443"),
            ("https://10.0.0.7", "https://10.0.0.7"),
            ("https://[fd00::7]:8443", "https://[fd00::7]:8443"),
            ("http://localhost:8000", "http://localhost:8000"),
            ("http://[::1]:8000", "http://[::1]:8000"),
        ],
    )
    def test_a_host_is_taken(self, given: str, kept: str) -> None:
        assert read_settings({"FLOWGAP_PUBLIC_URL": given}).public_url == kept

    @pytest.mark.parametrize(
        "given",
        [
            "survey.example",
            "http://survey.example",
            "https://",
            "https://survey.example/mri",
            "https://survey.example?a=b",
            "https://survey.example#a",
            "https://user@survey.example",
            "https://survey.example:port",
            "https://[::1",
            "https://survey.example\nX: y",
            "ftp://survey.example",
        ],
    )
    def test_anything_else_is_refused(self, given: str) -> None:
        with pytest.raises(InputError, match="FLOWGAP_PUBLIC_URL is"):
            read_settings({"FLOWGAP_PUBLIC_URL": given})

    def test_its_host_is_trusted_unless_others_are_named(self) -> None:
        given = {"FLOWGAP_PUBLIC_URL": "https://survey.example:8443"}
        assert read_settings(given).trusted_hosts == (*LOOPBACK_HOSTS, "survey.example")
        named = {**given, "FLOWGAP_TRUSTED_HOSTS": "other.example"}
        assert read_settings(named).trusted_hosts == ("other.example",)
        assert read_settings({}).trusted_hosts == LOOPBACK_HOSTS


class TestMail:
    def test_without_settings_no_mail_is_sent(self) -> None:
        settings = read_settings({})
        assert (settings.mail_server, settings.mail_from) == (None, None)
        with pytest.raises(InputError, match="without FLOWGAP_SMTP_URL and FLOWGAP_MAIL_FROM"):
            require_mail(settings)

    def test_a_password_is_not_in_the_settings_as_they_are_printed(self) -> None:
        settings = read_settings({"FLOWGAP_SMTP_URL": "smtps://desk:hunter2@mail.example"})
        assert "hunter2" not in repr(settings)

    def test_with_a_server_elsewhere_links_must_not_lead_to_the_loopback(self) -> None:
        with pytest.raises(InputError, match="without FLOWGAP_PUBLIC_URL"):
            require_mail(settings_with("smtps://mail.example"))
        require_mail(settings_with("smtps://mail.example", "https://survey.example"))
        require_mail(settings_with("smtp://127.0.0.1:2525"))


def settings_with(smtp_url: str, public_url: str = "") -> Settings:
    return read_settings(
        {
            "FLOWGAP_SMTP_URL": smtp_url,
            "FLOWGAP_MAIL_FROM": "survey@harbour.example",
            "FLOWGAP_PUBLIC_URL": public_url,
        }
    )
