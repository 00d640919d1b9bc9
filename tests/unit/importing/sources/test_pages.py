"""A list that was cut off is told, whatever the tool calls the page that did not come."""

from pathlib import Path

import pytest

from flowgap.importing.conditions import Condition
from flowgap.importing.registry import SOURCES
from tests.support.import_run import run_importer

CUT = Condition.CUT_OFF.value.format("a list")
INCIDENT = {"id": "P1", "created_at": "2024-03-12T09:41:00Z", "status": "triggered"}
ALERT = {"id": "O1", "createdAt": "2024-03-12T09:41:00Z", "status": "open"}
ISSUE = {"key": "A-1", "fields": {"created": "2024-03-12T09:41:00.000+0000"}}
LINEAR = {"identifier": "ENG-1", "createdAt": "2024-03-12T09:41:00Z"}
USE = {
    "date": "2024-03-12",
    "actor": {"email_address": "a@b.c"},
    "core_metrics": {"num_sessions": 1},
}
MORE: dict[str, tuple[str, dict[str, object]]] = {
    "pagerduty": ("pagerduty", {"incidents": [INCIDENT], "more": True}),
    "opsgenie": ("opsgenie", {"data": [ALERT], "paging": {"next": "https://x/?offset=20"}}),
    "jira by count": ("jira", {"issues": [ISSUE], "startAt": 0, "total": 2}),
    "jira by token": ("jira", {"issues": [ISSUE], "nextPageToken": "t"}),
    "jira by mark": ("jira", {"issues": [ISSUE], "isLast": False}),
    "linear": (
        "linear",
        {"data": {"issues": {"nodes": [LINEAR], "pageInfo": {"hasNextPage": True}}}},
    ),
    "claude-code": ("claude-code", {"data": [USE], "has_more": True}),
}
LAST: dict[str, tuple[str, dict[str, object]]] = {
    "pagerduty": ("pagerduty", {"incidents": [INCIDENT], "more": False}),
    "opsgenie": ("opsgenie", {"data": [ALERT], "paging": {"first": "https://x/"}}),
    "jira by count": ("jira", {"issues": [ISSUE], "startAt": 1, "total": 2}),
    "jira by mark": ("jira", {"issues": [ISSUE], "isLast": True}),
    "linear": (
        "linear",
        {"data": {"issues": {"nodes": [LINEAR], "pageInfo": {"hasNextPage": False}}}},
    ),
    "claude-code": ("claude-code", {"data": [USE], "has_more": False}),
}


@pytest.mark.parametrize("name", MORE)
def test_a_page_without_its_successor_is_told(name: str, tmp_path: Path) -> None:
    tool, body = MORE[name]
    assert CUT in run_importer(SOURCES[tool], tmp_path, body).told


@pytest.mark.parametrize("name", LAST)
def test_the_last_page_is_told_of_nothing(name: str, tmp_path: Path) -> None:
    tool, body = LAST[name]
    assert CUT not in run_importer(SOURCES[tool], tmp_path, body).told


@pytest.mark.parametrize("name", LAST)
def test_a_page_whose_successor_is_in_another_file_is_whole(name: str, tmp_path: Path) -> None:
    tool, first = MORE[name]
    _, last = LAST[name]
    told = run_importer(SOURCES[tool], tmp_path, first, last).told
    assert CUT not in told


def test_a_plain_list_says_nothing_of_pages(tmp_path: Path) -> None:
    assert CUT not in run_importer(SOURCES["pagerduty"], tmp_path, [INCIDENT]).told
