"""Letters: what they say, and that nothing in them can become a header."""

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import assume, given
from hypothesis.strategies import text

from flowgap.mail.addresses import is_address
from flowgap.mail.letters import Letter, Letterhead, write_letter
from tests.support.mail import text_of

NOW = datetime(2026, 10, 12, 7, tzinfo=UTC)
LETTER = Letter(
    name="0f" * 16,
    is_reminder=False,
    address="mia@alder.example",
    token="abcdefghijklmnopqrstuv",  # noqa: S106 - of a test
    language="en",
    client="Alder Freight",
    firm="Harbour and Lane Advisory",
    contact="survey@harbour.example",
    minutes=7,
    minimum_group=5,
    closes_at=datetime(2026, 10, 30, 17, tzinfo=UTC),
    timezone="Europe/Berlin",
)
HEAD = Letterhead(sender="survey@harbour.example", public_url="https://survey.example")


def written(letter: Letter = LETTER, head: Letterhead = HEAD) -> EmailMessage:
    """Write a letter and read it as a mail program does."""
    mail = message_from_bytes(write_letter(letter, head, now=NOW).as_bytes(), policy=default)
    assert isinstance(mail, EmailMessage)
    return mail


class TestWords:
    def test_text_and_html_carry_the_same_link(self) -> None:
        mail = written()
        html = mail.get_body(("html",))
        assert isinstance(html, EmailMessage)
        link = "https://survey.example/r/abcdefghijklmnopqrstuv"
        assert link in text_of(mail).splitlines()
        assert f'href="{link}"' in html.get_content()

    def test_it_says_how_long_until_when_and_how_small_a_group(self) -> None:
        text = text_of(written())
        assert "about 7 minutes" in text
        # 17:00 UTC is 18:00 in Berlin: summer time has ended on 25 October.
        assert "until 30 October 2026, 18:00 (Europe/Berlin)" in text
        assert "groups of at least 5 people" in text

    @pytest.mark.parametrize(
        "client",
        ["Müllerhütten & Söhne Versicherungsgruppe (Österreich, Deutschland, Schweiz)", "ü " * 38],
    )
    def test_a_long_name_keeps_its_spaces_in_the_subject(self, client: str) -> None:
        assert written(replace(LETTER, client=client))["Subject"].startswith(client.strip())

    def test_a_reminder_differs_in_subject_and_opening_and_has_the_same_link(self) -> None:
        reminder = written(replace(LETTER, is_reminder=True))
        assert reminder["Subject"].startswith("Reminder from Alder Freight")
        assert "has not been used yet" in text_of(reminder)
        assert "/r/abcdefghijklmnopqrstuv" in text_of(reminder)

    def test_without_firm_and_contact_it_leaves_their_sentences_out(self) -> None:
        mail = written(replace(LETTER, firm=None, contact=None))
        assert "Questions?" not in text_of(mail)
        assert mail["Reply-To"] is None
        assert "None" not in text_of(mail)

    def test_markup_in_a_name_stays_text(self) -> None:
        mail = written(replace(LETTER, client="<b>Alder & Sons</b>"))
        html = mail.get_body(("html",))
        assert isinstance(html, EmailMessage)
        assert "&lt;b&gt;Alder &amp; Sons&lt;/b&gt;" in html.get_content()
        assert "<b>Alder & Sons</b> would like to know" in text_of(mail)

    def test_nothing_is_fetched_when_it_is_opened(self) -> None:
        html = written().get_body(("html",))
        assert isinstance(html, EmailMessage)
        for word in ("<img", "src=", "url(", "<link", "@import", "<script"):
            assert word not in html.get_content()


class TestHeaders:
    def test_mail_programs_can_end_the_reminders_by_themselves(self) -> None:
        mail = written()
        assert mail["List-Unsubscribe"] == "<https://survey.example/u/abcdefghijklmnopqrstuv>"
        assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"

    def test_the_address_to_end_them_stays_whole_on_a_long_host(self) -> None:
        # Folded it would be encoded, and no mail program reads it then.
        host = f"https://{'long-name.' * 15}example"
        raw = write_letter(LETTER, replace(HEAD, public_url=host), now=NOW).as_bytes()
        assert f"\r\nList-Unsubscribe: <{host}/u/{LETTER.token}>\r\n".encode() in raw

    def test_the_sender_speaks_for_the_firm_unless_it_has_a_name(self) -> None:
        assert written()["From"] == "Harbour and Lane Advisory <survey@harbour.example>"
        named = replace(HEAD, sender="Survey desk <survey@harbour.example>")
        assert written(head=named)["From"] == "Survey desk <survey@harbour.example>"

    def test_answers_go_to_the_contact_only_if_it_is_an_address(self) -> None:
        assert written()["Reply-To"] == "survey@harbour.example"
        assert written(replace(LETTER, contact="Mia in room 4"))["Reply-To"] is None

    def test_the_same_mail_has_the_same_message_id_whenever_it_is_sent(self) -> None:
        later = write_letter(LETTER, HEAD, now=datetime(2026, 10, 13, tzinfo=UTC))
        assert later["Message-ID"] == written()["Message-ID"] == f"<{'0f' * 16}@harbour.example>"

    @pytest.mark.parametrize(
        "name",
        [
            "Alder\r\nBcc: all@alder.example",
            "Alder\nBcc: all@alder.example",
            "Alder\u2028Bcc: all@alder.example",
            "Alder\x85Bcc: all@alder.example",
            "Alder\x00Bcc: all@alder.example",
            'Alder" <x@evil.example>, "',
        ],
    )
    def test_no_name_begins_a_header_or_another_recipient(self, name: str) -> None:
        mail = written(replace(LETTER, client=name, firm=name))
        assert mail["Bcc"] is None
        assert [one.addr_spec for one in mail["From"].addresses] == ["survey@harbour.example"]
        assert [one.addr_spec for one in mail["To"].addresses] == ["mia@alder.example"]

    @pytest.mark.parametrize(("length", "shown"), [(80, 80), (81, 80), (300, 80)])
    def test_a_long_name_is_cut_in_the_headers_and_whole_in_the_text(
        self, length: int, shown: int
    ) -> None:
        mail = written(replace(LETTER, client="x" * length, firm=None))
        # The parser of the standard library leaves blanks between encoded words.
        name = mail["From"].addresses[0].display_name.replace(" ", "")
        assert len(name) == shown
        assert "x" * length in text_of(mail)

    def test_every_line_fits_what_mail_servers_take(self) -> None:
        mail = write_letter(replace(LETTER, client="ä" * 300), HEAD, now=NOW)
        assert max(len(line) for line in mail.as_bytes().split(b"\r\n")) <= 998


class TestAddress:
    @pytest.mark.parametrize(
        "address",
        [
            "mia@alder.example",
            "o'brien+survey@alder.example",
            "a.b-c_d@mail.alder-freight.example",
            f"{'a' * 64}@alder.example",
            "x@xn--bcher-kva.example",
        ],
    )
    def test_plain_addresses_are_taken(self, address: str) -> None:
        assert is_address(address)

    @pytest.mark.parametrize(
        "address",
        [
            "",
            "mia",
            "mia@",
            "@alder.example",
            "mia@alder",
            "mia@@alder.example",
            "mia@alder..example",
            ".mia@alder.example",
            "mi a@alder.example",
            "Mia <mia@alder.example>",
            "mia@alder.example,bo@alder.example",
            "mia@alder.example\n",
            "mia@alder.example\r\nBcc: x@y.example",
            "mía@alder.example",
            "mia@bücher.example",
            "mia@-alder.example",
            "mia@[127.0.0.1]",
            f"{'a' * 65}@alder.example",
            f"mia@{'a' * 64}.example",
            f"mia@{'abcdefgh.' * 30}example",
            "=?utf-8?q?a?=@example.com",
            "a=?b@example.com",
        ],
    )
    def test_others_are_not(self, address: str) -> None:
        assert not is_address(address)

    @given(local=text("=?q.aZ0!#$%&'*+-/^_`{|}~", min_size=1, max_size=64))
    def test_whatever_is_taken_a_header_takes_as_it_stands(self, local: str) -> None:
        address = f"{local}@alder.example"
        assume(is_address(address))
        mail = written(replace(LETTER, address=address))
        assert [to.addr_spec for to in mail["To"].addresses] == [address]

    @pytest.mark.parametrize("address", ["a=b@example.com", "a?=b@example.com", "a?b@example.com"])
    def test_both_signs_may_stand_in_it_in_another_order(self, address: str) -> None:
        assert is_address(address)
        assert Address(addr_spec=address).addr_spec == address
