"""Teams written down as the scores of their people."""

import numpy as np

from flowgap.scoring.pooling import TeamMeans, team_means


def of_teams(*teams: list[float]) -> TeamMeans:
    """Return the summary of teams given by the scores of their people."""
    places = np.repeat(np.arange(len(teams)), [len(team) for team in teams])
    return team_means(np.concatenate([np.array(team) for team in teams]), places, len(teams))
