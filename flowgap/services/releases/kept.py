"""The release ledger of the database: what was given out of an engagement, by any of its names."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from flowgap.errors import FlowGapError
from flowgap.models import Engagement, Release
from flowgap.privacy.objections import first_conflict
from flowgap.privacy.snapshot import Figure, Ledger, Snapshot
from flowgap.services.releases.document import digest_of, from_text, to_text

SAME_TEAMS_SHARE: Final = 0.5
"""Of the teams of two waves of the same name and days: from here up, they are the same wave."""


class ReleaseDamagedError(FlowGapError):
    """What was given out cannot be read, so nothing can be held against it."""


class ReleaseRefusedError(FlowGapError):
    """Together with what was given before, this result would tell of too few people.

    `engagement_ids` are those whose releases stand against it.
    """

    def __init__(self, message: str, *, engagement_ids: frozenset[int]) -> None:
        """Keep whose ledger a second try has to know."""
        super().__init__(message)
        self.engagement_ids = engagement_ids


def kept_ledger(session: Session, engagement_ids: Iterable[int]) -> Ledger:
    """Return what was given out of engagements in the database.

    Raises
    ------
    ReleaseDamagedError
        If a row is not as it was written.
    """
    query = select(Release).where(Release.engagement_id.in_(engagement_ids)).order_by(Release.id)
    ledgers = map(_read, session.scalars(query))
    return Ledger(snapshots=tuple(one for ledger in ledgers for one in ledger.snapshots))


def keep_releases(session: Session, engagement_id: int, given: tuple[Snapshot, ...]) -> None:
    """Write down what a result gives out; its engagement's row has to be locked.

    Raises
    ------
    ReleaseRefusedError
        If the result was computed without a release that is in the database, and both together
        would tell of fewer people than they may.
    """
    ids = frozenset({engagement_id, *_of_the_same_people(session, engagement_id, given)})
    conflict = first_conflict(kept_ledger(session, ids), given)
    if conflict is not None:
        raise ReleaseRefusedError(
            f"wave {conflict.wave}, {conflict.name}: with the results that are kept already, "
            "this one would tell groups apart that are too small. It is not kept",
            engagement_ids=ids,
        )
    before = kept_ledger(session, [engagement_id])
    new = before.plus(given).snapshots[len(before.snapshots) :]
    for wave, snapshots in groupby(sorted(new, key=_wave), key=_wave):
        text = to_text(tuple(snapshots))
        row = Release(engagement_id=engagement_id, wave=wave, document=text, digest=digest_of(text))
        session.add(row)


def _of_the_same_people(
    session: Session, engagement_id: int, given: Sequence[Snapshot]
) -> frozenset[int]:
    """Return engagements of another name that have a wave of the same name, days and teams."""
    mine = {
        wave: _teams(snapshots) for wave, snapshots in groupby(sorted(given, key=_wave), key=_wave)
    }
    query = (
        select(Release)
        .where(Release.wave.in_(list(mine)), Release.engagement_id != engagement_id)
        .order_by(Release.id)
    )
    theirs: dict[tuple[int, str], set[str]] = {}
    for row in session.scalars(query):
        teams = theirs.setdefault((row.engagement_id, row.wave), set())
        teams |= _teams(_read(row).snapshots)
    found = frozenset(
        engagement_id
        for (engagement_id, wave), teams in theirs.items()
        if len(teams & mine[wave]) >= SAME_TEAMS_SHARE * len(teams | mine[wave])
    )
    # Nobody keeps a result of one of these meanwhile.
    locked = select(Engagement.id).where(Engagement.id.in_(found)).order_by(Engagement.id)
    session.execute(locked.with_for_update())
    return found


def _read(row: Release) -> Ledger:
    try:
        return from_text(row.document, digest=row.digest)
    except ValueError as error:
        raise ReleaseDamagedError(
            f"what was given out of wave {row.wave} is damaged in the database ({error}), so no "
            "further result can be held against it. Allowed: the database as FlowGap left it, or "
            "a backup"
        ) from error


def _teams(snapshots: Iterable[Snapshot]) -> set[str]:
    return {head.team for snapshot in snapshots for head in snapshot.people}


def _wave(snapshot: Snapshot) -> str:
    return wave_key(snapshot.figure)


def wave_key(figure: Figure) -> str:
    """Return the days and the name of a wave, by which it is found whatever its engagement."""
    return f"{figure.opened_on.isoformat()}/{figure.closed_on.isoformat()}/{figure.wave}"
