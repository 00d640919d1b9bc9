"""Trains the model of the constraint, and examines it on organizations that it never saw."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
import sklearn

from flowgap import __version__
from flowgap.diagnosis.constraint.features import NAMES
from flowgap.diagnosis.constraint.simulated_range import PROFILE
from flowgap.errors import InputError
from flowgap.learning.card import Examination, Row, card_text
from flowgap.learning.examining import answers_of, examine, out_of_range_share
from flowgap.learning.examples import DEGREES, Examples
from flowgap.learning.fitting import fit
from flowgap.learning.marks import marks_of
from flowgap.services.constraint.kept_examples import draw_and_keep
from flowgap.services.constraint.model import FORMAT, Facts, KeptModel, keep_model, read_model
from flowgap.simulation.organizations.regimes import REGIMES, shifted

TRAINED: Final = tuple(regime for regime in REGIMES.values() if regime.trained)
SHIFT: Final = 3.0
SHUFFLED_PER_REGIME: Final = 40
ALL_TRAINED: Final = "all trained"


def train_model(out: Path, *, per_regime: int, seed: int, jobs: int, folder: Path | None) -> Facts:
    """Learn from simulated organizations and write the model; equal arguments, equal bytes.

    What is drawn is kept in the folder, if one is given, and read from there again.
    """
    examples = draw_and_keep(TRAINED, per_regime=per_regime, seed=seed, jobs=jobs, folder=folder)
    facts = Facts(
        format=FORMAT,
        features=NAMES,
        profile=PROFILE,
        flowgap_version=__version__,
        sklearn_version=sklearn.__version__,
        regimes=tuple(regime.name for regime in TRAINED),
        per_regime=per_regime,
        seed=seed,
    )
    keep_model(KeptModel(model=fit(examples, seed=seed), facts=facts), out)
    return facts


def check_model(path: Path, *, per_regime: int, seed: int, jobs: int, folder: Path | None) -> str:
    """Return the card of a model, after an examination on fresh organizations.

    What is drawn is kept in the folder, if one is given, and read from there again.

    Raises
    ------
    InputError
        If the seed is the one that the model was trained with.
    """
    kept = read_model(path)
    if seed == kept.facts.seed:
        raise InputError(
            f"the model was trained with seed {seed}", file="--seed", allowed="any other"
        )
    draw = partial(draw_and_keep, jobs=jobs, folder=folder)
    fresh = draw(REGIMES.values(), per_regime=per_regime, seed=seed)
    moved = draw(
        [shifted(regime, factor=SHIFT) for regime in TRAINED],
        per_regime=max(per_regime // 10, 1),
        seed=seed + 1,
    )
    learned = draw(TRAINED, per_regime=SHUFFLED_PER_REGIME, seed=seed + 2)
    examined = Examination(
        rows=tuple(_rows(kept, fresh, seed=seed)),
        shifted=out_of_range_share(kept.model, moved.rows[:, 0]),
        shuffled=_after_shuffling(learned, fresh, seed=seed + 2),
        chance=_commonest(fresh),
    )
    return card_text(facts_told(kept.facts, path, fresh, seed=seed), examined)


def _rows(kept: KeptModel, fresh: Examples, *, seed: int) -> Iterator[Row]:
    order = list(REGIMES)
    groups = {ALL_TRAINED: [order.index(regime.name) for regime in TRAINED]}
    groups |= {_label(name): [order.index(name)] for name in order}
    answers = [
        answers_of(kept.model, fresh.rows[:, place], fresh.gain_share)
        for place in range(len(DEGREES))
    ]
    for label, places in groups.items():
        here = np.isin(fresh.regime, places)
        for degree, told in zip(DEGREES, answers, strict=True):
            yield Row(regime=label, degree=degree.value, cell=examine(told.take(here), seed=seed))


def _label(name: str) -> str:
    return name if REGIMES[name].trained else f"{name} (untrained)"


def _after_shuffling(examples: Examples, fresh: Examples, *, seed: int) -> float:
    """Return how often a model is right that learned whose stage is whose by lot."""
    mixed = np.random.default_rng(seed).permuted(examples.gain_share, axis=1)
    model = fit(replace(examples, gain_share=mixed), seed=seed)
    return examine(answers_of(model, fresh.rows[:, 0], fresh.gain_share), seed=seed).strict


def _commonest(fresh: Examples) -> float:
    marks = marks_of(fresh.gain_share)
    return float(marks.best[~marks.none].mean(axis=0).max())


def facts_told(facts: Facts, path: Path, fresh: Examples, *, seed: int) -> Mapping[str, str]:
    """Return what the card says of a model and of its examination."""
    return {
        "version": facts.version,
        "file": f"`{path.name}`, {path.stat().st_size / 1e6:.2f} MB, no pickle",
        "learned from": f"{facts.per_regime * len(facts.regimes)} simulated organizations of "
        f"{', '.join(facts.regimes)}; seed {facts.seed}",
        "trees grown by": f"scikit-learn {facts.sklearn_version}",
        "features": f"{len(facts.features)} per stage",
        "degrees of degradation": ", ".join(DEGREES),
        "examined on": f"{len(fresh)} other organizations; seed {seed}",
    }
