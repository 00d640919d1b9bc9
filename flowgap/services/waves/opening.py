"""Opening a wave: its questionnaire, promise and teams, and a link for everyone who is asked."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from flowgap.answering.links import code_digest, new_code, new_token, token_digest
from flowgap.answering.promise import Promise, promise_to_json
from flowgap.errors import FlowGapError
from flowgap.models import Engagement, Invitation, QuestionnaireVersion, Team, TeamLink, Wave
from flowgap.questionnaire.schema import Questionnaire


class WaveExistsError(FlowGapError):
    """A wave of this name was opened before: links are given out once."""


class QuestionnaireChangedError(FlowGapError):
    """Another wave asked a questionnaire of this name and version in other words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedTeam:
    """A team, and who of it is asked: `addresses` get links of their own, `n_invited` share one."""

    name: str
    parent: str | None
    addresses: tuple[str, ...]
    n_invited: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """All that a wave is opened with. `booklet_items`: each person is asked so many items."""

    client: str
    title: str
    language: str
    wave: str
    questionnaire: Questionnaire
    opens_at: datetime
    closes_at: datetime
    promise: Promise
    teams: tuple[AskedTeam, ...]
    booklet_items: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link that was given out. Only here does its token exist in clear."""

    team: str
    address: str | None
    token: str
    code: str | None


def open_wave(session: Session, opening: Opening) -> tuple[Link, ...]:
    """Keep the wave and return its links, personal ones and one for each team that shares one.

    Raises
    ------
    WaveExistsError
        If the client has a wave of this name, under whatever title.
    QuestionnaireChangedError
        If the questionnaire is not the one that earlier waves asked under its name.
    """
    _refuse_known(session, opening)
    engagement = _engagement(session, opening)
    version = _version(session, opening.questionnaire)
    wave = Wave(
        engagement_id=engagement.id,
        name=opening.wave,
        questionnaire_version_id=version.id,
        n_items=version.n_items,
        opens_at=opening.opens_at,
        closes_at=opening.closes_at,
        promise=promise_to_json(opening.promise),
        turn=_turn(session, engagement, version),
        booklet_items=opening.booklet_items,
    )
    session.add(wave)
    session.flush()
    team_ids = _team_ids(session, engagement, opening.teams)
    return tuple(
        link for team in opening.teams for link in _links(session, wave, team, team_ids[team.name])
    )


def _refuse_known(session: Session, opening: Opening) -> None:
    """Refuse a name that a wave of the client has: commands name waves by client and name."""
    if session.get_bind().dialect.name == "postgresql":
        # Held until the end of the transaction: no other one sees what is not committed yet.
        session.execute(select(func.pg_advisory_xact_lock(func.hashtext(opening.client))))
    known = (
        select(Engagement.title)
        .join(Wave, Wave.engagement_id == Engagement.id)
        .where(Engagement.client == opening.client, Wave.name == opening.wave)
    )
    title = session.scalar(known)
    if title is None:
        return
    under = "" if title == opening.title else f", under the title {title},"
    raise WaveExistsError(
        f"wave {opening.wave} of {opening.client}{under} is open or was: choose another --id"
    )


def _engagement(session: Session, opening: Opening) -> Engagement:
    known = select(Engagement).where(
        Engagement.client == opening.client, Engagement.title == opening.title
    )
    engagement = session.scalar(known)
    if engagement is None:
        engagement = Engagement(
            client=opening.client, title=opening.title, language=opening.language
        )
        session.add(engagement)
        session.flush()
    return engagement


def _version(session: Session, questionnaire: Questionnaire) -> QuestionnaireVersion:
    known = select(QuestionnaireVersion).where(
        QuestionnaireVersion.questionnaire == questionnaire.id,
        QuestionnaireVersion.version == questionnaire.version,
    )
    version = session.scalar(known)
    if version is None:
        version = QuestionnaireVersion(
            questionnaire=questionnaire.id,
            version=questionnaire.version,
            digest=questionnaire.digest,
            item_ids=json.dumps(questionnaire.item_ids),
            n_items=len(questionnaire.item_ids),
        )
        session.add(version)
        session.flush()
    elif version.digest != questionnaire.digest:
        raise QuestionnaireChangedError(
            f"{questionnaire.reference} was asked before in other words: publish a new version"
        )
    return version


def _turn(session: Session, engagement: Engagement, version: QuestionnaireVersion) -> int:
    """Return how many waves of the engagement asked the questionnaire before."""
    earlier = (
        select(func.count())
        .select_from(Wave)
        .where(
            Wave.engagement_id == engagement.id,
            Wave.questionnaire_version_id == version.id,
        )
    )
    return session.scalar(earlier) or 0


def _team_ids(
    session: Session, engagement: Engagement, teams: Sequence[AskedTeam]
) -> Mapping[str, int]:
    rows = session.scalars(select(Team).where(Team.engagement_id == engagement.id))
    known = {row.name: row for row in rows}
    for team in teams:
        if team.name not in known:
            known[team.name] = Team(engagement_id=engagement.id, name=team.name)
            session.add(known[team.name])
        known[team.name].parent = team.parent
    session.flush()
    return {name: row.id for name, row in known.items()}


def _links(session: Session, wave: Wave, team: AskedTeam, team_id: int) -> list[Link]:
    links = [
        Link(team=team.name, address=address, token=new_token(), code=None)
        for address in team.addresses
    ]
    session.add_all(
        Invitation(
            wave_id=wave.id,
            team_id=team_id,
            token_digest=token_digest(link.token),
            address=link.address,
        )
        for link in links
    )
    if team.n_invited:
        code = new_code()
        shared = Link(team=team.name, address=None, token=new_token(), code=code)
        session.add(
            TeamLink(
                wave_id=wave.id,
                team_id=team_id,
                token_digest=token_digest(shared.token),
                code_digest=code_digest(code),
                n_invited=team.n_invited,
            )
        )
        links.append(shared)
    return links
