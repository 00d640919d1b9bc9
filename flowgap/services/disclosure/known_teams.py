"""Every team that an engagement knows by name: whoever sees own teams only is told of no other."""

import hashlib
import json
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from flowgap.engagement.formats import FOLDER_YAML, MANIFEST_NAME, ROSTER
from flowgap.engagement.tables.formulas import unguarded
from flowgap.engagement.tables.raw import read_raw
from flowgap.errors import InputError
from flowgap.importing.identity import ALL
from flowgap.models import (
    KeptFile,
    ManagedTeam,
    Note,
    ReportVersion,
    Result,
    TakenAction,
    Team,
)
from flowgap.recent import Recent
from flowgap.services.disclosure.own_teams import Known
from flowgap.services.engagements.finding import find_engagement
from flowgap.services.folders.keeping import read_file
from flowgap.services.folders.teams import BY_TEAM
from flowgap.yaml_source import read_yaml

_MOST_RESULTS: Final = 8_192
_MOST_FILES: Final = 1_024
_FILES: Final = (MANIFEST_NAME, ROSTER.name, *BY_TEAM)
_ROWS: Final = (ManagedTeam.team, Note.team, ReportVersion.team, TakenAction.team, Team.name)
"""Columns of tables with an `engagement_id` that hold the name of a team."""

_of_results: Recent[str, Known] = Recent(_MOST_RESULTS)
_of_files: Recent[tuple[str, str], frozenset[str]] = Recent(_MOST_FILES)


def known_teams(session: Session, key: str, *digests: str) -> Known:
    """Return every team that the engagement knows: by any of its results, its files, or a row.

    Of the results with these digests it also tells which actions cannot be told to be of no hidden
    team.
    The company is no team: neither under the name of the client, nor as that of all that no list
    places.

    Raises
    ------
    EngagementNotFoundError
        If no engagement has the key.
    """
    engagement = find_engagement(session, key)
    names = {*_in_rows(session, engagement.id), *_in_files(session, engagement.id)}
    untold: frozenset[str] = frozenset()
    for row_id, own in session.execute(
        select(Result.id, Result.digest).filter_by(engagement_id=engagement.id)
    ):
        told = _in_result(session, row_id, own)
        names |= told.teams
        if own in digests:
            untold |= told.untold
    return Known(teams=frozenset(names - {engagement.client, ALL}), untold=untold)


def _in_rows(session: Session, engagement_id: int) -> Iterator[str]:
    for column in _ROWS:
        found = select(column).where(column.class_.engagement_id == engagement_id)
        yield from filter(None, session.scalars(found.distinct()))


def _in_result(session: Session, row_id: int, digest: str) -> Known:
    text = select(Result.document).where(Result.id == row_id)
    return _of_results.take(digest, lambda: told_in(session.scalars(text).one()))


def told_in(document: str) -> Known:
    """Return the teams that the text of a result names, of whatever version it is."""
    found = json.loads(document)
    actions = found.get("action_results") or ()
    return Known(
        teams=frozenset(_named(found)),
        untold=frozenset(one["action_id"] for one in actions if "team" not in one),
    )


def _named(part: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON
    if isinstance(part, dict):
        if isinstance(team := part.get("team"), str):
            yield team
        for value in part.values():
            yield from _named(value)
    elif isinstance(part, list):
        for value in part:
            yield from _named(value)


def _in_files(session: Session, engagement_id: int) -> Iterator[str]:
    kept = select(KeptFile.name, KeptFile.digest).filter_by(engagement_id=engagement_id)
    for name, digest in session.execute(kept).all():
        if name in _FILES:
            read = partial(_in_kept, session, engagement_id, name, digest)
            try:
                yield from _of_files.take((name, digest), read)
            except _ReplacedError as replaced:
                yield from _in_file(replaced.content, name)


class _ReplacedError(Exception):
    """A file was replaced between its digest and its content: they are not kept together."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.content = content


def _in_kept(session: Session, engagement_id: int, name: str, digest: str) -> frozenset[str]:
    content = read_file(session, engagement_id, name) or b""
    if hashlib.sha256(content).hexdigest() != digest:
        raise _ReplacedError(content)
    return _in_file(content, name)


def _in_file(content: bytes, name: str) -> frozenset[str]:
    with tempfile.TemporaryDirectory(prefix="flowgap-") as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        try:
            if name == MANIFEST_NAME:
                data = read_yaml(path, FOLDER_YAML, name=name).data
                return frozenset(data.get("ai_rollout_by_team") or ())
            table = read_raw(path, known=("team",)).table
        except InputError:
            # Nothing of it can be on a page either.
            return frozenset()
    if "team" not in table.columns:
        return frozenset()
    return frozenset(unguarded(team) for team in table["team"].drop_nulls().unique())
