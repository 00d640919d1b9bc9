"""The teams of an engagement: its `roster.csv`, changed without losing what others keep of them."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from flowgap.engagement.formats import (
    COMMENTS,
    FIXED_FORMATS,
    MANIFEST_NAME,
    RESPONSES_NAME,
    ROSTER,
    responses_format,
)
from flowgap.engagement.manifest_file import manifest_text
from flowgap.engagement.rewriting import OpenedTable, cells_of, open_table, rewrite
from flowgap.engagement.tables.formulas import guarded
from flowgap.errors import FlowGapError
from flowgap.importing.roster.editing import (
    Roster,
    RosterRow,
    alike,
    merged,
    read_roster,
    refuse_wrong,
    roster_text,
    with_known_parents,
    with_team,
    without_team,
)
from flowgap.models import Engagement, Invitation, Team, TeamLink
from flowgap.services.folders.keeping import (
    keep_file,
    keep_files,
    list_files,
    put_back,
    read_file,
)
from flowgap.services.folders.settings import read_settings
from flowgap.services.folders.team_records import (
    count_actions,
    count_notes,
    rename_for_managers,
    rename_in_records,
)

ANSWERS: Final = (RESPONSES_NAME, COMMENTS.name)
BY_TEAM: Final = (
    *ANSWERS,
    *(
        name
        for name, form in FIXED_FORMATS.items()
        if "team" in form.names and name not in {ROSTER.name, COMMENTS.name}
    ),
)
"""Files whose rows belong to teams, those with answers first."""


class UseKind(StrEnum):
    """What uses a team: people were asked, there are answers, data, actions or notes."""

    WAVE = "wave"
    ANSWERS = "answers"
    DATA = "data"
    ACTIONS = "actions"
    NOTES = "notes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One thing that uses a team: a file and its rows; all else has no name."""

    kind: UseKind
    name: str
    n: int


class TeamInUseError(FlowGapError):
    """A team cannot be deleted, or get another name, as long as something uses it."""

    def __init__(self, uses: tuple[Use, ...]) -> None:
        """Keep what uses it."""
        super().__init__(", ".join(use.name for use in uses))
        self.uses = uses


class TeamExistsError(FlowGapError):
    """Another team has that name."""


class TeamsAlikeError(FlowGapError):
    """A new name differs from another one in capitals or white space only."""

    def __init__(self, name: str, other: str) -> None:
        """Keep both spellings."""
        super().__init__(f"{name} and {other} differ in capitals or white space only")
        self.name = name
        self.other = other


class TeamNotFoundError(FlowGapError):
    """No team has that name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRoster:
    """The roster as it is kept; `digest` None where there is none."""

    roster: Roster
    digest: str | None
    kept_at: datetime | None


def kept_roster(session: Session, engagement_id: int) -> KeptRoster:
    """Return the teams of an engagement.

    Raises
    ------
    InputError
        If the kept file cannot be used at all.
    """
    content = read_file(session, engagement_id, ROSTER.name)
    if content is None:
        return KeptRoster(roster=Roster(), digest=None, kept_at=None)
    line = next(one for one in list_files(session, engagement_id) if one.name == ROSTER.name)
    return KeptRoster(roster=read_roster(content), digest=line.digest, kept_at=line.kept_at)


def keep_team(  # noqa: PLR0913 - each part is needed
    session: Session,
    engagement: Engagement,
    name: str | None,
    rows: Sequence[RosterRow],
    *,
    seen: str | None,
    now: datetime,
) -> None:
    """Keep the rows of a team in place of those of `name`; None adds one.

    Under a new name its data follow it; a team with answers keeps its name.

    Raises
    ------
    TeamExistsError
        If another team has the new name.
    TeamsAlikeError
        If another team or unit is called almost like the team, or like its unit.
    TeamInUseError
        If it has answers and was to get another name.
    InputError
        If a row breaks a rule of the file.
    FileChangedError
        If somebody else changed the teams meanwhile.
    """
    kept, new = kept_roster(session, engagement.id), rows[0].team
    if new != name and new in kept.roster.teams:
        raise TeamExistsError(new)
    changed = with_team(kept.roster, name, rows)
    refuse_wrong(changed)
    _refuse_alike(changed, kept.roster)
    is_renamed = name is not None and new != name
    if is_renamed and name is not None:
        _refuse_asked(session, engagement.id, name)
    _keep(session, engagement.id, changed, seen=seen, now=now)
    if is_renamed and name is not None:
        _rename(session, engagement, name, new, now=now)


def delete_team(
    session: Session, engagement: Engagement, name: str, *, seen: str | None, now: datetime
) -> None:
    """Delete a team that nothing uses.

    Raises
    ------
    TeamNotFoundError
        If there is none of that name.
    TeamInUseError
        If something uses it.
    FileChangedError
        If somebody else changed the teams meanwhile.
    """
    kept = kept_roster(session, engagement.id)
    if name not in kept.roster.teams:
        raise TeamNotFoundError(name)
    if uses := uses_of(session, engagement.id, name):
        raise TeamInUseError(uses)
    _keep(session, engagement.id, without_team(kept.roster, name), seen=seen, now=now)


def keep_list(  # noqa: PLR0913 - each part is needed
    session: Session,
    engagement: Engagement,
    given: Roster,
    *,
    replaces: bool,
    seen: str | None,
    now: datetime,
) -> None:
    """Keep a list of teams: in place of all there are, or beside those that it does not name.

    Where it has no column of units, teams stay below those that they are known to be in.

    Raises
    ------
    TeamInUseError
        If it would replace a team that something uses.
    TeamsAlikeError
        If it names a team or unit almost like another one.
    InputError
        If it breaks a rule of the file together with the others.
    FileChangedError
        If somebody else changed the teams meanwhile.
    """
    kept = kept_roster(session, engagement.id).roster
    listed = with_known_parents(given, kept)
    wanted = listed if replaces else merged(kept, listed)
    refuse_wrong(wanted)
    _refuse_alike(wanted, kept)
    if uses := _uses_of_any(session, engagement.id, set(kept.teams) - set(wanted.teams)):
        raise TeamInUseError(uses)
    _keep(session, engagement.id, wanted, seen=seen, now=now)


def uses_of(session: Session, engagement_id: int, name: str) -> tuple[Use, ...]:
    """Return what uses a team: waves that asked it, answers, delivery data, actions and notes."""
    return _uses_of_any(session, engagement_id, {name})


def _uses_of_any(session: Session, engagement_id: int, names: Collection[str]) -> tuple[Use, ...]:
    if not names:
        return ()
    return (
        *_waves(session, engagement_id, names),
        *_rows_of(session, engagement_id, names),
        *_records(session, engagement_id, names),
    )


def _keep(
    session: Session, engagement_id: int, roster: Roster, *, seen: str | None, now: datetime
) -> None:
    keep_file(session, engagement_id, ROSTER.name, roster_text(roster), seen=seen, now=now)


def _refuse_alike(roster: Roster, known: Roster) -> None:
    """Refuse a new name that people would take for another one: they would be two teams."""
    if (found := alike(roster, known)) is not None:
        raise TeamsAlikeError(*found)


def _waves(session: Session, engagement_id: int, names: Collection[str]) -> Iterator[Use]:
    rows = session.scalars(select(Team).filter_by(engagement_id=engagement_id)).all()
    ids = [row.id for row in rows if row.name in names]
    asked = (
        session.scalar(select(func.count()).select_from(table).where(table.team_id.in_(ids))) or 0
        for table in (Invitation, TeamLink)
    )
    if n := sum(asked):
        yield Use(kind=UseKind.WAVE, name="", n=n)


def _rows_of(session: Session, engagement_id: int, names: Collection[str]) -> Iterator[Use]:
    written = {guarded(name) for name in names}
    for file in BY_TEAM:
        table = _opened(session, engagement_id, file)
        if table is None:
            continue
        if n := sum(cell in written for cell in cells_of(table, "team")):
            kind = UseKind.ANSWERS if file in ANSWERS else UseKind.DATA
            yield Use(kind=kind, name=file, n=n)


def _records(session: Session, engagement_id: int, names: Collection[str]) -> Iterator[Use]:
    if n := count_actions(session, engagement_id, names):
        yield Use(kind=UseKind.ACTIONS, name="", n=n)
    if n := count_notes(session, engagement_id, names):
        yield Use(kind=UseKind.NOTES, name="", n=n)


def _opened(session: Session, engagement_id: int, file: str) -> OpenedTable | None:
    content = read_file(session, engagement_id, file)
    if content is None:
        return None
    form = responses_format(()) if file == RESPONSES_NAME else FIXED_FORMATS[file]
    table = open_table(content, file, known=form.names)
    return table if "team" in table.columns else None


def _refuse_asked(session: Session, engagement_id: int, name: str) -> None:
    """Refuse a new name for a team whose people answered: results were given under the old one."""
    uses = uses_of(session, engagement_id, name)
    if asked := tuple(use for use in uses if use.kind in {UseKind.WAVE, UseKind.ANSWERS}):
        raise TeamInUseError(asked)


def _rename(
    session: Session, engagement: Engagement, name: str, new: str, *, now: datetime
) -> None:
    """Let data, rollout by team, managers, actions and notes follow a team under its new name."""
    old, changed = guarded(name), guarded(new)
    for file in BY_TEAM:
        table = _opened(session, engagement.id, file)
        if table is not None and any(cell == old for cell in cells_of(table, "team")):
            moved = rewrite(table, {"team": lambda cell: changed if cell == old else cell})
            put_back(session, engagement.id, file, moved, now=now)
    settings = read_settings(session, engagement)
    by_team = settings.data.get("ai_rollout_by_team") or {}
    if settings.digest is not None and name in by_team:
        rollout = {new if team == name else team: day for team, day in by_team.items()}
        text = manifest_text({**settings.data, "ai_rollout_by_team": rollout})
        keep_files(session, engagement.id, {MANIFEST_NAME: text.encode()}, now=now)
    rename_for_managers(session, engagement.id, name, new)
    rename_in_records(session, engagement.id, name, new)
