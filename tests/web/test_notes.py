"""Notes on the line of time: kept, shown to whom they concern, deleted; bad ones are told."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import func, select

from flowgap.db import unit_of_work
from flowgap.models import Note, NoteKind, Role
from flowgap.services.over_time.notes import MOST_NOTES, add_note, list_notes
from tests.support.browse import Browser, text_of
from tests.support.sample_result import sample_result
from tests.web.conftest import Keep, database_of
from tests.web.samples import with_team_trends
from tests.web.test_access import manager_of, signed_in_as

GOOD = {"day": "2026-05-04", "kind": "reorganization", "note": "Two teams became one", "team": ""}


def send(browse: Browser, address: str, *, status: int = 303, **changed: str) -> str:
    page = browse.post_to(
        f"{address}/notes", {**GOOD, **changed}, form=f"{address}/trend", status=status
    )
    return page.response.get_data(as_text=True)


def n_notes(app: Flask) -> int:
    with unit_of_work(database_of(app).sessions) as session:
        return session.scalar(select(func.count()).select_from(Note)) or 0


def write(app: Flask, address: str, text: str, team: str | None) -> None:
    with unit_of_work(database_of(app).sessions) as session:
        add_note(
            session,
            address.rpartition("/")[2],
            day=date(2026, 5, 4),
            kind=NoteKind.OTHER,
            text=text,
            team=team,
        )


class TestAdding:
    def test_a_note_stands_in_the_list_and_on_the_line(self, browse: Browser, keep: Keep) -> None:
        address = keep(sample_result())
        send(browse, address)
        page = browse.get(f"{address}/trend")
        (note,) = page.all("ol", css_class="notes")[0]
        assert text_of(note) == (
            "A Two teams became one 4 May 2026, Reorganization, Whole company Delete"
        )
        assert any(mark.text == "A" for svg in page.all("svg") for mark in svg.iter())

    @pytest.mark.parametrize("name", ["<b>&\"'</b>", "فريق جديد 🚚", "=1+1", "x" * 200])
    def test_any_text_is_kept_as_it_was_typed(
        self, app: Flask, browse: Browser, keep: Keep, name: str
    ) -> None:
        address = keep(sample_result())
        send(browse, address, note=name)
        with unit_of_work(database_of(app).sessions) as session:
            (kept,) = list_notes(session, address.rpartition("/")[2])
        assert kept.text == name

    @pytest.mark.parametrize(
        "wrong",
        [
            ("day", "", "Choose a day between 1990 and 2099"),
            ("day", "1989-12-31", "Choose a day between 1990 and 2099"),
            ("day", "2100-01-01", "Choose a day between 1990 and 2099"),
            ("day", "2026-02-30", "Choose a day between 1990 and 2099"),
            ("day", "20260504", "Choose a day between 1990 and 2099"),
            ("day", "\N{ARABIC-INDIC DIGIT TWO}026-05-04", "Choose a day between 1990 and 2099"),
            ("kind", "party", "Choose one of the entries"),
            ("note", "", "Write what happened"),
            ("note", " \x00 ", "Write what happened"),
            ("note", "x" * 201, "longer than 200 characters"),
            ("note", "x" * 100_000, "longer than 200 characters"),
            ("team", "No such team", "Choose one of the entries"),
        ],
    )
    def test_what_is_wrong_is_told_and_nothing_is_kept(
        self, app: Flask, browse: Browser, keep: Keep, wrong: tuple[str, str, str]
    ) -> None:
        field, value, told = wrong
        text = send(browse, keep(sample_result()), status=422, **{field: value})
        assert told in text
        assert "Error:" in text
        assert n_notes(app) == 0

    @pytest.mark.parametrize(("day", "status"), [("1990-01-01", 303), ("2099-12-31", 303)])
    def test_the_first_and_the_last_day_are_taken(
        self, browse: Browser, keep: Keep, day: str, status: int
    ) -> None:
        send(browse, keep(sample_result()), day=day, status=status)

    def test_what_was_typed_is_there_again(self, browse: Browser, keep: Keep) -> None:
        text = send(browse, keep(sample_result()), status=422, day="", note="Almost lost")
        assert "Almost lost" in text

    def test_there_are_never_too_many(self, app: Flask, browse: Browser, keep: Keep) -> None:
        address = keep(sample_result())
        for number in range(MOST_NOTES - 1):
            write(app, address, f"note {number}", None)
        send(browse, address)
        assert "at most 500 notes" in send(browse, address, status=422)
        assert n_notes(app) == MOST_NOTES


class TestDeleting:
    def test_a_note_can_be_deleted_and_deleted_again(
        self, app: Flask, browse: Browser, keep: Keep
    ) -> None:
        address = keep(sample_result())
        write(app, address, "Gone soon", None)
        page = browse.get(f"{address}/trend")
        (action,) = {
            form.get("action", "")
            for form in page.all("form")
            if "/delete" in form.get("action", "")
        }
        for _ in range(2):
            browse.post_to(action, {}, form=f"{address}/trend", status=303)
        assert n_notes(app) == 0

    def test_a_note_of_another_engagement_stays(
        self, app: Flask, browse: Browser, keep: Keep
    ) -> None:
        ours, theirs = keep(sample_result()), keep(sample_result(language="de"))
        write(app, theirs, "Stays", None)
        with unit_of_work(database_of(app).sessions) as session:
            (note,) = list_notes(session, theirs.rpartition("/")[2])
        browse.post_to(f"{ours}/notes/{note.key}/delete", {}, form=f"{ours}/trend", status=303)
        assert n_notes(app) == 1


class TestWhoSeesWhat:
    def test_a_manager_reads_company_wide_notes_and_those_of_own_teams(
        self, app: Flask, keep: Keep
    ) -> None:
        address = keep(with_team_trends(sample_result()))
        for text, team in (("For all", None), ("For us", "Dispatch"), ("For them", "Quotes")):
            write(app, address, text, team)
        browse = Browser(app)
        browse.client = manager_of(app, address, "Dispatch")
        page = browse.get(f"{address}/trend")
        notes = [text_of(note) for note in page.all("ol", css_class="notes")[0]]
        assert [note.partition(" 4 May")[0] for note in notes] == ["A For all", "B For us"]
        assert "For them" not in page.response.text

    def test_a_manager_reads_no_note_that_names_another_team(self, app: Flask, keep: Keep) -> None:
        address = keep(with_team_trends(sample_result()))
        for text in ("We moved house", "team quotes lost its lead", "Dispatch grew"):
            write(app, address, text, None)
        browse = Browser(app)
        browse.client = manager_of(app, address, "Dispatch")
        notes = browse.get(f"{address}/trend").all("ol", css_class="notes")[0]
        told = [text_of(note).partition(" 4 May")[0] for note in notes]
        assert told == ["A We moved house", "B Dispatch grew"]
        assert "team quotes lost" in signed_in_as(app, Role.VIEWER).get(f"{address}/trend").text

    @pytest.mark.parametrize("role", [Role.MANAGER, Role.VIEWER])
    def test_who_may_not_edit_is_offered_no_form(self, app: Flask, keep: Keep, role: Role) -> None:
        address = keep(with_team_trends(sample_result()))
        write(app, address, "Read only", None)
        manager = role is Role.MANAGER
        client = manager_of(app, address, "Dispatch") if manager else signed_in_as(app, role)
        page = client.get(f"{address}/trend").text
        assert "Read only" in page
        assert "/notes" not in page
