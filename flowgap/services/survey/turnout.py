"""A wave behind the gate: how many were invited and answered, and no answer."""

from dataclasses import dataclass, fields, replace

import numpy as np

from flowgap.services.survey.waves import Counts, WaveAnswers


@dataclass(frozen=True, slots=True, kw_only=True)
class Turnout(WaveAnswers):
    """A wave without its answers: all arrays over people are empty, numbers of people stay.

    Attributes
    ----------
    counted : array of shape (n_teams,)
        How many people of each team answered.
    """

    counted: Counts

    @property
    def n_people(self) -> int:
        """How many responses there are."""
        return int(self.counted.sum())

    @property
    def responded(self) -> Counts:
        """How many people of each team answered."""
        return self.counted


def turnout(answers: WaveAnswers) -> Turnout:
    """Return how many answered, and nothing of what they answered."""
    kept = {field.name: getattr(answers, field.name) for field in fields(WaveAnswers)}
    nobody = np.empty(0)
    return Turnout(
        **kept
        | {
            "codes": answers.codes[:0],
            "points": answers.points[:0],
            "teams": answers.teams[:0],
            "votes": answers.votes.clear(),
            "levels": {
                name: replace(level, scores=nobody) for name, level in answers.levels.items()
            },
            "counted": answers.responded,
        }
    )
