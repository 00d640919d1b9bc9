"""Answers what-if questions on an engagement folder, with a back-test of its own."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

import numpy as np

from flowgap.diagnosis.constraint.flow import Flow
from flowgap.diagnosis.whatif.answer import Answer, Learned, answer, piles_up, untold
from flowgap.diagnosis.whatif.backtest import (
    LEAST_ITEMS as MIN_HALF,
)
from flowgap.diagnosis.whatif.backtest import (
    Backtest,
    BacktestState,
    foretell_second_half,
)
from flowgap.diagnosis.whatif.fitted import Fitted, fit_network
from flowgap.diagnosis.whatif.goal import Plan, cheapest
from flowgap.diagnosis.whatif.scenario import Scenario
from flowgap.engagement.reading import read_engagement
from flowgap.questionnaire.loader import item_ids
from flowgap.result.diagnosis import StageGain
from flowgap.services.constraint.assessment import LEAST_ITEMS
from flowgap.services.constraint.evidence import stages_of
from flowgap.services.delivery.work_items import delivery_data
from flowgap.services.diagnose import DEFAULT_SEED, diagnose_folder
from flowgap.stages import PIPELINE_STAGES
from flowgap.wording import Wording

_UNTRIED = Backtest(state=BacktestState.TOO_FEW, foretold_days=None, seen_days=None)


class Why(StrEnum):
    """Why there is no answer."""

    FEW = "few"
    OUT_OF_RANGE = "out_of_range"
    FAILED = "failed"
    UNSEEN = "unseen"
    PILES_UP = "piles_up"


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """An answer with what vouches for it.

    `answer` is null where there is none, and `plan` where none was asked for or nothing vouches for
    it; `why` and, in words, `reason` say why.
    """

    backtest: Backtest
    why: Why | None
    reason: str | None
    answer: Answer | None = None
    plan: Plan | None = None


def ask(
    path: Path,
    scenario: Scenario,
    *,
    goal_days: float | None = None,
    seed: int = DEFAULT_SEED,
    now: datetime | None = None,
) -> WhatIf:
    """Answer what a scenario would change in the engagement in `path`.

    With `goal_days`, also which changes of capacity shorten mean lead time by so much with the
    fewest people.
    """
    gains = diagnose_folder(path, seed=seed, now=now).result.constraint.gain_days
    return ask_beside(path, scenario, gains=gains, goal_days=goal_days, seed=seed, now=now)


def ask_beside(  # noqa: PLR0913 - as `ask`
    path: Path,
    scenario: Scenario,
    *,
    gains: tuple[StageGain, ...],
    goal_days: float | None = None,
    seed: int = DEFAULT_SEED,
    now: datetime | None = None,
) -> WhatIf:
    """Answer as `ask` does, where a diagnosis has said what a quarter more at each stage brings."""
    folder = read_engagement(path, items=item_ids, now=now)
    flow = stages_of(folder, delivery_data(folder)).flow
    asked = _Asked(
        scenario=scenario,
        goal_days=goal_days,
        gains=gains,
        wording=Wording(folder.manifest.language),
    )
    return _tried(flow, asked, rng=np.random.default_rng(seed))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What is asked, and what the model says of a quarter more at each stage."""

    scenario: Scenario
    goal_days: float | None
    gains: tuple[StageGain, ...]
    wording: Wording


def _tried(flow: Flow | None, asked: _Asked, *, rng: np.random.Generator) -> WhatIf:
    if flow is None or flow.n_counted < LEAST_ITEMS:
        reason = asked.wording.say("whatif-few", n=LEAST_ITEMS)
        return WhatIf(backtest=_UNTRIED, why=Why.FEW, reason=reason)
    fitted = fit_network(flow)
    backtest = foretell_second_half(fitted, rng=rng)
    objection = _objection(backtest, asked)
    if objection is not None:
        why, reason = objection
        return WhatIf(backtest=backtest, why=why, reason=reason)
    learned, goal = _learned(asked.gains), asked.goal_days
    told = _answered(fitted, asked, learned, backtest, rng=rng)
    # The goal is asked of the organization as it is, whatever the scenario.
    plan = None if goal is None else cheapest(fitted, learned, goal_days=goal)
    return replace(told, plan=plan)


def _answered(
    fitted: Fitted,
    asked: _Asked,
    learned: Learned,
    backtest: Backtest,
    *,
    rng: np.random.Generator,
) -> WhatIf:
    say = asked.wording.say
    if stages := untold(fitted, asked.scenario):
        names = [say(f"stage-{PIPELINE_STAGES[place].value}") for place in stages]
        reason = say("whatif-unseen", stages=asked.wording.listing(names))
        return WhatIf(backtest=backtest, why=Why.UNSEEN, reason=reason)
    found = answer(fitted, asked.scenario, learned, rng=rng)
    if piles_up(fitted, asked.scenario, found):
        reason = _overrun(found, asked.wording)
        return WhatIf(backtest=backtest, why=Why.PILES_UP, reason=reason)
    return WhatIf(backtest=backtest, why=None, reason=None, answer=found)


def _overrun(found: Answer, wording: Wording) -> str:
    before, after = found.before.throughput_per_week, found.after.throughput_per_week
    return wording.say(
        "whatif-piles-up",
        before=wording.number(before, decimals=1),
        after=wording.number(after, decimals=1),
    )


def _objection(backtest: Backtest, asked: _Asked) -> tuple[Why, str] | None:
    """Return why there is no answer to anything, also in words."""
    say, number = asked.wording.say, asked.wording.number
    if not asked.gains:
        return Why.OUT_OF_RANGE, say("whatif-out-of-range")
    if backtest.state is BacktestState.TOO_FEW:
        return Why.FEW, say("whatif-too-few", n=MIN_HALF)
    if backtest.state is BacktestState.FAILED:
        return Why.FAILED, say(
            "whatif-failed",
            foretold=number(backtest.foretold_days or 0.0, decimals=1),
            seen=number(backtest.seen_days or 0.0, decimals=1),
        )
    return None


def _learned(gains: tuple[StageGain, ...]) -> Learned:
    by_stage = {gain.stage: gain for gain in gains}
    told = [by_stage[stage] for stage in PIPELINE_STAGES]
    return Learned(
        low=np.array([gain.low for gain in told]),
        middle=np.array([gain.days for gain in told]),
        high=np.array([gain.high for gain in told]),
    )
