"""Print the precision that 12 items per person lose against all 49, and what the item terms save.

Run it from the project's root: `python -m benchmarks.matrix_sampling [waves]`. The tables are those
of `docs/methods/trend.md`. Asked for is a standard error within 5 % of the theoretical ratio
sqrt(variance of one item / variance of the mean of the core), and at most 12 % more of readiness.
"""

import sys
from dataclasses import dataclass
from random import Random
from typing import Final

import numpy as np
from numpy.typing import NDArray

from flowgap.answering.booklets import booklets_of
from flowgap.questionnaire.loader import load_questionnaire
from flowgap.questionnaire.schema import DimensionKind, ItemRole, Questionnaire
from flowgap.scoring.item_frame import ItemFrame
from flowgap.scoring.mixed_waves import ItemScale, fit_item_scale, level_scores
from flowgap.scoring.mixture import Floats

N_WAVES: Final = 600
N_TEAMS: Final = 20
N_PEOPLE: Final = 8
"""Per team."""
N_ITEMS: Final = 12
LEVEL: Final = 55.0
EASINESS_SPREAD: Final = 6.0
HALO, ACQUIESCENCE, OWN_VIEW, NOISE = 9.0, 5.0, 15.0, 17.0
"""Points by which people and answers differ, as in the example engagement."""
THRESHOLDS: Final = np.array([12.5, 37.5, 62.5, 87.5])
SEED: Final = 2026

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """The full questionnaire as columns, and how easy its items truly are."""

    questionnaire: Questionnaire
    items: tuple[str, ...]
    frame: ItemFrame
    easiness: Floats

    @property
    def practices(self) -> list[int]:
        """Places of the dimensions that make up readiness."""
        return [
            place
            for place, dimension in enumerate(self.questionnaire.dimensions)
            if dimension.kind is DimensionKind.PRACTICE
        ]


def main(n_waves: int) -> None:
    """Print both tables."""
    rng = np.random.default_rng(SEED)
    instrument = read_instrument(rng)
    full, booklets = _team_scores(instrument, n_waves, rng)
    theory = theoretical_ratio(instrument, rng)
    whole, part = team_errors(full), team_errors(booklets)
    ratio = part / whole
    print("| dimension | all 49 | 12 of 49 | ratio | theory | off |\n|---|---|---|---|---|---|")
    for place, dimension in enumerate(instrument.questionnaire.dimensions):
        off = ratio[place] / theory[place] - 1
        print(
            f"| {dimension.id} | {whole[place]:.2f} | {part[place]:.2f} "
            f"| {ratio[place]:.3f} | {theory[place]:.3f} | {off:+.1%} |"
        )
    index = [scores[..., instrument.practices].mean(axis=2) for scores in (full, booklets)]
    one, other = (float(scores.std()) for scores in index)
    print(f"| readiness | {one:.2f} | {other:.2f} | {other / one:.3f} | at most 1.120 | |")
    print("\n| pulse | raw means | on the full scale |\n|---|---|---|")
    for number in range(4):
        raw, moved = pulse_errors(instrument, number, n_waves, rng)
        print(f"| {number + 1} | {raw:.1f} | {moved:.1f} |", flush=True)


def read_instrument(rng: np.random.Generator) -> Instrument:
    """Return the published questionnaire with drawn easiness, 0 on average over a dimension."""
    questionnaire = load_questionnaire("organizational-mri@1")
    core = [item for item in questionnaire.items if item.role is ItemRole.CORE]
    ids = [dimension.id for dimension in questionnaire.dimensions]
    frame = ItemFrame(
        dimension=np.array([ids.index(item.dimension) for item in core]),
        reverse_keyed=np.array([item.reverse_keyed for item in core]),
        core=np.ones(len(core), dtype=np.bool_),
    )
    easiness = rng.normal(0, EASINESS_SPREAD, len(core))
    for place in range(len(ids)):
        easiness[frame.columns(place)] -= easiness[frame.columns(place)].mean()
    return Instrument(
        questionnaire=questionnaire,
        items=tuple(item.id for item in core),
        frame=frame,
        easiness=easiness,
    )


def draw_points(
    instrument: Instrument, n_people: int, rng: np.random.Generator, level: float = LEVEL
) -> Floats:
    """Return answers of five points by people of teams that are all alike, as POMP."""
    frame = instrument.frame
    halo, agreeing = (rng.normal(0, spread, (n_people, 1)) for spread in (HALO, ACQUIESCENCE))
    own = rng.normal(0, OWN_VIEW, (n_people, frame.n_dimensions))
    thinks = level + instrument.easiness + halo + own[:, frame.dimension] + agreeing * frame.keys
    heard = thinks + rng.normal(0, NOISE, thinks.shape)
    return np.asarray(25.0 * np.searchsorted(THRESHOLDS, heard))


def _team_scores(
    instrument: Instrument, n_waves: int, rng: np.random.Generator
) -> tuple[Floats, Floats]:
    """Return the scores of equal teams, all items and booklets, (waves, teams, dimensions)."""
    full, part = [], []
    everything = np.ones((N_TEAMS * N_PEOPLE, len(instrument.items)), dtype=np.bool_)
    for wave in range(n_waves):
        scale = earlier_scale(instrument, rng)
        points = draw_points(instrument, N_TEAMS * N_PEOPLE, rng)
        full.append(_scores(points, everything, scale))
        part.append(_scores(points, booklet_mask(instrument, len(points), Random(wave)), scale))  # noqa: S311 - a study
    return np.array(full), np.array(part)


def earlier_scale(instrument: Instrument, rng: np.random.Generator) -> ItemScale:
    """Return what a full wave of as many people told of the items."""
    earlier = draw_points(instrument, N_TEAMS * N_PEOPLE, rng)
    return fit_item_scale(earlier, instrument.frame, np.zeros(len(earlier), dtype=np.intp))


def booklet_mask(instrument: Instrument, n_people: int, rng: Random) -> Flags:
    """Return which items each person's booklet holds."""
    booklets = booklets_of(instrument.questionnaire, N_ITEMS)
    masks = np.array([[item in booklet for item in instrument.items] for booklet in booklets])
    return masks[rng.choices(range(len(booklets)), k=n_people)]


def _scores(points: Floats, asked: Flags, scale: ItemScale) -> Floats:
    teams = np.repeat(np.arange(N_TEAMS), N_PEOPLE)
    found = level_scores(np.where(asked, points, np.nan), asked, teams, scale)
    scores = np.stack([one.scores for one in found], axis=1)
    return np.asarray(scores.reshape(N_TEAMS, N_PEOPLE, -1).mean(axis=1))


def team_errors(scores: Floats) -> Floats:
    """Return the standard error of a team's score in each dimension: all teams are alike."""
    return np.asarray(scores.reshape(-1, scores.shape[-1]).std(axis=0))


def theoretical_ratio(instrument: Instrument, rng: np.random.Generator) -> Floats:
    """Return sqrt(variance of one item / variance of the mean of the core) over 100,000 people."""
    points = draw_points(instrument, 100_000, rng)
    ratios = []
    for place in range(instrument.frame.n_dimensions):
        own = points[:, instrument.frame.columns(place)]
        ratios.append(np.sqrt(own.var(axis=0).mean() / own.mean(axis=1).var()))
    return np.array(ratios)


def pulse_errors(
    instrument: Instrument, number: int, n_waves: int, rng: np.random.Generator
) -> tuple[float, float]:
    """Return root mean squared errors of company scores, of raw means and on the full scale."""
    chosen = load_questionnaire("pulse@1").sets[number]
    asked = np.array([item in chosen for item in instrument.items])
    truth = _expected(instrument)
    raw, moved = [], []
    for _ in range(n_waves):
        scale = earlier_scale(instrument, rng)
        points = draw_points(instrument, N_TEAMS * N_PEOPLE, rng)
        raw.append(points[:, asked].mean(axis=0)[np.argsort(instrument.frame.dimension[asked])])
        moved.append(_scores(points, np.tile(asked, (len(points), 1)), scale).mean(axis=0))
    return _rms(np.array(raw) - truth), _rms(np.array(moved) - truth)


def _expected(instrument: Instrument) -> Floats:
    rng = np.random.default_rng(SEED + 1)
    points = draw_points(instrument, 400_000, rng).mean(axis=0)
    dimension = instrument.frame.dimension
    return np.asarray(np.bincount(dimension, weights=points) / np.bincount(dimension))


def _rms(errors: Floats) -> float:
    return float(np.sqrt(np.mean(errors**2)))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else N_WAVES)
