"""A manager is named no other team, from wherever the engagement knows it."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from flowgap.db import reading, unit_of_work
from flowgap.models import Engagement, NoteKind, Role, TakenAction, Team
from flowgap.models import Result as ResultRow
from flowgap.result.document import Result
from flowgap.services.disclosure import known_teams as module
from flowgap.services.disclosure.known_teams import known_teams, told_in
from flowgap.services.folders.keeping import keep_files
from flowgap.services.over_time.notes import add_note
from tests.support.browse import Browser, text_of
from tests.support.sample_result import sample_result
from tests.web.conftest import COMPUTED_AT, Keep, database_of, keep_result
from tests.web.samples import with_team_trends
from tests.web.test_access import manager_of, signed_in_as

DAY = date(2026, 5, 4)
ROSTER = "team,parent,wave,role,invited\nDispatch,,,,9\nSales,,,,4\n'=Ops,,,,4\n"
CHANGES = "change_id,team\n1,Tooling\n2,all\n3,\n"
SETTINGS = """\
format: 1
client: Alder Freight
title: x
language: en
timezone: UTC
ai_rollout_by_team: {Payments: 2025-09-15}
"""


def renamed(result: Result, new: str) -> Result:
    """Return a result in which a team that is not a manager's has another name."""
    teams = tuple(
        replace(one, team=new) if one.team == "Quotes" else one for one in result.survey.teams
    )
    return replace(result, survey=replace(result.survey, teams=teams))


def fill(app: Flask, key: str) -> None:
    """Let the engagement know a team from each place that it may know one from."""
    earlier = renamed(sample_result(), "Relay")
    keep_result(app, earlier, computed_at=COMPUTED_AT - timedelta(days=90))
    with unit_of_work(database_of(app).sessions) as session:
        engagement = session.scalars(select(Engagement).filter_by(public_key=key)).one()
        files = {
            "roster.csv": ROSTER,
            "changes.csv": CHANGES,
            "engagement.yaml": SETTINGS,
        }
        content = {name: text.encode() for name, text in files.items()}
        keep_files(session, engagement.id, content, now=datetime.now(UTC))
        session.add(Team(engagement_id=engagement.id, name="Night shift", parent=None))
        session.add(
            TakenAction(
                engagement_id=engagement.id,
                title="Pair",
                team="Freight desk",
                owner="",
                state="planned",
            )
        )
        add_note(session, key, day=DAY, kind=NoteKind.OTHER, text="Moved", team="Harbour team")


KNOWN = ("Relay", "Sales", "=Ops", "Tooling", "Payments", "Night shift", "Freight desk")


@pytest.fixture
def address(app: Flask, keep: Keep) -> str:
    found = keep(with_team_trends(sample_result()))
    fill(app, found.rpartition("/")[2])
    return found


def test_every_place_is_looked_in_and_the_company_is_no_team(app: Flask, address: str) -> None:
    key = address.rpartition("/")[2]
    with reading(database_of(app).sessions) as session:
        known = known_teams(session, key).teams
    assert known >= {*KNOWN, "Harbour team", "Dispatch"}
    assert not known & {"all", "", sample_result().engagement.client}


def test_a_file_that_is_replaced_while_it_is_read_is_not_remembered_as_it_was(
    app: Flask, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = address.rpartition("/")[2]
    newer = ROSTER.replace("Sales", f"Sales of {key}")
    with unit_of_work(database_of(app).sessions) as session:
        engagement = session.scalars(select(Engagement).filter_by(public_key=key)).one()
        content = {"roster.csv": newer.replace("Sales of", "Trade of").encode()}
        keep_files(session, engagement.id, content, now=datetime.now(UTC))
    with reading(database_of(app).sessions) as session:
        with monkeypatch.context() as patch:
            patch.setattr(module, "read_file", lambda *_: newer.encode())
            assert f"Sales of {key}" in known_teams(session, key).teams
        assert f"Trade of {key}" in known_teams(session, key).teams


def test_no_note_names_a_team_that_only_an_earlier_result_or_a_file_knows(
    app: Flask, address: str
) -> None:
    key = address.rpartition("/")[2]
    with unit_of_work(database_of(app).sessions) as session:
        for team in (*KNOWN, "Harbour team"):
            text = f"Word came that {team.upper()} lost its lead"
            add_note(session, key, day=DAY, kind=NoteKind.OTHER, text=text, team=None)
        add_note(session, key, day=DAY, kind=NoteKind.OTHER, text="All of us moved", team=None)
    browse = Browser(app)
    browse.client = manager_of(app, address, "Dispatch")
    notes = browse.get(f"{address}/trend").all("ol", css_class="notes")[0]
    assert [text_of(note).partition(" 4 May")[0] for note in notes] == ["A All of us moved"]
    assert "RELAY" in signed_in_as(app, Role.VIEWER).get(f"{address}/trend").text


def test_no_finding_names_a_team_that_the_last_result_does_not_list(
    app: Flask, keep: Keep, address: str
) -> None:
    result = sample_result()
    named = replace(result.findings[0], statement="Relay waits longest.", evidence=())
    keep(replace(result, findings=(named, *result.findings[1:])))
    assert "Relay waits" in signed_in_as(app, Role.VIEWER).get(f"{address}/").text
    manager = manager_of(app, address, "Dispatch")
    for view in ("/", "/trend"):
        page = manager.get(f"{address}{view}")
        assert page.status_code == 200
        assert "Relay" not in page.text


class TestOlderResults:
    """A result of a version that did not tell whose an action is."""

    def test_it_is_told_which_actions_are_untold(self) -> None:
        found = {"action_results": [{"action_id": "a"}, {"action_id": "b", "team": None}]}
        assert told_in(json.dumps(found)).untold == {"a"}
        assert told_in("{}").untold == frozenset()

    def test_managers_see_no_verdict_of_an_action_until_it_is_told_whose_it_is(
        self, app: Flask, keep: Keep
    ) -> None:
        result = with_team_trends(sample_result())
        judged = replace(result.action_results[0], action_id="act-old", title="Pair on reviews")
        address = keep(replace(result, action_results=(judged,)))
        manager = manager_of(app, address, "Dispatch")
        assert "Pair on reviews" in manager.get(f"{address}/trend").text
        with unit_of_work(database_of(app).sessions) as session:
            row = session.scalars(select(ResultRow)).one()
            document = json.loads(row.document)
            for one in document["action_results"]:
                del one["team"]
            changed = {"document": json.dumps(document), "digest": "0" * len(row.digest)}
            session.execute(update(ResultRow).values(changed))
        assert "Pair on reviews" not in manager.get(f"{address}/trend").text
        assert "Pair on reviews" in signed_in_as(app, Role.VIEWER).get(f"{address}/trend").text
