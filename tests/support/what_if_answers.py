"""An answer to a what-if question, and an engagement that can be asked one."""

import json
from collections.abc import Mapping, Sequence

from flask import Flask
from sqlalchemy import select

from flowgap.db import unit_of_work
from flowgap.models import Engagement, Result, WhatIfAnswer
from flowgap.services.folders.keeping import keep_files
from flowgap.services.whatif.questions import Question, answer_digest
from flowgap.stages import PIPELINE_STAGES
from tests.web.conftest import COMPUTED_AT, database_of

TODAY = {"wait_days": 2.4, "work_days": 1.0, "utilization": 0.62}
THEN = {"wait_days": 1.4, "work_days": 0.7, "utilization": 0.42}


def stages(**changed: object) -> list[dict[str, object]]:
    return [{"stage": stage.value, **TODAY, **changed} for stage in PIPELINE_STAGES]


def told(
    *, days: float = -4.1, low: float = -12.1, high: float = -0.2, left_out: Sequence[str] = ()
) -> dict[str, object]:
    """Return an answer as the service writes it."""
    return {
        "backtest": {"state": "passed", "error_days": -1.3, "reason": None, "reason_code": None},
        "baseline": {"lead_time_days": 17.1, "throughput_per_week": 58.2},
        "scenario": {"lead_time_days": 13.0, "throughput_per_week": 58.5},
        "change": {"days": days, "low": low, "high": high},
        "next_constraint": {"stage": "qa", "p": 0.44},
        "stages_today": stages(),
        "stages": stages(**THEN),
        "saturation": [{"stage": "review", "times": 1.6}],
        "plan": {"capacity": {"review": 1.25}, "people": 3.0, "days": -2.1, "reached": True}
        | {"left_out": list(left_out)},
    }


def keep_some_files(app: Flask, files: Mapping[str, bytes]) -> None:
    """Keep files of the engagement that was kept last."""
    with unit_of_work(database_of(app).sessions) as session:
        last = select(Engagement.id).order_by(Engagement.id.desc()).limit(1)
        keep_files(session, session.scalars(last).one(), files, now=COMPUTED_AT)


def answered(app: Flask, question: Question, document: dict[str, object]) -> None:
    """Put the answer to a question into the database."""
    with unit_of_work(database_of(app).sessions) as session:
        last = select(Engagement.id, Result.digest).join(Result).order_by(Engagement.id.desc())
        engagement, digest = session.execute(last.limit(1)).one()
        name = answer_digest(session, engagement, question, result_digest=digest)
        session.add(
            WhatIfAnswer(
                engagement_id=engagement,
                digest=name,
                document=json.dumps(document),
                computed_at=COMPUTED_AT,
            )
        )
