"""What-if questions as people put them on a page: their parts, and the answers that are kept."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from flowgap import __version__
from flowgap.diagnosis.whatif.answer import METHOD
from flowgap.diagnosis.whatif.scenario import Scenario
from flowgap.models import WhatIfAnswer
from flowgap.services.engagements.finding import engagement_id_of
from flowgap.services.folders.laying_out import layout_digest
from flowgap.stages import PIPELINE_STAGES, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is changed against today; an empty one asks how it is today.

    `capacity_percent` is more or less of it by stage, without zeros. At most `wip_items` items per
    team are in work from the start of build to the end of `wip_stage`. Releases go out every
    `release_days` days, at any time for 0. `goal_days`: by how much lead time is to fall.
    """

    capacity_percent: Mapping[Stage, int] = field(default_factory=dict)
    build_speed: float | None = None
    wip_stage: Stage | None = None
    wip_items: int | None = None
    release_days: float | None = None
    goal_days: float | None = None

    def scenario(self) -> Scenario:
        """Return what the network is asked."""
        faster = {
            PIPELINE_STAGES.index(stage): 1 + percent / 100
            for stage, percent in self.capacity_percent.items()
        }
        if self.build_speed is not None:
            build = PIPELINE_STAGES.index(Stage.BUILD)
            faster[build] = faster.get(build, 1.0) * self.build_speed
        in_progress, window = {}, {}
        if self.wip_stage is not None and self.wip_items is not None:
            in_progress[PIPELINE_STAGES.index(self.wip_stage)] = self.wip_items
        if self.release_days is not None:
            window[PIPELINE_STAGES.index(Stage.RELEASE)] = self.release_days
        return Scenario(faster=faster, in_progress=in_progress, window_days=window)

    def as_text(self) -> str:
        """Return the question as JSON; equal questions are equal texts."""
        told = {
            "capacity_percent": {str(s): p for s, p in self.capacity_percent.items() if p},
            "build_speed": self.build_speed,
            "wip_stage": self.wip_stage,
            "wip_items": self.wip_items,
            "release_days": self.release_days,
            "goal_days": self.goal_days,
        }
        return json.dumps(told, sort_keys=True)


def question_of(text: str) -> Question:
    """Return the question that `as_text` wrote."""
    told: dict[str, Any] = json.loads(text)
    stage = told["wip_stage"]
    return Question(
        capacity_percent={Stage(name): n for name, n in told["capacity_percent"].items()},
        build_speed=told["build_speed"],
        wip_stage=None if stage is None else Stage(stage),
        wip_items=told["wip_items"],
        release_days=told["release_days"],
        goal_days=told["goal_days"],
    )


def answer_digest(
    session: Session, engagement_id: int, question: Question, *, result_digest: str
) -> str:
    """Return the name of an answer: of the question, the data, the result, and what computes it."""
    asked = "\n".join(
        (
            f"{__version__} {METHOD}",
            layout_digest(session, engagement_id),
            result_digest,
            question.as_text(),
        )
    )
    return hashlib.sha256(asked.encode()).hexdigest()


def find_answer(
    session: Session, key: str, question: Question, *, result_digest: str
) -> dict[str, Any] | None:
    """Return the kept answer of an engagement, as the contract has it; None if there is none."""
    engagement_id = engagement_id_of(session, key)
    digest = answer_digest(session, engagement_id, question, result_digest=result_digest)
    kept = select(WhatIfAnswer.document).filter_by(engagement_id=engagement_id, digest=digest)
    document = session.scalar(kept)
    if document is None:
        return None
    told: dict[str, Any] = json.loads(document)
    return told


def keep_answer(
    session: Session, engagement_id: int, digest: str, told: Mapping[str, Any], *, now: datetime
) -> None:
    """Keep an answer, unless somebody has asked the same in the meantime."""
    known = select(WhatIfAnswer.id).filter_by(engagement_id=engagement_id, digest=digest)
    if session.scalar(known) is None:
        session.add(
            WhatIfAnswer(
                engagement_id=engagement_id,
                digest=digest,
                document=json.dumps(told, ensure_ascii=False, sort_keys=True),
                computed_at=now,
            )
        )
        session.flush()
