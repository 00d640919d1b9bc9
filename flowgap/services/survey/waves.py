"""The answers of a wave as arrays: who was invited, what each person scores."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from flowgap.engagement.folder import EngagementFolder
from flowgap.engagement.manifest import Wave
from flowgap.engagement.roster import invited_by_team
from flowgap.privacy.tree import TeamTree
from flowgap.questionnaire.schema import DONT_KNOW, NOT_ASKED, Questionnaire
from flowgap.scoring.mixed_waves import LevelScores
from flowgap.scoring.points import Codes, Points, item_points

Questionnaires = Callable[[str], Questionnaire]
Counts = NDArray[np.int64]
Flags = NDArray[np.bool_]


UNKNOWN_INVITED: Final = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveAnswers:
    """One wave.

    Attributes
    ----------
    wave : Wave
    questionnaire : Questionnaire
    codes : array of shape (n_people, n_items)
        Items in the order of the questionnaire.
    points : array of shape (n_people, n_items)
        The same in points; NaN is no answer.
    teams : array of shape (n_people,)
        Place of each person's team in the tree.
    invited : array of shape (n_teams,)
        `UNKNOWN_INVITED` where the roster does not say.
    votes : series of length n_people
        Stages joined by `+`; null where the vote was not answered.
    levels : mapping of dimension to LevelScores
        Person scores on the scale of the full questionnaire (`on_one_scale`); empty before.
    """

    wave: Wave
    questionnaire: Questionnaire
    codes: Codes
    points: Points
    teams: NDArray[np.intp]
    invited: Counts
    votes: pl.Series
    levels: Mapping[str, LevelScores]

    @property
    def n_people(self) -> int:
        """How many responses there are."""
        return len(self.teams)

    @property
    def is_full(self) -> bool:
        """Whether every core item is asked: a pulse asks a set of them."""
        return not self.questionnaire.sets

    @property
    def responded(self) -> Counts:
        """How many people of each team answered."""
        return np.bincount(self.teams, minlength=len(self.invited)).astype(np.int64)

    def items_of(self, dimension: str) -> NDArray[np.intp]:
        """Return the columns of a dimension's items."""
        return np.array(
            [
                column
                for column, item in enumerate(self.questionnaire.items)
                if item.dimension == dimension
            ],
            dtype=np.intp,
        )

    def asked(self, columns: NDArray[np.intp]) -> Flags:
        """Return which of these items each person was shown."""
        return np.asarray(self.codes[:, columns] != NOT_ASKED)

    def dont_know(self, columns: NDArray[np.intp]) -> Flags:
        """Return which of these items each person answered by "don't know"."""
        return np.asarray(self.codes[:, columns] == DONT_KNOW)


def team_tree(folder: EngagementFolder) -> TeamTree:
    """Return the teams in the roster's order, or, without a roster, those that answered by name."""
    if folder.roster.height:
        parents: dict[str, str | None] = {}
        for team, parent in folder.roster.select("team", "parent").iter_rows():
            parents[team] = parent or parents.get(team)
        return TeamTree.of(tuple(parents), tuple(parents.values()))
    teams = folder.responses["team"].unique().sort().to_list() if folder.responses.height else []
    return TeamTree.of(teams, [None] * len(teams))


def read_waves(
    folder: EngagementFolder, tree: TeamTree, questionnaires: Questionnaires
) -> tuple[WaveAnswers, ...]:
    """Return every wave of the engagement, in order, with its responses, not scored yet."""
    return tuple(
        _read_wave(folder, tree, wave, questionnaires(wave.questionnaire))
        for wave in folder.manifest.waves
    )


def invited_people(roster: pl.DataFrame, tree: TeamTree, wave: str | None) -> Counts:
    """Return how many people of each team were invited, `UNKNOWN_INVITED` where nothing says so."""
    known = invited_by_team(roster, wave)
    return np.array([known.get(team, UNKNOWN_INVITED) for team in tree.teams], dtype=np.int64)


def _read_wave(
    folder: EngagementFolder, tree: TeamTree, wave: Wave, questionnaire: Questionnaire
) -> WaveAnswers:
    rows = folder.responses.filter(pl.col("wave") == wave.id) if folder.responses.height else None
    place = {team: number for number, team in enumerate(tree.teams)}
    if rows is None:
        codes = np.empty((0, len(questionnaire.items)), dtype=np.uint8)
        teams, votes = np.empty(0, dtype=np.intp), pl.Series(dtype=pl.String)
    else:
        codes = rows.select(questionnaire.item_ids).to_numpy().astype(np.uint8)
        teams = np.array([place[team] for team in rows["team"]], dtype=np.intp)
        votes = rows["BV"]
    reverse_keyed = np.array([item.reverse_keyed for item in questionnaire.items])
    return WaveAnswers(
        wave=wave,
        questionnaire=questionnaire,
        codes=codes,
        points=item_points(codes, reverse_keyed, n_points=len(questionnaire.scale)),
        teams=teams,
        invited=invited_people(folder.roster, tree, wave.id),
        votes=votes,
        levels={},
    )
