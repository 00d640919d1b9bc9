"""Mail on the command line: what is sent, what waits, and what is told of it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flowgap.config import read_settings
from tests.support.desk import Run, box, desk, opening, people, run
from tests.support.mail import MailBox, free_port, mail_server

__all__ = ["box", "desk", "run"]


class TestMail:
    def test_opening_with_send_invites_everyone(self, desk: Path, run: Run, box: MailBox) -> None:
        said = run("wave", "open", *opening(desk), "--people", people(desk), "--send")
        assert "2 mails sent." in said
        assert sorted(box.recipients) == ["bo@alder.example", "mia@alder.example"]
        assert "mail: 2 sent, 0 waiting, 0 failed" in run("wave", "list")

    def test_without_settings_of_mail_nothing_is_opened(self, desk: Path, run: Run) -> None:
        said = run("wave", "open", *opening(desk), "--people", people(desk), "--send", code=2)
        assert "without FLOWGAP_SMTP_URL and FLOWGAP_MAIL_FROM" in said
        assert "There are no waves yet" in run("wave", "list")

    def test_a_wave_that_opens_later_is_written_to_when_it_opens(
        self, desk: Path, run: Run, box: MailBox
    ) -> None:
        options = (*opening(desk), "--people", people(desk), "--send")
        tomorrow = datetime.now(UTC) + timedelta(days=1)
        said = run("wave", "open", *options, "--opens", f"{tomorrow:%Y-%m-%dT%H:%M}Z")
        assert "Invitations go out when it opens" in said
        assert "0 mails sent." in run("wave", "send")
        assert box.mails == []

    def test_a_server_that_is_not_there_leaves_the_mail_waiting(
        self, desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("FLOWGAP_SMTP_URL", f"smtp://127.0.0.1:{free_port()}")
        monkeypatch.setenv("FLOWGAP_MAIL_FROM", "survey@harbour.example")
        said = run("wave", "open", *opening(desk), "--people", people(desk), "--send", code=2)
        assert "Connection refused" in said
        assert "The mail waits: flowgap wave send" in said
        assert "mail: 0 sent, 2 waiting, 0 failed" in run("wave", "list")
        with mail_server() as box:
            monkeypatch.setenv("FLOWGAP_SMTP_URL", box.url)
            assert "2 mails sent." in run("wave", "send")

    def test_a_wave_that_was_opened_without_mail_can_be_invited_later_and_once(
        self, desk: Path, run: Run, box: MailBox
    ) -> None:
        run("wave", "open", *opening(desk), "--people", people(desk))
        assert "0 mails sent." in run("wave", "send")
        assert "2 mails sent." in run("wave", "send", "w1")
        assert "0 mails sent." in run("wave", "send", "w1")
        assert len(box.mails) == 2

    def test_a_refused_invitation_is_told_by_address(
        self, desk: Path, run: Run, box: MailBox
    ) -> None:
        box.answers["mia@alder.example"] = "550 unknown"
        said = run("wave", "open", *opening(desk), "--people", people(desk), "--send")
        assert "1 mail refused for good." in said
        assert "mia@alder.example: the server answered 550" in said

    def test_reminding_by_hand_twice_is_refused(self, desk: Path, run: Run, box: MailBox) -> None:
        run("wave", "open", *opening(desk), "--people", people(desk), "--send")
        assert "2 reminders" in run("wave", "remind", "w1")
        assert "Allowed: once in 14 days" in run("wave", "remind", "--id", "w1", code=2)
        assert len(box.mails) == 4

    def test_a_wave_that_opened_days_ago_reminds_nobody_who_has_just_been_invited(
        self, desk: Path, run: Run, box: MailBox
    ) -> None:
        opens = datetime.now(UTC) - timedelta(days=6)
        options = (*opening(desk), "--people", people(desk))
        run("wave", "open", *options, "--opens", f"{opens:%Y-%m-%dT%H:%M}Z")
        assert "2 mails sent." in run("wave", "send", "w1")
        assert run("worker", "--once") == ""
        assert "0 reminders" in run("wave", "remind", "--due")
        assert len(box.mails) == 2

    def test_the_worker_sends_what_waits_and_what_is_due(
        self, desk: Path, run: Run, box: MailBox, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        run("wave", "open", *opening(desk), "--people", people(desk))
        run("wave", "send", "w1")
        # Four days later, and so three or four at the time of day at which the wave opened.
        later = datetime.now(UTC) + timedelta(days=4)
        monkeypatch.setattr("flowgap.cli.worker.utc_now", lambda: later)
        assert run("worker", "--once") == "mail: 2 sent, 0 put off, 0 refused\n"
        assert run("worker", "--once") == ""
        assert len(box.mails) == 4

    def test_without_a_mail_server_the_worker_says_that_no_mail_is_sent(self, run: Run) -> None:
        assert run("worker", "--once") == (
            "No mail server is set (FLOWGAP_SMTP_URL): no mail is sent.\n"
        )


class TestSecretKey:
    def test_another_one_is_told_in_one_line_and_the_mail_waits(
        self, desk: Path, run: Run, box: MailBox, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        run("wave", "open", *opening(desk), "--people", people(desk))
        kept = read_settings().secret_key
        monkeypatch.setenv("FLOWGAP_SECRET_KEY", "t" * 32)
        said = run("wave", "send", "w1", code=2)
        assert said == (
            "0 mails sent.\n"
            "flowgap: FLOWGAP_SECRET_KEY: 2 mails cannot be sent, and wait: another key was set"
            " when the links were made. Allowed: the secret key with which the wave was opened.\n"
        )
        assert "FLOWGAP_SECRET_KEY: 2 mails cannot be sent" in run("worker", "--once")
        assert box.mails == []
        monkeypatch.setenv("FLOWGAP_SECRET_KEY", kept)
        assert run("wave", "send") == "2 mails sent.\n"


class TestAddress:
    def test_one_that_no_header_takes_is_refused_with_its_line_and_opens_nothing(
        self, desk: Path, run: Run, box: MailBox
    ) -> None:
        listed = people(desk)
        with listed.open("a") as file:
            file.write("Dispatch,=?utf-8?q?a?=@example.com\n")
        said = run("wave", "open", *opening(desk), "--people", listed, "--send", code=2)
        assert "people.csv, line 4, column address: '=?utf-8?q?a?=@example.com'" in said
        assert "There are no waves yet" in run("wave", "list")
        assert box.mails == []


class TestServe:
    def test_it_does_not_begin_while_it_is_not_known_whom_mail_comes_from(
        self, run: Run, box: MailBox, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert box.port
        monkeypatch.delenv("FLOWGAP_MAIL_FROM")
        said = run("serve", "--port", free_port(), code=2)
        assert "no mail can be sent without FLOWGAP_MAIL_FROM" in said
        assert "FlowGap is at" not in said
