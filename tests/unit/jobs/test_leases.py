"""Who holds a job: one at a time, whatever happens in between and whatever the clock does."""

import secrets
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from flowgap.db import (
    SessionFactory,
    make_engine,
    make_session_factory,
    reading,
    unit_of_work,
)
from flowgap.models import JobState
from flowgap.services.jobs.clock import DatabaseTime
from flowgap.services.jobs.leases import (
    LEASE_SECONDS,
    MOST_TRIES,
    Failure,
    Held,
    LeaseLostError,
    Progress,
    claim,
    fail,
    finish,
    give_back,
    keep,
    next_due,
)
from flowgap.services.jobs.sweeping import sweep
from tests.support.jobs import asked, put_clock_forward, row, seen
from tests.support.tables import with_tables

NOBODY = Held(key="x", kind="render", workspace_id=1, input={}, tries=1, holder="x")
AGAIN = Failure(code="unexpected", is_final=False)


def test_the_clock_of_the_database_counts_seconds(sessions: SessionFactory) -> None:
    with reading(sessions) as session:
        now, later = session.execute(select(DatabaseTime(), DatabaseTime(90))).one()
    assert (later - now).total_seconds() == pytest.approx(90, abs=1)


def test_of_many_who_claim_at_once_one_gets_it(sessions: SessionFactory) -> None:
    key = asked(sessions, "nothing")
    with ThreadPoolExecutor(8) as workers:
        claimed = list(workers.map(lambda _: take(sessions, key), range(8)))
    assert sum(one is not None for one in claimed) == 1


def test_a_lease_that_ran_out_is_free_and_one_that_did_not_is_held(
    sessions: SessionFactory,
) -> None:
    key = asked(sessions, "nothing")
    take(sessions, key)
    put_clock_forward(sessions, LEASE_SECONDS - 10)
    assert take(sessions, key) is None
    put_clock_forward(sessions, 10)
    assert take(sessions, key) is not None


def test_what_the_old_holder_does_has_no_effect(sessions: SessionFactory) -> None:
    key = asked(sessions, "nothing")
    old = held(take(sessions, key))
    put_clock_forward(sessions, LEASE_SECONDS)
    new = held(take(sessions, key))
    with pytest.raises(LeaseLostError), unit_of_work(sessions) as session:
        finish(session, old)
    with unit_of_work(sessions) as session:
        assert not keep(session, old)
        assert fail(session, old, AGAIN) is None
        give_back(session, old)
        assert keep(session, new, Progress(step="page", n_done=4))
    assert row(sessions, key).holder == new.holder
    assert seen(sessions, key).progress == Progress(step="page", n_done=4)


def test_a_clock_that_is_put_back_holds_no_job_for_hours(sessions: SessionFactory) -> None:
    key = asked(sessions, "nothing")
    take(sessions, key)
    put_clock_forward(sessions, -3600)  # a dead worker's lease now ends in an hour
    with unit_of_work(sessions) as session:
        assert sweep(session).due == (key,)
    assert take(sessions, key) is not None


def test_a_job_that_pauses_is_not_due_before_its_time(sessions: SessionFactory) -> None:
    key = asked(sessions, "nothing")
    with unit_of_work(sessions) as session:
        fail(session, held(claim(session, key)), AGAIN, pause_seconds=20)
        assert next_due(session) is None
    assert take(sessions, key) is None
    put_clock_forward(sessions, 20)
    assert take(sessions, key) is not None


def test_after_the_last_try_it_fails_with_its_error(sessions: SessionFactory) -> None:
    key = asked(sessions, "nothing")
    for _ in range(MOST_TRIES):
        assert seen(sessions, key).state == JobState.QUEUED
        with unit_of_work(sessions) as session:
            fail(session, held(claim(session, key)), AGAIN)
    assert (seen(sessions, key).state, seen(sessions, key).error) == ("failed", "unexpected")
    assert take(sessions, key) is None


def test_what_is_given_back_was_not_a_try(sessions: SessionFactory) -> None:
    key = asked(sessions, "nothing")
    with unit_of_work(sessions) as session:
        give_back(session, held(claim(session, key)))
    assert (row(sessions, key).state, row(sessions, key).tries) == ("queued", 0)


class TestSweep:
    def test_what_a_dead_worker_held_is_due_again(self, sessions: SessionFactory) -> None:
        key = asked(sessions, "nothing")
        take(sessions, key)
        with unit_of_work(sessions) as session:
            swept = sweep(session)
            assert (swept.due, len(swept.holders)) == ((), 1)
        put_clock_forward(sessions, LEASE_SECONDS)
        with unit_of_work(sessions) as session:
            assert sweep(session).due == (key,)
        assert row(sessions, key).holder is None

    def test_after_three_dead_workers_it_is_said_to_be_lost(self, sessions: SessionFactory) -> None:
        key, other = asked(sessions, "nothing"), asked(sessions, "wait 1")
        for _ in range(MOST_TRIES):
            assert take(sessions, key) is not None
            put_clock_forward(sessions, LEASE_SECONDS)
        with unit_of_work(sessions) as session:
            assert sweep(session).due == (other,)
        assert (seen(sessions, key).state, seen(sessions, key).error) == ("failed", "lost")


STEPS = st.one_of(
    st.tuples(st.sampled_from(["claim", "keep", "finish", "fail", "give back"]), st.integers(0, 2)),
    st.tuples(st.just("clock"), st.integers(-90, 90)),
    st.tuples(st.just("sweep"), st.just(0)),
)


@pytest.fixture(scope="module")
def one_database(tmp_path_factory: pytest.TempPathFactory) -> SessionFactory:
    path = tmp_path_factory.mktemp("jobs") / "flowgap.db"
    return make_session_factory(with_tables(make_engine(f"sqlite:///{path}")))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, max_size=15))
def test_there_are_never_two_holders_and_it_is_done_once(
    one_database: SessionFactory, steps: list[tuple[str, int]]
) -> None:
    key = asked(one_database, "nothing", name=secrets.token_hex())
    hands: dict[int, Held] = {}
    n_finished = 0
    for step, number in steps:
        if step == "clock":
            put_clock_forward(one_database, number)
        elif step == "claim":
            hands[number] = take(one_database, key) or hands.get(number, NOBODY)
        elif step == "sweep" or number in hands:
            n_finished += acted(one_database, step, hands.get(number, NOBODY))
        assert sum(is_holder(one_database, hand) for hand in hands.values()) <= 1
    assert n_finished <= 1


def acted(sessions: SessionFactory, step: str, hand: Held) -> bool:
    """Do something as a worker that may have lost its lease; tell whether that was finishing."""
    with suppress(LeaseLostError), unit_of_work(sessions) as session:
        if step == "sweep":
            sweep(session)
        elif step == "keep":
            keep(session, hand)
        elif step == "fail":
            fail(session, hand, AGAIN)
        elif step == "give back":
            give_back(session, hand)
        else:
            finish(session, hand)
            return True
    return False


def is_holder(sessions: SessionFactory, hand: Held) -> bool:
    with reading(sessions) as session:
        return keep(session, hand)


def take(sessions: SessionFactory, key: str) -> Held | None:
    with unit_of_work(sessions) as session:
        return claim(session, key)


def held(claimed: Held | None) -> Held:
    assert claimed is not None
    return claimed
