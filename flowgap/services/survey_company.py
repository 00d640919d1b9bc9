"""The company's figures: dimension scores, the bottleneck vote, readiness."""

from typing import Final

import numpy as np

from flowgap.privacy.suppression import NOWHERE
from flowgap.privacy.thresholds import may_show_distribution
from flowgap.questionnaire.schema import Dimension, DimensionKind
from flowgap.result.survey import DimensionScore, Readiness, Shown, VoteShare, WeakestChance
from flowgap.scoring.mixture import Floats
from flowgap.scoring.points import favourable_share
from flowgap.scoring.readiness import error_covariance, estimate_readiness
from flowgap.scoring.reliability.alpha import cronbach_alpha
from flowgap.services.survey_beliefs import DimensionBelief, WaveBeliefs
from flowgap.services.survey_waves import WaveAnswers
from flowgap.wording import Wording

RELIABLE: Final = 0.70
"""Alpha from which items are shown as a score; below, they are an index (`scores.md`)."""

FEWEST_PRACTICES: Final = 8
"""Practice dimensions with a score that readiness needs, of ten."""

HIDDEN: Final = "hidden"
NOBODY_KNOWS: Final = "dont_know"
TOO_FEW: Final = "too_few"


def company_scores(
    wave: WaveBeliefs, wording: Wording, *, minimum: int
) -> tuple[DimensionScore, ...]:
    """Return one score per dimension of the questionnaire, hidden ones without a score."""
    later = wording.say("survey-figures-later")
    return tuple(
        _shown(wave, dimension, belief, minimum=minimum, reason=later)
        if (belief := wave.beliefs.get(dimension.id)) is not None
        else _hidden(wave, dimension, minimum=minimum)
        for dimension in wave.answers.questionnaire.dimensions
    )


def company_votes(answers: WaveAnswers, *, minimum: int) -> tuple[VoteShare, ...]:
    """Return the share of voters who named each stage as the longest wait, two at most each.

    A distribution, and of the company only: nothing is shown unless enough people voted.
    """
    votes = answers.votes.drop_nulls()
    if not may_show_distribution(votes.len(), minimum=minimum):
        return ()
    named = votes.str.split("+").explode(empty_as_null=False).str.strip_chars()
    shares = dict(named.value_counts().iter_rows())
    return tuple(
        VoteShare(stage=choice.id, share=shares.get(choice.id, 0) / votes.len())
        for choice in answers.questionnaire.vote.choices
    )


def readiness(wave: WaveBeliefs, rng: np.random.Generator) -> Readiness:
    """Return the mean of the practices and each one's chance to be the weakest, highest first."""
    practices = [
        dimension.id
        for dimension in wave.answers.questionnaire.dimensions
        if dimension.kind is DimensionKind.PRACTICE and dimension.id in wave.beliefs
    ]
    if len(practices) < FEWEST_PRACTICES:
        return Readiness(estimate=None, low=None, high=None, weakest=(), reason=TOO_FEW)
    beliefs = [wave.beliefs[practice] for practice in practices]
    companies = [belief.estimates for belief in beliefs]
    found = estimate_readiness(
        np.array([company.mean[0] for company in companies]),
        error_covariance(
            np.stack([belief.influence for belief in beliefs], axis=1),
            np.array([company.spread[0] for company in companies]),
        ),
        rng,
    )
    return Readiness(
        estimate=found.estimate,
        low=found.low,
        high=found.high,
        weakest=tuple(
            WeakestChance(id=practice, p=p)
            for practice, p in sorted(
                zip(practices, found.weakest.tolist(), strict=True), key=lambda pair: -pair[1]
            )
        ),
    )


def _shown(
    wave: WaveBeliefs, dimension: Dimension, belief: DimensionBelief, *, minimum: int, reason: str
) -> DimensionScore:
    company, answers = belief.estimates, wave.answers
    used = ~np.isnan(belief.scores)
    points = answers.points[np.ix_(used, answers.items_of(dimension.id))]
    is_distribution = may_show_distribution(belief.n, minimum=minimum)
    alpha = cronbach_alpha(_asked_of_all(points)) if is_distribution else None
    return DimensionScore(
        id=dimension.id,
        name=dimension.name,
        n=None if _leaves_people_out(wave, dimension.id) else belief.n,
        mean=float(belief.scores[used].mean()),
        estimate=float(company.mean[0]),
        low=float(company.low[0]),
        high=float(company.high[0]),
        favourable_share=favourable_share(points) if is_distribution else None,
        dk_share=_dk_share(wave.answers, dimension.id, minimum=minimum),
        alpha=alpha,
        omega=None,
        icc1=None,
        icc2=None,
        rwgj_median=None,
        shown=Shown.SCORE if alpha is not None and alpha >= RELIABLE else Shown.INDEX,
        suppressed=False,
        reason=reason,
    )


def _hidden(wave: WaveBeliefs, dimension: Dimension, *, minimum: int) -> DimensionScore:
    points = wave.answers.points[:, wave.answers.items_of(dimension.id)]
    nobody_knows = wave.answers.n_people > 0 and bool(np.isnan(points).all())
    return DimensionScore(
        id=dimension.id,
        name=dimension.name,
        n=None,
        mean=None,
        estimate=None,
        low=None,
        high=None,
        favourable_share=None,
        dk_share=_dk_share(wave.answers, dimension.id, minimum=minimum),
        alpha=None,
        omega=None,
        icc1=None,
        icc2=None,
        rwgj_median=None,
        shown=Shown.INDEX,
        suppressed=True,
        reason=NOBODY_KNOWS if nobody_knows else HIDDEN,
    )


def _asked_of_all(points: Floats) -> Floats:
    """Leave out items that nobody answered: reserve items that were not in use."""
    return np.asarray(points[:, ~np.isnan(points).all(axis=0)])


def _leaves_people_out(wave: WaveBeliefs, dimension: str) -> bool:
    """Tell whether the gate left teams out of the company: their people could be counted."""
    answers = wave.answers
    is_out = wave.gate.group[answers.teams, wave.column(dimension)] == NOWHERE
    points = answers.points[np.ix_(is_out, answers.items_of(dimension))]
    return not bool(np.isnan(points).all())


def _dk_share(answers: WaveAnswers, dimension: str, *, minimum: int) -> float | None:
    """Return the share of "don't know" among the questions put, if enough people got them.

    A figure of its own, of all who were asked: where hardly anybody knows, that is the finding.
    """
    columns = answers.items_of(dimension)
    asked = answers.asked(columns)
    if np.count_nonzero(asked.any(axis=1)) < minimum:
        return None
    return float(np.count_nonzero(answers.dont_know(columns)) / np.count_nonzero(asked))
