"""The portfolio: by name, whatever its results are like; what is due; who makes the benchmark."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from flowgap.answering.promise import promise_to_json
from flowgap.db import SessionFactory, unit_of_work
from flowgap.models import ActionState, Engagement, QuestionnaireVersion, Response, Team, Wave
from flowgap.models import Result as ResultRow
from flowgap.models.wave import new_key
from flowgap.result.document import Period, Result
from flowgap.scoring.benchmark import NoBenchmark
from flowgap.services.diagnose import Diagnosis
from flowgap.services.engagements.keeping import keep_diagnosis
from flowgap.services.over_time.next_steps import LineState, NextStep
from flowgap.services.over_time.portfolio import Portfolio, PortfolioLine, read_portfolio
from flowgap.services.over_time.register import add_action
from tests.support.sample_forecasts import of_client
from tests.support.sample_register import DAILY, PLANNED
from tests.support.sample_result import delivery_only_result, survey_only_result
from tests.support.waves import PROMISE

NOW = datetime(2026, 11, 22, tzinfo=UTC)
TODAY = NOW.date()


def keep(session: Session, result: Result, *, after: timedelta = timedelta()) -> str:
    return keep_diagnosis(session, Diagnosis(result=result, import_report={}), now=NOW + after)


def portfolio(session: Session, *, page: int = 1, now: datetime = NOW) -> Portfolio:
    session.flush()
    return read_portfolio(session, page=page, now=now)


def only(session: Session, *, now: datetime = NOW) -> PortfolioLine:
    (line,) = portfolio(session, now=now).lines
    return line


def answered(client: str, people: int, *, simulated: bool = False) -> Result:
    result = of_client(client, simulated=simulated)
    return replace(result, survey=replace(result.survey, responded=people))


def with_readiness(result: Result, points: float) -> Result:
    readiness = replace(
        result.survey.readiness, estimate=points, low=points - 3.0, high=points + 3.0
    )
    return replace(result, survey=replace(result.survey, readiness=readiness))


def measured(client: str, by: Mapping[str, Any]) -> Result:
    """Return the result of ten people whose flow gap is counted otherwise."""
    result = answered(client, 10)
    return replace(result, delivery=replace(result.delivery, **by))


def add_wave(session: Session, key: str, *, closed_at: datetime | None, n_answers: int = 1) -> Wave:
    engagement = session.query(Engagement).filter_by(public_key=key).one()
    version = QuestionnaireVersion(
        questionnaire="pulse", version=1, digest="d", item_ids="[]", n_items=12
    )
    session.add(version)
    session.flush()
    wave = Wave(
        engagement_id=engagement.id,
        name="2026-11",
        questionnaire_version_id=version.id,
        n_items=12,
        opens_at=NOW - timedelta(days=7),
        closes_at=NOW + timedelta(days=7),
        closed_at=closed_at,
        promise=promise_to_json(PROMISE),
    )
    team = Team(engagement_id=engagement.id, name="Dispatch")
    session.add_all((wave, team))
    session.flush()
    session.add_all(
        Response(
            key=new_key(),
            wave_id=wave.id,
            team_id=team.id,
            n_items=12,
            answers=bytes(12),
            particulars="{}",
        )
        for _ in range(n_answers)
    )
    return wave


class TestLines:
    def test_they_stand_by_name_and_never_by_score(self, sessions: SessionFactory) -> None:
        with unit_of_work(sessions) as session:
            for client in ("cedar", "Birch", "Alder"):
                keep(session, of_client(client))
            names = [line.client for line in portfolio(session).lines]
        assert names == ["Alder", "Birch", "cedar"]

    def test_a_line_shows_the_newest_result(self, sessions: SessionFactory) -> None:
        result = of_client("Birch")
        better = with_readiness(result, 60.0)
        with unit_of_work(sessions) as session:
            keep(session, better, after=timedelta(hours=1))
            keep(session, result)
            line = only(session)
        assert line.summary is not None
        assert line.summary.readiness is not None
        assert line.summary.readiness.value == 60.0
        assert (line.summary.constraint, line.summary.stages) == ("named", ("review",))
        assert line.last_wave == date(2026, 10, 30)

    def test_what_was_not_asked_or_not_measured_is_left_out(self, sessions: SessionFactory) -> None:
        with unit_of_work(sessions) as session:
            for client, result in (
                ("Asked", survey_only_result()),
                ("Measured", delivery_only_result()),
            ):
                engagement = replace(result.engagement, client=client)
                keep(session, replace(result, engagement=engagement))
            asked, measured = (line.summary for line in portfolio(session).lines)
        assert asked is not None
        assert measured is not None
        assert (asked.gap, measured.readiness) == (None, None)
        assert (asked.readiness is None, measured.gap is None) == (False, False)

    def test_without_engagements_there_are_no_lines(self, sessions: SessionFactory) -> None:
        with unit_of_work(sessions) as session:
            found = portfolio(session)
        assert (found.lines, found.n_all, found.n_pages) == ((), 0, 1)

    @pytest.mark.parametrize(("n", "n_pages"), [(50, 1), (51, 2), (500, 10)])
    def test_a_page_has_fifty_lines(self, sessions: SessionFactory, n: int, n_pages: int) -> None:
        with unit_of_work(sessions) as session:
            session.add_all(
                Engagement(client=f"Client {number:03}", title="MRI", language="en")
                for number in range(n)
            )
            first, last = (portfolio(session, page=page) for page in (1, n_pages))
            beyond = portfolio(session, page=n_pages + 1)
        assert (first.n_pages, len(first.lines)) == (n_pages, 50)
        assert last.lines[-1].client == f"Client {n - 1:03}"
        assert beyond.page == n_pages


class TestNextStep:
    def test_an_engagement_without_a_result_needs_data(self, sessions: SessionFactory) -> None:
        with unit_of_work(sessions) as session:
            session.add(Engagement(client="Birch", title="MRI", language="en"))
            line = only(session)
        assert (line.state, line.next_step) == (LineState.EMPTY, NextStep.ADD_DATA)

    def test_a_result_that_cannot_be_read_is_to_be_computed_anew(
        self, sessions: SessionFactory
    ) -> None:
        with unit_of_work(sessions) as session:
            keep(session, of_client("Birch"))
            session.execute(update(ResultRow).values(document='{"format": 0}', digest="0" * 64))
            line = only(session)
        assert (line.state, line.next_step) == (LineState.OUTDATED, NextStep.RECOMPUTE)
        assert line.summary is None

    def test_a_running_wave_comes_first(self, sessions: SessionFactory) -> None:
        with unit_of_work(sessions) as session:
            add_wave(session, keep(session, of_client("Birch")), closed_at=None)
            line = only(session)
        assert (line.state, line.next_step) == (LineState.RUNNING, NextStep.WAVE_ENDS)
        assert line.due_on == date(2026, 11, 29)

    @pytest.mark.parametrize(
        ("closed_after", "step"),
        [(timedelta(0), NextStep.CHOOSE_ACTION), (timedelta(seconds=1), NextStep.COMPUTE)],
    )
    def test_a_wave_that_was_closed_since_the_result_waits_for_one(
        self, sessions: SessionFactory, closed_after: timedelta, step: NextStep
    ) -> None:
        with unit_of_work(sessions) as session:
            add_wave(session, keep(session, of_client("Birch")), closed_at=NOW + closed_after)
            line = only(session)
        assert line.next_step == step
        assert line.last_wave == TODAY

    def test_a_wave_that_nobody_answered_is_not_to_be_computed(
        self, sessions: SessionFactory
    ) -> None:
        closed_at = NOW + timedelta(seconds=1)
        with unit_of_work(sessions) as session:
            add_wave(session, keep(session, of_client("Birch")), closed_at=closed_at, n_answers=0)
            line = only(session)
        assert (line.next_step, line.due_on) == (NextStep.NOBODY_ANSWERED, TODAY)

    def test_nor_is_one_whose_answers_were_deleted(self, sessions: SessionFactory) -> None:
        closed_at = NOW + timedelta(seconds=1)
        with unit_of_work(sessions) as session:
            key = keep(session, of_client("Birch"))
            wave = add_wave(session, key, closed_at=closed_at, n_answers=0)
            wave.erased_at = closed_at
            line = only(session)
        assert line.next_step is NextStep.CHOOSE_ACTION

    @pytest.mark.parametrize(
        ("state", "step"),
        [
            (ActionState.PLANNED, NextStep.BEGIN_ACTION),
            (ActionState.DROPPED, NextStep.BEGIN_ACTION),
            (ActionState.RUNNING, NextStep.NOTHING),
            (ActionState.DONE, NextStep.NOTHING),
        ],
    )
    def test_an_action_is_chosen_then_begun(
        self, sessions: SessionFactory, state: ActionState, step: NextStep
    ) -> None:
        with unit_of_work(sessions) as session:
            key = keep(session, of_client("Birch"))
            assert only(session).next_step == NextStep.CHOOSE_ACTION
            draft = PLANNED if state is ActionState.PLANNED else replace(DAILY, state=state)
            add_action(session, key, draft)
            assert only(session).next_step == step

    @pytest.mark.parametrize(
        ("today", "step"),
        [
            # The last wave closed on 30 October 2026: 90 days later is 28 January 2027.
            (date(2027, 1, 27), NextStep.NOTHING),
            (date(2027, 1, 28), NextStep.NEXT_WAVE),
        ],
    )
    def test_the_next_wave_is_due_after_a_quarter(
        self, sessions: SessionFactory, today: date, step: NextStep
    ) -> None:
        with unit_of_work(sessions) as session:
            add_action(session, keep(session, of_client("Birch")), DAILY)
            line = only(session, now=datetime.combine(today, time(12), UTC))
        assert (line.next_step, line.due_on) == (step, date(2027, 1, 28))


class TestBenchmark:
    @pytest.mark.parametrize(
        ("people", "reason"),
        [
            ((10, 10, 10, 10), NoBenchmark.FEW_ORGANIZATIONS),
            ((10, 10, 10, 10, 10), None),
            ((40, 15, 15, 15, 15), None),
            ((41, 15, 15, 15, 15), NoBenchmark.ONE_TOO_LARGE),
        ],
    )
    def test_the_rule_holds_on_both_sides_of_its_bounds(
        self, sessions: SessionFactory, people: tuple[int, ...], reason: NoBenchmark | None
    ) -> None:
        with unit_of_work(sessions) as session:
            for number, n in enumerate(people):
                keep(session, answered(f"Client {number}", n))
            found = portfolio(session)
        assert found.readiness.reason is found.gap.reason is reason
        assert (found.readiness.value is None) is (reason is not None)

    def test_simulated_organizations_never_make_one(self, sessions: SessionFactory) -> None:
        with unit_of_work(sessions) as session:
            for number in range(5):
                keep(session, answered(f"Client {number}", 10, simulated=number == 4))
            found = portfolio(session)
        assert (found.readiness.n, found.readiness.value) == (4, None)

    def test_an_organization_with_two_engagements_counts_once_by_its_newest_result(
        self, sessions: SessionFactory
    ) -> None:
        with unit_of_work(sessions) as session:
            for number in range(4):
                keep(session, answered(f"Client {number}", 10))
            first = answered("Client 3", 10)
            second = replace(first, engagement=replace(first.engagement, title="Again"))
            keep(session, second, after=timedelta(hours=1))
            assert portfolio(session).readiness.n == 4

    def test_it_counts_by_its_newest_data_and_not_by_the_last_computing(
        self, sessions: SessionFactory
    ) -> None:
        new = answered("Client 4", 10)
        old = replace(
            with_readiness(new, 20.0),
            engagement=replace(
                new.engagement,
                title="Years ago",
                after=Period(start=date(2020, 1, 1), until=date(2020, 7, 1)),
                waves=(),
            ),
        )
        with unit_of_work(sessions) as session:
            for number in range(4):
                keep(session, answered(f"Client {number}", 10))
            keep(session, new)
            before = portfolio(session).readiness
            keep(session, old, after=timedelta(hours=1))
            after = portfolio(session).readiness
        assert before.value is not None
        assert after == before

    def test_a_name_that_was_typed_otherwise_is_the_same_organization(
        self, sessions: SessionFactory
    ) -> None:
        with unit_of_work(sessions) as session:
            for number in range(4):
                keep(session, answered(f"Client {number}", 10))
            keep(session, answered("CLIENT  3", 10))
            assert portfolio(session).readiness.n == 4

    def test_other_pages_count_as_well(self, sessions: SessionFactory) -> None:
        with unit_of_work(sessions) as session:
            session.add_all(
                Engagement(client=f"A {number:03}", title="MRI", language="en")
                for number in range(50)
            )
            for number in range(5):
                keep(session, answered(f"Client {number}", 10))
            assert portfolio(session).readiness.n == 5

    @pytest.mark.parametrize(
        "by",
        [
            {"unit": "working_days"},
            {"start": "first_commit_at"},
            {"window_by": "deployed"},
            {"cap_days": 60.0},
        ],
    )
    def test_gaps_that_are_measured_otherwise_are_left_out(
        self, sessions: SessionFactory, by: dict[str, Any]
    ) -> None:
        with unit_of_work(sessions) as session:
            for number in range(4):
                keep(session, answered(f"Client {number}", 10))
            keep(session, measured("Client 4", by))
            before = portfolio(session)
            keep(session, answered("Client 5", 10))
            after = portfolio(session)
        assert (before.gap.n, before.gap.reason) == (4, NoBenchmark.FEW_ORGANIZATIONS)
        assert (before.n_gaps, before.readiness.n, before.readiness.reason) == (5, 5, None)
        assert (after.gap.n, after.gap.reason) == (5, None)

    def test_working_days_are_never_averaged(self, sessions: SessionFactory) -> None:
        with unit_of_work(sessions) as session:
            for number in range(5):
                keep(session, measured(f"Client {number}", {"unit": "working_days"}))
            found = portfolio(session)
        assert (found.gap.n, found.gap.value, found.n_gaps) == (0, None, 5)
