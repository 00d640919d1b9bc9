"""What stands beside the company's scores: newcomers, weights to the roster, complete answers."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from flowgap.engagement.folder import EngagementFolder
from flowgap.privacy.cell import NO_ROLE
from flowgap.privacy.suppression import Decision
from flowgap.privacy.thresholds import MINIMUM_DISTRIBUTION
from flowgap.result.survey import TenureGap, WeightedMean
from flowgap.services.survey.asked import AskedWave
from flowgap.services.survey.beliefs import DimensionBelief, UsableAnswers
from flowgap.services.survey.complete import (
    COMPLETE,
    ItemMeans,
    complete_case_shifts,
    completeness,
    is_complete,
    item_means,
)
from flowgap.services.survey.cuts import Cuts
from flowgap.services.survey.tenure import NEW, SETTLED, TENURE, tenure_gaps, tenures_of
from flowgap.services.survey.waves import Flags
from flowgap.services.survey.weights import RoleWeights, invited_roles, weighted_means


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideScores:
    """Of the company only, by dimension; what the gate holds back is not in it."""

    tenure: tuple[TenureGap, ...] = ()
    weighted: Mapping[str, WeightedMean] = field(default_factory=dict[str, WeightedMean])
    complete_case_shifts: Mapping[str, float] = field(default_factory=dict[str, float])
    item_means: Mapping[str, ItemMeans] = field(default_factory=dict[str, ItemMeans])


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideGate:
    """Asks the gate for more means of the people of one wave.

    Attributes
    ----------
    asked : AskedWave
    usable, beliefs, decisions : mappings of dimension
        What the gate let through of the scores, what is believed of it, and its decision.
    incomplete : frozenset of str
        Dimensions whose number of people is not told.
    cuts : Cuts
        What was given already, by whatever attribute.
    """

    asked: AskedWave
    usable: Mapping[str, UsableAnswers]
    beliefs: Mapping[str, DimensionBelief]
    decisions: Mapping[str, Decision]
    incomplete: frozenset[str]
    cuts: Cuts

    def beside(
        self, folder: EngagementFolder, roles: Mapping[str, Collection[str]]
    ) -> BesideScores:
        """Return all that may stand beside the scores; `roles` are those that were admitted."""
        answers = self.asked.answers
        weights = RoleWeights(
            of_people=self.asked.roles,
            invited=invited_roles(folder.roster, self.asked.tree.teams, answers.wave.id),
            admitted=roles,
        )
        tenure = self._tenure(folder)
        complete = {name: is_complete(answers, name) for name in self.usable}
        shifts = self._complete_case_shifts(complete)
        return BesideScores(
            tenure=tenure,
            weighted=weighted_means(self.usable, self.beliefs, weights, incomplete=self.incomplete),
            complete_case_shifts=shifts,
            item_means={
                name: item_means(answers, name, complete[name] & self.usable[name].known)
                for name in shifts
            },
        )

    def admitted(
        self,
        asked: AskedWave,
        dimension: str,
        *,
        kind: str | None = None,
        wanted: tuple[str, ...] | None = None,
    ) -> tuple[str, ...]:
        """Return the roles whose mean may be given, beside all others by whatever attribute.

        Parameters
        ----------
        asked : AskedWave
            With the attribute in the place of the role.
        dimension : str
        kind : str, optional
            Of figure; without it the scores themselves.
        wanted : tuple of str, optional
            Without it all roles. The gate remembers the sums of teams also where none is wanted.
        """
        cell = asked.scores_of(dimension, kind)
        return asked.gate.admit_roles(
            cell,
            self.decisions[dimension],
            wanted=self._large_roles(cell.roles if wanted is None else wanted, asked, dimension),
            also=lambda role: self.cuts.admits(dimension, asked.roles == role),
        )

    def _large_roles(
        self, roles: Sequence[str], asked: AskedWave, dimension: str
    ) -> tuple[str, ...]:
        """Return those of ten people with a score: a cut beside teams tells of no fewer."""
        least = max(MINIMUM_DISTRIBUTION, asked.gate.minimum)
        known = asked.roles[self.usable[dimension].known]
        return tuple(
            role for role in roles if role != NO_ROLE and np.count_nonzero(known == role) >= least
        )

    def _tenure(self, folder: EngagementFolder) -> tuple[TenureGap, ...]:
        tenures = tenures_of(folder, self.asked.answers)
        asked = replace(self.asked, roles=tenures)
        return tenure_gaps(
            self.usable,
            self.beliefs,
            tenures,
            admitted={
                name: self.admitted(asked, name, kind=TENURE, wanted=(NEW, SETTLED))
                for name in self.usable
            },
            minimum=asked.gate.minimum,
        )

    def _complete_case_shifts(self, complete: Mapping[str, Flags]) -> dict[str, float]:
        asked = {
            name: replace(self.asked, roles=completeness(people))
            for name, people in complete.items()
        }
        for name in self.usable:
            self.admitted(asked[name], name, kind=COMPLETE, wanted=())

        def admits(dimension: str) -> bool:
            admitted = self.admitted(asked[dimension], dimension, kind=COMPLETE, wanted=(COMPLETE,))
            return bool(admitted)

        return complete_case_shifts(
            self.usable, complete, minimum=self.asked.gate.minimum, admits=admits
        )
