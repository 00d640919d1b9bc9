"""A closed wave as the tables of an engagement folder."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from random import Random
from zoneinfo import ZoneInfo

import polars as pl
from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from flowgap.answering.promise import Promise, promise_from_json
from flowgap.errors import FlowGapError
from flowgap.models import (
    Comment,
    Engagement,
    Invitation,
    QuestionnaireVersion,
    Response,
    Team,
    TeamLink,
    Wave,
)
from flowgap.services.waves.erasing import is_due
from flowgap.services.waves.export_gate import (
    Parents,
    Place,
    company_name,
    places_of,
    shown_comments,
    shown_questions,
)
from flowgap.services.waves.export_people import with_shared_particulars
from flowgap.services.waves.export_tables import (
    Answered,
    comments_table,
    responses_table,
    roster_table,
    shuffled,
)
from flowgap.services.waves.finding import questionnaire_reference


class WaveStillOpenError(FlowGapError):
    """The answers of the wave are sealed: there is nothing that could be exported."""


class AnswersErasedError(FlowGapError):
    """The answers are not there any more, as respondents were promised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBack:
    """What an export keeps back.

    `n_joined` responses stand under a unit, not under their team; `n_responses` and `n_comments`
    are too few to leave; `n_cut` responses say less of the person than was told.
    """

    n_joined: int
    n_responses: int
    n_comments: int
    n_cut: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveTables:
    """One wave, as text tables with the columns of the contract, and what the manifest says.

    Texts stand as they were typed.
    """

    client: str
    title: str
    language: str
    wave: str
    questionnaire: str
    opened_on: date
    closed_on: date
    promise: Promise
    responses: pl.DataFrame
    comments: pl.DataFrame
    roster: pl.DataFrame
    kept_back: KeptBack


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """The teams of a wave: how many people were invited, and the unit of each."""

    invited: Mapping[str, int]
    parents: Parents


@dataclass(frozen=True, slots=True, kw_only=True)
class _Leaving:
    """The responses that leave a wave, as they were told and as others may see them."""

    places: Mapping[str, Place]
    as_told: Sequence[Answered]
    as_placed: Sequence[Answered]
    n_kept: int

    @property
    def n_joined(self) -> int:
        return sum(self.places[one.team].is_joined for one in self.as_told)

    @property
    def n_cut(self) -> int:
        return sum(
            told.particulars != less.particulars and not self.places[told.team].is_joined
            for told, less in zip(self.as_told, self.as_placed, strict=True)
        )


def export_wave(
    session: Session, wave: Wave, *, rng: Random, now: datetime, for_diagnosis: bool = False
) -> WaveTables:
    """Return what may leave of a closed wave, its rows in random order.

    A diagnosis here passes the gate of the results itself: for it rows tell role and tenure as
    they were told. Nobody may be given them.

    Raises
    ------
    WaveStillOpenError
        If it is not closed.
    AnswersErasedError
        If the day is over on which its answers were to be deleted: an export of nothing would
        take the place of what was exported before.
    """
    closed_at, promise = _exportable(wave, now=now)
    engagement = session.get_one(Engagement, wave.engagement_id)
    zone = ZoneInfo(promise.timezone)
    opened_on = wave.opens_at.astimezone(zone).date()
    closed_on = min(wave.closes_at, closed_at).astimezone(zone).date()
    asked = _asked(session, wave)
    leaving = _leaving(
        _answered(session, wave), asked.parents, promise=promise, client=engagement.client
    )
    told = leaving.as_told if for_diagnosis else leaving.as_placed
    said = _said(session, wave)
    comments = comments_table(
        shown_comments(said, promise),
        team=company_name(asked.parents, client=engagement.client),
        wave=wave.name,
    )
    return WaveTables(
        client=engagement.client,
        title=engagement.title,
        language=engagement.language,
        wave=wave.name,
        questionnaire=questionnaire_reference(session, wave),
        opened_on=opened_on,
        closed_on=max(opened_on, closed_on),
        promise=promise,
        responses=shuffled(
            responses_table(told, leaving.places, _items(session, wave), wave.name), rng
        ),
        comments=shuffled(comments, rng),
        roster=roster_table(asked.invited, asked.parents, leaving.places, wave.name),
        kept_back=KeptBack(
            n_joined=leaving.n_joined,
            n_responses=leaving.n_kept,
            n_comments=len(said) - comments.height,
            n_cut=0 if for_diagnosis else leaving.n_cut,
        ),
    )


def kept_back(session: Session, wave: Wave, *, now: datetime) -> KeptBack:
    """Return what an export of a wave keeps back; no answer is read for that.

    Raises
    ------
    WaveStillOpenError, AnswersErasedError
        As `export_wave` does.
    """
    _closed_at, promise = _exportable(wave, now=now)
    engagement, asked = session.get_one(Engagement, wave.engagement_id), _asked(session, wave)
    answered = [
        Answered(team=team, answers=b"", particulars=json.loads(particulars))
        for team, particulars in session.execute(
            select(Team.name, Response.particulars)
            .join(Team, Team.id == Response.team_id)
            .where(Response.wave_id == wave.id)
        )
    ]
    said = _counts(
        session,
        select(Comment.question, func.count())
        .where(Comment.wave_id == wave.id)
        .group_by(Comment.question),
    )
    leaving = _leaving(answered, asked.parents, promise=promise, client=engagement.client)
    return KeptBack(
        n_joined=leaving.n_joined,
        n_responses=leaving.n_kept,
        n_comments=said.total() - sum(shown_questions(said, promise).values()),
        n_cut=leaving.n_cut,
    )


def _leaving(
    answered: Sequence[Answered], parents: Parents, *, promise: Promise, client: str
) -> _Leaving:
    """Return what leaves of the responses, and under which names."""
    minimum = promise.minimum_group
    places = places_of(
        parents, Counter(one.team for one in answered), minimum=minimum, client=client
    )
    told = [one for one in answered if one.team in places]
    return _Leaving(
        places=places,
        as_told=told,
        as_placed=with_shared_particulars(told, places, minimum=minimum),
        n_kept=len(answered) - len(told),
    )


def _counts(session: Session, query: Select[str, int]) -> Counter[str]:
    return Counter(dict(session.execute(query).all()))


def _exportable(wave: Wave, *, now: datetime) -> tuple[datetime, Promise]:
    """Return when a wave was closed and what was promised, if its answers may leave."""
    promise = promise_from_json(wave.promise)
    if wave.closed_at is None:
        raise WaveStillOpenError(
            f"wave {wave.name} is not closed: its answers are sealed. First: flowgap wave close"
        )
    if is_due(promise, now=now):
        raise AnswersErasedError(
            f"the answers of wave {wave.name} were kept until {promise.keeps_until} and are deleted"
        )
    return wave.closed_at, promise


def _items(session: Session, wave: Wave) -> tuple[str, ...]:
    version = session.get_one(QuestionnaireVersion, wave.questionnaire_version_id)
    return tuple(json.loads(version.item_ids))


def _answered(session: Session, wave: Wave) -> list[Answered]:
    found = session.execute(
        select(Team.name, Response.answers, Response.particulars)
        .join(Team, Team.id == Response.team_id)
        .where(Response.wave_id == wave.id)
        .order_by(Response.key)
    )
    return [
        Answered(team=team, answers=answers, particulars=json.loads(particulars))
        for team, answers, particulars in found
    ]


def _said(session: Session, wave: Wave) -> list[tuple[str, str]]:
    """Return each comment with its question."""
    found = session.execute(
        select(Comment.question, Comment.text)
        .where(Comment.wave_id == wave.id)
        .order_by(Comment.key)
    )
    return [(question, text) for question, text in found]


def _asked(session: Session, wave: Wave) -> _Asked:
    """Return the teams of a wave in the order in which they became known."""
    invited: Counter[int] = Counter()
    for count in (
        select(Invitation.team_id, func.count())
        .where(Invitation.wave_id == wave.id)
        .group_by(Invitation.team_id),
        select(TeamLink.team_id, TeamLink.n_invited).where(TeamLink.wave_id == wave.id),
    ):
        for team_id, n_people in session.execute(count):
            invited[team_id] += n_people
    teams = session.scalars(select(Team).where(Team.id.in_(invited)).order_by(Team.id)).all()
    return _Asked(
        invited={team.name: invited[team.id] for team in teams},
        parents={team.name: team.parent for team in teams},
    )
