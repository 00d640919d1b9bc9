"""Adding data: which files of which tool, and what an import brought."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from flowgap.forms.data import TOOLS
from flowgap.services.jobs.staging import CSV_TOOL
from flowgap.web.pages.accounts.account import at
from flowgap.web.pages.fields import FieldGroup, Option
from flowgap.web.pages.form import FormView
from flowgap.web.pages.setup.fields import Writer
from flowgap.web.pages.setup.settings import time_zones
from flowgap.wording import Wording

TOOL_NAMES: Final = {
    "github": "GitHub",
    "gitlab": "GitLab",
    "bitbucket": "Bitbucket",
    "azure": "Azure DevOps",
    "jira": "Jira",
    "linear": "Linear",
    "pagerduty": "PagerDuty",
    "opsgenie": "Opsgenie",
    "servicenow": "ServiceNow",
    "copilot": "GitHub Copilot",
    "claude-code": "Claude Code",
    "cursor": "Cursor",
    "devlake": "DevLake",
}
"""Names that no language changes."""
STEPS: Final = ("upload", "map", "check", "use")
MOST_TOLD: Final = 20
MOST_PLACES: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class StepperStep:
    """One of the four steps of data; `address` where one can go there."""

    name: str
    endpoint: str | None
    is_here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AddDataPage:
    """The form that takes files."""

    title: str
    standfirst: str
    steps: tuple[StepperStep, ...]
    form: FormView
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One thing that an import says, with where it stood. The words are those of the file."""

    text: str
    places: str
    allowed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedPage:
    """What an import brought."""

    title: str
    standfirst: str
    steps: tuple[StepperStep, ...]
    rows: tuple[str, ...]
    assumed: tuple[str, ...]
    met: tuple[Told, ...]
    refused: tuple[Told, ...]
    refused_title: str
    others: tuple[Told, ...]
    has_statuses: bool
    label: str


def stepper(here: str, wording: Wording) -> tuple[StepperStep, ...]:
    """Return the four steps; mapping is part of uploading a table."""
    endpoints = {"upload": "setup.add_data", "check": "setup.check"}
    return tuple(
        StepperStep(
            name=wording.say(f"setup-data-step-{step}"),
            endpoint=endpoints.get(step) if step != here else None,
            is_here=step == here,
        )
        for step in STEPS
    )


def tool_name(tool: str, wording: Wording) -> str:
    """Return a tool as people call it."""
    return TOOL_NAMES.get(tool) or wording.say(f"setup-tool-{tool}")


def add_data_page(
    action: str, values: Mapping[str, str], problems: Mapping[str, str], wording: Wording
) -> AddDataPage:
    """Return the page that takes files."""
    write = Writer(wording=wording, values=values, problems=problems)
    tools = [Option(value=tool, name=tool_name(tool, wording)) for tool in TOOLS]
    return AddDataPage(
        title=wording.say("setup-data-title"),
        standfirst=wording.say("setup-data-standfirst"),
        steps=stepper("upload", wording),
        form=FormView(
            action=action,
            button=wording.say("setup-data-button"),
            problem=problems.get("", ""),
            groups=(
                FieldGroup(
                    rows=(
                        (write.field("tool", kind="select", options=tools, hint=True),),
                        (
                            write.field(
                                "data_files",
                                kind="file",
                                hint=True,
                                takes_several=True,
                            ),
                        ),
                    )
                ),
                FieldGroup(
                    name=wording.say("setup-group-open"),
                    hint=wording.say("setup-group-open-hint"),
                    rows=(
                        (write.field("data_team", hint=True), write.field("repository", hint=True)),
                        (write.field("data_timezone", hint=True, suggestions=time_zones()),),
                    ),
                ),
            ),
        ),
        label=wording.say("setup-data-add"),
    )


def imported_page(
    tool: str, report: Mapping[str, Any], imported_at: datetime, wording: Wording
) -> ImportedPage:
    """Return what an import brought, in words."""
    rows, n_refused = report["rows"], int(report["n_refused"])
    n_rows = sum(rows.values())
    return ImportedPage(
        title=wording.say("setup-imported-title", n=n_rows, rows=wording.number(n_rows)),
        standfirst=wording.say(
            "setup-imported", tool=tool_name(tool, wording), when=at(imported_at, wording)
        ),
        steps=stepper("upload" if tool != CSV_TOOL else "map", wording),
        rows=tuple(
            wording.say("setup-use-rows", n=n, rows=wording.number(n), file=file)
            for file, n in rows.items()
        ),
        assumed=tuple(report["assumed"][:MOST_TOLD]),
        met=tuple(_told(one["text"], one, wording) for one in report["met"][:MOST_TOLD]),
        refused=tuple(
            _told(one["problem"], one, wording, allowed=one["allowed"])
            for one in report["refused"][:MOST_TOLD]
        ),
        refused_title=wording.say("setup-imported-refused", n=n_refused),
        others=tuple(
            Told(text=one["reason"], places=one["name"]) for one in report["others"][:MOST_TOLD]
        ),
        has_statuses=bool(report.get("n_by_status")),
        label=wording.say("setup-data-add"),
    )


def _told(text: str, one: Mapping[str, Any], wording: Wording, *, allowed: str = "") -> Told:
    places: Sequence[str] = one["places"][:MOST_PLACES]
    return Told(
        text=text,
        places=wording.say("setup-imported-places", n=int(one["count"]), places="; ".join(places)),
        allowed=allowed,
    )
