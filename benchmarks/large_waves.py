"""The waves of a large engagement in its database: all but the last closed, the last one open."""

from datetime import datetime, timedelta
from random import Random
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from benchmarks.large_engagement import PEOPLE, QUESTIONNAIRE, RESPONSE_SHARE, SEED, Size
from flowgap.answering.answers import Answers
from flowgap.answering.draft import new_attempt
from flowgap.answering.parts import Selection
from flowgap.answering.promise import Promise
from flowgap.answering.submission import make_submission
from flowgap.db import SessionFactory, unit_of_work
from flowgap.models import Engagement, Invitation, SealedResponse, Wave, WaveCount
from flowgap.questionnaire.loader import load_once
from flowgap.services.waves.closing import close_wave
from flowgap.services.waves.opening import AskedTeam, Opening, open_wave
from flowgap.services.waves.seals import enclose, response_seal

SECRET: Final = "s" * 32  # of a benchmark
DAYS_OPEN: Final = 12
DAYS_SINCE: Final = 3
"""Since the last wave was opened."""
DAYS_BETWEEN: Final = 91
COMMENT_SHARE: Final = 0.2
"""Of the people who answer, on the first open question."""


def open_large(sessions: SessionFactory, size: Size, *, now: datetime) -> str:
    """Open and close the waves one after another; return the name of the one that is open."""
    rng = Random(SEED)  # noqa: S311 - for a benchmark, not for a secret
    names = [f"w{number + 1:02}" for number in range(size.n_waves)]
    for number, name in enumerate(names):
        days = DAYS_SINCE + DAYS_BETWEEN * (len(names) - 1 - number)
        opens_at = now - timedelta(days=days)
        with unit_of_work(sessions) as session:
            opening = _opening(session, size, name, opens_at)
            open_wave(session, opening)
            wave = session.scalars(select(Wave).where(Wave.name == name)).one()
            n_answers = _answer(session, wave, rng)
            _count(session, wave, n_answers)
            if name != names[-1]:
                seal = response_seal(SECRET, opening.questionnaire)
                close_wave(session, wave.id, seal=seal, now=wave.closes_at)
    return names[-1]


def _opening(session: Session, size: Size, name: str, opens_at: datetime) -> Opening:
    engagement = session.scalars(select(Engagement)).one()
    return Opening(
        client=engagement.client,
        title=engagement.title,
        language=engagement.language,
        wave=name,
        questionnaire=load_once(QUESTIONNAIRE),
        opens_at=opens_at,
        closes_at=opens_at + timedelta(days=DAYS_OPEN),
        promise=Promise(
            minimum_group=5,
            minimum_comments=8,
            shows_comments=True,
            keeps_until=None,
            backups_until=None,
            contact=None,
            firm=None,
            timezone="UTC",
        ),
        teams=tuple(_teams(size)),
    )


def _teams(size: Size) -> list[AskedTeam]:
    return [
        AskedTeam(
            name=f"Team {number:03}",
            parent=f"Unit {number // 10:02}",
            addresses=tuple(f"p{person}@t{number}.example" for person in range(PEOPLE)),
            n_invited=0,
        )
        for number in range(size.n_teams)
    ]


def _answer(session: Session, wave: Wave, rng: Random) -> int:
    """Keep sealed answers of a share of the people; return of how many."""
    questionnaire = load_once(QUESTIONNAIRE)
    seal, question = response_seal(SECRET, questionnaire), questionnaire.open_questions[0].id
    invitations = session.scalars(select(Invitation).where(Invitation.wave_id == wave.id)).all()
    asked = rng.sample(invitations, round(RESPONSE_SHARE * len(invitations)))
    for invitation in asked:
        items = {item: rng.choice((1, 2, 3, 4, 5)) for item in questionnaire.item_ids}
        said = {question: "It waits for a review."} if rng.random() < COMMENT_SHARE else {}
        answers = Answers(items=items, choices={}, attention=None)
        submission = make_submission(questionnaire, Selection(), answers, comments=said)
        envelope = enclose(submission, attempt=new_attempt(), wave_id=wave.id, seal=seal)
        invitation.is_used = True
        session.add(
            SealedResponse(
                key=envelope.key,
                wave_id=wave.id,
                team_id=invitation.team_id,
                content=envelope.content,
            )
        )
    session.flush()
    return len(asked)


def _count(session: Session, wave: Wave, n_answers: int) -> None:
    """Keep the counts of the days before the last look, as if answers came evenly."""
    first, n_days = wave.opens_at.date(), DAYS_SINCE
    for number in range(n_days):
        n = n_answers * (number + 1) // (n_days + 1)
        day = first + timedelta(days=number)
        session.add(WaveCount(wave_id=wave.id, day=day, least=n, most=n))
    session.flush()
