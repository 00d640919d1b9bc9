"""The canonical files of an engagement folder and their columns, as the contract has them."""

import re
from collections.abc import Iterable
from typing import Final

from flowgap.engagement.tables.columns import Column, FileFormat, Kind
from flowgap.questionnaire.schema import NOT_ASKED
from flowgap.stages import PIPELINE_STAGES
from flowgap.yaml_source import YamlKind

ITEM_ID: Final = re.compile(r"[A-Z]{2,4}[0-9]{1,2}")
"""What the name of an item's column looks like."""
FOLDER_YAML: Final = YamlKind(
    allowed="plain YAML, as docs/engagement-folder.md describes it", dates_as_text=True
)
"""How the YAML files of a folder are read: the schema reads dates and refuses wrong ones."""
STAGE_IDS: Final = tuple(stage.value for stage in PIPELINE_STAGES)
VOTE_CHOICES: Final = (*STAGE_IDS, "other", "dk")


def _text(*names: str, required: bool = False) -> tuple[Column, ...]:
    return tuple(Column(name=name, required=required) for name in names)


def _of(kind: Kind, *names: str, required: bool = False) -> tuple[Column, ...]:
    return tuple(Column(name=name, kind=kind, required=required) for name in names)


def _choice(name: str, *choices: str, required: bool = False) -> Column:
    return Column(name=name, kind=Kind.CHOICE, choices=choices, required=required)


ROSTER: Final = FileFormat(
    name="roster.csv",
    columns=(
        *_text("team", required=True),
        *_text("parent", "wave", "role"),
        *_of(Kind.COUNT, "invited", required=True),
    ),
    key=("team", "wave", "role"),
)
COMMENTS: Final = FileFormat(
    name="comments.csv",
    columns=(
        *_text("team", required=True),
        *_text("wave"),
        *_text("question", required=True),
        *_of(Kind.FREE_TEXT, "text", required=True),
    ),
)
CHANGES: Final = FileFormat(
    name="changes.csv",
    columns=(
        *_text("change_id", required=True),
        *_text("source", "repository"),
        *_text("team", required=True),
        *_of(Kind.PERSON, "author_hash"),
        _choice("type", "feature", "fix", "hotfix", "revert", "chore"),
        _choice("ai_assist", "none", "assisted", "agent", "unknown"),
        _choice("state", "open", "draft", "merged", "closed", "deployed"),
        *_of(Kind.STAMP, "created_at", "first_commit_at", "opened_at", "ready_at"),
        *_of(Kind.STAMP, "first_review_at", "approved_at", "merged_at"),
        *_of(Kind.STAMP, "ci_start_at", "ci_end_at", "qa_start_at", "qa_end_at"),
        *_of(Kind.STAMP, "security_start_at", "security_end_at", "deployed_at", "closed_at"),
        *_of(Kind.NUMBER, "draft_seconds"),
        *_of(Kind.COUNT, "additions", "deletions", "n_reviews"),
        *_of(Kind.FLAG, "is_bot", "conflict"),
        *_of(Kind.FREE_TEXT, "labels"),
        *_of(Kind.FLAG, "sprint_planned", "sprint_done"),
        *_text("head_sha", "merge_sha", "reverts_change_id", "work_item_id"),
    ),
    key=("change_id",),
)
EVENTS: Final = FileFormat(
    name="events.csv",
    columns=(
        *_text("change_id", required=True),
        *_of(Kind.STAMP, "at", required=True),
        _choice("stage", *STAGE_IDS, required=True),
        _choice("kind", "queued", "started", "finished", required=True),
        *_of(Kind.PERSON, "actor_hash"),
    ),
)
DEPLOYMENTS: Final = FileFormat(
    name="deployments.csv",
    columns=(
        *_text("deployment_id", required=True),
        *_of(Kind.STAMP, "finished_at", required=True),
        *_text("service", "environment"),
        *_of(Kind.STAMP, "started_at"),
        _choice("result", "success", "failure", "cancelled", "rolled_back"),
        *_text("commit_sha", "change_ids"),
        *_of(Kind.FLAG, "unplanned"),
        *_text("rollback_of"),
    ),
    key=("deployment_id",),
)
INCIDENTS: Final = FileFormat(
    name="incidents.csv",
    columns=(
        *_text("incident_id", required=True),
        *_of(Kind.STAMP, "started_at", required=True),
        *_text("service"),
        *_of(Kind.STAMP, "detected_at", "resolved_at"),
        *_text("deployment_id"),
        *_of(Kind.FLAG, "caused_by_change"),
        *_text("severity"),
    ),
    key=("incident_id",),
)
AI_ADOPTION: Final = FileFormat(
    name="ai_adoption.csv",
    columns=(
        *_of(Kind.DAY, "from", "to", required=True),
        *_text("team", required=True),
        *_of(Kind.COUNT, "developers", "active", "engaged", "ai_changes", "changes"),
        *_text("tool"),
    ),
)
CAPACITY: Final = FileFormat(
    name="capacity.csv",
    columns=(
        _choice("stage", *STAGE_IDS, required=True),
        *_text("team"),
        *_of(Kind.DAY, "from", "to"),
        *_of(Kind.NUMBER, "people"),
        Column(name="hours_per_week", kind=Kind.NUMBER, high=168.0),
    ),
)
ACTIONS: Final = FileFormat(
    name="actions.csv",
    columns=(
        *_text("action_id", required=True),
        *_of(Kind.DAY, "started_on", required=True),
        *_text("team"),
        _choice("stage", *STAGE_IDS),
        *_text("dimension"),
        *_of(Kind.FREE_TEXT, "title"),
        Column(name="expected_days", kind=Kind.NUMBER, low=-1e6, high=1e6),
        *_text("playbook_id"),
    ),
    key=("action_id",),
)

FIXED_FORMATS: Final = {
    form.name: form
    for form in (
        ROSTER,
        COMMENTS,
        CHANGES,
        EVENTS,
        DEPLOYMENTS,
        INCIDENTS,
        AI_ADOPTION,
        CAPACITY,
        ACTIONS,
    )
}
"""Every file but `responses.csv`, whose columns are those of the questionnaires."""

RESPONSES_NAME: Final = "responses.csv"
MANIFEST_NAME: Final = "engagement.yaml"
STAGE_MAP_NAME: Final = "stage_map.yaml"
FILE_NAMES: Final = (MANIFEST_NAME, STAGE_MAP_NAME, RESPONSES_NAME, *FIXED_FORMATS)


def responses_format(items: Iterable[str]) -> FileFormat:
    """Return the format of `responses.csv` for the items of all questionnaires of the manifest."""
    answers = sorted(items, key=_in_order)
    return FileFormat(
        name=RESPONSES_NAME,
        columns=(
            *_text("team", required=True),
            *_text("wave", "language"),
            _choice("role", "build", "quality", "platform", "product", "lead", "undisclosed"),
            _choice("tenure", "new", "settled", "undisclosed"),
            _choice("order", "forward", "reversed"),
            *_of(Kind.NUMBER, "median_item_seconds"),
            *(Column(name=item, kind=Kind.CODE, code=NOT_ASKED) for item in answers),
            *_text("BV"),
            _choice("AIU", "none", "q1", "q2", "q3", "q4", "undisclosed"),
            Column(name="ATT", kind=Kind.CODE, code=NOT_ASKED),
        ),
    )


def _in_order(item: str) -> tuple[str, int]:
    """Sort AB2 before AB10."""
    letters = item.rstrip("0123456789")
    return letters, int(item[len(letters) :] or 0)
