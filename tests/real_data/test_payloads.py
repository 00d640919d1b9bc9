"""Bodies of real tools: each imports, or is refused with the true reason, whole and broken."""

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import pytest

from flowgap.errors import InputError
from flowgap.importing.harvest import AI_ADOPTION, CHANGES, EVENTS, INCIDENTS
from flowgap.importing.registry import SOURCES
from flowgap.paths import PROJECT_ROOT
from tests.support.broken_bodies import broken_values, cut_texts
from tests.support.import_run import run_importer

FOLDER: Final = PROJECT_ROOT.parent / "shared" / "data" / "payloads"
N_BROKEN: Final = 60
SEED: Final = 2026
_LARGEST: Final = 60_000
"""Bytes of a body that is broken in many ways; larger ones only cost time."""

# Counted by hand in the bodies: incidents, days or weeks of teams, issues that are no epics.
WHOLE: Final = [
    ("pagerduty", "incidents/pagerduty_incidents.json", INCIDENTS, 3),
    ("pagerduty", "incidents/pagerduty_incidents_rest.json", INCIDENTS, 3),
    ("opsgenie", "incidents/opsgenie_incidents.json", INCIDENTS, 3),
    ("copilot", "ai_usage/copilot_org_metrics_api_2024.json", AI_ADOPTION, 21),
    ("copilot", "ai_usage/copilot_org_1_day_report_2026.json", AI_ADOPTION, 1),
    ("claude-code", "ai_usage/claude_code_usage_report.json", AI_ADOPTION, 1),
    ("cursor", "ai_usage/cursor_daily_usage.json", AI_ADOPTION, 1),
    ("jira", "jira/issues_with_changelog.json", CHANGES, 4),
]

pytestmark = [
    pytest.mark.real_data,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="no real data beside the project"),
]


def broken_ways(whole: object, *, n: int) -> Iterator[object]:
    """Yield a body with other values in places, and cut or changed as bytes."""
    yield from broken_values(whole, seed=SEED, n=n)
    yield from cut_texts(whole, seed=SEED, n=n // 2)


def body(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(("tool", "name", "file", "n_rows"), WHOLE)
def test_a_whole_body_gives_its_rows(
    tmp_path: Path, tool: str, name: str, file: str, n_rows: int
) -> None:
    found = run_importer(SOURCES[tool], tmp_path, body(name))
    assert len(found.rows(file)) == n_rows
    assert not found.refused


def test_stamps_without_a_zone_are_the_reason_of_service_now(tmp_path: Path) -> None:
    found = run_importer(
        SOURCES["servicenow"], tmp_path, body("incidents/servicenow_incidents.json")
    )
    assert found.told == [
        "opened_at has no offset from UTC, so it counts as unknown; --timezone would give it one"
    ]
    assert not found.rows(INCIDENTS)


def test_a_change_log_alone_names_no_issue(tmp_path: Path) -> None:
    found = run_importer(SOURCES["jira"], tmp_path, body("jira/rest_issue_changelogs.json"))
    assert set(found.refused) == {"it is an entry of a change log that names no issue"}
    assert not found.rows(EVENTS)


def test_an_export_of_resolutions_tells_no_creation(tmp_path: Path) -> None:
    text = body("jira/issues_export_resolved_only.csv")
    with pytest.raises(InputError, match="it does not tell when an issue was created"):
        run_importer(SOURCES["jira"], tmp_path, text, ending="csv")


@pytest.mark.parametrize("tool", [name for name in SOURCES if name != "devlake"])
def test_no_broken_body_of_any_tool_ends_in_a_traceback(tmp_path: Path, tool: str) -> None:
    for path in sorted(FOLDER.rglob("*.json")):
        if path.stat().st_size > _LARGEST:
            continue
        for one in broken_ways(json.loads(path.read_text(encoding="utf-8")), n=N_BROKEN // 10):
            with suppress(InputError):
                run_importer(SOURCES[tool], tmp_path, one)


@pytest.mark.parametrize(("tool", "name", "file", "n_rows"), WHOLE)
def test_a_broken_body_of_the_tool_gives_no_more_rows_than_the_whole(
    tmp_path: Path, tool: str, name: str, file: str, n_rows: int
) -> None:
    whole = json.loads(body(name))
    for one in broken_ways(whole, n=N_BROKEN):
        with suppress(InputError):
            assert len(run_importer(SOURCES[tool], tmp_path, one).rows(file)) <= n_rows
