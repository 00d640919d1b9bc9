"""The teams of an engagement: one by one, as a list, in a tree, and what keeps one from going."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from flowgap.db import reading, unit_of_work
from flowgap.models import Account, Engagement, ManagedTeam, Membership, NoteKind, Role
from flowgap.models.tenancy import Scope, confine
from flowgap.services.accounts.workspaces import find_or_add_workspace
from flowgap.services.over_time.notes import add_note, list_notes
from flowgap.services.over_time.register import add_action, list_actions
from tests.support.browse import Browser
from tests.support.engagement_files import write_engagement
from tests.support.sample_register import REVIEWER
from tests.support.setting_up import begin, filled, send, upload, upload_files
from tests.support.signed_in import WORKSPACE
from tests.web.conftest import database_of

NAMES = ("Dispatch", "فريق الشحن", "🚚 Trucks", "=1+1", "A/B; C & <i>", "Zürich")


def names_in(browse: Browser, address: str) -> list[str]:
    return ["".join(b.itertext()) for b in browse.get(address).all("bdi")]


def add(browse: Browser, address: str, name: str, people: int = 8, **fields: str) -> None:
    """Add a team to the engagement with an address."""
    sent = {"team_name": name, "invited-1": str(people), **fields}
    send(browse, f"{address}/teams/team", sent)


def key_of(address: str) -> str:
    return address.rpartition("/")[2]


def confine_to(session: Session, workspace: str) -> None:
    place = find_or_add_workspace(session, workspace)
    confine(session, Scope(workspace_id=place.id))


def write_down(app: Flask, address: str, team: str) -> None:
    """Put an action and a note about a team into the engagement with an address."""
    with unit_of_work(database_of(app).sessions) as session:
        confine_to(session, WORKSPACE)
        key = key_of(address)
        add_action(session, key, replace(REVIEWER, team=team))
        day = date(2026, 5, 4)
        add_note(session, key, day=day, kind=NoteKind.OTHER, text="Moved", team=team)


def manage(app: Flask, address: str, who: str, *teams: str) -> None:
    """Let somebody manage teams of the engagement with an address."""
    with unit_of_work(database_of(app).sessions) as session:
        found = session.scalars(select(Engagement).filter_by(public_key=key_of(address))).one()
        account = Account(email=f"{who}@own.example", name=who)
        session.add(account)
        session.flush()
        member = Membership(
            workspace_id=found.workspace_id, account_id=account.id, role=Role.MANAGER
        )
        session.add(member)
        session.flush()
        session.add_all(
            ManagedTeam(membership_id=member.id, engagement_id=found.id, team=team)
            for team in teams
        )


class TestOne:
    @pytest.mark.parametrize("name", NAMES)
    def test_a_team_of_any_name_is_added_and_found_again(self, browse: Browser, name: str) -> None:
        address = begin(browse)
        add(browse, address, name, parent="Operations")
        page = browse.get(f"{address}/teams")
        assert page.heading == "One team, 8 people"
        assert names_in(browse, f"{address}/teams") == ["Operations", name]
        link = next(to for text, to in page.links().items() if text == f"{name} 8 people")
        assert filled(browse.get(link))["team_name"] == name

    def test_a_unit_below_a_unit_is_set_in(self, browse: Browser) -> None:
        address = begin(browse)
        add(browse, address, "Depot", parent="Operations")
        add(browse, address, "Night shift", parent="Depot")
        items = browse.get(f"{address}/teams").all("li")
        deep = [item.get("class") for item in items if (item.get("class") or "").startswith("deep")]
        assert deep == ["deep-0", "deep-1", "deep-2"]

    def test_people_may_be_counted_by_wave_and_role(self, browse: Browser) -> None:
        address = begin(browse)
        rows = {
            "role-1": "build",
            "invited-1": "6",
            "role-2": "quality",
            "invited-2": "2",
            "wave-3": "2027-01",
            "invited-3": "11",
        }
        send(browse, f"{address}/teams/team", {"team_name": "Dispatch", **rows})
        # Rows of all waves count: 6 + 2.
        assert browse.get(f"{address}/teams").heading == "One team, 8 people"
        kept = filled(browse.get(f"{address}/teams/team?name=Dispatch"))
        assert {name: kept[name] for name in rows} == rows

    @pytest.mark.parametrize(
        ("fields", "message"),
        [
            ({"team_name": ""}, "Give the team a name."),
            ({"invited-1": "many"}, "Write how many people are asked"),
            ({"invited-1": "-1"}, "Write how many people are asked"),
            ({"invited-1": ""}, "Write how many people are asked"),
            ({"parent": "Dispatch"}, "A team cannot stand above itself."),
            ({"wave-1": "a b"}, "A wave is named by up to 40"),
            ({"invited-2": "3"}, "Another line has the same wave and role."),
        ],
    )
    def test_what_is_wrong_stands_at_its_field(
        self, browse: Browser, fields: dict[str, str], message: str
    ) -> None:
        address = begin(browse)
        sent = {"team_name": "Dispatch", "invited-1": "8", **fields}
        page = send(browse, f"{address}/teams/team", sent, status=422)
        assert page.title.startswith("Error: ")
        assert any(text.startswith(message) for text in page.links())
        assert browse.get(f"{address}/teams").heading == "No team yet"

    def test_a_name_is_there_once(self, browse: Browser) -> None:
        address = begin(browse)
        add(browse, address, "Dispatch")
        sent = {"team_name": "Dispatch", "invited-1": "8"}
        page = send(browse, f"{address}/teams/team", sent, status=422)
        assert "There is a team of this name already." in page.main

    @pytest.mark.parametrize("typed", ["dispatch", "DISPATCH", "Operations"])
    def test_a_name_that_is_almost_there_is_refused_with_both_spellings(
        self, browse: Browser, typed: str
    ) -> None:
        address = begin(browse)
        add(browse, address, "Dispatch", parent="operations")
        sent = {"team_name": typed, "invited-1": "8"}
        page = send(browse, f"{address}/teams/team", sent, status=422)
        there = "operations" if typed == "Operations" else "Dispatch"
        assert f"“{typed}” and “{there}” differ in capitals or spaces only" in page.main
        sent = {"team_name": "Depot", "invited-1": "8", "parent": "Operations"}
        page = send(browse, f"{address}/teams/team", sent, status=422)
        assert "“Operations” and “operations” differ" in page.main
        assert browse.get(f"{address}/teams").heading == "One team, 8 people"

    def test_a_team_may_change_its_own_capitals(self, browse: Browser) -> None:
        address = begin(browse)
        add(browse, address, "dispatch")
        one = f"{address}/teams/team?name=dispatch"
        send(browse, one, {"team_name": "Dispatch"})
        assert names_in(browse, f"{address}/teams") == ["Dispatch"]

    def test_teams_that_were_kept_alike_before_still_work(
        self, browse: Browser, tmp_path: Path
    ) -> None:
        folder = write_engagement(tmp_path / "folder")
        files = {path.name: path.read_bytes() for path in folder.iterdir()}
        rows = "team,parent,invited\nDispatch,,14\ndispatch,,6\nTrucks,,9\n"
        address = upload_files(browse, {**files, "roster.csv": rows.encode()})
        one = f"{address}/teams/team?name=dispatch"
        send(browse, one, {"team_name": "dispatch", "invited-1": "7"})
        send(browse, f"{address}/teams/list", {"team_list": "Dispatch;;15\ndispatch;;8"})
        assert "32 people" in browse.get(f"{address}/teams").heading  # 15 + 8 + 9
        page = send(browse, f"{address}/teams/list", {"team_list": "TRUCKS;;8"}, status=422)
        assert "“TRUCKS” and “Trucks” differ" in page.main

    def test_a_circle_of_units_is_refused(self, browse: Browser) -> None:
        address = begin(browse)
        add(browse, address, "Depot", parent="Operations")
        sent = {"team_name": "Operations", "invited-1": "1", "parent": "Depot"}
        page = send(browse, f"{address}/teams/team", sent, status=422)
        assert "This unit cannot stand above the team" in page.main

    def test_teams_below_and_the_rollout_follow_a_new_name(self, browse: Browser) -> None:
        address = begin(browse)
        add(browse, address, "Depot")
        add(browse, address, "Night shift", parent="Depot")
        send(browse, f"{address}/settings", {"rollout_by_team": "Depot = 2026-03-30"})
        send(browse, f"{address}/teams/team?name=Depot", {"team_name": "Yard"})
        assert names_in(browse, f"{address}/teams") == ["Yard", "Night shift"]
        assert filled(browse.get(f"{address}/settings"))["rollout_by_team"] == "Yard = 2026-03-30"

    def test_actions_and_notes_follow_a_new_name(self, app: Flask, browse: Browser) -> None:
        address = begin(browse)
        add(browse, address, "Depot")
        write_down(app, address, "Depot")
        send(browse, f"{address}/teams/team?name=Depot", {"team_name": "Yard"})
        with reading(database_of(app).sessions) as session:
            confine_to(session, WORKSPACE)
            (action,) = list_actions(session, key_of(address))
            (note,) = list_notes(session, key_of(address))
        # Whoever has the action open is told that it was changed.
        assert (action.draft.team, action.revision, note.team) == ("Yard", 2, "Yard")

    def test_managers_of_both_names_are_those_of_the_new_one(
        self, app: Flask, browse: Browser
    ) -> None:
        """A name that is in no list any more may still be that of a manager."""
        address = begin(browse)
        add(browse, address, "Depot")
        given = {"both": ("Depot", "Yard"), "old": ("Depot",), "new": ("Yard",), "else": ("Gate",)}
        for who, teams in given.items():
            manage(app, address, who, *teams)
        send(browse, f"{address}/teams/team?name=Depot", {"team_name": "Yard"})
        with reading(database_of(app).sessions) as session:
            rows = select(Account.name, ManagedTeam.team).join_from(ManagedTeam, Membership)
            found = session.execute(rows.join(Account, Account.id == Membership.account_id)).all()
        assert sorted((who, team) for who, team in found) == [
            ("both", "Yard"),
            ("else", "Gate"),
            ("new", "Yard"),
            ("old", "Yard"),
        ]

    def test_a_team_that_nobody_uses_goes(self, browse: Browser) -> None:
        address = begin(browse)
        add(browse, address, "Dispatch")
        form = f"{address}/teams/team?name=Dispatch"
        fields = {"name": "Dispatch"}
        send(browse, f"{address}/teams/delete", fields, form=form)
        assert browse.get(f"{address}/teams").heading == "No team yet"
        browse.get(form, status=404)

    def test_the_second_editor_is_told_and_chooses(self, browse: Browser) -> None:
        address = begin(browse)
        add(browse, address, "Dispatch")
        form = f"{address}/teams/team?name=Dispatch"
        mine = filled(browse.get(form))
        send(browse, form, {"invited-1": "9"})
        page = browse.read(browse.client.post(form, data={**mine, "invited-1": "12"}), 409)
        assert "Edited twice" in page.main
        cells = [["".join(cell.itertext()) for cell in row] for row in page.all("tr")]
        assert any("9" in " ".join(row) and "12" in " ".join(row) for row in cells)
        browse.read(browse.client.post(form, data=filled(page)), 303)
        assert filled(browse.get(form))["invited-1"] == "12"

    def test_after_a_refusal_who_came_second_is_still_told(self, browse: Browser) -> None:
        address = begin(browse)
        form = f"{address}/teams/team"
        mine = filled(browse.get(form))
        add(browse, address, "Trucks")
        wrong = {**mine, "team_name": "Dispatch", "invited-1": "many"}
        page = browse.read(browse.client.post(form, data=wrong), 422)
        # No team was seen, so no roster was.
        assert filled(page)["seen"] == mine["seen"] == ""
        browse.read(browse.client.post(form, data={**filled(page), "invited-1": "8"}), 409)
        assert browse.get(f"{address}/teams").heading == "One team, 8 people"
        assert names_in(browse, f"{address}/teams") == ["Trucks"]

    def test_who_deletes_what_another_one_changed_is_told(self, browse: Browser) -> None:
        address = begin(browse)
        add(browse, address, "Dispatch")
        form = f"{address}/teams/team?name=Dispatch"
        seen = filled(browse.get(form))["seen"]
        send(browse, form, {"invited-1": "9"})
        data = {**filled(browse.get(form)), "name": "Dispatch", "seen": seen}
        browse.read(browse.client.post(f"{address}/teams/delete", data=data), 409)
        assert browse.get(f"{address}/teams").heading == "One team, 9 people"


class TestInUse:
    def test_a_team_with_answers_and_data_stays_and_says_why(
        self, browse: Browser, tmp_path: Path
    ) -> None:
        address = upload(browse, tmp_path / "folder")
        form = f"{address}/teams/team?name=Billing"
        page = send(browse, f"{address}/teams/delete", {"name": "Billing"}, form=form, status=409)
        assert "6 rows of responses.csv" in page.main
        assert "rows of changes.csv" in page.main
        page = send(browse, form, {"team_name": "Invoices"}, status=422)
        assert "Results stand under the old name" in page.main

    def test_a_team_with_actions_and_notes_stays_and_says_why(
        self, app: Flask, browse: Browser
    ) -> None:
        address = begin(browse)
        add(browse, address, "Depot")
        write_down(app, address, "Depot")
        form = f"{address}/teams/team?name=Depot"
        page = send(browse, f"{address}/teams/delete", {"name": "Depot"}, form=form, status=409)
        assert "an action of the register" in page.main
        assert "a note on the line of time" in page.main

    def test_a_list_that_leaves_it_out_is_refused_as_a_whole(
        self, browse: Browser, tmp_path: Path
    ) -> None:
        address = upload(browse, tmp_path / "folder")
        fields = {"team_list": "Search;;9", "replaces": "yes"}
        page = send(browse, f"{address}/teams/list", fields, status=409)
        assert "Teams that are in use are missing in the list" in page.main
        assert "21 people" in browse.get(f"{address}/teams").heading


class TestList:
    @pytest.mark.parametrize(
        "text",
        [
            "Dispatch; Operations; 14\nTrucks; Operations; 9",
            "Dispatch\tOperations\t14\nTrucks\tOperations\t9\n",
            "Team\tUnit above it\tPeople\nDispatch\tOperations\t14\nTrucks\tOperations\t9\n",
            "Team;Personen\nDispatch;14\nTrucks;9",
            "team,parent,invited\nDispatch,Operations,14\nTrucks,Operations,9",
            "\ufeffTeam;Parent;Wave;Role;Invited\r\nDispatch;Operations;;;14\r\nTrucks;Operations;;;9",
        ],
    )
    def test_a_list_is_read_however_it_was_copied(self, browse: Browser, text: str) -> None:
        address = begin(browse)
        send(browse, f"{address}/teams/list", {"team_list": text})
        assert browse.get(f"{address}/teams").heading == "2 teams, 23 people"

    def test_what_was_kept_is_told_once_it_is(self, browse: Browser) -> None:
        address = begin(browse)
        told = send(browse, f"{address}/teams/list", {"team_list": "Dispatch;14"})
        where = told.response.location or ""
        assert "The list was taken." in browse.get(where).main
        assert "The team was kept." in browse.get(where.replace("list", "kept")).main
        assert "was taken" not in browse.get(where.replace("told=list", "told=lies")).main

    def test_a_file_of_windows_is_read_and_told(self, browse: Browser) -> None:
        address = begin(browse)
        form = f"{address}/teams/list"
        content = io.BytesIO("Zürich;Köln;14\n".encode("cp1252"))
        page = browse.post(
            form, {**filled(browse.get(form)), "team_file": (content, "t.csv")}, status=303
        )
        assert "it was read as Windows-1252" in browse.get(page.response.location or "").main
        assert names_in(browse, f"{address}/teams") == ["Köln", "Zürich"]

    def test_a_fault_is_told_with_its_line_and_nothing_is_taken(self, browse: Browser) -> None:
        address = begin(browse)
        fields = {"team_list": "Dispatch;Operations;14\nTrucks;Operations;many"}
        page = send(browse, f"{address}/teams/list", fields, status=422)
        facts = ["".join(fact.itertext()).strip() for fact in page.all("dd")]
        assert "2" in facts
        assert browse.get(f"{address}/teams").heading == "No team yet"
        assert filled(page)["team_list"] == fields["team_list"]

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("Dispatch;;14\ndispatch;;9", "“dispatch” and “Dispatch” differ"),
            ("Night  Shift;;14\nNight Shift;;9", "“Night Shift” and “Night Shift” differ"),
            ("Trucks;operations;14\nDepot;Operations;9", "“Operations” and “operations” differ"),
            ("trucks;;14", "“trucks” and “Trucks” differ in capitals or spaces only"),
        ],
    )
    def test_names_that_are_almost_alike_are_refused_and_nothing_is_taken(
        self, browse: Browser, text: str, told: str
    ) -> None:
        address = begin(browse)
        add(browse, address, "Trucks")
        page = send(browse, f"{address}/teams/list", {"team_list": text}, status=422)
        assert told in page.main
        assert filled(page)["team_list"] == text
        assert browse.get(f"{address}/teams").heading == "One team, 8 people"

    @pytest.mark.parametrize(
        ("language", "pasted"), [("en", "the pasted list"), ("de", "die eingefügte Liste")]
    )
    def test_a_fault_is_told_of_what_was_given(
        self, browse: Browser, language: str, pasted: str
    ) -> None:
        address = begin(browse, language=language)
        form, wrong = f"{address}/teams/list", "Dispatch;Operations;many"
        page = send(browse, form, {"team_list": wrong}, status=422)
        assert pasted in page.main
        file = (io.BytesIO(wrong.encode()), "mine/our teams.csv")
        given = browse.post(form, {**filled(browse.get(form)), "team_file": file}, status=422)
        assert "our teams.csv" in given.main
        assert "mine" not in given.main
        assert "roster.csv" not in page.main + given.main

    @pytest.mark.parametrize("text", ["", "  \n "])
    def test_nothing_is_told_as_nothing(self, browse: Browser, text: str) -> None:
        address = begin(browse)
        page = send(browse, f"{address}/teams/list", {"team_list": text}, status=422)
        assert "Nothing was pasted, and no file was chosen." in page.main
        assert "roster.csv" not in page.main

    @pytest.mark.parametrize("text", ["PK\x03\x04", "a" * 300 + ";;1", "x;;1\n" * 3])
    def test_what_is_no_list_is_refused(self, browse: Browser, text: str) -> None:
        address = begin(browse)
        send(browse, f"{address}/teams/list", {"team_list": text}, status=422)

    def test_other_teams_stay_or_go_as_it_is_chosen(self, browse: Browser) -> None:
        address = begin(browse)
        add(browse, address, "Dispatch")
        send(browse, f"{address}/teams/list", {"team_list": "Trucks;;9", "replaces": "no"})
        assert browse.get(f"{address}/teams").heading == "2 teams, 17 people"
        send(browse, f"{address}/teams/list", {"team_list": "Trucks;;9", "replaces": "yes"})
        assert browse.get(f"{address}/teams").heading == "One team, 9 people"

    @pytest.mark.parametrize("replaces", ["no", "yes"])
    @pytest.mark.parametrize(
        ("text", "parent"),
        [("Depot;9", "Operations"), ("team;invited\nDepot;9", "Operations"), ("Depot;;9", "")],
    )
    def test_a_list_that_tells_of_no_units_leaves_teams_where_they_are(
        self, browse: Browser, text: str, parent: str, replaces: str
    ) -> None:
        address = begin(browse)
        add(browse, address, "Depot", parent="Operations")
        send(browse, f"{address}/teams/list", {"team_list": text, "replaces": replaces})
        kept = filled(browse.get(f"{address}/teams/team?name=Depot"))
        assert (kept["parent"], kept["invited-1"]) == (parent, "9")

    def test_two_thousand_teams_fit(self, browse: Browser) -> None:
        address = begin(browse)
        rows = "".join(f"Team {n:04};Unit {n % 40};{5 + n % 5}\n" for n in range(2000))
        page = browse.post(
            f"{address}/teams/list",
            {
                **filled(browse.get(f"{address}/teams/list")),
                "team_file": (io.BytesIO(rows.encode()), "teams.csv"),
            },
            status=303,
        )
        assert page.response.location == f"{address}/teams?told=list"
        # 400 of each of 5 to 9 people: 400 * 35.
        page = browse.get(f"{address}/teams")
        assert page.heading == "2,000 teams, 14,000 people"
        assert "1 to 100 of 2,040 are shown." in page.main
        assert len(page.response.data) < 100_000
        later = page.links()["Further teams"]
        assert len(browse.get(later).all("li")) > 100
        found = browse.get(f"{address}/teams?q=1999")
        assert "One team has “1999” in its name." in found.main
        send(browse, f"{address}/teams/team?name=Team+1999", {"invited-1": "30"})

    @pytest.mark.parametrize("page", ["0", "-1", "x", "10001", "²"])
    def test_a_page_that_is_none_is_not_found(self, browse: Browser, page: str) -> None:
        browse.get(f"{begin(browse)}/teams?page={page}", status=404)

    def test_the_second_editor_of_a_list_is_told(self, browse: Browser) -> None:
        address = begin(browse)
        add(browse, address, "Dispatch")
        mine = filled(browse.get(f"{address}/teams/list"))
        add(browse, address, "Trucks")
        data = {**mine, "team_list": "Dispatch;;5", "replaces": "yes"}
        page = browse.read(browse.client.post(f"{address}/teams/list", data=data), 409)
        assert "Trucks" in page.main
        browse.read(browse.client.post(f"{address}/teams/list", data=filled(page)), 303)
        assert browse.get(f"{address}/teams").heading == "One team, 5 people"

    @pytest.mark.parametrize("before", [(), ("Dispatch",)])
    def test_after_a_refusal_who_came_second_is_still_told(
        self, browse: Browser, before: tuple[str, ...]
    ) -> None:
        address = begin(browse)
        for name in before:
            add(browse, address, name)
        form = f"{address}/teams/list"
        mine = filled(browse.get(form))
        add(browse, address, "Trucks")
        wrong = {**mine, "team_list": "Dispatch;;many", "replaces": "yes"}
        page = browse.read(browse.client.post(form, data=wrong), 422)
        assert filled(page)["seen"] == mine["seen"]
        again = {**filled(page), "team_list": "Dispatch;;5", "replaces": "yes"}
        assert "Trucks" in browse.read(browse.client.post(form, data=again), 409).main
        assert names_in(browse, f"{address}/teams") == [*before, "Trucks"]
