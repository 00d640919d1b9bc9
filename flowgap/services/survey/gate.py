"""Asks the gate what may be used of a wave, and scores that: the last place that sees answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from flowgap.engagement.folder import EngagementFolder
from flowgap.privacy.gate import Gate
from flowgap.privacy.suppression import NOWHERE, Decision
from flowgap.privacy.thresholds import MINIMUM_DISTRIBUTION
from flowgap.privacy.tree import TeamTree
from flowgap.result.survey import Trend
from flowgap.scoring.mixture import Floats
from flowgap.scoring.points import Points, favourable_share
from flowgap.scoring.readiness import error_covariance
from flowgap.services.survey.asked import AskedWave, roles_of
from flowgap.services.survey.associations import NO_ASSOCIATIONS, Associations, associations
from flowgap.services.survey.beliefs import (
    Consistency,
    UsableAnswers,
    WaveBeliefs,
    usable_answers,
)
from flowgap.services.survey.consistency import consistency
from flowgap.services.survey.scale import on_one_scale
from flowgap.services.survey.steadiness import Mark, SurveyWave, steady_trends, unsteady_marks
from flowgap.services.survey.turnout import turnout
from flowgap.services.survey.waves import (
    Flags,
    Questionnaires,
    WaveAnswers,
    read_waves,
    team_tree,
)

DISTRIBUTION: Final = "distribution"
DONT_KNOW_SHARE: Final = "dont_know"
VOTES: Final = "votes"
ITEM_DONT_KNOW: Final = "item_dont_know"


@dataclass(frozen=True, slots=True, kw_only=True)
class GatedSurvey:
    """All waves behind the gate; `unsteady` are marks that hang on one person, per wave.

    `described` is the wave that the result describes, `associations` what it says beyond scores.
    """

    tree: TeamTree
    waves: tuple[WaveBeliefs, ...]
    trend: tuple[Trend, ...]
    unsteady: Mapping[str, frozenset[Mark]]
    described: WaveBeliefs | None
    associations: Associations


def gated_survey(
    folder: EngagementFolder,
    *,
    gate: Gate,
    questionnaires: Questionnaires,
    rng: np.random.Generator,
) -> GatedSurvey:
    """Read all answers, and keep what the gate lets through."""
    tree = team_tree(folder)
    asked = on_one_scale(
        [
            AskedWave(answers=wave, tree=tree, gate=gate, roles=roles_of(folder, wave))
            for wave in read_waves(folder, tree, questionnaires)
        ]
    )
    waves = [_gated(one) for one in asked]
    described = last_answered_full(waves)
    return GatedSurvey(
        tree=tree,
        waves=tuple(wave.beliefs for wave in waves),
        trend=steady_trends(waves, tree),
        unsteady={wave.beliefs.answers.wave.id: unsteady_marks(wave) for wave in waves},
        described=None if described is None else waves[described].beliefs,
        associations=NO_ASSOCIATIONS
        if described is None
        else associations(folder, asked[described], waves[described], rng),
    )


def last_answered_full(waves: Sequence[SurveyWave]) -> int | None:
    """Return the place of the wave that the result describes: the last full one with answers.

    A wave that is planned or has just opened does not hide what the one before has found.
    """
    full = [place for place, wave in enumerate(waves) if wave.beliefs.answers.is_full]
    answered = [place for place in full if waves[place].beliefs.answers.n_people]
    return next(reversed(answered or full), None)


def _gated(asked: AskedWave) -> SurveyWave:
    answers = asked.answers
    dimensions = tuple(dimension.id for dimension in answers.questionnaire.dimensions)
    decision = asked.gate.rule([asked.scores_of(name) for name in dimensions])
    usable = _usable(asked, dimensions, decision)
    beliefs = {name: part.belief() for name, part in usable.items()}
    influences = [part.influence(beliefs[name]) for name, part in usable.items()]
    spreads = np.array([belief.estimates.spread[0] for belief in beliefs.values()])
    told = {name: part for name, part in usable.items() if part.tells_spread}
    dont_know = _dont_know(asked, dimensions)
    held, held_in_part = _held(asked, dimensions)
    return SurveyWave(
        usable=usable,
        beliefs=WaveBeliefs(
            answers=turnout(answers),
            dimensions=dimensions,
            gate=decision,
            beliefs=beliefs,
            errors=_errors(influences, spreads),
            incomplete=_incomplete(answers, dimensions, decision),
            favourable={
                name: favourable_share(_points(answers, name, part.known))
                for name, part in told.items()
            },
            consistency={name: _consistency(asked, name, part) for name, part in told.items()},
            dont_know=dont_know,
            nobody_knows=frozenset(
                name for name in dont_know if np.isnan(_points(answers, name)).all()
            ),
            held=held,
            held_in_part=held_in_part,
            votes=_votes(asked),
        ),
    )


def _held(asked: AskedWave, dimensions: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the dimensions that earlier results hide, and those of which they hide teams."""
    reasons = {name: asked.gate.refused(asked.scores_of(name).figure) for name in dimensions}
    refused = {name: reason for name, reason in reasons.items() if reason is not None}
    wholly = frozenset(name for name, reason in refused.items() if reason.is_whole)
    return wholly, frozenset(refused) - wholly


def _usable(
    asked: AskedWave, dimensions: Sequence[str], decision: Decision
) -> dict[str, UsableAnswers]:
    """Return the answers that enter the company, and whether more than their mean may be told."""
    answers, found = asked.answers, dict[str, UsableAnswers]()
    for column, name in enumerate(dimensions):
        if decision.company_shown[column]:
            levels = answers.levels[name]
            part = usable_answers(
                levels.scores,
                turnout(answers),
                answers.teams,
                decision.group[:, column],
                shared_error=levels.shared_error,
            )
            found[name] = replace(part, tells_spread=_is_distribution(asked, name, part))
    return found


def _consistency(asked: AskedWave, dimension: str, usable: UsableAnswers) -> Consistency:
    formative = {one.id for one in asked.answers.questionnaire.dimensions if one.formative}
    return consistency(
        _points(asked.answers, dimension, usable.known),
        usable,
        dimension=dimension,
        n_points=len(asked.answers.questionnaire.scale),
        is_formative=dimension in formative,
        dont_know_share=_least_known(asked, dimension),
    )


def _errors(influences: Sequence[Points], spreads: Floats) -> Floats:
    if not influences:
        return np.zeros((0, 0))
    return error_covariance(np.stack(influences, axis=1), spreads)


def _is_distribution(asked: AskedWave, dimension: str, usable: UsableAnswers) -> bool:
    """Ask for figures that tell more of people than their mean: shares of answers, alpha."""
    return asked.admits(
        f"{dimension}/{DISTRIBUTION}",
        usable.known,
        asked.answers.items_of(dimension),
        minimum=MINIMUM_DISTRIBUTION,
    )


def _points(answers: WaveAnswers, dimension: str, people: Flags | None = None) -> Points:
    rows = np.ones(answers.n_people, dtype=np.bool_) if people is None else people
    return np.asarray(answers.points[np.ix_(rows, answers.items_of(dimension))])


def _incomplete(
    answers: WaveAnswers, dimensions: Sequence[str], decision: Decision
) -> frozenset[str]:
    """Return where the gate left teams out of the company: their people could be counted."""
    left_out = (decision.group == NOWHERE)[answers.teams]
    return frozenset(
        name
        for column, name in enumerate(dimensions)
        if not np.isnan(_points(answers, name, left_out[:, column])).all()
    )


def _dont_know(asked: AskedWave, dimensions: Sequence[str]) -> dict[str, float]:
    """Return the share of "don't know" among the questions put, if enough people got them.

    A figure of its own, of all who were asked: where hardly anybody knows, that is the finding.
    """
    answers, shares = asked.answers, {}
    for name in dimensions:
        items = answers.items_of(name)
        were_asked = answers.asked(items)
        title = f"{name}/{DONT_KNOW_SHARE}"
        if asked.admits(
            title, np.asarray(were_asked.any(axis=1)), items, minimum=MINIMUM_DISTRIBUTION
        ):
            unknown = np.count_nonzero(answers.dont_know(items))
            shares[name] = float(unknown / np.count_nonzero(were_asked))
    return shares


def _least_known(asked: AskedWave, dimension: str) -> float | None:
    """Return the share of "don't know" of the item with most, of those who were asked every item.

    None where too few were: each is given another choice of items, or the items are new.
    """
    items = asked.answers.items_of(dimension)
    items = items[asked.answers.asked(items).any(axis=0)]
    were_asked = np.asarray(asked.answers.asked(items).all(axis=1))
    name = f"{dimension}/{ITEM_DONT_KNOW}"
    if not len(items) or not asked.admits(name, were_asked, items, minimum=MINIMUM_DISTRIBUTION):
        return None
    return float(asked.answers.dont_know(items)[were_asked].mean(axis=0).max())


def _votes(asked: AskedWave) -> dict[str, float]:
    """Return the share of voters who named each stage as the longest wait, two at most each."""
    votes = asked.answers.votes
    voted = votes.is_not_null().to_numpy().astype(np.bool_)
    nothing = np.empty(0, dtype=np.intp)
    if not asked.admits(VOTES, voted, nothing, minimum=MINIMUM_DISTRIBUTION):
        return {}
    named = votes.drop_nulls().str.split("+").explode(empty_as_null=False).str.strip_chars()
    counts = dict(named.value_counts().iter_rows())
    choices = asked.answers.questionnaire.vote.choices
    return {choice.id: counts.get(choice.id, 0) / int(voted.sum()) for choice in choices}
