"""The folder of a large company: its answers and changes are drawn, wave by wave, team by team."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl

from flowgap.questionnaire.loader import load_questionnaire

QUESTIONNAIRE: Final = "organizational-mri@1"
SEED: Final = 20261127
PEOPLE: Final = 8
"""Per team."""
RESPONSE_SHARE: Final = 0.8
FIRST_WAVE: Final = date(2023, 3, 6)
DAYS_BETWEEN_WAVES: Final = 91
BEFORE: Final = datetime(2025, 1, 1, tzinfo=UTC)
AFTER: Final = datetime(2025, 7, 1, tzinfo=UTC)
UNTIL: Final = datetime(2026, 1, 1, tzinfo=UTC)
STAGE_DAYS: Final = {
    "created_at": 0.0,
    "first_commit_at": 1.5,
    "opened_at": 2.0,
    "first_review_at": 1.0,
    "approved_at": 0.5,
    "merged_at": 0.3,
    "deployed_at": 1.5,
}
"""Mean days from the stamp before, exponential; review takes half as much again afterwards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How large the company is."""

    n_teams: int = 200
    n_waves: int = 12
    n_changes: int = 200_000


def write_large(folder: Path, size: Size) -> Path:
    """Write the folder; equal sizes give equal files."""
    rng = np.random.default_rng(SEED)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "engagement.yaml").write_text(_manifest(size), encoding="utf-8")
    _roster(size).write_csv(folder / "roster.csv")
    _responses(size, rng).write_csv(folder / "responses.csv")
    _changes(size, rng).write_csv(folder / "changes.csv")
    return folder


def _teams(size: Size) -> list[str]:
    return [f"Team {number:03}" for number in range(size.n_teams)]


def _waves(size: Size) -> list[str]:
    return [f"w{number + 1:02}" for number in range(size.n_waves)]


def _manifest(size: Size) -> str:
    days = [FIRST_WAVE + timedelta(days=DAYS_BETWEEN_WAVES * n) for n in range(size.n_waves)]
    waves = "".join(
        f"  - {{id: {name}, questionnaire: {QUESTIONNAIRE}, opened_on: {day},"
        f" closed_on: {day + timedelta(days=12)}}}\n"
        for name, day in zip(_waves(size), days, strict=True)
    )
    return (
        "format: 1\nclient: Large Company\ntitle: Organizational MRI\nlanguage: en\n"
        f"timezone: UTC\nquestionnaire: {QUESTIONNAIRE}\nwaves:\n{waves}"
        f"before: {{from: {BEFORE.date()}, to: {AFTER.date()}}}\n"
        f"after: {{from: {AFTER.date()}, to: {UNTIL.date()}}}\nsimulated: true\n"
    )


def _roster(size: Size) -> pl.DataFrame:
    teams = _teams(size)
    units = [f"Unit {number // 10:02}" for number in range(size.n_teams)]
    return pl.DataFrame({"team": teams, "parent": units, "invited": [PEOPLE] * size.n_teams})


def _responses(size: Size, rng: np.random.Generator) -> pl.DataFrame:
    questionnaire = load_questionnaire(QUESTIONNAIRE)
    items = [item for item in questionnaire.items if item.id in questionnaire.item_ids]
    level = rng.normal(0.2, 0.4, size.n_teams)
    team, wave, _ = np.nonzero(rng.random((size.n_teams, size.n_waves, PEOPLE)) < RESPONSE_SHARE)
    person = level[team] + rng.normal(0, 0.6, len(team))
    columns: dict[str, object] = {
        "team": np.array(_teams(size))[team],
        "wave": np.array(_waves(size))[wave],
    }
    for item in items:
        agreed = np.clip(np.round(3 + person + rng.normal(0, 0.9, len(team))), 1, 5).astype(int)
        columns[item.id] = 6 - agreed if item.reverse_keyed else agreed
    columns["BV"] = rng.choice(["review", "qa", "release", "dk"], len(team))
    return pl.DataFrame(columns)


def _changes(size: Size, rng: np.random.Generator) -> pl.DataFrame:
    n = size.n_changes
    at = BEFORE.timestamp() + rng.random(n) * (UNTIL - BEFORE).total_seconds() * 0.95
    slower = np.where(at >= AFTER.timestamp(), 1.5, 1.0)
    columns: dict[str, object] = {
        "change_id": [f"c{number}" for number in range(n)],
        "team": np.array(_teams(size))[rng.integers(size.n_teams, size=n)],
        "type": rng.choice(["feature", "fix", "chore"], n),
        "state": ["deployed"] * n,
        "additions": rng.integers(1, 400, n),
    }
    for name, days in STAGE_DAYS.items():
        factor = slower if name == "first_review_at" else 1.0
        at = at + rng.exponential(1.0, n) * days * factor * 86_400
        stamps = pl.Series((at * 1e6).astype(np.int64)).cast(pl.Datetime("us"))
        columns[name] = stamps.dt.strftime("%Y-%m-%dT%H:%M:%SZ")
    return pl.DataFrame(columns)
