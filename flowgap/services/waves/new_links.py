"""New links for teams whose links were lost or went astray: the old ones stop working."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from flowgap.answering.links import code_digest, new_code, new_token, token_digest
from flowgap.errors import InputError
from flowgap.models import ReplacedLink, Team, TeamLink, Wave
from flowgap.services.waves.mailing import NotOpenError
from flowgap.services.waves.opening import Link


def sharing_teams(session: Session, wave_id: int) -> tuple[str, ...]:
    """Return the teams of a wave that share a link, in the order of the opening."""
    rows = session.scalars(
        select(Team.name)
        .join(TeamLink, TeamLink.team_id == Team.id)
        .where(TeamLink.wave_id == wave_id)
        .order_by(Team.id)
    )
    return tuple(rows)


def renew_team_links(session: Session, wave: Wave, *, team: str | None = None) -> tuple[Link, ...]:
    """Give every team of a wave that shares a link, or one of them, a new one.

    Personal links are not given out a second time: mail carries them. Of the old ones is kept that
    they were replaced, so that whoever opens one learns that and no more.

    Raises
    ------
    NotOpenError
        If the wave is closed.
    InputError
        If no such team shares a link.
    """
    if wave.closed_at is not None:
        raise NotOpenError(f"wave {wave.name} is closed: its links open nothing")
    rows = session.execute(
        select(TeamLink, Team.name)
        .join(Team, Team.id == TeamLink.team_id)
        .where(TeamLink.wave_id == wave.id)
        .order_by(Team.id)
    ).all()
    chosen = [(link, name) for link, name in rows if team in {None, name}]
    if not chosen:
        raise InputError(
            f"wave {wave.name} has no link that is shared by {team or 'a team'}",
            file="--team",
            allowed=", ".join(name for _link, name in rows) or "none: all links are personal",
        )
    session.add_all(
        ReplacedLink(token_digest=link.token_digest, code_digest=link.code_digest, wave_id=wave.id)
        for link, _name in chosen
    )
    return tuple(_renew(link, name) for link, name in chosen)


def _renew(link: TeamLink, team: str) -> Link:
    fresh = Link(team=team, address=None, token=new_token(), code=new_code())
    link.token_digest = token_digest(fresh.token)
    link.code_digest = code_digest(fresh.code or "")
    return fresh
