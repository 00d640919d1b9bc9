"""The register of actions: list, add, change. A second editor is told, and nothing is lost."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import CursorResult, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from flowgap.diagnosis.actions import UNKNOWN_EFFECT
from flowgap.errors import FlowGapError
from flowgap.models import ActionState, Engagement, TakenAction
from flowgap.models.over_time import LONGEST_OWNER, LONGEST_TITLE
from flowgap.result.diagnosis import Action, ExpectedEffect
from flowgap.services.engagements.finding import engagement_id_of
from flowgap.stages import Stage

MOST_ACTIONS = 500
"""Of one engagement."""


class ActionNotFoundError(FlowGapError):
    """The engagement has no action of this key."""


class EditedMeanwhileError(FlowGapError):
    """Somebody else changed the action since it was opened; `now` is what it is like."""

    def __init__(self, now: "RegisteredAction") -> None:
        """Keep what the action is like, so that both texts can be shown."""
        self.now = now
        super().__init__(f"{now.title!r} was changed meanwhile")


class TooManyActionsError(FlowGapError):
    """The register holds as many actions as are allowed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionDraft:
    """What people say of an action. Days are those of mean lead time: negative is faster."""

    title: str
    owner: str
    state: ActionState
    team: str | None = None
    stage: Stage | None = None
    dimension: str | None = None
    started_on: date | None = None
    expected: ExpectedEffect = UNKNOWN_EFFECT


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredAction:
    """One action; `number` counts those that were begun, in the order of their days."""

    key: str
    draft: ActionDraft
    number: int | None
    result_digest: str | None
    playbook_id: str | None
    revision: int

    @property
    def title(self) -> str:
        """What it is called."""
        return self.draft.title

    @property
    def is_proposed(self) -> bool:
        """Tell whether a result proposed it, so that its expected effect stays what it was."""
        return self.playbook_id is not None


def list_actions(session: Session, public_key: str) -> tuple[RegisteredAction, ...]:
    """Return the actions that were begun, by their day, then all others."""
    query = (
        select(TakenAction)
        .join(Engagement, Engagement.id == TakenAction.engagement_id)
        .where(Engagement.public_key == public_key)
        .order_by(TakenAction.id)
    )
    return tuple(_numbered(session.scalars(query)))


def find_action(session: Session, public_key: str, key: str) -> RegisteredAction:
    """Return one action.

    Raises
    ------
    ActionNotFoundError
        If the engagement has none of this key.
    """
    for one in list_actions(session, public_key):
        if one.key == key:
            return one
    raise ActionNotFoundError("no action has this key")


def _numbered(rows: Iterable[TakenAction]) -> list[RegisteredAction]:
    found = [_read(row) for row in rows]
    begun = [one for one in found if has_begun(one)]
    begun.sort(key=lambda one: one.draft.started_on or date.max)
    others = [one for one in found if not has_begun(one)]
    others.sort(key=lambda one: one.draft.state is ActionState.DROPPED)
    return [replace(one, number=number) for number, one in enumerate(begun, 1)] + others


def has_begun(one: RegisteredAction) -> bool:
    """Tell whether an action is on the line of time: it has a day, and is more than a plan."""
    return one.draft.started_on is not None and one.draft.state is not ActionState.PLANNED


def add_action(session: Session, public_key: str, draft: ActionDraft) -> str:
    """Add an action and return its key.

    Raises
    ------
    EngagementNotFoundError
        If no engagement has the key.
    TooManyActionsError
        If there are `MOST_ACTIONS` already.
    """
    row = TakenAction(engagement_id=_with_room(session, public_key), **_columns(draft))
    session.add(row)
    session.flush()
    return row.public_key


def add_proposed(session: Session, public_key: str, action: Action, *, result_digest: str) -> str:
    """Add an action that a result proposes, as a plan; asked twice it is there once."""
    engagement = engagement_id_of(session, public_key)
    query = select(TakenAction.public_key).where(
        TakenAction.engagement_id == engagement,
        TakenAction.result_digest == result_digest,
        TakenAction.playbook_id == action.id,
    )
    found = session.scalar(query)
    if found is not None:
        return found
    row = TakenAction(
        engagement_id=_with_room(session, public_key),
        result_digest=result_digest,
        playbook_id=action.id,
        **_columns(_draft_of(action)),
    )
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        return session.scalars(query).one()
    return row.public_key


def change_action(
    session: Session, public_key: str, key: str, draft: ActionDraft, *, revision: int
) -> None:
    """Change an action, if it is still of the revision that the editor saw.

    The expected effect of a proposed one is the result's, and stays.

    Raises
    ------
    ActionNotFoundError
        If the engagement has none of this key.
    EditedMeanwhileError
        If somebody else was faster.
    """
    before = find_action(session, public_key, key)
    if before.is_proposed:
        draft = replace(draft, expected=before.draft.expected)
    done = session.execute(
        update(TakenAction)
        .where(TakenAction.public_key == key, TakenAction.revision == revision)
        .values(revision=revision + 1, **_columns(draft)),
        execution_options={"synchronize_session": False},
    )
    if isinstance(done, CursorResult) and done.rowcount == 0:
        session.expire_all()
        raise EditedMeanwhileError(find_action(session, public_key, key))


def _with_room(session: Session, public_key: str) -> int:
    engagement = engagement_id_of(session, public_key)
    own = TakenAction.engagement_id == engagement
    count = session.scalar(select(func.count()).select_from(TakenAction).where(own)) or 0
    if count >= MOST_ACTIONS:
        raise TooManyActionsError(f"a register holds at most {MOST_ACTIONS} actions")
    return engagement


def _draft_of(action: Action) -> ActionDraft:
    return ActionDraft(
        title=action.title[:LONGEST_TITLE],
        owner=action.owner_role[:LONGEST_OWNER],
        state=ActionState.PLANNED,
        stage=action.stage,
        dimension=action.dimension,
        expected=action.expected,
    )


def _columns(draft: ActionDraft) -> dict[str, object]:
    return {
        "title": draft.title,
        "team": draft.team,
        "stage": None if draft.stage is None else draft.stage.value,
        "dimension": draft.dimension,
        "owner": draft.owner,
        "started_on": draft.started_on,
        "expected_days": draft.expected.days,
        "expected_low": draft.expected.low,
        "expected_high": draft.expected.high,
        "state": draft.state.value,
    }


def _read(row: TakenAction) -> RegisteredAction:
    return RegisteredAction(
        key=row.public_key,
        draft=ActionDraft(
            title=row.title,
            owner=row.owner,
            state=ActionState(row.state),
            team=row.team,
            stage=None if row.stage is None else Stage(row.stage),
            dimension=row.dimension,
            started_on=row.started_on,
            expected=ExpectedEffect(
                days=row.expected_days, low=row.expected_low, high=row.expected_high
            ),
        ),
        number=None,
        result_digest=row.result_digest,
        playbook_id=row.playbook_id,
        revision=row.revision,
    )
