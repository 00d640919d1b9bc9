"""Fit the graded response model by marginal maximum likelihood."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np

from flowgap.scoring.irt.ascent import Place, Summit, climb
from flowgap.scoring.irt.expectation import Indicators, expect, indicators_of, spacing_error
from flowgap.scoring.irt.fitted import (
    STEADY_PEOPLE,
    FitRemark,
    GradedFit,
    ItemFit,
    ItemRemark,
    NoFit,
    NoItem,
)
from flowgap.scoring.irt.grid import N_NODES, Grid, normal_grid
from flowgap.scoring.irt.model import Boundaries, GradedItem, boundaries_of, curvature_of
from flowgap.scoring.irt.patterns import MOST_CATEGORIES, collapse, used_answers
from flowgap.scoring.irt.start import starting_parameters
from flowgap.scoring.mixture import Floats

STEEPEST: Final = 6.0
"""A discrimination above it is that of an item which says what another one has said."""
UNBOUNDED: Final = 25.0
"""Above it nothing but the prior holds a discrimination back: the items answer alike."""
_PRIOR_SPREAD: Final = 30.0
"""Of discriminations: it moves one of 2 among 400 people by less than a thousandth."""
_FINEST: Final = 241
_LOOSE: Final = 0.002
"""Error of the log-likelihood through spacing at which the grid is refined."""
_STEEPEST_PER_NODE: Final = 2.0
"""A curve that climbs more than this between two places is a step to the grid: sums over places a
spread of 1 / a apart err by exp(-2 pi² / (a h))."""
_FEWEST_ITEMS: Final = 2


def fit_graded(values: Floats, *, n_nodes: int = N_NODES) -> GradedFit:
    r"""Fit one dimension to graded answers.

    Parameters
    ----------
    values : array of shape (n_people, n_items)
        Any rising codes, NaN where a person did not answer; reversed items already turned. Rows
        and columns without answers, and items that do not vary, are left out and told.
    n_nodes : int
        Places of the grid at first. It is refined up to 241 where people are known so well that
        spacing would bend the likelihood.

    Returns
    -------
    GradedFit
        Without a model, and with a reason, where fewer than two items vary, or where the items
        that do have more different answers than there are people who gave them: one parameter
        each.

    Raises
    ------
    ValueError
        If `values` is not a table, or an answer is infinite.

    Notes
    -----
    The marginal likelihood of a population :math:`\theta \sim N(0, 1)` [1]_ with the categories of
    [2]_; a missing answer drops out of the product, which is right if it is missing at random. A
    normal prior of spread 30 about 0 keeps discriminations finite. The log-likelihood is given
    without it. Discriminations add up to more than 0.

    References
    ----------
    .. [1] Bock & Aitkin (1981). Psychometrika 46, 443-459.
    .. [2] Samejima (1969). Psychometrika Monograph Supplement 17.
    """
    if values.ndim != 2 or np.isinf(values).any():  # noqa: PLR2004 - people and items
        raise ValueError(f"answers are a table of finite numbers or NaN, got shape {values.shape}")
    answers = [used_answers(column) for column in values.T]
    reasons = [_why_no_item(used) for used in answers]
    columns = [place for place, reason in enumerate(reasons) if reason is None]
    n = _n_people(values[:, columns])
    if len(columns) < _FEWEST_ITEMS:
        nobody = all(reason is NoItem.UNANSWERED for reason in reasons)
        why = NoFit.NO_PEOPLE if nobody else NoFit.ONE_ITEM
        return _no_fit(values, reasons, why, NoItem.ALONE)
    if n < sum(len(answers[column]) for column in columns):
        return _no_fit(values, reasons, NoFit.FEW_PEOPLE, NoItem.NO_MODEL)
    return _fit(values, reasons, answers, n_nodes)


def _why_no_item(answers: tuple[float, ...]) -> NoItem | None:
    if not answers:
        return NoItem.UNANSWERED
    if len(answers) == 1:
        return NoItem.CONSTANT
    return NoItem.NOT_GRADED if len(answers) > MOST_CATEGORIES else None


def _n_people(values: Floats) -> int:
    return int((~np.isnan(values)).any(axis=1).sum())


def _no_fit(
    values: Floats, reasons: Sequence[NoItem | None], why: NoFit, why_others: NoItem
) -> GradedFit:
    """Return a fit without model; `why_others` is the reason of items that vary."""
    numbers = (~np.isnan(values)).sum(axis=0).tolist()
    items = tuple(
        ItemFit(n=n, item=None, reason=reason or why_others, remarks=())
        for n, reason in zip(numbers, reasons, strict=True)
    )
    return GradedFit(
        n=_n_people(values),
        items=items,
        log_likelihood=None,
        reason=why,
        remarks=(),
        n_steps=0,
        n_nodes=0,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Search:
    """A model of the answers that vary, and how it was found."""

    items: tuple[GradedItem, ...]
    log_likelihood: float
    summit: Summit
    grid: Grid
    is_coarse: bool


def _fit(
    values: Floats,
    reasons: Sequence[NoItem | None],
    answers: Sequence[tuple[float, ...]],
    nodes: int,
) -> GradedFit:
    columns = [place for place, reason in enumerate(reasons) if reason is None]
    varying = values[:, columns]
    found = _search(varying, [answers[column] for column in columns], nodes)
    items = iter(found.items)
    numbers = (~np.isnan(values)).sum(axis=0).tolist()
    scale = set().union(*(item.answers for item in found.items))
    n = _n_people(varying)
    return GradedFit(
        n=n,
        items=tuple(
            _item_fit(n_answers, None if reason else next(items), reason, scale)
            for n_answers, reason in zip(numbers, reasons, strict=True)
        ),
        log_likelihood=found.log_likelihood,
        reason=None,
        remarks=tuple(_fit_remarks(found, n)),
        n_steps=found.summit.n_steps,
        n_nodes=len(found.grid.nodes),
    )


def _search(values: Floats, answers: Sequence[tuple[float, ...]], n_nodes: int) -> _Search:
    patterns = collapse(values, answers)
    n_categories = np.array([len(used) for used in answers])
    indicators = indicators_of(patterns, n_categories)
    parameters = starting_parameters(patterns, n_categories)
    while True:
        grid = normal_grid(n_nodes)
        summit = climb(partial(_evaluate, indicators, grid), parameters)
        parameters = summit.parameters
        chances = _boundaries(parameters, grid).log_probabilities
        steepest = float(np.abs(parameters[:, 0]).max())
        is_coarse = (
            steepest * grid.spacing > _STEEPEST_PER_NODE
            or spacing_error(indicators, chances, grid) > _LOOSE
        )
        if not is_coarse or n_nodes >= _FINEST:
            break
        n_nodes = 2 * n_nodes - 1
    return _Search(
        items=_turned(parameters, answers),
        log_likelihood=expect(indicators, chances, grid).log_likelihood,
        summit=summit,
        grid=grid,
        is_coarse=is_coarse,
    )


def _evaluate(indicators: Indicators, grid: Grid, parameters: Floats) -> Place | None:
    lower, upper = parameters[:, 2:], parameters[:, 1:-1]
    if not ((lower < upper) | np.isneginf(lower)).all():
        return None
    boundaries = _boundaries(parameters, grid)
    expected = expect(indicators, boundaries.log_probabilities, grid)
    curvature = curvature_of(boundaries, expected.counts, grid.nodes[np.newaxis])
    slopes, precision = parameters[:, 0], 1 / _PRIOR_SPREAD**2
    curvature.gradient[:, 0] -= precision * slopes
    curvature.information[:, 0, 0] += precision
    value = expected.log_likelihood - precision * float(slopes @ slopes) / 2
    return Place(parameters=parameters, value=value, curvature=curvature)


def _boundaries(parameters: Floats, grid: Grid) -> Boundaries:
    return boundaries_of(np.multiply.outer(parameters[:, 0], grid.nodes), parameters[:, 1:])


def _turned(parameters: Floats, answers: Sequence[tuple[float, ...]]) -> tuple[GradedItem, ...]:
    # Both directions of theta are equally likely; most items shall rise with it.
    direction = 1.0 if parameters[:, 0].sum() >= 0 else -1.0
    return tuple(
        GradedItem(
            discrimination=direction * float(row[0]),
            intercepts=tuple(row[1 : len(used)].tolist()),
            answers=used,
        )
        for row, used in zip(parameters, answers, strict=True)
    )


def _item_fit(
    n: int, item: GradedItem | None, reason: NoItem | None, scale: AbstractSet[float]
) -> ItemFit:
    remarks = () if item is None else tuple(_item_remarks(item, scale))
    return ItemFit(n=n, item=item, reason=reason, remarks=remarks)


def _item_remarks(item: GradedItem, scale: AbstractSet[float]) -> Iterator[ItemRemark]:
    if item.thresholds is None:
        yield ItemRemark.FLAT
    elif item.discrimination < 0:
        yield ItemRemark.AGAINST
    if abs(item.discrimination) > UNBOUNDED:
        yield ItemRemark.REPEATS
    elif abs(item.discrimination) > STEEPEST:
        yield ItemRemark.STEEP
    if scale - set(item.answers):
        yield ItemRemark.UNUSED


def _fit_remarks(found: _Search, n: int) -> Iterator[FitRemark]:
    if n < STEADY_PEOPLE:
        yield FitRemark.FEW_PEOPLE
    if len(found.items) == _FEWEST_ITEMS:
        yield FitRemark.TWO_ITEMS
    if found.is_coarse:
        yield FitRemark.COARSE
    if not found.summit.converged:
        yield FitRemark.UNFINISHED
