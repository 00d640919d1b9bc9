"""Mail on the command line: what is sent, what waits, and what is told of it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from flowgap.config import read_settings
from flowgap.db import make_engine, make_session_factory, unit_of_work
from flowgap.models import Wave
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

    def test_the_worker_sends_what_waits_and_what_is_due(
        self, desk: Path, run: Run, box: MailBox
    ) -> None:
        run("wave", "open", *opening(desk), "--people", people(desk), "--send")
        engine = make_engine(read_settings().database_url)
        with unit_of_work(make_session_factory(engine)) as session:
            wave = session.scalars(select(Wave)).one()
            wave.opens_at -= timedelta(days=3)
        engine.dispose()
        assert run("worker", "--once") == "mail: 2 sent, 0 put off, 0 refused\n"
        assert run("worker", "--once") == ""
        assert len(box.mails) == 4

    def test_without_a_mail_server_the_worker_says_so_and_ends(self, run: Run) -> None:
        assert "there is nothing to do" in run("worker")
