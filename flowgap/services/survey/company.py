"""The company's figures: dimension scores, the bottleneck vote, readiness."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

import numpy as np

from flowgap.questionnaire.schema import Dimension, DimensionKind
from flowgap.result.survey import (
    DimensionScore,
    ItemMean,
    Readiness,
    Shown,
    VoteShare,
    WeakestChance,
)
from flowgap.scoring.readiness import estimate_readiness
from flowgap.services.survey.beliefs import DimensionBelief, WaveBeliefs

FEWEST_PRACTICES: Final = 8
"""Practice dimensions with a score that readiness needs, of ten."""

HIDDEN: Final = "hidden"
NOBODY_KNOWS: Final = "dont_know"
TOO_FEW: Final = "too_few"
FEW_FOR_FIGURES: Final = "few_for_figures"
"""A score of fewer people than shares of answers, alpha and omega need."""
ITEM_BY_ITEM: Final = "item_by_item"
"""Enough practices have answers, but the items of some do not go together."""
EARLIER_RESULT: Final = "earlier_result"
"""With a result that was given out before, few people could be told apart."""


ItemMeans = Mapping[str, tuple[tuple[str, float], ...]]
"""Of each dimension whose answers may be told item by item: id and mean points of its items."""

NO_ITEMS: Final[ItemMeans] = MappingProxyType({})


def company_scores(
    wave: WaveBeliefs, item_means: ItemMeans = NO_ITEMS
) -> tuple[DimensionScore, ...]:
    """Return one score per dimension of the questionnaire, hidden ones without a score.

    Items are told only where they do not go together, so that a score would mislead.
    """
    return tuple(
        _shown(wave, dimension, belief, item_means.get(dimension.id, ()))
        if (belief := wave.beliefs.get(dimension.id)) is not None
        else _hidden(wave, dimension)
        for dimension in wave.answers.questionnaire.dimensions
    )


def company_votes(wave: WaveBeliefs) -> tuple[VoteShare, ...]:
    """Return the share of voters who named each stage as the longest wait, two at most each.

    A distribution, and of the company only.
    """
    return tuple(VoteShare(stage=stage, share=share) for stage, share in wave.votes.items())


def readiness(wave: WaveBeliefs, rng: np.random.Generator) -> Readiness:
    """Return the mean of the practices and each one's chance to be the weakest, highest first.

    A practice whose items do not go together has no score: it is left out of both.
    """
    answered = [
        dimension.id
        for dimension in wave.answers.questionnaire.dimensions
        if dimension.kind is DimensionKind.PRACTICE and dimension.id in wave.beliefs
    ]
    practices = [name for name in answered if wave.consistency_of(name).shown is not Shown.ITEMS]
    if len(practices) < FEWEST_PRACTICES:
        reason = _why_no_readiness(wave, n_answered=len(answered))
        return Readiness(estimate=None, low=None, high=None, weakest=(), reason=reason)
    beliefs = [wave.beliefs[practice] for practice in practices]
    places = [list(wave.beliefs).index(practice) for practice in practices]
    found = estimate_readiness(
        np.array([belief.estimates.mean[0] for belief in beliefs]),
        wave.errors[np.ix_(places, places)],
        rng,
    )
    return Readiness(
        estimate=found.estimate,
        low=found.low,
        high=found.high,
        weights_low=found.weights_low,
        weights_high=found.weights_high,
        weakest=tuple(
            WeakestChance(id=practice, p=p)
            for practice, p in sorted(
                zip(practices, found.weakest.tolist(), strict=True), key=lambda pair: -pair[1]
            )
        ),
    )


def _why_no_readiness(wave: WaveBeliefs, *, n_answered: int) -> str:
    if n_answered >= FEWEST_PRACTICES:
        return ITEM_BY_ITEM
    n_held = sum(
        dimension.kind is DimensionKind.PRACTICE and dimension.id in wave.held
        for dimension in wave.answers.questionnaire.dimensions
    )
    return EARLIER_RESULT if n_answered + n_held >= FEWEST_PRACTICES else TOO_FEW


def _shown(
    wave: WaveBeliefs,
    dimension: Dimension,
    belief: DimensionBelief,
    item_means: Sequence[tuple[str, float]],
) -> DimensionScore:
    company, found = belief.estimates, wave.consistency_of(dimension.id)
    return DimensionScore(
        id=dimension.id,
        name=dimension.name,
        n=None if dimension.id in wave.incomplete else belief.n,
        mean=belief.mean,
        estimate=float(company.mean[0]),
        low=float(company.low[0]),
        high=float(company.high[0]),
        favourable_share=wave.favourable.get(dimension.id),
        dk_share=wave.dont_know.get(dimension.id),
        alpha=found.alpha,
        omega=found.evidence.omega,
        icc1=found.evidence.intraclass.icc1_unequal,
        icc2=found.evidence.intraclass.icc2,
        rwgj_median=found.evidence.rwgj_median,
        shown=found.shown,
        suppressed=False,
        reason=None if dimension.id in wave.consistency else FEW_FOR_FIGURES,
        items=_items(wave, item_means) if found.shown is Shown.ITEMS else (),
    )


def _items(wave: WaveBeliefs, item_means: Sequence[tuple[str, float]]) -> tuple[ItemMean, ...]:
    texts = {item.id: item.text for item in wave.answers.questionnaire.items}
    return tuple(ItemMean(id=name, text=texts[name], mean=mean) for name, mean in item_means)


def _hidden(wave: WaveBeliefs, dimension: Dimension) -> DimensionScore:
    return DimensionScore(
        id=dimension.id,
        name=dimension.name,
        n=None,
        mean=None,
        estimate=None,
        low=None,
        high=None,
        favourable_share=None,
        dk_share=wave.dont_know.get(dimension.id),
        alpha=None,
        omega=None,
        icc1=None,
        icc2=None,
        rwgj_median=None,
        shown=Shown.INDEX,
        suppressed=True,
        reason=_why_hidden(wave, dimension.id),
    )


def _why_hidden(wave: WaveBeliefs, dimension: str) -> str:
    if dimension in wave.held:
        return EARLIER_RESULT
    return NOBODY_KNOWS if dimension in wave.nobody_knows else HIDDEN
