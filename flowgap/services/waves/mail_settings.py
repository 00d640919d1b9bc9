"""What an installation still needs before it can write to people."""

from flowgap.config import DEFAULT_PUBLIC_URL, Settings


def missing_for_mail(settings: Settings) -> tuple[str, ...]:
    """Return the settings without which no mail can be sent: from whom, through what, where to."""
    missing = [
        name
        for name, value in (
            ("FLOWGAP_SMTP_URL", settings.mail_server),
            ("FLOWGAP_MAIL_FROM", settings.mail_from),
        )
        if value is None
    ]
    server = settings.mail_server
    if server is not None and not server.is_local and settings.public_url == DEFAULT_PUBLIC_URL:
        missing.append("FLOWGAP_PUBLIC_URL")
    return tuple(missing)
