"""A wave beside the gate that is asked about it: which people stand behind a figure."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from flowgap.engagement.folder import EngagementFolder
from flowgap.privacy.cell import NO_ROLE, Cell
from flowgap.privacy.gate import Gate
from flowgap.privacy.snapshot import Figure
from flowgap.privacy.tree import TeamTree
from flowgap.privacy.unanimity import unanimous_cells
from flowgap.scoring.points import TOP_POINTS, Points
from flowgap.services.survey.waves import Flags, WaveAnswers

UNTOLD_ROLE: Final = "undisclosed"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedWave:
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

    def scores_of(self, dimension: str, kind: str | None = None) -> Cell:
        """Return the scores of a dimension as a figure, of another kind where this is named."""
        scores = self.answers.levels[dimension].scores
        name = dimension if kind is None else f"{dimension}/{kind}"
        return self.cell(name, ~np.isnan(scores), self.answers.items_of(dimension), scores)

    def admits(self, name: str, is_in: Flags, items: NDArray[np.intp], *, minimum: int) -> bool:
        """Ask for a figure of the company that all of these people stand behind."""
        everyone = np.ones(len(self.tree.teams), dtype=np.bool_)
        return self.gate.admits(self.cell(name, is_in, items), minimum=minimum, among=everyone)

    def _unanimous(self, scores: Points) -> Flags:
        return unanimous_cells(_scale_points(scores), self.answers.teams, len(self.tree.teams))


def roles_of(folder: EngagementFolder, wave: WaveAnswers) -> NDArray[np.str_]:
    """Return the role of everyone who answered; who told none counts as nobody's role."""
    if "role" not in folder.responses.columns:
        return np.full(wave.n_people, NO_ROLE)
    rows = folder.responses.filter(pl.col("wave") == wave.wave.id)
    roles = rows["role"].cast(pl.String).fill_null(NO_ROLE).replace(UNTOLD_ROLE, NO_ROLE)
    return roles.to_numpy().astype(np.str_)


def _scale_points(scores: Points) -> Points:
    """Return points of 100 as points of a scale from 1 to 5; those of a pulse may lie beyond."""
    return 1 + np.clip(scores, 0.0, TOP_POINTS) / (TOP_POINTS / 4)
