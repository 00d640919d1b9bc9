"""How busy a stage is, and whether its counts fit its times."""

from dataclasses import replace

import numpy as np
import pytest

from flowgap.diagnosis.constraint.flow import Flow
from flowgap.diagnosis.load import Little, little_checks, loads
from flowgap.stages import Stage
from tests.support.seen_flow import REVIEW, seen_flow

UNTOLD = np.full((1, 8), np.nan)


def told(people: float) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    by_stage = UNTOLD.copy()
    by_stage[0, REVIEW] = people
    return by_stage


class TestLoad:
    def test_people_as_told_go_before_those_who_were_seen(self) -> None:
        # One item a day with 0.8 days of work: 0.8 people, of whom 2 were ever seen at once.
        flow = seen_flow()
        assert loads(flow, UNTOLD)[Stage.REVIEW] == pytest.approx(0.4, abs=0.06)
        assert loads(flow, told(1.0))[Stage.REVIEW] == pytest.approx(0.8, abs=0.12)

    def test_twice_the_people_have_half_the_load(self) -> None:
        flow = seen_flow()
        once, twice = (loads(flow, told(people))[Stage.REVIEW] for people in (1.0, 2.0))
        assert once == pytest.approx(2 * twice)

    def test_an_impossible_load_is_not_said(self) -> None:
        at_work = loads(seen_flow(), told(1.0))[Stage.REVIEW]
        assert Stage.REVIEW in loads(seen_flow(), told(at_work / 1.59))
        assert Stage.REVIEW not in loads(seen_flow(), told(at_work / 1.61))

    def test_people_of_all_teams_are_as_busy_as_all_teams_keep_them(self) -> None:
        # One item a day in all, 1.6 days of work, two people: 0.8, and not a quarter of it.
        flow = seen_flow(teams=4, own_people=False, build_days=1.6, n=800)
        nobody_told = np.full((4, 8), np.nan)
        assert loads(flow, nobody_told)[Stage.BUILD] == pytest.approx(0.8, abs=0.08)

    def test_a_stage_without_work_has_no_load(self) -> None:
        assert Stage.QA not in loads(seen_flow(), UNTOLD)


class TestLittle:
    @pytest.mark.parametrize(
        ("counted", "fits"), [(12.5, True), (12.6, False), (7.5, True), (7.4, False)]
    )
    def test_a_quarter_more_or_less_fits(self, counted: float, *, fits: bool) -> None:
        assert Little(counted=counted, expected=10.0).fits is fits

    def test_a_steady_flow_fits_at_every_stage(self) -> None:
        checks = little_checks(seen_flow())
        assert set(checks) == {Stage.BUILD, Stage.REVIEW, Stage.INTEGRATE}
        assert all(check.fits for check in checks.values())

    def test_items_that_never_leave_do_not_fit_what_delivered_ones_say(self) -> None:
        flow = _kept_in_review(seen_flow())
        assert not little_checks(flow)[Stage.REVIEW].fits

    @pytest.mark.parametrize(("n", "checked"), [(32, True), (29, False)])
    def test_thirty_delivered_items_are_needed(self, n: int, *, checked: bool) -> None:
        assert (Stage.REVIEW in little_checks(seen_flow(n=n))) is checked


def _kept_in_review(flow: Flow) -> Flow:
    """Let every tenth item stay in review until the end."""
    stay = np.arange(flow.n_items) % 10 == 0
    kept = ~(stay[flow.item] & (flow.stage > REVIEW))
    here = stay[flow.item] & (flow.stage == REVIEW)
    finished = np.where(here, float(flow.finished.max()), flow.finished)
    return replace(
        flow,
        item=flow.item[kept],
        stage=flow.stage[kept],
        queued=flow.queued[kept],
        started=flow.started[kept],
        finished=finished[kept],
        repeated=flow.repeated[kept],
        counted=~stay,
        under_way=stay,
    )
