"""Letters of accounts: one link, both languages, and no name that writes a header."""

from datetime import UTC, datetime

import pytest

from flowgap.mail.account_letters import AccountLetter, write_account_letter
from flowgap.mail.letters import Letterhead

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
HEAD = Letterhead(sender="desk@harbour.example", public_url="https://mri.example")
LINK = "https://mri.example/join/abc"


def letter(kind: str = "invitation", language: str = "en", inviter: str = "Mia") -> AccountLetter:
    return AccountLetter(
        kind=kind,
        address="jo@harbour.example",
        name="Jo",
        language=language,
        link=LINK,
        workspace="Harbour & Lane",
        inviter=inviter,
    )


@pytest.mark.parametrize("kind", ["invitation", "reset"])
@pytest.mark.parametrize("language", ["en", "de"])
def test_both_parts_hold_the_link(kind: str, language: str) -> None:
    message = write_account_letter(letter(kind, language), HEAD, now=NOW)
    for part in message.iter_parts():
        assert LINK in part.get_content()
    assert message["To"] == "jo@harbour.example"


def test_a_name_cannot_begin_a_header_of_its_own() -> None:
    message = write_account_letter(letter(inviter="Mia\r\nBcc: x@y.example"), HEAD, now=NOW)
    assert message["Bcc"] is None
    assert "\nBcc:" not in message.as_string().partition("\r\n\r\n")[0]


def test_a_name_is_no_markup() -> None:
    message = write_account_letter(letter(inviter="<b>Mia</b>"), HEAD, now=NOW)
    html = message.get_body(("html",))
    assert html is not None
    assert "<b>Mia</b>" not in html.get_content()
