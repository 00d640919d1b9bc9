"""Asking for work: the same asked twice is one job, and nothing is written by halves."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from flowgap.db import SessionFactory, reading, unit_of_work
from flowgap.models import Job, JobKind, JobState
from flowgap.services.engagements.keeping import EngagementNotFoundError
from flowgap.services.jobs.asking import (
    MOST_QUEUED,
    Errand,
    JobNotFoundError,
    NotToBeRepeatedError,
    TooManyJobsError,
    ask_again,
    ask_for,
)
from flowgap.services.jobs.leases import Failure, Held, claim, fail, finish
from tests.support.jobs import ask, asked, row, seen


def test_the_same_work_asked_twice_is_one_job(sessions: SessionFactory) -> None:
    first, second = ask(sessions, "nothing"), ask(sessions, "nothing")
    assert first.key == second.key
    assert (first.is_new, second.is_new) == (True, False)
    assert ask(sessions, "wait 1").key != first.key


def test_the_same_work_asked_at_the_same_time_is_one_job(sessions: SessionFactory) -> None:
    with ThreadPoolExecutor(8) as people:
        answers = list(people.map(lambda _: ask(sessions, "nothing"), range(8)))
    assert len({answer.key for answer in answers}) == 1
    assert sum(answer.is_new for answer in answers) == 1
    assert n_jobs(sessions) == 1


def test_work_for_an_engagement_that_is_gone_ends_with_an_error(sessions: SessionFactory) -> None:
    errand = Errand(kind=JobKind.RENDER, input={}, name="x", engagement_id=99)
    with pytest.raises(EngagementNotFoundError), unit_of_work(sessions) as session:
        ask_for(session, errand)
    assert n_jobs(sessions) == 0


def test_work_that_is_done_can_be_asked_for_again(sessions: SessionFactory) -> None:
    first = asked(sessions, "nothing")
    with unit_of_work(sessions) as session:
        finish(session, held(claim(session, first)))
    assert asked(sessions, "nothing") != first


def test_a_job_is_kept_with_the_change_that_causes_it_or_not_at_all(
    sessions: SessionFactory,
) -> None:
    errand = Errand(kind=JobKind.RENDER, input={}, name="x")
    with pytest.raises(TypeError), unit_of_work(sessions) as session:
        ask_for(session, errand) + 1  # type: ignore[operator] # something else fails
    assert n_jobs(sessions) == 0


def test_as_many_may_wait_as_are_allowed_and_no_more(sessions: SessionFactory) -> None:
    with unit_of_work(sessions) as session:
        for number in range(MOST_QUEUED):
            ask_for(session, Errand(kind=JobKind.RENDER, input={}, name=str(number)))
    with pytest.raises(TooManyJobsError, match="50 jobs wait: at most 50 may"):
        ask(sessions, "nothing")
    with unit_of_work(sessions) as session:  # what is there already may still be asked for
        assert not ask_for(session, Errand(kind=JobKind.RENDER, input={}, name="7")).is_new
    assert n_jobs(sessions) == MOST_QUEUED


def test_a_row_holds_ids_and_digests_only(sessions: SessionFactory) -> None:
    job = row(sessions, asked(sessions, "nothing"))
    assert json.loads(job.input) == {"task": "nothing", "upload": "none"}
    assert len(job.digest) == 64
    assert (job.state, job.tries, job.holder, job.error) == (JobState.QUEUED, 0, None, None)


class TestAgain:
    def test_a_failed_job_gets_all_its_tries_again(self, sessions: SessionFactory) -> None:
        key = failed(sessions)
        with unit_of_work(sessions) as session:
            ask_again(session, key)
        assert seen(sessions, key).state == JobState.QUEUED
        assert row(sessions, key).tries == 0

    def test_one_that_has_not_failed_is_left_alone(self, sessions: SessionFactory) -> None:
        key = asked(sessions, "nothing")
        with pytest.raises(NotToBeRepeatedError), unit_of_work(sessions) as session:
            ask_again(session, key)

    def test_it_is_not_done_beside_the_same_work(self, sessions: SessionFactory) -> None:
        key = failed(sessions)
        asked(sessions, "nothing")
        with pytest.raises(NotToBeRepeatedError), unit_of_work(sessions) as session:
            ask_again(session, key)
        assert seen(sessions, key).state == JobState.FAILED

    def test_a_made_up_key_is_not_found(self, sessions: SessionFactory) -> None:
        with pytest.raises(JobNotFoundError), unit_of_work(sessions) as session:
            ask_again(session, "x")


def failed(sessions: SessionFactory) -> str:
    key = asked(sessions, "nothing")
    with unit_of_work(sessions) as session:
        fail(session, held(claim(session, key)), Failure(code="time", is_final=True))
    return key


def held(claimed: Held | None) -> Held:
    assert claimed is not None
    return claimed


def n_jobs(sessions: SessionFactory) -> int:
    with reading(sessions) as session:
        return session.scalar(select(func.count()).select_from(Job)) or 0
