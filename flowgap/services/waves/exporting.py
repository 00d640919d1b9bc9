"""A closed wave as the tables of an engagement folder."""

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

import polars as pl
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from flowgap.answering.promise import Promise, promise_from_json
from flowgap.engagement.formats import COMMENTS, responses_format
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
from flowgap.questionnaire.schema import DONT_KNOW, NOT_ASKED, SKIPPED
from flowgap.services.waves.finding import questionnaire_reference

CODES: Final = {SKIPPED: None, NOT_ASKED: "na", DONT_KNOW: "dk"}
NOT_MEASURED: Final = ("median_item_seconds",)
"""Columns of `responses.csv` that answering does not write: nobody's time is taken."""

_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


class WaveStillOpenError(FlowGapError):
    """The answers of the wave are sealed: there is nothing that could be exported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveTables:
    """One wave, as text tables with the columns of the contract, and what the manifest says."""

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


def export_wave(session: Session, wave: Wave, *, rng: Random) -> WaveTables:
    """Return a closed wave, its rows in random order.

    Raises
    ------
    WaveStillOpenError
        If it is not closed.
    """
    if wave.closed_at is None:
        raise WaveStillOpenError(
            f"wave {wave.name} is not closed: its answers are sealed. First: flowgap wave close"
        )
    engagement = session.get_one(Engagement, wave.engagement_id)
    promise = promise_from_json(wave.promise)
    zone = ZoneInfo(promise.timezone)
    opened_on = wave.opens_at.astimezone(zone).date()
    closed_on = min(wave.closes_at, wave.closed_at).astimezone(zone).date()
    return WaveTables(
        client=engagement.client,
        title=engagement.title,
        language=engagement.language,
        wave=wave.name,
        questionnaire=questionnaire_reference(session, wave),
        opened_on=opened_on,
        closed_on=max(opened_on, closed_on),
        promise=promise,
        responses=_responses(session, wave, rng),
        comments=_comments(session, wave, promise, rng),
        roster=_roster(session, wave),
    )


def _responses(session: Session, wave: Wave, rng: Random) -> pl.DataFrame:
    version = session.get_one(QuestionnaireVersion, wave.questionnaire_version_id)
    items = json.loads(version.item_ids)
    names = [name for name in responses_format(items).names if name not in NOT_MEASURED]
    found = session.execute(
        select(Team.name, Response.answers, Response.particulars)
        .join(Team, Team.id == Response.team_id)
        .where(Response.wave_id == wave.id)
        .order_by(Response.key)
    )
    rows = [
        {
            "team": team,
            "wave": wave.name,
            **json.loads(particulars),
            **dict(zip(items, map(_answer, answers), strict=True)),
        }
        for team, answers, particulars in found
    ]
    rng.shuffle(rows)
    return pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String))


def _answer(code: int) -> str | None:
    return CODES.get(code, str(code))


def _comments(session: Session, wave: Wave, promise: Promise, rng: Random) -> pl.DataFrame:
    schema = dict.fromkeys(COMMENTS.names, pl.String)
    if not promise.shows_comments:
        return pl.DataFrame(schema=schema)
    found = session.execute(
        select(Team.name, Comment.question, Comment.text)
        .join(Team, Team.id == Comment.team_id)
        .where(Comment.wave_id == wave.id)
        .order_by(Comment.key)
    )
    rows = [
        {"team": team, "wave": wave.name, "question": question, "text": harmless(text)}
        for team, question, text in found
    ]
    rng.shuffle(rows)
    return pl.DataFrame(rows, schema=schema)


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _roster(session: Session, wave: Wave) -> pl.DataFrame:
    """Return how many people of each team were invited, in the order of the teams."""
    invited: Counter[int] = Counter()
    for count in (
        select(Invitation.team_id, func.count())
        .where(Invitation.wave_id == wave.id)
        .group_by(Invitation.team_id),
        select(TeamLink.team_id, TeamLink.n_invited).where(TeamLink.wave_id == wave.id),
    ):
        for team_id, n_people in session.execute(count):
            invited[team_id] += n_people
    rows = [
        {
            "team": team.name,
            "parent": team.parent,
            "wave": wave.name,
            "invited": str(invited[team.id]),
        }
        for team in session.scalars(select(Team).where(Team.id.in_(invited)).order_by(Team.id))
    ]
    return pl.DataFrame(
        rows, schema=dict.fromkeys(("team", "parent", "wave", "invited"), pl.String)
    )
