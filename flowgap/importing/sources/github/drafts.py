"""How long a pull request was a draft, when it first was ready, and how often it was reopened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from flowgap.importing.sources.github.facts import Toggle
from flowgap.importing.sources.github.part_bodies import DRAFT, READY, REOPENED


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafts:
    """Draft times of one pull request; None is not known.

    Attributes
    ----------
    ready_at : datetime or None
        When it first was ready after it had been opened as a draft.
    seconds : float or None
        Of all spans as a draft up to its end; of a draft that goes on none is known.
    """

    ready_at: datetime | None
    seconds: float | None
    n_reopened: int | None


def drafts(
    toggles: Iterable[Toggle],
    *,
    is_known: bool,
    opened_at: datetime | None,
    ended_at: datetime | None,
) -> Drafts:
    """Return draft times; a pull request that first becomes ready was opened as a draft."""
    if not is_known:
        return Drafts(ready_at=None, seconds=None, n_reopened=None)
    ordered = sorted(toggles, key=lambda toggle: (toggle.at, toggle.kind))
    turns = [one for one in ordered if one.kind != REOPENED]
    was_draft = bool(turns) and turns[0].kind == READY
    return Drafts(
        ready_at=turns[0].at if was_draft else None,
        seconds=_seconds(turns, opened_at if was_draft else None, ended_at),
        n_reopened=len(ordered) - len(turns),
    )


def _seconds(
    turns: list[Toggle], since: datetime | None, ended_at: datetime | None
) -> float | None:
    if turns and turns[0].kind == READY and since is None:
        return None
    total = 0.0
    for turn in turns:
        if turn.kind == DRAFT and since is None:
            since = turn.at
        elif turn.kind == READY and since is not None:
            total += (turn.at - since).total_seconds()
            since = None
    if since is not None:
        if ended_at is None:
            return None
        total += (ended_at - since).total_seconds()
    return total if total >= 0 else None
