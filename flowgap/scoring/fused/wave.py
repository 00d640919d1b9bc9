"""All figures of a wave from its packed answers: one pass, and what follows from its sums."""

from dataclasses import dataclass

import numpy as np

from flowgap.scoring.agreement.intraclass import NoSplit
from flowgap.scoring.fused.choosing import fastest_pass
from flowgap.scoring.fused.packed import Counts, Layout, PackedWave, Sums, Whole
from flowgap.scoring.fused.spread import Components, Spread, blocks, components
from flowgap.scoring.fused.sums import Pass, wave_sums
from flowgap.scoring.item_frame import Flags
from flowgap.scoring.mixture import Floats
from flowgap.scoring.points import Points
from flowgap.scoring.reliability.alpha import FEWEST_ITEMS, FEWEST_PEOPLE, NoAlpha


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionFigures:
    """One dimension; a figure that cannot be given is None, with the reason beside it.

    Attributes
    ----------
    n : int
        People with a score.
    mean : float or None
        Of their points; None without people.
    n_complete : int
        People who answered every item, of whom alpha speaks.
    alpha : float or None
    alpha_reason : NoAlpha or None
    icc1, icc1_unequal, icc2 : float or None
        As in `Intraclass`. ICC(2) is None also where all teams have the same mean.
    tau2, sigma2 : float or None
        As in `VarianceComponents`, squared points.
    mu : float or None
        Towards which team means are moved; None without people.
    split_reason : NoSplit or None
        Why the variance cannot be split.
    """

    n: int
    mean: float | None
    n_complete: int
    alpha: float | None
    alpha_reason: NoAlpha | None
    icc1: float | None
    icc1_unequal: float | None
    icc2: float | None
    tau2: float | None
    sigma2: float | None
    mu: float | None
    split_reason: NoSplit | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveFigures:
    """D dimensions, J teams, n people; NaN in an array where there is no such figure.

    Attributes
    ----------
    dimensions : tuple of D DimensionFigures
    person_places : array of shape (n, D)
        Where in the dimension's table of `point_tables` a person's points stand.
    point_tables : tuple of D arrays
    n : array of shape (J, D)
        People of the team with a score.
    mean, shrunken_mean : arrays of shape (J, D)
        0 to 100; the latter moved towards the dimension's `mu` by what a team of this size does
        not know.
    rwgj : array of shape (J, D)
        Agreement by the uniform null, 0 to 1.
    """

    dimensions: tuple[DimensionFigures, ...]
    person_places: Whole
    point_tables: tuple[Floats, ...]
    n: Counts
    mean: Floats
    shrunken_mean: Floats
    rwgj: Floats

    @property
    def person_points(self) -> Points:
        """The points of people, shape (n, D), looked up anew each time: a byte becomes eight."""
        points = np.empty(self.person_places.shape, order="F")
        for dimension, table in enumerate(self.point_tables):
            points[:, dimension] = np.take(table, self.person_places[:, dimension])
        return points


def score_wave(wave: PackedWave, *, way: Pass | None = None) -> WaveFigures:
    """Return all figures of a wave.

    They are those of `item_points`, `person_scores`, `estimate_alpha`, `intraclass`,
    `variance_components` and `agreement`, which say how they are defined and where from.

    Parameters
    ----------
    wave : PackedWave
    way : Pass or None
        How the answers are added up; None is the fastest way installed. All give the same figures.
    """
    found = wave_sums(wave, way or fastest_pass())
    layout = Layout.of(wave)
    spread = Spread.of(found)
    split = components(spread)
    return WaveFigures(
        dimensions=tuple(
            _figures(dimension, layout, found, spread, split)
            for dimension in range(len(layout.n_items))
        ),
        person_places=found.person_places,
        point_tables=tuple(layout.points_table(d) for d in range(len(layout.n_items))),
        n=found.n,
        shrunken_mean=_shrunken(found, spread, split),
        mean=_known(found.mean, found.n > 0),
        rwgj=found.rwgj,
    )


def _figures(
    dimension: int, layout: Layout, found: Sums, spread: Spread, split: Components
) -> DimensionFigures:
    n, n_teams = int(spread.n_people[dimension]), int(spread.n_teams[dimension])
    alpha = _alpha(dimension, layout, found)
    no_alpha = alpha if isinstance(alpha, NoAlpha) else None
    no_split = spread.reason(dimension)
    icc1, icc1_unequal, icc2 = (None,) * 3 if no_split else _intraclass(dimension, spread)
    return DimensionFigures(
        n=n,
        mean=float(spread.centre[dimension]) if n else None,
        n_complete=int(found.n_complete[dimension]),
        alpha=None if isinstance(alpha, NoAlpha) else alpha,
        alpha_reason=no_alpha,
        icc1=icc1,
        icc1_unequal=icc1_unequal,
        icc2=icc2,
        tau2=None if no_split else float(split.tau2[dimension]),
        sigma2=None if no_split else float(split.sigma2[dimension]),
        mu=float(split.mu[dimension]) if n_teams else None,
        split_reason=no_split,
    )


def _alpha(dimension: int, layout: Layout, found: Sums) -> float | NoAlpha:
    """Return alpha from whole numbers, n (n - 1) times each variance, so that nothing is lost."""
    items = slice(layout.bounds[dimension], layout.bounds[dimension + 1])
    n_items, n = int(layout.n_items[dimension]), int(found.n_complete[dimension])
    if n_items < FEWEST_ITEMS:
        return NoAlpha.FEW_ITEMS
    if n < FEWEST_PEOPLE:
        return NoAlpha.FEW_PEOPLE
    totals: list[int] = found.item_total[items].tolist()
    of_items = n * sum(found.item_squares[items].tolist()) - sum(total**2 for total in totals)
    of_sum = n * int(found.squares[dimension]) - sum(totals) ** 2
    if of_sum == 0:
        return NoAlpha.EQUAL_SUMS
    return float(n_items / (n_items - 1) * (1 - of_items / of_sum))


def _intraclass(dimension: int, spread: Spread) -> tuple[float, float, float | None]:
    """Return ICC(1) with N / J for the size of a team and with the exact one, and ICC(2)."""
    n_people, n_teams = float(spread.n_people[dimension]), int(spread.n_teams[dimension])
    between = float(spread.between[dimension]) / (n_teams - 1)
    within = float(spread.within[dimension]) / (n_people - n_teams)
    squared_sizes = float(spread.size**2 @ spread.count[:, dimension])
    size_unequal = (n_people - squared_sizes / n_people) / (n_teams - 1)
    icc1, icc1_unequal = (
        (between - within) / (between + (size - 1) * within)
        for size in (n_people / n_teams, size_unequal)
    )
    return icc1, icc1_unequal, (between - within) / between if between > 0 else None


def _shrunken(found: Sums, spread: Spread, split: Components) -> Floats:
    """Return what is left of each team's distance from the common mean, and that mean."""
    no_split = [spread.reason(dimension) is not None for dimension in range(len(split.mu))]
    shrunken = np.empty_like(found.mean)
    for some in blocks(len(shrunken)):
        n, mean = found.n[some], found.mean[some]
        # Divided by 1 / (1 - lambda), which is infinite where teams are known without error.
        moved = (split.mu - mean) / (1 + np.maximum(n, 1) * split.ratio) + mean
        moved[:, no_split] = np.nan
        shrunken[some] = _known(moved, n > 0)
    return shrunken


def _known(values: Floats, known: Flags) -> Floats:
    """Put NaN into what is not known; most often all is, and nothing is to do."""
    if not known.all():
        values[~known] = np.nan
    return values
