"""Print how well what-if answers foretell what would have happened to simulated organizations.

Run it from the project's root: `python -m benchmarks.whatif_truth [organizations a regime]`. Every
organization is another seed; the table is that of `docs/methods/whatif.md`. Each is asked of its
best stage and of one by lot, seen clean, by stamps alone, and with stages missing, each time with
the answers of its people.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from joblib import Parallel, delayed

from flowgap.diagnosis.constraint.features import Heard, features
from flowgap.diagnosis.constraint.flow import Days
from flowgap.diagnosis.constraint.model import judge
from flowgap.diagnosis.constraint.open_work import cohort_days
from flowgap.diagnosis.whatif.answer import Learned, answer
from flowgap.diagnosis.whatif.backtest import BacktestState, foretell_second_half
from flowgap.diagnosis.whatif.fitted import fit_network
from flowgap.diagnosis.whatif.scenario import Scenario
from flowgap.learning.examples import LEAST_ITEMS, flow_of_record, hear
from flowgap.queueing.network import Passage
from flowgap.queueing.running import run
from flowgap.services.constraint.model import shipped_model
from flowgap.simulation.organizations.degrees import Degree, losses_of, people_of
from flowgap.simulation.organizations.drawing import History, draw_history
from flowgap.simulation.organizations.parameters import draw_organization
from flowgap.simulation.organizations.recording import record
from flowgap.simulation.organizations.regimes import REGIMES, Regime
from flowgap.simulation.organizations.telemetry import observe_through
from flowgap.simulation.organizations.truth import (
    LEAST_GAIN,
    SHARED_FROM,
    mean_stage_days,
    observe,
    tell_truth,
)

PER_REGIME: Final = 20
SEED: Final = 909
FACTORS: Final = (1.25, 1.5, 2.0)
SEEN: Final = (Degree.CLEAN, Degree.STAMPS, Degree.MISSING_30, Degree.MISSING_60)
LARGE: Final = 0.05
SMALL: Final = 0.01
"""Shares of lead time: from where a change has to be foretold, and below which there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Foretold:
    """One question with its answer; changes are shares of the true lead time."""

    degree: Degree
    factor: float
    answered: bool
    true: float
    middle: float = np.nan
    low: float = np.nan
    high: float = np.nan
    next_right: bool | None = None


def main(per_regime: int) -> None:
    """Print one line per degree and factor."""
    places = [(regime, number) for regime in REGIMES.values() for number in range(per_regime)]
    told = Parallel(n_jobs=-1)(delayed(ask_all)(*place) for place in places)
    rows = [one for some in told for one in some]
    print(
        "| seen | capacity | asked | answered | error of large changes | in interval"
        " | invented | next constraint |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for degree in SEEN:
        for factor in FACTORS:
            own = [row for row in rows if (row.degree, row.factor) == (degree, factor)]
            print(f"| {degree} | x {factor:g} | {' | '.join(_marks(own))} |")


def _marks(rows: Sequence[Foretold]) -> Iterator[str]:
    told = [row for row in rows if row.answered]
    large = [row for row in told if row.true >= LARGE]
    small = [row for row in told if abs(row.true) < SMALL]
    following = [row.next_right for row in told if row.next_right is not None]
    yield str(len(rows))
    yield f"{len(told) / max(len(rows), 1):.0%}"
    errors = [abs(row.middle - row.true) / row.true for row in large]
    yield f"{np.median(errors):.2f}" if errors else "-"
    yield _share(row.low <= row.true <= row.high for row in large)
    yield _share(row.middle > LARGE for row in small)
    yield _share(following)


def _share(told: Iterable[bool]) -> str:
    known = list(told)
    return f"{np.mean(known):.2f}" if known else "-"


def ask_all(regime: Regime, number: int) -> list[Foretold]:
    """Return all questions on one organization."""
    rng = np.random.default_rng([SEED, number, list(REGIMES).index(regime.name)])
    organization = draw_organization(regime, rng)
    history = draw_history(organization, rng)
    passage = observe(history)
    truth = tell_truth(history, passage, office_hours=False)
    stages = (int(np.argmax(truth.gain_days)), int(rng.choice(np.flatnonzero(organization.exists))))
    asked = [(stage, factor) for stage in dict.fromkeys(stages) for factor in FACTORS]
    world = _World(
        heard=hear(mean_stage_days(history, passage), n_teams=organization.n_teams, rng=rng),
        history=history,
        passage=passage,
        lead_time_days=truth.lead_time_days,
        effects={place: _effect(history, passage, *place) for place in asked},
    )
    return [
        one
        for degree in SEEN
        for one in _ask(world, degree, people_of(degree, organization, rng), rng)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _World:
    """What happened, and what would have happened: days saved, and gains of a quarter more then."""

    heard: Heard
    history: History
    passage: Passage
    lead_time_days: float
    effects: dict[tuple[int, float], tuple[float, Days]]


def _effect(history: History, passage: Passage, stage: int, factor: float) -> tuple[float, Days]:
    work = history.visits.work
    faster = np.where(history.stage == stage, work / factor, work)
    changed = replace(history, visits=history.visits._replace(work=faster))
    after = run(changed.stations, changed.visits, changed.limit)
    n, counted = history.n_items, history.counted
    saved = float((passage.left[:n] - after.left[:n])[counted].mean())
    return saved, tell_truth(changed, after, office_hours=False).gain_days


def _ask(
    world: _World, degree: Degree, people: Days, rng: np.random.Generator
) -> Iterator[Foretold]:
    told = record(world.history, world.passage, office_hours=False)
    flow = flow_of_record(observe_through(losses_of(degree, rng), told, rng))
    silent = [
        Foretold(degree=degree, factor=factor, answered=False, true=saved / world.lead_time_days)
        for (_, factor), (saved, _) in world.effects.items()
    ]
    if flow is None or flow.n_counted < LEAST_ITEMS:
        yield from silent
        return
    fitted = fit_network(flow)
    if foretell_second_half(fitted, rng=rng).state is not BacktestState.PASSED:
        yield from silent
        return
    gains = judge(shipped_model().model, features(flow, world.heard, people)[np.newaxis])
    low, middle, high = gains.gain_share[0] * cohort_days(flow)
    learned = Learned(low=low, middle=middle, high=high)
    for (stage, factor), (saved, then) in world.effects.items():
        found = answer(fitted, Scenario(faster={stage: factor}), learned, rng=rng)
        days = world.lead_time_days
        yield Foretold(
            degree=degree,
            factor=factor,
            answered=True,
            true=saved / days,
            middle=-found.change.days / days,
            low=-found.change.high / days,
            high=-found.change.low / days,
            next_right=_is_next(found.next_stage, then, days),
        )


def _is_next(stage: int, gains: Days, lead_time_days: float) -> bool | None:
    """Return whether a stage is the constraint then; None where there is none any more."""
    if gains.max() < LEAST_GAIN * lead_time_days:
        return None
    return bool(gains[stage] >= SHARED_FROM * gains.max())


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PER_REGIME)
