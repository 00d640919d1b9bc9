"""Which teams a manager can be given: those of the roster, else of the last result."""

import json
from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from flowgap.db import SessionFactory, unit_of_work
from flowgap.models import Account, Engagement, ManagedTeam, Membership, Result, Role
from flowgap.services.accounts.team_names import named_teams
from flowgap.services.folders.keeping import keep_file

NOW = datetime(2026, 11, 27, tzinfo=UTC)
ROSTER = "team,parent,invited\nDispatch,Ops,8\nBilling,Ops,6\n"
DOCUMENT = {"survey": {"teams": [{"team": "Sales"}]}, "constraint": {"teams": [{"team": "Sales"}]}}


def add(session: Session, client: str, *, roster: str = "", document: object = None) -> Engagement:
    row = Engagement(client=client, title="MRI", language="en")
    session.add(row)
    session.flush()
    if roster:
        keep_file(session, row.id, "roster.csv", roster.encode(), seen=None, now=NOW)
    if document is not None:
        session.add(
            Result(
                engagement_id=row.id,
                document=json.dumps(document),
                digest="d" * 64,
                import_report="{}",
                computed_at=NOW,
            )
        )
    session.flush()
    return row


def names(session: Session, **limits: set[str]) -> list[tuple[str, str]]:
    return [(team.name, team.team) for team in named_teams(session, **limits)]


@pytest.mark.parametrize(
    ("roster", "document", "teams"),
    [
        ("", None, []),
        (ROSTER, None, ["Dispatch", "Billing"]),
        (ROSTER, DOCUMENT, ["Dispatch", "Billing"]),
        ("", DOCUMENT, ["Sales"]),
        ("no,roster\n1,2\n", DOCUMENT, ["Sales"]),
    ],
)
def test_a_roster_is_asked_before_a_result(
    sessions: SessionFactory, roster: str, document: object, teams: list[str]
) -> None:
    with unit_of_work(sessions) as session:
        add(session, "Alder", roster=roster, document=document)
        assert names(session) == [("Alder, MRI", team) for team in teams]


def test_a_team_that_a_manager_has_already_stays(sessions: SessionFactory) -> None:
    with unit_of_work(sessions) as session:
        row = add(session, "Alder", roster=ROSTER)
        account = Account(email="mia@alder.example", name="Mia")
        session.add(account)
        session.flush()
        member = Membership(
            workspace_id=row.workspace_id, account_id=account.id, role=Role.MANAGER, joined_at=NOW
        )
        session.add(member)
        session.flush()
        session.add(ManagedTeam(membership_id=member.id, engagement_id=row.id, team="Old name"))
        session.flush()
        assert [team for _name, team in names(session)] == ["Dispatch", "Billing", "Old name"]


def test_only_the_engagements_that_were_named_are_read(sessions: SessionFactory) -> None:
    with unit_of_work(sessions) as session:
        add(session, "Alder", roster=ROSTER)
        birch = add(session, "Birch", document=DOCUMENT)
        assert names(session, keys={birch.public_key}) == [("Birch, MRI", "Sales")]
        assert names(session, keys=set()) == []
        assert len(names(session)) == 3
