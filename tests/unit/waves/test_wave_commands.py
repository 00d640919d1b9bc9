"""`flowgap wave` and `flowgap export` as they are typed: what they say, write and refuse."""

import re
import stat
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click
import pytest
from sqlalchemy import func, select

from flowgap.config import read_settings
from flowgap.db import make_engine, make_session_factory, reading, unit_of_work
from flowgap.models import Base, Invitation, Mail, Wave
from flowgap.services.waves.doors import find_personal_door, find_team_door
from tests.support.desk import Run, answer, box, desk, opening, people, rows, run
from tests.support.mail import MailBox

__all__ = ["box", "desk", "run"]


class TestOpen:
    def test_each_team_of_the_roster_gets_a_link_and_a_code(self, desk: Path, run: Run) -> None:
        said = run("wave", "open", *opening(desk))
        assert "0 personal links and 2 team links" in said
        first, second = rows(desk / "links.csv")
        assert (first["team"], first["address"]) == ("Dispatch", "")
        assert re.fullmatch(r"https://survey\.example/t/[\w-]{22}", first["link"])
        assert re.fullmatch(r"[2-9A-Z]{4}-[2-9A-Z]{4}", first["code"])
        assert first["link"] != second["link"]

    def test_each_person_of_a_list_gets_a_link_that_opens_the_wave(
        self, desk: Path, run: Run
    ) -> None:
        run("wave", "open", *opening(desk), "--people", people(desk))
        given = rows(desk / "links.csv")
        assert [row["address"] for row in given] == ["mia@alder.example", "bo@alder.example"]
        engine = make_engine(read_settings().database_url)
        with reading(make_session_factory(engine)) as session:
            for row in given:
                token = row["link"].rpartition("/")[2]
                door = find_personal_door(session, token, now=datetime.now(UTC))
                assert (door.wave, door.client) == ("w1", "Alder Freight")
                assert door.promise.minimum_group == 6
        engine.dispose()

    def test_the_links_are_for_their_owner_only(self, desk: Path, run: Run) -> None:
        run("wave", "open", *opening(desk), "--qr", desk / "qr")
        files = [desk / "links.csv", *(desk / "qr").iterdir()]
        assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
        assert sorted(path.name for path in files[1:]) == ["1-dispatch.svg", "2-billing.svg"]

    def test_a_wave_closes_eighteen_days_later_at_six_in_the_zone_of_the_engagement(
        self, desk: Path, run: Run
    ) -> None:
        tomorrow = datetime.now(UTC).date() + timedelta(days=1)
        said = run("wave", "open", *opening(desk), "--opens", f"{tomorrow}T08:30")
        last = tomorrow + timedelta(days=18)
        assert f"from {tomorrow} 08:30 Europe/Berlin until {last} 18:00 Europe/Berlin" in said

    def test_it_is_opened_once(self, desk: Path, run: Run) -> None:
        run("wave", "open", *opening(desk))
        said = run("wave", "open", *opening(desk, links="again.csv"), code=2)
        assert said == ("flowgap: wave w1 of Alder Freight is open or was: choose another --id\n")
        assert not (desk / "again.csv").exists()

    def test_links_are_never_written_over_and_no_wave_is_opened_then(
        self, desk: Path, run: Run
    ) -> None:
        (desk / "links.csv").write_text("mine")
        assert "it exists: links are never written over" in run(
            "wave", "open", *opening(desk), code=2
        )
        assert (desk / "links.csv").read_text() == "mine"
        assert "There are no waves yet" in run("wave", "list")

    @pytest.mark.parametrize("place", ["links.csv/links.csv", "x" * 300])
    def test_a_file_that_cannot_be_written_opens_no_wave(
        self, desk: Path, run: Run, place: str
    ) -> None:
        (desk / "links.csv").write_text("a file, no folder")
        said = run("wave", "open", *opening(desk, links=place), code=2)
        assert "it cannot be written" in said
        assert "There are no waves yet" in run("wave", "list")

    def test_a_poster_that_cannot_be_written_takes_the_links_back(
        self, desk: Path, run: Run
    ) -> None:
        (desk / "qr").mkdir()
        (desk / "qr" / "2-billing.svg").write_text("mine")
        run("wave", "open", *opening(desk), "--qr", desk / "qr", code=2)
        assert not (desk / "links.csv").exists()
        assert [path.name for path in (desk / "qr").iterdir()] == ["2-billing.svg"]
        assert "There are no waves yet" in run("wave", "list")

    def test_no_table_lists_a_token_or_a_code(self, desk: Path, run: Run) -> None:
        run("wave", "open", *opening(desk))
        run("wave", "open", *opening(desk, wave="w2", links="w2.csv"), "--people", people(desk))
        engine = make_engine(read_settings().database_url)
        with engine.connect() as connection:
            kept = str(
                [connection.execute(table.select()).all() for table in Base.metadata.sorted_tables]
            )
        engine.dispose()
        for row in [*rows(desk / "links.csv"), *rows(desk / "w2.csv")]:
            assert row["link"].rpartition("/")[2] not in kept
            assert not row["code"] or row["code"] not in kept

    def test_a_name_of_a_team_is_no_formula_in_the_list_of_links(
        self, desk: Path, run: Run
    ) -> None:
        (desk / "roster.csv").write_text("team,invited\n=1+1,7\n")
        run("wave", "open", *opening(desk))
        assert rows(desk / "links.csv")[0]["team"] == "'=1+1"

    def test_an_address_is_no_formula_in_the_list_of_links(self, desk: Path, run: Run) -> None:
        path = desk / "people.csv"
        path.write_text("team,address\nDispatch,=cmd|'/C+calc'!A0@alder.example\n")
        run("wave", "open", *opening(desk), "--people", path)
        assert rows(desk / "links.csv")[0]["address"] == "'=cmd|'/C+calc'!A0@alder.example"

    def test_a_name_that_the_client_has_under_another_title_is_refused(
        self, desk: Path, run: Run
    ) -> None:
        run("wave", "open", *opening(desk))
        manifest = desk / "engagement.yaml"
        manifest.write_text(manifest.read_text().replace("Organizational MRI", "Second look"))
        said = run("wave", "open", *opening(desk, links="again.csv"), code=2)
        assert said == (
            "flowgap: wave w1 of Alder Freight, under the title Organizational MRI, is open or"
            " was: choose another --id\n"
        )
        assert not (desk / "again.csv").exists()
        assert "Wave w1 is closed" in run("wave", "close", "w1", "--yes")

    def test_another_client_may_have_a_wave_of_the_same_name(self, desk: Path, run: Run) -> None:
        run("wave", "open", *opening(desk))
        manifest = desk / "engagement.yaml"
        manifest.write_text(manifest.read_text().replace("Alder Freight", "Birch Bank"))
        assert "Wave w1 of Birch Bank is open" in run(
            "wave", "open", *opening(desk, links="again.csv")
        )

    def test_it_says_where_list_and_roster_differ(self, desk: Path, run: Run) -> None:
        said = run("wave", "open", *opening(desk), "--people", people(desk, team="Sales"))
        assert "stand in the list, not in roster.csv: Sales" in said
        assert "stand in roster.csv and are not asked: Billing, Dispatch" in said


class TestRefusals:
    @pytest.mark.parametrize(
        ("options", "words"),
        [
            (("--opens", "tomorrow"), "--opens: 'tomorrow' is no stamp. Allowed: 2026-10-30T18:00"),
            (("--closes", "2026-13-01T10:00"), "--closes: '2026-13-01T10:00' is no stamp"),
            (("--closes", "9999-12-31T23:59-12:00"), "is no stamp"),
            (("--closes", "2020-01-01T10:00"), "the wave would close at 2020-01-01T09:00"),
            (("--closes", "2220-01-01T10:00"), "within 366 days"),
            (("--opens", "2020-01-01T10:00"), "the wave would close at 2020-01-19T17:00"),
            (("--minimum-group", "4"), "4 is not in the range x>=5"),
            (("--questionnaire", "mri@9"), "there is no questionnaire 'mri@9'"),
            (("--keep-until", "2020-01-01"), "lies before the wave closes"),
            (("--keep-until", "soon"), "'soon' is no day"),
            (("--backups-until", "2020-01-01"), "lies before the wave closes"),
            (("--firm", "Harbour\nBcc: x@y.example"), "--firm: the text has"),
            (("--contact", "x" * 201), "--contact: the text has 201 characters"),
            (("--id", "w 1"), "--id: 'w 1' is no name of a wave"),
            (("--id", ""), "'' is no name of a wave"),
            (("--send",), "--send needs --people"),
            (("--people", "nobody.csv"), "nobody.csv: it is missing"),
            (("--engagement", "nowhere"), "engagement.yaml: it is missing"),
        ],
    )
    def test_what_cannot_be_is_refused_in_one_line_and_opens_nothing(
        self, desk: Path, run: Run, options: Sequence[str], words: str
    ) -> None:
        said = run("wave", "open", *opening(desk), *options, code=2)
        assert words in said
        assert "Traceback" not in said
        assert not (desk / "links.csv").exists()
        assert "There are no waves yet" in run("wave", "list")

    @pytest.mark.parametrize(
        "url", ["postgresql+psycopg://desk:hunter2@127.0.0.1:1/flowgap", "sqlite:////proc/a.db"]
    )
    def test_a_database_that_cannot_be_used_is_told_in_one_line(
        self, run: Run, monkeypatch: pytest.MonkeyPatch, url: str
    ) -> None:
        monkeypatch.setenv("FLOWGAP_DATABASE_URL", url)
        said = run("wave", "list", code=2)
        assert said.startswith("flowgap: the database: it cannot be used (")
        assert "hunter2" not in said
        assert said.count("\n") == 1

    @pytest.mark.parametrize("command", ["close", "extend", "remind", "send", "links"])
    def test_an_unknown_wave_is_refused(
        self, desk: Path, run: Run, box: MailBox, command: str
    ) -> None:
        assert box.port
        more: dict[str, list[object]] = {
            "extend": ["--closes", "2027-01-01T10:00"],
            "links": ["--links", desk / "new.csv"],
        }
        said = run("wave", command, "w9", *more.get(command, []), code=2)
        assert said.splitlines()[-1] == "flowgap: there is no wave 'w9'. Waves: none yet."

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (("wave", "close"), "which wave?"),
            (("wave", "close", "w1", "--id", "w2"), "WAVE is w1, --id is w2"),
            (("wave", "remind"), "remind whom?"),
            (("wave", "remind", "w1", "--due"), "remind whom?"),
        ],
    )
    def test_a_command_without_a_wave_is_refused(
        self, run: Run, arguments: Sequence[str], words: str
    ) -> None:
        assert words in run(*arguments, code=2)


class TestClose:
    def test_it_asks_first(self, desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        run("wave", "open", *opening(desk))
        monkeypatch.setattr("click.confirm", refuse_to_confirm)
        run("wave", "close", "w1", code=130)
        assert "open until" in run("wave", "list")

    def test_it_closes_once_and_may_be_repeated(self, desk: Path, run: Run) -> None:
        run("wave", "open", *opening(desk))
        assert run("wave", "close", "w1", "--yes") == "Wave w1 is closed: 0 responses.\n"
        assert run("wave", "close", "w1", "--yes") == "Wave w1 was closed before.\n"

    def test_with_another_secret_key_it_stays_open_and_loses_nothing(
        self, desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        run("wave", "open", *opening(desk))
        answer(desk)
        kept = read_settings().secret_key
        monkeypatch.setenv("FLOWGAP_SECRET_KEY", "t" * 32)
        assert "FLOWGAP_SECRET_KEY: the answers cannot be opened" in run(
            "wave", "close", "w1", "--yes", code=2
        )
        monkeypatch.setenv("FLOWGAP_SECRET_KEY", kept)
        assert run("wave", "close", "w1", "--yes") == "Wave w1 is closed: 1 response.\n"

    def test_a_wave_whose_time_is_up_asks_to_be_closed(self, desk: Path, run: Run) -> None:
        run("wave", "open", *opening(desk))
        engine = make_engine(read_settings().database_url)
        with unit_of_work(make_session_factory(engine)) as session:
            wave = session.scalars(select(Wave)).one()
            wave.opens_at -= timedelta(days=30)
            wave.closes_at -= timedelta(days=30)
        engine.dispose()
        assert "still sealed, so: flowgap wave close w1" in run("wave", "list")

    def test_exporting_before_closing_is_refused(self, desk: Path, run: Run) -> None:
        run("wave", "open", *opening(desk))
        said = run("export", "w1", "--to", "csv", "--out", desk / "out", code=2)
        assert "wave w1 is not closed: its answers are sealed" in said
        assert not (desk / "out").exists()


class TestExtendAndLinks:
    def test_extending_is_told_in_the_zone(self, desk: Path, run: Run) -> None:
        run("wave", "open", *opening(desk))
        later = (datetime.now(UTC) + timedelta(days=40)).date()
        said = run("wave", "extend", "w1", "--closes", f"{later}T18:00")
        assert said == f"Wave w1 is open until {later} 18:00 Europe/Berlin.\n"

    def test_new_links_take_the_place_of_lost_ones(self, desk: Path, run: Run) -> None:
        run("wave", "open", *opening(desk))
        run("wave", "links", "w1", "--team", "Billing", "--links", desk / "new.csv")
        (fresh,) = rows(desk / "new.csv")
        engine = make_engine(read_settings().database_url)
        with reading(make_session_factory(engine)) as session:
            token = fresh["link"].rpartition("/")[2]
            assert find_team_door(session, token, now=datetime.now(UTC)).wave == "w1"
        engine.dispose()


class TestManyPeople:
    def test_ten_thousand_people_get_links_and_queued_mail(self, desk: Path, run: Run) -> None:
        listed = "".join(f"Team {n % 900},p{n}@alder.example\n" for n in range(10_000))
        (desk / "people.csv").write_text("team,address\n" + listed)
        said = run("wave", "open", *opening(desk), "--people", desk / "people.csv")
        assert "10,000 personal links" in said
        assert len({row["link"] for row in rows(desk / "links.csv")}) == 10_000
        engine = make_engine(read_settings().database_url)
        with reading(make_session_factory(engine)) as session:
            sealed = select(func.count()).where(Invitation.sealed_token.is_not(None))
            assert session.scalar(sealed) == 10_000
            assert session.scalar(select(func.count()).select_from(Mail)) == 0
        engine.dispose()


def refuse_to_confirm(_question: str, **_options: object) -> None:
    raise click.Abort
