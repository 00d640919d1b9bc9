"""An answer to a what-if question as plain data, as the contract has it."""

from typing import Any

from flowgap.diagnosis.whatif.answer import Answer
from flowgap.diagnosis.whatif.fitted import Outcome
from flowgap.services.whatif.answering import WhatIf
from flowgap.stages import PIPELINE_STAGES


def as_document(told: WhatIf) -> dict[str, Any]:
    """Return an answer as the contract has it; parts that nobody vouches for are null."""
    found = told.answer
    return {
        "backtest": {
            "state": told.backtest.state.value,
            "error_days": told.backtest.error_days,
            "reason": told.reason,
            "reason_code": None if told.why is None else told.why.value,
        },
        "baseline": None if found is None else _flow(found.before),
        "scenario": None if found is None else _scenario(found),
        "change": None
        if found is None
        else {"days": found.change.days, "low": found.change.low, "high": found.change.high},
        "next_constraint": None
        if found is None
        else {"stage": PIPELINE_STAGES[found.next_stage].value, "p": found.next_p},
        "stages_today": [] if found is None else _stages(found.before),
        "stages": [] if found is None else _stages(found.after),
        "saturation": [] if found is None else _saturation(found.before),
        "plan": _plan(told),
    }


def _flow(outcome: Outcome) -> dict[str, float]:
    return {
        "lead_time_days": outcome.mean_days,
        "throughput_per_week": outcome.throughput_per_week,
    }


def _scenario(found: Answer) -> dict[str, float]:
    """Return lead time as the change has it, which is the replayed one scaled by the model."""
    return {
        "lead_time_days": found.before.mean_days + found.change.days,
        "throughput_per_week": found.after.throughput_per_week,
    }


def _stages(outcome: Outcome) -> list[dict[str, Any]]:
    return [
        {
            "stage": stage.value,
            "wait_days": float(outcome.wait_days[place]),
            "work_days": float(outcome.work_days[place]),
            "utilization": _or_none(outcome.utilization[place]),
        }
        for place, stage in enumerate(PIPELINE_STAGES)
    ]


def _saturation(outcome: Outcome) -> list[dict[str, Any]]:
    """Return at how many times today's items each stage is full, the first one first."""
    full = [
        {"stage": stage.value, "times": 1 / load}
        for stage, load in zip(PIPELINE_STAGES, outcome.utilization.tolist(), strict=True)
        if load > 0
    ]
    return sorted(full, key=lambda row: row["times"])


def _plan(told: WhatIf) -> dict[str, Any] | None:
    if told.plan is None:
        return None
    return {
        "capacity": {
            PIPELINE_STAGES[stage].value: factor for stage, factor in told.plan.factor.items()
        },
        "people": told.plan.people,
        "days": told.plan.days,
        "reached": told.plan.reached,
        "left_out": [PIPELINE_STAGES[stage].value for stage in told.plan.left_out],
    }


def _or_none(value: float) -> float | None:
    return None if value != value else float(value)  # noqa: PLR0124 - NaN alone differs
