"""Answers what-if questions on an engagement folder, with a back-test of its own."""

from dataclasses import dataclass
from datetime import datetime
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


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """An answer with what vouches for it.

    `answer` and `plan` are null where the network may not answer; `reason` says why.
    """

    backtest: Backtest
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
        return WhatIf(backtest=_UNTRIED, reason=asked.wording.say("whatif-few", n=LEAST_ITEMS))
    fitted = fit_network(flow)
    backtest = foretell_second_half(fitted, rng=rng)
    reason = _objection(backtest, asked) or _blind(fitted, asked)
    if reason is not None:
        return WhatIf(backtest=backtest, reason=reason)
    learned = _learned(asked.gains)
    goal = asked.goal_days
    found = answer(fitted, asked.scenario, learned, rng=rng)
    if piles_up(fitted, found):
        return WhatIf(backtest=backtest, reason=_overrun(found, asked.wording))
    return WhatIf(
        backtest=backtest,
        reason=None,
        answer=found,
        plan=None if goal is None else cheapest(fitted, learned, goal_days=goal),
    )


def _overrun(found: Answer, wording: Wording) -> str:
    before, after = found.before.throughput_per_week, found.after.throughput_per_week
    return wording.say(
        "whatif-piles-up",
        before=wording.number(before, decimals=1),
        after=wording.number(after, decimals=1),
    )


def _objection(backtest: Backtest, asked: _Asked) -> str | None:
    """Return why there is no answer."""
    say, number = asked.wording.say, asked.wording.number
    if not asked.gains:
        return say("whatif-out-of-range")
    if backtest.state is BacktestState.TOO_FEW:
        return say("whatif-too-few", n=MIN_HALF)
    if backtest.state is BacktestState.FAILED:
        return say(
            "whatif-failed",
            foretold=number(backtest.foretold_days or 0.0, decimals=1),
            seen=number(backtest.seen_days or 0.0, decimals=1),
        )
    return None


def _blind(fitted: Fitted, asked: _Asked) -> str | None:
    """Return why there is no answer on stages where the data show no work."""
    stages = untold(fitted, asked.scenario)
    if not stages:
        return None
    names = [asked.wording.say(f"stage-{PIPELINE_STAGES[place].value}-inline") for place in stages]
    return asked.wording.say("whatif-unseen", stages=asked.wording.listing(names))


def _learned(gains: tuple[StageGain, ...]) -> Learned:
    by_stage = {gain.stage: gain for gain in gains}
    told = [by_stage[stage] for stage in PIPELINE_STAGES]
    return Learned(
        low=np.array([gain.low for gain in told]),
        middle=np.array([gain.days for gain in told]),
        high=np.array([gain.high for gain in told]),
    )
