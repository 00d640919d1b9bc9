"""Predictions: kept with the result, judged by a later one, never by opinions or simulations."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from flowgap.db import SessionFactory, unit_of_work
from flowgap.models import ActionState, Prediction, PredictionKind, TakenAction, Workspace
from flowgap.models.tenancy import Scope, confine
from flowgap.result.diagnosis import ConstraintState, ExpectedEffect
from flowgap.services.accounts.workspaces import add_workspace
from flowgap.services.diagnose import Diagnosis
from flowgap.services.engagements.keeping import keep_diagnosis
from flowgap.services.over_time.predictions import current_record, stated_effects
from flowgap.services.over_time.scoreboard import read_scoreboard
from tests.support.sample_forecasts import (
    FIRST,
    FORETOLD,
    LATER,
    SEEN,
    begun,
    digest_of,
    foretelling,
    keep_forecasts,
    of_client,
    seen_later,
)
from tests.support.sample_result import sample_result


class TestStated:
    def test_a_result_foretells_by_its_actions_and_at_its_constraint(self) -> None:
        result = sample_result()
        told = [(one.kind, one.subject, one.days) for one in stated_effects(result)]
        action = next(one for one in result.actions if one.expected.days is not None)
        gain = next(one for one in result.constraint.gain_days if one.stage == "review")
        assert told == [
            (PredictionKind.ACTION, action.id, action.expected.days),
            (PredictionKind.CONSTRAINT, "review", -gain.days),
        ]

    def test_without_a_constraint_only_actions_do(self) -> None:
        result = sample_result()
        none = replace(result.constraint, state=ConstraintState.NONE, stage=None)
        kinds = {one.kind for one in stated_effects(replace(result, constraint=none))}
        assert kinds == {PredictionKind.ACTION}


class TestKeeping:
    def test_what_is_foretold_is_kept_once(self, sessions: SessionFactory) -> None:
        diagnosis = Diagnosis(result=of_client("Birch"), import_report={})
        for _ in range(2):
            with unit_of_work(sessions) as session:
                keep_diagnosis(session, diagnosis, now=FIRST)
        with unit_of_work(sessions) as session:
            rows = session.scalars(select(Prediction)).all()
            assert len(rows) == len(list(stated_effects(diagnosis.result)))
            assert {row.stated_at for row in rows} == {FIRST}
            assert all(row.judged_digest is None for row in rows)

    def test_a_later_result_judges_what_an_earlier_one_foretold(
        self, sessions: SessionFactory
    ) -> None:
        with unit_of_work(sessions) as session:
            keep_forecasts(session, "Birch", 1)
            (row,) = session.scalars(select(Prediction).filter_by(subject="action-0"))
            assert (row.expected_days, row.low, row.high) == (-1.0, -2.0, 0.0)
            assert row.p_faster == pytest.approx(0.95)
            assert (row.observed_days, row.observed_low, row.observed_high) == (-0.5, -0.9, -0.1)

    def test_a_result_never_judges_itself(self, sessions: SessionFactory) -> None:
        first = foretelling(of_client("Birch"), 1)
        with unit_of_work(sessions) as session:
            key = keep_diagnosis(session, Diagnosis(result=first, import_report={}), now=FIRST)
            later = seen_later(first, ["x"])
            made = begun(session, key, first.actions[0], digest=digest_of(later))
            own = seen_later(first, [made])
            keep_diagnosis(session, Diagnosis(result=own, import_report={}), now=LATER)
            assert current_record(session).n_cases == 0

    def test_what_was_not_seen_is_not_judged(self, sessions: SessionFactory) -> None:
        nothing = ExpectedEffect(days=None, low=None, high=None)
        with unit_of_work(sessions) as session:
            keep_forecasts(session, "Birch", 2, seen=nothing)
            board = read_scoreboard(session)
        assert (board.record.n_cases, board.n_open) == (0, 2)

    def test_what_is_computed_anew_waits_once_and_only_what_was_taken_up_waits(
        self, sessions: SessionFactory
    ) -> None:
        first = foretelling(of_client("Birch"), 2)
        with unit_of_work(sessions) as session:
            for seed in range(5):
                again = replace(first, seed=seed)
                key = keep_diagnosis(session, Diagnosis(result=again, import_report={}), now=FIRST)
            board = read_scoreboard(session)
            assert (board.n_open, board.n_untried) == (0, 2)
            made = begun(session, key, first.actions[0], digest=digest_of(again))
            session.flush()
            board = read_scoreboard(session)
            assert (board.n_open, board.n_untried) == (1, 1)
            row = session.scalars(select(TakenAction).filter_by(public_key=made)).one()
            row.state = ActionState.DROPPED
            session.flush()
            assert read_scoreboard(session).n_open == 1
            row.started_on = None
            session.flush()
            board = read_scoreboard(session)
            assert (board.n_open, board.n_untried) == (0, 2)

    def test_the_gain_that_an_action_rests_on_is_judged_with_it_and_counted_once(
        self, sessions: SessionFactory
    ) -> None:
        result = of_client("Birch")
        action = next(one for one in result.actions if one.expected.days is not None)
        with unit_of_work(sessions) as session:
            key = keep_diagnosis(session, Diagnosis(result=result, import_report={}), now=FIRST)
            made = begun(session, key, action, digest=digest_of(result))
            later = seen_later(result, [made])
            keep_diagnosis(session, Diagnosis(result=later, import_report={}), now=LATER)
            judged = select(Prediction).where(Prediction.judged_digest.is_not(None))
            rows = {row.kind: row.observed_days for row in session.scalars(judged)}
            assert rows == {"action": SEEN.days, "constraint": SEEN.days}
            assert current_record(session).n_cases == 1

    @pytest.mark.parametrize(("days", "n_judged"), [(-1, 0), (0, 1)])
    def test_only_what_began_once_it_was_foretold_is_judged(
        self, sessions: SessionFactory, days: int, n_judged: int
    ) -> None:
        first = foretelling(of_client("Birch"), 1)
        with unit_of_work(sessions) as session:
            key = keep_diagnosis(session, Diagnosis(result=first, import_report={}), now=FIRST)
            day = FIRST.date() + timedelta(days=days)
            made = begun(session, key, first.actions[0], digest=digest_of(first), on=day)
            later = seen_later(first, [made])
            keep_diagnosis(session, Diagnosis(result=later, import_report={}), now=LATER)
            assert current_record(session).n_cases == n_judged

    @pytest.mark.parametrize("changed", [{"team": "Payments"}, {"stage": "qa"}, {"stage": None}])
    def test_an_action_that_was_taken_elsewhere_is_judged_no_more(
        self, sessions: SessionFactory, changed: dict[str, str | None]
    ) -> None:
        with unit_of_work(sessions) as session:
            keep_forecasts(session, "Birch", 1)
            assert current_record(session).n_cases == 1
            row = session.scalars(select(TakenAction)).one()
            for name, value in changed.items():
                setattr(row, name, value)
            again = seen_later(foretelling(of_client("Birch"), 1), [row.public_key])
            recomputed = replace(again, seed=again.seed + 1)
            keep_diagnosis(session, Diagnosis(result=recomputed, import_report={}), now=LATER)
            board = read_scoreboard(session)
        assert (board.record.n_cases, board.n_open) == (0, 1)

    def test_what_was_seen_of_one_team_judges_nothing(self, sessions: SessionFactory) -> None:
        first = foretelling(of_client("Birch"), 1)
        with unit_of_work(sessions) as session:
            key = keep_diagnosis(session, Diagnosis(result=first, import_report={}), now=FIRST)
            made = begun(session, key, first.actions[0], digest=digest_of(first))
            later = seen_later(first, [made])
            of_one = tuple(replace(one, team="Payments") for one in later.action_results)
            later = replace(later, action_results=of_one)
            keep_diagnosis(session, Diagnosis(result=later, import_report={}), now=LATER)
            assert current_record(session).n_cases == 0


class TestRecord:
    @pytest.mark.parametrize(("n", "is_validated"), [(9, False), (10, True)])
    def test_twenty_effects_of_two_organizations_make_figures(
        self, sessions: SessionFactory, n: int, *, is_validated: bool
    ) -> None:
        with unit_of_work(sessions) as session:
            keep_forecasts(session, "Birch", 10)
            keep_forecasts(session, "Cedar", n)
            board = read_scoreboard(session)
        assert board.record.n_cases == 10 + n
        assert board.record.is_validated is is_validated
        assert len(board.judged) == (20 if is_validated else 0)
        if is_validated:
            # 0.95 against 1 each time; -0.5 seen, -1 expected.
            assert board.record.brier == pytest.approx(0.0025)
            assert board.record.bias_days == pytest.approx(0.5)
            assert board.record.covered_share == 1.0
            assert board.judged[0].expected == FORETOLD

    def test_one_organization_that_was_typed_in_two_ways_makes_no_figures(
        self, sessions: SessionFactory
    ) -> None:
        with unit_of_work(sessions) as session:
            keep_forecasts(session, "Birch AG", 10)
            keep_forecasts(session, "birch  ag", 10)
            record = current_record(session)
        assert (record.n_cases, record.is_validated) == (20, False)

    def test_simulated_organizations_never_count(self, sessions: SessionFactory) -> None:
        with unit_of_work(sessions) as session:
            keep_forecasts(session, "Birch", 20)
            keep_forecasts(session, "Made up", 20, simulated=True)
            board = read_scoreboard(session)
        assert (board.record.n_cases, board.n_simulated) == (20, 20)
        assert not board.record.is_validated

    def test_another_workspace_does_not_count(self, sessions: SessionFactory) -> None:
        with unit_of_work(sessions) as session:
            keep_forecasts(session, "Birch", 3)
            more = foretelling(of_client("Cedar"), 2)
            keep_diagnosis(session, Diagnosis(result=more, import_report={}), now=FIRST)
            own = session.scalars(select(Workspace.id)).one()
            other = add_workspace(session, "Other").id
        for place, n, n_untried in ((own, 3, 2), (other, 0, 0)):
            with unit_of_work(sessions) as session:
                confine(session, Scope(workspace_id=place))
                assert current_record(session).n_cases == n
                assert read_scoreboard(session).n_untried == n_untried
