"""Asks the gate what may be used of a wave, and scores that: the last place that sees answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from flowgap.engagement.folder import EngagementFolder
from flowgap.privacy.gate import NO_ROLE, Cell, Gate
from flowgap.privacy.snapshot import Figure
from flowgap.privacy.suppression import NOWHERE, Decision
from flowgap.privacy.thresholds import MINIMUM_COMMENTS, MINIMUM_DISTRIBUTION
from flowgap.privacy.tree import TeamTree
from flowgap.privacy.unanimity import unanimous_cells
from flowgap.result.survey import Trend
from flowgap.scoring.mixture import Floats
from flowgap.scoring.points import TOP_POINTS, Points, favourable_share
from flowgap.scoring.readiness import error_covariance
from flowgap.services.survey_associations import NO_ASSOCIATIONS, Associations
from flowgap.services.survey_beliefs import UsableAnswers, WaveBeliefs, usable_answers
from flowgap.services.survey_careless import careless_part
from flowgap.services.survey_consistency import consistency
from flowgap.services.survey_drivers import driver_part
from flowgap.services.survey_perception import perception
from flowgap.services.survey_steadiness import Mark, SurveyWave, steady_trends, unsteady_marks
from flowgap.services.survey_themes import themes
from flowgap.services.survey_turnout import turnout
from flowgap.services.survey_waves import (
    Flags,
    Questionnaires,
    WaveAnswers,
    read_waves,
    team_tree,
)

DISTRIBUTION: Final = "distribution"
DONT_KNOW_SHARE: Final = "dont_know"
VOTES: Final = "votes"
DRIVERS: Final = "drivers"
FLAGGED: Final = "flagged"
THEMES: Final = "themes"
UNTOLD_ROLE: Final = "undisclosed"


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
    answers = read_waves(folder, tree, questionnaires)
    asked = [
        _Asked(answers=wave, tree=tree, gate=gate, roles=_roles(folder, wave)) for wave in answers
    ]
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
        else _associations(folder, asked[described], waves[described], rng),
    )


def last_answered_full(waves: Sequence[SurveyWave]) -> int | None:
    """Return the place of the wave that the result describes: the last full one with answers.

    A wave that is planned or has just opened does not hide what the one before has found.
    """
    full = [place for place, wave in enumerate(waves) if wave.beliefs.answers.is_full]
    answered = [place for place in full if waves[place].beliefs.answers.n_people]
    return next(reversed(answered or full), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A wave and the gate that is asked about it; `roles` has one text for each person."""

    answers: WaveAnswers
    tree: TeamTree
    gate: Gate
    roles: NDArray[np.str_]

    def cell(
        self, name: str, is_in: Flags, items: NDArray[np.intp], scores: Points | None = None
    ) -> Cell:
        """Return a figure that these people stand behind; without scores it is of the company."""
        wave, n_teams = self.answers.wave, len(self.tree.teams)
        roles, role = np.unique(self.roles, return_inverse=True)
        n = np.zeros((n_teams, len(roles)), dtype=np.int64)
        np.add.at(n, (self.answers.teams[is_in], role[is_in]), 1)
        used = items[self.answers.asked(items).any(axis=0)]
        names = sorted(self.answers.questionnaire.items[column].id for column in used)
        nobody = np.zeros(n_teams, dtype=np.bool_)
        return Cell(
            figure=Figure(
                wave=wave.id,
                opened_on=wave.opened_on,
                closed_on=wave.closed_on,
                name=name,
                items=tuple(names),
            ),
            tree=self.tree,
            roles=tuple(roles.tolist()),
            n=n,
            unanimous=nobody if scores is None else self._unanimous(scores),
        )

    def scores_of(self, dimension: str) -> Cell:
        """Return the scores of a dimension as a figure."""
        scores = self.answers.levels[dimension].scores
        return self.cell(dimension, ~np.isnan(scores), self.answers.items_of(dimension), scores)

    def admits(self, name: str, is_in: Flags, items: NDArray[np.intp], *, minimum: int) -> bool:
        """Ask for a figure of the company that all of these people stand behind."""
        everyone = np.ones(len(self.tree.teams), dtype=np.bool_)
        return self.gate.admits(self.cell(name, is_in, items), minimum=minimum, among=everyone)

    def _unanimous(self, scores: Points) -> Flags:
        return unanimous_cells(_scale_points(scores), self.answers.teams, len(self.tree.teams))


def _gated(asked: _Asked) -> SurveyWave:
    answers, left = asked.answers, turnout(asked.answers)
    dimensions = tuple(dimension.id for dimension in answers.questionnaire.dimensions)
    scored = [answers.levels[name] for name in dimensions]
    decision = asked.gate.rule([asked.scores_of(name) for name in dimensions])
    usable = {
        name: usable_answers(
            found.scores,
            left,
            answers.teams,
            decision.group[:, column],
            shared_error=found.shared_error,
        )
        for column, (name, found) in enumerate(zip(dimensions, scored, strict=True))
        if decision.company_shown[column]
    }
    beliefs = {name: part.belief() for name, part in usable.items()}
    influences = [part.influence(beliefs[name]) for name, part in usable.items()]
    spreads = np.array([belief.estimates.spread[0] for belief in beliefs.values()])
    shown = {name: part for name, part in usable.items() if _is_distribution(asked, name, part)}
    points = {name: _points(answers, name, part.known) for name, part in shown.items()}
    n_points = len(answers.questionnaire.scale)
    dont_know = _dont_know(asked, dimensions)
    return SurveyWave(
        usable=usable,
        beliefs=WaveBeliefs(
            answers=left,
            dimensions=dimensions,
            gate=decision,
            beliefs=beliefs,
            errors=_errors(influences, spreads),
            incomplete=_incomplete(answers, dimensions, decision),
            favourable={name: favourable_share(found) for name, found in points.items()},
            consistency={
                name: consistency(found, shown[name], n_points=n_points)
                for name, found in points.items()
            },
            dont_know=dont_know,
            nobody_knows=frozenset(
                name for name in dont_know if np.isnan(_points(answers, name)).all()
            ),
            votes=_votes(asked),
        ),
    )


def _associations(
    folder: EngagementFolder, asked: _Asked, wave: SurveyWave, rng: np.random.Generator
) -> Associations:
    """Return what roles, practices and comments say, of the company, each through the gate."""
    answers, beliefs, least = asked.answers, wave.beliefs, asked.gate.minimum
    everyone = np.ones(answers.n_people, dtype=np.bool_)
    items = np.arange(len(answers.questionnaire.items))
    columns = [beliefs.column(name) for name in wave.usable]
    in_all = np.asarray(beliefs.gate.shown[:, columns].all(axis=1))[answers.teams]
    admitted = {
        name: asked.gate.admit_roles(asked.scores_of(name), beliefs.gate.cell(column))
        for name, column in zip(wave.usable, columns, strict=True)
    }
    return Associations(
        flagged_share=careless_part(folder, answers, wave.usable, minimum=least).flagged_share
        if asked.admits(FLAGGED, everyone, items, minimum=MINIMUM_DISTRIBUTION)
        else None,
        perception=perception(
            wave.usable, beliefs.beliefs, asked.roles, admitted=admitted, minimum=least
        ),
        drivers=driver_part(wave.usable, beliefs.gate, answers.questionnaire, rng=rng).drivers
        if columns and asked.admits(DRIVERS, in_all, items, minimum=MINIMUM_DISTRIBUTION)
        else None,
        themes=themes(folder, answers.wave.id, minimum=least, rng=rng)
        if asked.admits(THEMES, everyone, items[:0], minimum=MINIMUM_COMMENTS)
        else (),
    )


def _roles(folder: EngagementFolder, wave: WaveAnswers) -> NDArray[np.str_]:
    if "role" not in folder.responses.columns:
        return np.full(wave.n_people, NO_ROLE)
    rows = folder.responses.filter(pl.col("wave") == wave.wave.id)
    roles = rows["role"].cast(pl.String).fill_null(NO_ROLE).replace(UNTOLD_ROLE, NO_ROLE)
    return roles.to_numpy().astype(np.str_)


def _scale_points(scores: Points) -> Points:
    """Return points of 100 as points of a scale from 1 to 5; those of a pulse may lie beyond."""
    return 1 + np.clip(scores, 0.0, TOP_POINTS) / (TOP_POINTS / 4)


def _errors(influences: Sequence[Points], spreads: Floats) -> Floats:
    if not influences:
        return np.zeros((0, 0))
    return error_covariance(np.stack(influences, axis=1), spreads)


def _is_distribution(asked: _Asked, dimension: str, usable: UsableAnswers) -> bool:
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


def _dont_know(asked: _Asked, dimensions: Sequence[str]) -> dict[str, float]:
    """Return the share of "don't know" among the questions put, if enough people got them.

    A figure of its own, of all who were asked: where hardly anybody knows, that is the finding.
    """
    answers, shares = asked.answers, {}
    for name in dimensions:
        items = answers.items_of(name)
        were_asked = answers.asked(items)
        title = f"{name}/{DONT_KNOW_SHARE}"
        if asked.admits(
            title, np.asarray(were_asked.any(axis=1)), items, minimum=asked.gate.minimum
        ):
            unknown = np.count_nonzero(answers.dont_know(items))
            shares[name] = float(unknown / np.count_nonzero(were_asked))
    return shares


def _votes(asked: _Asked) -> dict[str, float]:
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
