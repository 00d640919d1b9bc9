"""A small engagement folder as text files, to be spoiled in one place by a test."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from flowgap.questionnaire.loader import load_questionnaire

TEAMS = ("Billing", "Search", "Mobile")
DIMENSIONS = ("OWN", "DEC", "TST", "WRK", "COM", "PRD", "REV", "QAC", "SEC", "INT", "AIA", "OUT")
ITEMS = tuple(f"{dimension}{number}" for dimension in DIMENSIONS for number in (1, 2, 3, 4))
REVERSED = {
    item.id for item in load_questionnaire("organizational-mri@1").items if item.reverse_keyed
}

MANIFEST = """\
format: 1
client: Small Client
title: Organizational MRI
language: en
timezone: Europe/Berlin
questionnaire: organizational-mri@1
waves:
  - {id: w1, questionnaire: organizational-mri@1, opened_on: 2026-03-02, closed_on: 2026-03-13}
before: {from: 2025-07-01, to: 2025-10-01}
after: {from: 2025-10-01, to: 2026-01-01}
minimum_group: 5
window_by: started
cap_days: null
include_bots: false
"""

STAMPS = (
    ("created_at", 0.0),
    ("first_commit_at", 1.0),
    ("opened_at", 4.0),
    ("first_review_at", 5.0),
    ("approved_at", 5.5),
    ("merged_at", 6.0),
    ("deployed_at", 8.0),
)


def write_engagement(folder: Path) -> Path:
    """Write three teams of six answers each, and a change a day for half a year."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "engagement.yaml").write_text(MANIFEST, encoding="utf-8")
    (folder / "roster.csv").write_text(roster(), encoding="utf-8")
    (folder / "responses.csv").write_text(responses(), encoding="utf-8")
    (folder / "changes.csv").write_text(changes(), encoding="utf-8")
    return folder


def roster() -> str:
    """Return seven invited people per team."""
    return "team,parent,invited\n" + "".join(f"{team},Company,7\n" for team in TEAMS)


def responses() -> str:
    """Return six answers per team: a person means the same by all items, so that they go together.

    The first person of the first team answers 1, and 5 where the item is reversed.
    """
    rows = [f"team,wave,{','.join(ITEMS)},BV"]
    for team_number, team in enumerate(TEAMS):
        for person in range(6):
            level = 1 + (person + team_number) % 5
            answers = (str(6 - level if item in REVERSED else level) for item in ITEMS)
            rows.append(f"{team},w1,{','.join(answers)},review")
    return "\n".join(rows) + "\n"


def changes() -> str:
    """Return one change a day from July to December 2025; review takes a day more at the end."""
    rows = [f"change_id,team,type,state,n_reviews,additions,{','.join(n for n, _ in STAMPS)}"]
    first = datetime(2025, 7, 1, 9, tzinfo=UTC)
    for day in range(184):
        late = 1.0 if day >= 92 else 0.0
        stamps = (
            stamp(first + timedelta(days=day + offset + (late if offset >= 5 else 0)))
            for _, offset in STAMPS
        )
        team = TEAMS[day % len(TEAMS)]
        rows.append(f"c{day},{team},feature,deployed,1,{10 + day % 300},{','.join(stamps)}")
    return "\n".join(rows) + "\n"


def stamp(moment: datetime) -> str:
    """Return an ISO 8601 stamp in UTC."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
