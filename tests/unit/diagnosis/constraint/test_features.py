from dataclasses import replace

import numpy as np
import pytest

from flowgap.delivery.timeline.pieces import cut
from flowgap.delivery.work_items import Stamp
from flowgap.diagnosis.constraint.features import NAMES, Heard, features, nothing_heard
from flowgap.diagnosis.constraint.flow import Flow, flow_of
from flowgap.diagnosis.constraint.queue_features import days_between
from flowgap.simulation.organizations.drawing import draw_history
from flowgap.simulation.organizations.parameters import draw_organization
from flowgap.simulation.organizations.recording import record
from flowgap.simulation.organizations.regimes import REGIMES
from flowgap.simulation.organizations.truth import observe

REVIEW = 2


@pytest.fixture(scope="module")
def flow() -> Flow:
    rng = np.random.default_rng(12)
    history = draw_history(draw_organization(REGIMES["rework"], rng), rng)
    told = record(history, observe(history), office_hours=True)
    items = told.items
    under_way = ~items.has(Stamp.DEPLOYED)
    stamps = items.stamps.copy()
    stamps[under_way, Stamp.DEPLOYED] = max(items.stamps.max(), told.events.at.max())
    items = replace(items, stamps=stamps)
    pieces = cut(items, told.events, start=Stamp.CREATED, cap_days=None)
    return flow_of(
        pieces,
        begin=items.at(Stamp.CREATED),
        end=items.at(Stamp.DEPLOYED),
        team=told.team,
        asked=told.counted,
        counted=told.counted & ~under_way,
        under_way=under_way,
    )


def column(rows: np.ndarray[tuple[int, ...], np.dtype[np.float64]], name: str) -> list[float]:
    values: list[float] = rows[:, NAMES.index(name)].tolist()
    return values


def test_shares_of_the_stages_and_of_nobody_add_up_to_the_whole(flow: Flow) -> None:
    rows = features(flow, nothing_heard())
    whole = np.sum(column(rows, "time_share")) + column(rows, "unattributed_share")[0]
    assert whole == pytest.approx(1)


def test_waiting_and_work_add_up_to_the_time_of_a_stage(flow: Flow) -> None:
    rows = features(flow, nothing_heard())
    parts = np.add(column(rows, "wait_share"), column(rows, "work_share"))
    assert parts == pytest.approx(column(rows, "time_share"))


def test_exactly_one_stage_leads(flow: Flow) -> None:
    rows = features(flow, nothing_heard())
    assert np.sum(np.array(column(rows, "time_lead")) > 0) == 1


def test_without_delivery_data_only_the_survey_speaks() -> None:
    score = np.full(8, 60.0)
    score[REVIEW] = 40.0
    rows = features(None, Heard(score=score, vote_share=np.full(8, 0.25), people=30))
    known = {name for name in NAMES if not np.isnan(column(rows, name)).all()}
    assert known == {"stage", "score", "score_lead", "vote_share", "vote_lead", "people"}
    # Review is 20 points below the next; the others are as far above the lowest.
    assert column(rows, "score_lead")[REVIEW] == -20
    assert column(rows, "score_lead")[0] == 20


def test_where_nothing_is_known_nothing_is_told() -> None:
    rows = features(None, nothing_heard())
    assert np.isnan(rows[:, 1 : NAMES.index("people")]).all()


def test_a_stage_without_stamps_is_unknown_and_not_short(flow: Flow) -> None:
    unseen = flow.measured.copy()
    unseen[:, REVIEW] = False
    stage = np.where(flow.stage == REVIEW, 8, flow.stage)
    blind = replace(
        flow,
        stage=stage,
        measured=unseen,
        waits=flow.waits & (np.arange(8) != REVIEW),
        works=flow.works & (np.arange(8) != REVIEW),
    )
    rows = features(blind, nothing_heard())
    assert np.isnan(column(rows, "time_share")[REVIEW])
    assert np.isnan(column(rows, "gain_beside")[REVIEW])
    # Its time is a gap between build and ci, where it may be.
    assert column(rows, "gap_share")[REVIEW] > 0


@pytest.mark.parametrize(("pause_days", "counts"), [(3.0, True), (3.1, False), (28.0, False)])
def test_a_pause_is_no_time_between_two_arrivals(pause_days: float, *, counts: bool) -> None:
    # Thirteen starts a day apart, and one more after the pause: thrice the longest is the bound.
    starts = np.append(np.arange(13.0), 12.0 + pause_days)
    assert (pause_days in days_between(starts)) is counts


def test_of_a_few_starts_no_pause_is_told_apart() -> None:
    assert days_between(np.array([0.0, 1.0, 40.0])).tolist() == [1.0, 39.0]
