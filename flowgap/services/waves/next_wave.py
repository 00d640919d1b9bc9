"""The next wave of an engagement, prepared from its kept files and its last wave."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from flowgap.answering.promise import Promise, promise_from_json
from flowgap.engagement.formats import MANIFEST_NAME, ROSTER
from flowgap.engagement.manifest import Manifest
from flowgap.engagement.manifest_file import read_manifest
from flowgap.errors import InputError
from flowgap.importing.roster.teams import read_teams
from flowgap.models import Engagement, FirmBrand, Invitation, Team, TeamLink, Wave
from flowgap.privacy.thresholds import MINIMUM_GROUP
from flowgap.services.folders.keeping import read_file
from flowgap.services.waves.finding import questionnaire_reference
from flowgap.services.waves.opening import AskedTeam
from flowgap.services.waves.opening_plan import Setting, asked_teams
from flowgap.services.waves.preparing import Preparation
from flowgap.services.waves.team_lines import team_lines
from flowgap.services.waves.times import CLOSING_HOUR, DAYS_OPEN

DEFAULT_ZONE: Final = "Europe/Berlin"
DEFAULT_QUESTIONNAIRE: Final = "organizational-mri@1"
_FRIDAY: Final = 4
_WEEK: Final = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of an engagement: its kept settings, its teams, its last wave.

    `firm` is that of the workspace's brand.
    """

    client: str
    title: str
    language: str
    manifest: Manifest | None
    teams: tuple[AskedTeam, ...]
    last: Wave | None
    last_promise: Promise | None
    last_questionnaire: str | None
    names: frozenset[str]
    firm: str = ""
    openings: Mapping[str, datetime] = field(default_factory=dict)

    def wave_of(self, day: date, timezone: ZoneInfo) -> str | None:
        """Return the wave that opened, or opens, on a day."""
        kept = () if self.manifest is None else self.manifest.waves
        days = {wave.opened_on: wave.id for wave in kept}
        days |= {at.astimezone(timezone).date(): name for name, at in self.openings.items()}
        return days.get(day)

    def setting(self, timezone: str) -> Setting:
        """Return the engagement as a wave sees it; its kept time zone goes first."""
        zone = self.manifest.timezone if self.manifest is not None else ZoneInfo(timezone)
        minimum = self.manifest.minimum_group if self.manifest is not None else MINIMUM_GROUP
        return Setting(
            client=self.client,
            title=self.title,
            language=self.language,
            timezone=zone,
            minimum_group=minimum,
        )

    @property
    def holidays(self) -> frozenset[date]:
        """Return the days on which the client does not work."""
        working = None if self.manifest is None else self.manifest.working_time
        return frozenset() if working is None else working.holidays


def known_of(session: Session, engagement_id: int) -> Known:
    """Return what is known of an engagement."""
    engagement = session.get_one(Engagement, engagement_id)
    last = session.scalar(
        select(Wave)
        .where(Wave.engagement_id == engagement_id)
        .order_by(Wave.opens_at.desc(), Wave.id.desc())
        .limit(1)
    )
    # A client has one wave of a name, under whatever title.
    names = session.scalars(
        select(Wave.name)
        .join(Engagement, Engagement.id == Wave.engagement_id)
        .where(Engagement.client == engagement.client)
    )
    brand = select(FirmBrand.firm).filter_by(workspace_id=engagement.workspace_id)
    manifest, roster = _kept(session, engagement_id)
    teams = roster or (() if last is None else _teams_of(session, last.id))
    return Known(
        client=engagement.client,
        title=engagement.title,
        language=engagement.language,
        manifest=manifest,
        teams=teams,
        last=last,
        last_promise=None if last is None else promise_from_json(last.promise),
        last_questionnaire=None if last is None else questionnaire_reference(session, last),
        names=frozenset(names),
        firm=session.scalar(brand) or "",
        openings=_openings(session, engagement_id),
    )


def _openings(session: Session, engagement_id: int) -> dict[str, datetime]:
    rows = session.execute(
        select(Wave.name, Wave.opens_at).where(Wave.engagement_id == engagement_id)
    )
    return {row.name: row.opens_at for row in rows}


def next_preparation(known: Known, *, now: datetime) -> Preparation:
    """Return the form of the next wave, filled in.

    Same teams, questionnaire, firm and weekday of closing as the last time; a promise no smaller.
    The first wave names the firm of the brand.
    """
    promise, manifest = known.last_promise, known.manifest
    zone = manifest.timezone.key if manifest is not None else DEFAULT_ZONE
    if promise is not None and manifest is None:
        zone = promise.timezone
    minimums = [MINIMUM_GROUP]
    minimums += [manifest.minimum_group] if manifest is not None else []
    minimums += [promise.minimum_group] if promise is not None else []
    asked_before = manifest.questionnaire if manifest is not None else None
    booklet = None if known.last is None else known.last.booklet_items
    return Preparation(
        name=_name(known.names, now.astimezone(ZoneInfo(zone)).date()),
        questionnaire=known.last_questionnaire or asked_before or DEFAULT_QUESTIONNAIRE,
        booklet="" if booklet is None else str(booklet),
        closes=_closing(known, ZoneInfo(zone), now=now),
        timezone=zone,
        minimum_group=str(max(minimums)),
        comments=promise.shows_comments if promise is not None else True,
        contact=(promise.contact or "") if promise is not None else "",
        firm=(promise.firm or "") if promise is not None else known.firm,
        teams=team_lines(known.teams),
    )


def _name(taken: frozenset[str], today: date) -> str:
    """Return a name that is free: the month, with a number where there is one already."""
    month = f"{today:%Y-%m}"
    names = (month, *(f"{month}-{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)


def _closing(known: Known, zone: ZoneInfo, *, now: datetime) -> str:
    """Return a closing about 18 days ahead: on the weekday and at the time of the last one."""
    weekday, at = _FRIDAY, CLOSING_HOUR
    if known.last is not None:
        local = known.last.closes_at.astimezone(zone)
        weekday, at = local.weekday(), time(local.hour, local.minute)
    day = now.astimezone(zone).date() + timedelta(days=DAYS_OPEN)
    day += timedelta(days=(weekday - day.weekday()) % _WEEK)
    return f"{day.isoformat()}T{at:%H:%M}"


def _kept(session: Session, engagement_id: int) -> tuple[Manifest | None, tuple[AskedTeam, ...]]:
    """Return kept settings and teams; what cannot be read is as if it were not there."""
    files = {
        name: content
        for name in (MANIFEST_NAME, ROSTER.name)
        if (content := read_file(session, engagement_id, name)) is not None
    }
    with tempfile.TemporaryDirectory(prefix="flowgap-") as folder:
        place = Path(folder)
        for name, content in files.items():
            (place / name).write_bytes(content)
        return _manifest(place, files), _roster(place, files)


def _manifest(place: Path, files: dict[str, bytes]) -> Manifest | None:
    if MANIFEST_NAME not in files:
        return None
    try:
        return read_manifest(place)[0]
    except InputError:
        return None


def _roster(place: Path, files: dict[str, bytes]) -> tuple[AskedTeam, ...]:
    if ROSTER.name not in files:
        return ()
    try:
        return asked_teams(read_teams(place, ""))
    except InputError:
        return ()


def _teams_of(session: Session, wave_id: int) -> tuple[AskedTeam, ...]:
    """Return the teams of a wave with the number of people that were invited."""
    shared = dict(
        session.execute(
            select(TeamLink.team_id, TeamLink.n_invited).where(TeamLink.wave_id == wave_id)
        ).all()
    )
    personal = dict(
        session.execute(
            select(Invitation.team_id, func.count())
            .where(Invitation.wave_id == wave_id)
            .group_by(Invitation.team_id)
        ).all()
    )
    invited = {key: shared.get(key, 0) + personal.get(key, 0) for key in {*shared, *personal}}
    rows = session.scalars(select(Team).where(Team.id.in_(invited)).order_by(Team.id)).all()
    return tuple(
        AskedTeam(name=row.name, parent=row.parent, addresses=(), n_invited=invited[row.id])
        for row in rows
        if invited[row.id]
    )
