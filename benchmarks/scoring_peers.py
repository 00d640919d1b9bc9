"""The scoring of a wave as users of polars and of pandas with pingouin write it.

Both are given columns of the answers in steps from 0, reversed items turned and missing answers
null, which FlowGap has to find out by itself. Teams are of one size, so that the variances between
and within teams follow from the analysis of variance; FlowGap cannot rely on that and climbs the
likelihood, which is at the same place.
"""

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from flowgap.scoring.fused.packed import PackedWave

Floats = NDArray[np.float64]
Dimensions = list[list[str]]

TOP_STEP: Final = 4
NULL_VARIANCE: Final = 2.0
"""Of five equally likely points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerFigures:
    """What is compared: D dimensions, J teams in order, n people."""

    person_points: Floats
    alpha: Floats
    icc1: Floats
    icc2: Floats
    mean: Floats
    shrunken_mean: Floats
    rwgj: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class _Summary:
    """What a peer finds by itself: the rest follows from small arrays.

    `n`, `mean`, `variance` and `item_variance`, of people and over items, are of shape (J, D).
    """

    person_points: Floats
    alpha: Floats
    n: Floats
    mean: Floats
    variance: Floats
    item_variance: Floats
    n_items: NDArray[np.int64]

    def figures(self) -> PeerFigures:
        n, mean = self.n, self.mean
        n_people, n_teams = n.sum(axis=0), len(n)
        centre = (n * mean).sum(axis=0) / n_people
        between = (n * (mean - centre) ** 2).sum(axis=0) / (n_teams - 1)
        within = (self.variance * (n - 1)).sum(axis=0) / (n_people - n_teams)
        size = n_people / n_teams
        between_teams = np.maximum((between - within) / size, 0.0)
        pull = between_teams / (between_teams + within / n)
        ratio = np.minimum(self.item_variance / NULL_VARIANCE, 1.0)
        agreed = self.n_items * (1 - ratio)
        return PeerFigures(
            person_points=self.person_points,
            alpha=self.alpha,
            icc1=(between - within) / (between + (size - 1) * within),
            icc2=(between - within) / between,
            mean=mean,
            shrunken_mean=centre + pull * (mean - centre),
            rwgj=agreed / (agreed + ratio),
        )


def columns_of(wave: PackedWave) -> tuple[pl.DataFrame, Dimensions]:
    """Return the answers as columns of bytes with nulls, and the columns of each dimension."""
    names = [f"item_{place}" for place in range(len(wave.frame.dimension))]
    is_given = (wave.codes >= 1) & (wave.codes <= wave.n_points)
    turned = np.where(wave.frame.reverse_keyed, wave.n_points - wave.codes, wave.codes - 1)
    columns = {
        name: pl.Series(steps).set(pl.Series(~given), None)
        for name, steps, given in zip(names, turned.T, is_given.T, strict=True)
    }
    dimensions = [
        [names[place] for place in wave.frame.columns(dimension)]
        for dimension in range(wave.frame.n_dimensions)
    ]
    teams = pl.Series(wave.teams.astype(np.uint32))
    return pl.DataFrame({**columns, "team": teams}), dimensions


def score_by_polars(table: pl.DataFrame, dimensions: Dimensions) -> PeerFigures:
    """Score a wave by polars, in its own threads."""
    items = [item for dimension in dimensions for item in dimension]
    scores = [f"score_{place}" for place in range(len(dimensions))]
    people = table.select(
        "team",
        *(
            (pl.sum_horizontal(own) * (100 / TOP_STEP) / _answered(own)).alias(score)
            for score, own in zip(scores, dimensions, strict=True)
        ),
    )
    statistics = [pl.col(scores).count().name.suffix("_n"), pl.col(scores).mean()]
    statistics.append(pl.col(scores).var().name.suffix("_variance"))
    teams = people.group_by("team").agg(statistics)
    teams = teams.join(table.group_by("team").agg(pl.col(items).var()), on="team").sort("team")
    alphas = table.select(_alpha(own).alias(own[0]) for own in dimensions)
    variance = teams.select(pl.mean_horizontal(own).alias(own[0]) for own in dimensions)
    return _Summary(
        person_points=people.select(scores).to_numpy(),
        alpha=alphas.to_numpy()[0],
        n=teams.select(f"{score}_n" for score in scores).to_numpy().astype(np.float64),
        mean=teams.select(scores).to_numpy(),
        variance=teams.select(f"{score}_variance" for score in scores).to_numpy(),
        item_variance=variance.to_numpy(),
        n_items=np.array([len(own) for own in dimensions]),
    ).figures()


def _answered(items: list[str]) -> pl.Expr:
    return pl.sum_horizontal(pl.col(item).is_not_null() for item in items)


def _alpha(items: list[str]) -> pl.Expr:
    total = pl.sum_horizontal(items, ignore_nulls=False).cast(pl.Float64)
    of_items = pl.sum_horizontal(pl.col(item).filter(total.is_not_null()).var() for item in items)
    return len(items) / (len(items) - 1) * (1 - of_items / total.var())


def pandas_scorer(table: pl.DataFrame, dimensions: Dimensions) -> Callable[[], PeerFigures]:
    """Return the scoring of a wave by pandas with pingouin's alpha, answers already in memory."""
    pandas, pingouin = (importlib.import_module(name) for name in ("pandas", "pingouin"))
    names = [item for dimension in dimensions for item in dimension]
    values = table.select(names).cast(pl.Float64).fill_null(float("nan")).to_numpy()
    answers = pandas.DataFrame(values, columns=names)
    teams = table["team"].to_numpy()

    def score() -> PeerFigures:
        people = pandas.concat(
            [answers[own].mean(axis=1) * (100 / TOP_STEP) for own in dimensions], axis=1
        )
        grouped = people.groupby(teams)
        of_items = answers.groupby(teams).var()
        return _Summary(
            person_points=people.to_numpy(),
            alpha=np.array(
                [
                    pingouin.cronbach_alpha(answers[own], nan_policy="listwise")[0]
                    for own in dimensions
                ]
            ),
            n=grouped.count().to_numpy().astype(np.float64),
            mean=grouped.mean().to_numpy(),
            variance=grouped.var().to_numpy(),
            item_variance=np.stack(
                [of_items[own].mean(axis=1).to_numpy() for own in dimensions], axis=1
            ),
            n_items=np.array([len(own) for own in dimensions]),
        ).figures()

    return score
