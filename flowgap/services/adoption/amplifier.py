"""Does AI buy more delivery where teams are rated stronger: scores and deliveries, joined."""

from typing import Final

import numpy as np

from flowgap.delivery.adoption.amplifier import (
    Amplified,
    AmplifierReason,
    TeamPeriods,
    amplified_by,
    in_periods,
)
from flowgap.delivery.adoption.rollout import NEVER, UNDATED
from flowgap.delivery.facts import DeliveryData
from flowgap.delivery.work_items import Days
from flowgap.engagement.folder import EngagementFolder
from flowgap.result.diagnosis import Amplifier, AmplifierEffect, AmplifierState
from flowgap.result.survey import Survey
from flowgap.services.adoption.history import History, history_of
from flowgap.wording import Wording

ASKED: Final = ("OWN", "DEC", "TST", "COM")
"""Ownership, decisions, testing, communication."""


def assess_amplifier(
    folder: EngagementFolder, data: DeliveryData, survey: Survey, *, wording: Wording
) -> Amplifier:
    """Return the effects of those dimensions that have enough teams, or why there are none.

    Only scores that left the privacy gate are joined: a team whose score is hidden is left out.
    """
    history = history_of(folder, data)
    if history is None:
        return _refused(AmplifierReason.NO_DELIVERY_DATA, wording)
    share, use = _share(history)
    if use is None:
        return _refused(AmplifierReason.NO_ADOPTION, wording)
    periods = in_periods(history.panel.n_delivered, share, history.developers)
    return _tested(periods, history.teams, survey, use=use, wording=wording)


def _tested(
    periods: TeamPeriods, teams: tuple[str, ...], survey: Survey, *, use: str, wording: Wording
) -> Amplifier:
    scored = {one.id for one in survey.dimensions if one.is_score}
    asked = [name for name in ASKED if name in scored]
    found = {name: amplified_by(periods, _scores(survey, name, teams)) for name in asked}
    effects = [_effect(name, one) for name, one in found.items() if isinstance(one, Amplified)]
    if not effects:
        reasons = [one for one in found.values() if isinstance(one, AmplifierReason)]
        return _refused(reasons[0] if reasons else AmplifierReason.FEW_TEAMS, wording)
    return Amplifier(state=AmplifierState.MEASURED, reason=None, effects=tuple(effects), use=use)


def _share(history: History) -> tuple[Days, str | None]:
    """Return the share of AI by team and week, and of what: people's use goes before items'.

    Before a day of rollout nobody used it, if nobody counted.
    """
    active = history.active_share
    if not np.isfinite(active).any():
        items = history.panel.ai_share
        return items, "items" if np.nansum(items) > 0 else None
    if not len(history.first):
        return active, "developers"
    first = history.first[:, np.newaxis]
    not_begun = (np.arange(active.shape[1]) < first) | (first == NEVER)
    unused = np.isnan(active) & not_begun & (first != UNDATED)
    return np.where(unused, 0.0, active), "developers"


def _scores(survey: Survey, dimension: str, teams: tuple[str, ...]) -> Days:
    """Return each team's score where it may be shown, NaN elsewhere."""
    shown = {
        team.team: cell.estimate
        for team in survey.teams
        for cell in team.dimensions
        if cell.id == dimension and not cell.suppressed and cell.estimate is not None
    }
    return np.array([shown.get(team, np.nan) for team in teams], dtype=np.float64)


def _effect(dimension: str, found: Amplified) -> AmplifierEffect:
    value, low, high = (float(np.expm1(end)) for end in (found.value, found.low, found.high))
    return AmplifierEffect(
        dimension=dimension,
        estimate=value,
        low=low,
        high=high,
        step_points=found.step_points,
        n_teams=found.n_teams,
        n_periods=found.n_periods,
    )


def _refused(reason: AmplifierReason, wording: Wording) -> Amplifier:
    said = wording.say(f"amplifier-{reason}")
    return Amplifier(state=AmplifierState.INSUFFICIENT, reason=said, effects=())
