"""Delivery figures of every kept result: the newest of a period counts, gaps stay gaps."""

import math
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import update

from flowgap.db import SessionFactory, make_engine, make_session_factory, reading, unit_of_work
from flowgap.delivery.comparison.difference import Known
from flowgap.models import Result as ResultRow
from flowgap.result.document import Period, Result
from flowgap.result.survey import TrendVerdict
from flowgap.services.diagnose import Diagnosis
from flowgap.services.engagements.keeping import keep_diagnosis
from flowgap.services.over_time.delivery_line import (
    DeliveryPoint,
    LineFigure,
    NoComparison,
    change_of,
    delivery_line,
    newest_per_period,
    point_of,
)
from flowgap.services.over_time.yardstick import Yardstick
from tests.support.sample_periods import GAPS, LEAD_TIMES, PERIODS, later_results
from tests.support.sample_result import empty_result, sample_result, survey_only_result
from tests.support.tables import with_tables

NOW = datetime(2026, 11, 22, tzinfo=UTC)
YARDSTICK = Yardstick(unit="days", start="created_at", window_by="started", cap_days=None)
BASE = Period(start=date(2025, 7, 1), until=date(2026, 1, 1))


@pytest.fixture
def sessions(tmp_path: Path) -> Iterator[SessionFactory]:
    engine = with_tables(make_engine(f"sqlite:///{tmp_path / 'line.db'}"))
    yield make_session_factory(engine)
    engine.dispose()


def keep(sessions: SessionFactory, result: Result, *, after: timedelta = timedelta()) -> str:
    with unit_of_work(sessions) as session:
        return keep_diagnosis(session, Diagnosis(result=result, import_report={}), now=NOW + after)


def line_of(sessions: SessionFactory, key: str) -> tuple[DeliveryPoint, ...]:
    with reading(sessions) as session:
        return delivery_line(session, key)


def point(number: int, value: float | None, *, reach: float = 0.5) -> DeliveryPoint:
    """Return a lead time of the nth month of a year."""
    first, until = date(2026, number, 1), date(2026, number + 1, 1)
    known = {} if value is None else {LineFigure.LEAD_TIME: around(value, reach)}
    return DeliveryPoint(
        before=BASE,
        yardstick=YARDSTICK,
        period=Period(start=first, until=until),
        figures=known,
    )


def gap(number: int, value: float, *, before: Period | None = BASE) -> DeliveryPoint:
    """Return a flow gap of the nth month of a year against a period before."""
    month = point(number, None)
    figures = {LineFigure.FLOW_GAP: around(value, 0.5)}
    return replace(month, before=before, figures=figures)


def around(value: float, reach: float) -> Known:
    return Known(value=value, low=value - reach, high=value + reach)


class TestDeliveryLine:
    def test_every_kept_result_is_a_point_in_the_order_of_its_period(
        self, sessions: SessionFactory
    ) -> None:
        for result in reversed(later_results()):
            key = keep(sessions, result)
        line = line_of(sessions, key)
        assert [one.period for one in line] == list(PERIODS)
        assert [one.figures[LineFigure.LEAD_TIME].value for one in line] == list(LEAD_TIMES)

    def test_of_one_period_the_newest_result_counts(self, sessions: SessionFactory) -> None:
        first = later_results()[0]
        again = replace(
            first, delivery=replace(first.delivery, dora=later_results()[3].delivery.dora)
        )
        keep(sessions, again, after=timedelta(hours=1))
        key = keep(sessions, first)
        (only,) = line_of(sessions, key)
        assert only.figures[LineFigure.LEAD_TIME].value == LEAD_TIMES[3]

    def test_what_is_not_known_is_left_out(self, sessions: SessionFactory) -> None:
        for result in later_results():
            key = keep(sessions, result)
        line = line_of(sessions, key)
        gaps = [one.figures.get(LineFigure.FLOW_GAP) for one in line]
        assert [gap and gap.value for gap in gaps] == list(GAPS)
        assert all(LineFigure.RECOVERY_TIME not in one.figures for one in line)

    def test_a_result_of_another_version_is_passed_over(self, sessions: SessionFactory) -> None:
        first, second, *_ = later_results()
        keep(sessions, first)
        key = keep(sessions, second)
        with unit_of_work(sessions) as session:
            old = update(ResultRow).where(ResultRow.id == 1)
            session.execute(old.values(document='{"format": 0}', digest="0" * 64))
        assert [one.period for one in line_of(sessions, key)] == [PERIODS[1]]

    def test_an_unknown_key_has_no_points(self, sessions: SessionFactory) -> None:
        assert line_of(sessions, "nope") == ()

    def test_without_delivery_data_a_point_has_no_figures(self) -> None:
        found = point_of(survey_only_result())
        assert found is not None
        assert not found.figures

    def test_without_a_period_there_is_no_point(self) -> None:
        assert point_of(empty_result()) is None

    def test_it_stands_in_the_middle_of_its_period(self) -> None:
        assert point(1, 2.0).middle == date(2026, 1, 16)

    def test_the_last_of_a_period_wins(self) -> None:
        (kept,) = newest_per_period((point(1, 2.0), point(1, 3.0)))
        assert kept.figures[LineFigure.LEAD_TIME].value == 3.0


class TestChange:
    # Both intervals reach 0.5 to each side: their difference reaches sqrt(0.5) = 0.707.
    @pytest.mark.parametrize(
        ("last", "verdict"),
        [
            (2.0, TrendVerdict.NO_EVIDENCE),
            (2.70, TrendVerdict.NO_EVIDENCE),
            (2.71, TrendVerdict.WORSE),
            (1.30, TrendVerdict.NO_EVIDENCE),
            (1.29, TrendVerdict.BETTER),
        ],
    )
    def test_a_change_is_called_where_its_interval_leaves_out_zero(
        self, last: float, verdict: TrendVerdict
    ) -> None:
        found = change_of((point(1, 2.0), point(2, last)), LineFigure.LEAD_TIME)
        assert found.verdict is verdict
        assert found.change is not None
        assert found.change.value == pytest.approx(last - 2.0)

    def test_more_deployments_are_better(self) -> None:
        first, last = (
            DeliveryPoint(
                before=BASE,
                yardstick=YARDSTICK,
                period=Period(start=date(2026, month, 1), until=date(2026, month + 1, 1)),
                figures={LineFigure.DEPLOYMENT_FREQUENCY: around(value, 1.0)},
            )
            for month, value in ((1, 5.0), (2, 9.0))
        )
        more = change_of((first, last), LineFigure.DEPLOYMENT_FREQUENCY)
        assert more.verdict is TrendVerdict.BETTER

    @pytest.mark.parametrize(
        ("points", "reason"),
        [
            ((), NoComparison.ONE_PERIOD),
            ((point(1, 2.0),), NoComparison.ONE_PERIOD),
            ((point(1, 2.0), point(2, None)), NoComparison.ONE_PERIOD),
            ((point(1, 2.0), point(2, 3.0), point(3, None)), NoComparison.LAST_UNKNOWN),
        ],
    )
    def test_where_it_cannot_be_told_the_reason_is_given(
        self, points: tuple[DeliveryPoint, ...], reason: NoComparison
    ) -> None:
        found = change_of(points, LineFigure.LEAD_TIME)
        assert (found.verdict, found.change, found.reason) == (
            TrendVerdict.CANNOT_TELL,
            None,
            reason,
        )

    def test_periods_that_overlap_by_one_day_are_not_compared(self) -> None:
        one = point(1, 2.0)
        touching = Period(start=date(2026, 2, 1), until=date(2026, 3, 1))
        inside = Period(start=date(2026, 1, 31), until=date(2026, 3, 1))
        apart, over = (
            replace(one, period=period, figures={LineFigure.LEAD_TIME: around(9.0, 0.5)})
            for period in (touching, inside)
        )
        assert change_of((one, apart), LineFigure.LEAD_TIME).verdict is TrendVerdict.WORSE
        assert change_of((one, over), LineFigure.LEAD_TIME).reason is NoComparison.OVERLAP


class TestBaseline:
    def test_the_period_before_is_kept(self) -> None:
        result = later_results()[1]
        found = point_of(result)
        assert found is not None
        assert found.before == result.engagement.before

    def test_gaps_against_different_periods_before_are_not_compared(self) -> None:
        moved = gap(3, 9.0, before=gap(1, 2.0).period)
        found = change_of((gap(1, 2.0), moved), LineFigure.FLOW_GAP)
        assert (found.verdict, found.change, found.reason) == (
            TrendVerdict.CANNOT_TELL,
            None,
            NoComparison.OTHER_BASELINE,
        )

    def test_the_first_gap_with_the_same_period_before_is_compared(self) -> None:
        other = replace(BASE, until=date(2025, 12, 31))
        line = (gap(1, 2.0, before=other), gap(2, 3.0), gap(3, 9.0))
        found = change_of(line, LineFigure.FLOW_GAP)
        assert found.change is not None
        assert found.change.value == pytest.approx(9.0 - 3.0)

    def test_other_figures_need_no_period_before(self) -> None:
        other = replace(point(2, 9.0), before=None)
        found = change_of((point(1, 2.0), other), LineFigure.LEAD_TIME)
        assert found.verdict is TrendVerdict.WORSE

    def test_without_a_change_no_more_than_a_tenth_is_called(self) -> None:
        # Three times are measured with an error of 1 day each and nothing ever changes. Against
        # one period before, the gaps differ by h3 - h2 (sd 1.41), and the interval counts 2.
        # Against a period that moves with them they differ by h3 - 2 h2 + h1 (sd 2.45): of
        # those 18 % would be called, so that none is.
        times = np.random.default_rng(7).normal(10.0, 1.0, (4000, 3))
        reach = 1.645 * math.sqrt(2)
        still, moved = 0, 0
        for first, second, third in times:
            early = replace(
                gap(1, 0.0), figures={LineFigure.FLOW_GAP: around(second - first, reach)}
            )
            late = {LineFigure.FLOW_GAP: around(third - first, reach)}
            still += is_called(early, replace(gap(2, 0.0), figures=late))
            late = {LineFigure.FLOW_GAP: around(third - second, reach)}
            moved += is_called(early, replace(gap(2, 0.0, before=early.period), figures=late))
        assert still / len(times) == pytest.approx(0.02, abs=0.01)
        assert moved == 0


def is_called(first: DeliveryPoint, last: DeliveryPoint) -> bool:
    verdict = change_of((first, last), LineFigure.FLOW_GAP).verdict
    return verdict in {TrendVerdict.BETTER, TrendVerdict.WORSE}


class TestYardstick:
    @pytest.mark.parametrize(
        "other",
        [
            replace(YARDSTICK, unit="working_days"),
            replace(YARDSTICK, start="first_commit_at"),
            replace(YARDSTICK, window_by="deployed"),
            replace(YARDSTICK, cap_days=60.0),
        ],
    )
    def test_gaps_by_different_yardsticks_are_not_compared(self, other: Yardstick) -> None:
        line = (gap(1, 2.0), replace(gap(2, 9.0), yardstick=other))
        found = change_of(line, LineFigure.FLOW_GAP)
        assert (found.verdict, found.reason) == (
            TrendVerdict.CANNOT_TELL,
            NoComparison.OTHER_YARDSTICK,
        )

    def test_gaps_by_the_same_other_yardstick_are_compared(self) -> None:
        working = replace(YARDSTICK, unit="working_days")
        line = [replace(gap(number, 2.0 * number), yardstick=working) for number in (2, 3)]
        found = change_of((gap(1, 2.0), *line), LineFigure.FLOW_GAP)
        assert found.change is not None
        assert found.change.value == pytest.approx(6.0 - 4.0)

    def test_all_other_figures_are_counted_alike(self) -> None:
        working = replace(point(2, 9.0), yardstick=replace(YARDSTICK, unit="working_days"))
        found = change_of((point(1, 2.0), working), LineFigure.LEAD_TIME)
        assert found.verdict is TrendVerdict.WORSE

    def test_it_is_that_of_the_result(self) -> None:
        result = sample_result()
        delivery = replace(result.delivery, unit="working_days", cap_days=45.0)
        found = point_of(replace(result, delivery=delivery))
        assert found is not None
        assert found.yardstick == Yardstick(
            unit="working_days", start="created_at", window_by="started", cap_days=45.0
        )
