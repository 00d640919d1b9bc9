"""Judges the actions of `actions.csv` by what the delivery data show around their day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from flowgap.delivery.actions.judging import Outcome, OutcomeReason, Outcomes, judge_action
from flowgap.delivery.actions.series import Weekly, cap_of, stage_times, weekly
from flowgap.delivery.facts import DeliveryData
from flowgap.delivery.ledger import MOST_DRIFT
from flowgap.delivery.periods import Periods
from flowgap.delivery.population import choose_start, first_known
from flowgap.delivery.timeline.partition import partition
from flowgap.delivery.timeline.spans import impossible_order, milestones
from flowgap.delivery.unfinished.cohort import Cohort, Sight, last_seen, started_items
from flowgap.delivery.work_items import UNCOUNTED, UNKNOWN, Flags, Stamp
from flowgap.diagnosis.actions import UNKNOWN_EFFECT
from flowgap.engagement.folder import EngagementFolder
from flowgap.engagement.manifest import Window
from flowgap.result.diagnosis import ActionResult, ExpectedEffect
from flowgap.services.delivery.work_items import delivery_data, period_of
from flowgap.stages import LEDGER_STAGES, Stage
from flowgap.wording import Wording

Names = NDArray[np.object_]

LONGEST: Final = timedelta(weeks=52)
"""Before an action; older work was done in another organization."""
NEXT: Final = timedelta(weeks=26)
"""After it: the next period, in which it has to show."""
RECORDED_SHARE: Final = 0.80
"""Of the delivered items: a stage that fewer have stamps of cannot be judged."""

_NO_DATA: Final = "no_delivery_data"
_NO_STAGE: Final = "stage_not_measured"
_FEW_PEOPLE: Final = "few_people"
_NOT_YET: Final = "not_yet"
_RECORDED_UNLIKE: Final = "recorded_unlike"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One row of `actions.csv`."""

    id: str
    title: str | None
    started_on: date
    team: str | None
    stage: Stage | None
    playbook_id: str | None = None

    def concerns(self, other: "Action") -> bool:
        """Tell whether an action may move what another one is judged by."""
        return self.stage is None or other.stage is None or self.stage is other.stage


def judge_actions(
    folder: EngagementFolder, wording: Wording, data: DeliveryData | None = None
) -> tuple[ActionResult, ...]:
    """Return a verdict for each action, in the order of their ids.

    `data` are those of `delivery_data`, if the caller has them.
    """
    actions = tuple(_actions(folder))
    if not actions:
        return ()
    judge = _Judge(folder, delivery_data(folder) if data is None else data, actions)
    return tuple(_result(action, *judge.judged(action), wording) for action in actions)


def _actions(folder: EngagementFolder) -> Iterator[Action]:
    for row in folder.actions.sort("action_id").iter_rows(named=True):
        stage = row["stage"]
        yield Action(
            id=row["action_id"],
            title=row["title"],
            started_on=row["started_on"],
            team=row["team"],
            stage=None if stage is None else Stage(stage),
            playbook_id=row.get("playbook_id"),
        )


def _result(
    action: Action, found: Outcomes | None, reason: str | None, wording: Wording
) -> ActionResult:
    step = None if found is None else found.step
    effect = UNKNOWN_EFFECT
    if step is not None:
        effect = ExpectedEffect(days=step.days, low=step.low, high=step.high)
    method = None if found is None else found.method
    return ActionResult(
        action_id=action.id,
        title=action.title,
        verdict=(Outcome.CANNOT_TELL if found is None else found.outcome).value,
        effect=effect,
        method=None if method is None else wording.say(f"action-method-{method}"),
        reason=None if reason is None else wording.say(f"action-result-{reason}"),
        reason_code=reason,
        playbook_id=action.playbook_id,
        team=action.team,
    )


class _Judge:
    """Holds what all actions of an engagement are judged by."""

    def __init__(
        self, folder: EngagementFolder, data: DeliveryData, actions: tuple[Action, ...]
    ) -> None:
        self._folder, self._actions = folder, actions
        counted = np.flatnonzero(folder.manifest.include_bots | ~data.items.is_bot)
        self._items = data.items.take(counted)
        self._events = data.events.of_items(counted, n_items=len(data.items))
        self._teams = folder.changes["team"].to_numpy()[counted]
        self._end = last_seen(data.items, data.events, data.deployments)
        self._recorded_from: dict[Stamp, Flags] = {}

    def judged(self, action: Action) -> tuple[Outcomes | None, str | None]:
        """Return the verdict on an action, or why there is none, and what to say beside it."""
        periods = self._periods(action)
        if isinstance(periods, str):
            return None, periods
        start = choose_start(self._items, periods, window=None, include_bots=True)
        if start is None:
            return None, _NO_DATA
        if start not in self._recorded_from:
            self._recorded_from[start] = self._recorded(start)
        measured = self._recorded_from[start]
        stage = None if action.stage is None else LEDGER_STAGES.index(action.stage)
        if stage is not None and not measured[stage]:
            return None, _NO_STAGE
        sight = Sight(start=start, end_of_data=self._end, measured=measured)
        cohort = started_items(self._items, self._events, periods, sight)
        obstacle = self._obstacle(action, cohort, stage)
        if obstacle is not None:
            return None, obstacle
        found = self._compared(action, cohort, periods, stage)
        return found, None if found.reason is None else found.reason.value

    def _obstacle(self, action: Action, cohort: Cohort, stage: int | None) -> str | None:
        """Return why these items cannot tell of an action; None where they can."""
        if not len(cohort.paths.seen):
            return _NO_DATA
        if action.team is not None and not self._are_enough(action.team, cohort):
            return _FEW_PEOPLE
        if stage is not None and not _is_recorded_alike(cohort, stage):
            return _RECORDED_UNLIKE
        return None

    def _compared(
        self, action: Action, cohort: Cohort, periods: Periods, stage: int | None
    ) -> Outcomes:
        cap = cap_of(cohort)
        times = stage_times(cohort, stage=stage, cap=cap)
        teams = self._teams[cohort.rows]
        # A delivered item without stamps of the stage would count as one that took no time in it.
        told = np.ones(len(teams), dtype=bool) if stage is None else cohort.recorded(stage)

        def series(members: Flags) -> Weekly:
            return weekly(times, cohort, periods, cap=cap, members=members & told)

        if action.team is None:
            return judge_action(series(np.ones(len(teams), dtype=bool)), ())
        others = [series(teams == team) for team in self._untouched(action, teams)]
        return judge_action(series(teams == action.team), others)

    def _untouched(self, action: Action, teams: Names) -> list[str]:
        """Return the other teams that no action moved in the same time and stage."""
        near = [
            one
            for one in self._actions
            if one.concerns(action)
            and action.started_on - LONGEST < one.started_on < action.started_on + NEXT
        ]
        if any(one.team is None for one in near):
            return []
        touched = {one.team for one in near}
        return sorted({str(team) for team in teams} - {str(team) for team in touched})

    def _periods(self, action: Action) -> Periods | str:
        """Return the time before and after an action, or why it cannot be judged."""
        timezone = self._folder.manifest.timezone
        began = first_known(self._items)
        known = began[began != UNKNOWN]
        if not len(known) or self._end == UNKNOWN:
            return _NO_DATA
        first, last = (
            datetime.fromtimestamp(int(micros) / 1e6, UTC).astimezone(timezone).date()
            for micros in (known.min(), self._end)
        )
        start = max(first, action.started_on - LONGEST)
        until = min(last + timedelta(days=1), action.started_on + NEXT)
        if not start < action.started_on < until:
            return _NOT_YET if action.started_on >= until else OutcomeReason.TOO_FEW_WEEKS.value
        return Periods(
            before=period_of(Window(start=start, until=action.started_on), timezone=timezone),
            after=period_of(Window(start=action.started_on, until=until), timezone=timezone),
        )

    def _recorded(self, start: Stamp) -> Flags:
        """Return which stages most delivered items have a known time of."""
        rows = self._items.has(start) & self._items.has(Stamp.DEPLOYED)
        rows &= ~impossible_order(self._items, milestones(self._items, start=start))
        delivered = np.flatnonzero(rows)
        if not len(delivered):
            return np.zeros(len(LEDGER_STAGES), dtype=np.bool_)
        times = partition(
            self._items.take(delivered),
            self._events.of_items(delivered, n_items=len(self._items)),
            start=start,
            cap_days=None,
        )
        return np.asarray(times.measured.mean(axis=0) >= RECORDED_SHARE)

    def _are_enough(self, team: str, cohort: Cohort) -> bool:
        """Tell whether a team's pace is not that of a few people, as far as authors are known."""
        authors = self._items.author[cohort.rows][self._teams[cohort.rows] == team]
        named = np.unique(authors[authors != UNCOUNTED])
        return len(named) >= self._folder.manifest.minimum_group


def _is_recorded_alike(cohort: Cohort, stage: int) -> bool:
    """Tell whether the stage has stamps about as often before the action as after it.

    Otherwise a change of recording, perhaps begun with the action, would look like its effect.
    """
    shares = [
        float(np.mean(cohort.measured[chosen, stage]))
        for chosen in (cohort.delivered & ~cohort.in_after, cohort.delivered & cohort.in_after)
        if np.any(chosen)
    ]
    return not shares or max(shares) - min(shares) <= MOST_DRIFT
