"""People with a score behind the gate, dealt out to teams: what services beside scores take."""

from collections.abc import Sequence

import numpy as np

from flowgap.services.survey.beliefs import UsableAnswers


def usable_people(
    scores: Sequence[float] | np.ndarray,
    teams: Sequence[int] | np.ndarray,
    *,
    group: Sequence[int] | None = None,
    invited: Sequence[int] | None = None,
) -> UsableAnswers:
    """Return people of these teams; all teams are shown and all people answered unless told."""
    team = np.asarray(teams, dtype=np.intp)
    n_teams = int(team.max(initial=0)) + 1
    responded = np.bincount(team, minlength=n_teams).astype(np.int64)
    return UsableAnswers(
        scores=np.asarray(scores, dtype=np.float64),
        teams=team,
        group=np.arange(n_teams) if group is None else np.asarray(group, dtype=np.int64),
        invited=responded if invited is None else np.asarray(invited, dtype=np.int64),
        responded=responded,
        shared_error=0.0,
    )
