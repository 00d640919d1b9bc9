"""What belongs to an engagement over time: notes, actions that are taken, and predictions."""

import secrets
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from flowgap.models.base import STRICT, Base
from flowgap.models.engagement import DIGEST_LENGTH, new_public_key

LONGEST_NOTE: Final = 200
"""Characters of a note."""
LONGEST_TITLE: Final = 120
"""Characters of the title of an action."""
LONGEST_OWNER: Final = 80
"""Characters of the role or the name that owns an action."""


class NoteKind(StrEnum):
    """What happened: tools or a process came, teams were cut anew, or anything else."""

    ROLLOUT = "rollout"
    REORGANIZATION = "reorganization"
    OTHER = "other"


class ActionState(StrEnum):
    """How far an action is; a dropped one was given up."""

    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    DROPPED = "dropped"


class PredictionKind(StrEnum):
    """Whose effect is foretold: an action's, or that of more capacity at the constraint."""

    ACTION = "action"
    CONSTRAINT = "constraint"


def new_action_key() -> str:
    """Return a random key that no spreadsheet takes for a formula."""
    return f"act-{secrets.token_hex(8)}"


class Note(Base):
    """Something that happened on a day; without a team it concerns the company."""

    __tablename__ = "note"
    __table_args__ = (
        CheckConstraint(f"length(text) BETWEEN 1 AND {LONGEST_NOTE}", name="text_length"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    public_key: Mapped[str] = mapped_column(unique=True, default=new_public_key)
    engagement_id: Mapped[int] = mapped_column(
        ForeignKey("engagement.id", ondelete="CASCADE"), index=True
    )
    day: Mapped[date]
    kind: Mapped[str]
    text: Mapped[str]
    team: Mapped[str | None]


class TakenAction(Base):
    """An action of the register; `public_key` is its id in `actions.csv`.

    `revision` counts the edits, so that a second editor is told of the first. One that was
    proposed by a result keeps that result's digest and the id in the playbook.
    """

    __tablename__ = "taken_action"
    __table_args__ = (
        UniqueConstraint("engagement_id", "result_digest", "playbook_id"),
        CheckConstraint(f"length(title) BETWEEN 1 AND {LONGEST_TITLE}", name="title_length"),
        CheckConstraint(f"length(owner) <= {LONGEST_OWNER}", name="owner_length"),
        CheckConstraint("started_on IS NOT NULL OR state <> 'running'", name="running_has_day"),
        CheckConstraint("started_on IS NOT NULL OR state <> 'done'", name="done_has_day"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    public_key: Mapped[str] = mapped_column(unique=True, default=new_action_key)
    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagement.id", ondelete="CASCADE"))
    title: Mapped[str]
    team: Mapped[str | None]
    stage: Mapped[str | None]
    dimension: Mapped[str | None]
    owner: Mapped[str]
    started_on: Mapped[date | None]
    expected_days: Mapped[float | None]
    expected_low: Mapped[float | None]
    expected_high: Mapped[float | None]
    result_digest: Mapped[str | None]
    playbook_id: Mapped[str | None]
    state: Mapped[str]
    revision: Mapped[int] = mapped_column(default=1)


class Prediction(Base):
    """One expected effect that a kept result states, and what a later one saw of it.

    `subject` is the action's id in the playbook or the stage. Days of change of mean lead time:
    negative is faster. `judged_digest` is the result that told what became of it.
    """

    __tablename__ = "prediction"
    __table_args__ = (
        UniqueConstraint("engagement_id", "result_digest", "kind", "subject"),
        CheckConstraint(f"length(result_digest) = {DIGEST_LENGTH}", name="digest_length"),
        CheckConstraint("low <= expected_days AND expected_days <= high", name="interval"),
        CheckConstraint("p_faster BETWEEN 0 AND 1", name="chance"),
        CheckConstraint("(judged_digest IS NULL) = (observed_days IS NULL)", name="judged_or_not"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagement.id", ondelete="CASCADE"))
    result_digest: Mapped[str]
    kind: Mapped[str]
    subject: Mapped[str]
    stage: Mapped[str | None]
    simulated: Mapped[bool]
    stated_at: Mapped[datetime]
    expected_days: Mapped[float]
    low: Mapped[float]
    high: Mapped[float]
    p_faster: Mapped[float]
    judged_digest: Mapped[str | None]
    observed_days: Mapped[float | None]
    observed_low: Mapped[float | None]
    observed_high: Mapped[float | None]
