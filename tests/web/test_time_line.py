"""The line of time: what clearly moved and nothing else, every score in print."""

from dataclasses import replace
from datetime import date

import pytest

from flowgap.reporting.charts.drawing import Drawing, Line
from flowgap.reporting.material import Material
from flowgap.reporting.words import Words
from flowgap.result.document import Result
from flowgap.result.survey import TrendVerdict
from flowgap.services.over_time.delivery_line import point_of
from flowgap.web.pages.over_time.line_marks import Moment
from flowgap.web.pages.over_time.time_line import MOST_ROWS, Beside, time_line
from flowgap.wording import Wording
from tests.support.sample_periods import later_results
from tests.support.sample_result import sample_result


def test_what_fell_comes_before_what_rose_with_every_score_in_print() -> None:
    printed = [text.text for text in drawn(sample_result()).texts if text.size == 9]
    # Code review capacity fell from 52 to 42, integration and deployment rose from 51 to 60.
    assert printed == ["52", "47", "44", "42", "51", "55", "57", "60"]


def test_it_says_what_it_shows_and_where_the_values_stand() -> None:
    assert drawn(sample_result()).title == (
        "Scores over the waves with their 90% intervals: Code review capacity and"
        " Integration and deployment. All values stand in the table below."
    )


def test_where_nothing_clearly_moved_there_is_none() -> None:
    assert line_of(with_verdict(sample_result(), TrendVerdict.NO_EVIDENCE)) is None


def test_no_more_than_three_dimensions_are_drawn() -> None:
    fallen = with_verdict(sample_result(), TrendVerdict.WORSE)
    points = [text for text in drawn(fallen).texts if text.size == 9]
    assert len(points) == MOST_ROWS * 4


def test_a_hidden_wave_has_no_score() -> None:
    # Security flow was hidden in the first two waves.
    result = sample_result()
    security = next(trend for trend in result.trend if trend.dimension == "SEC")
    shown = replace(result, trend=(replace(security, verdict=TrendVerdict.BETTER),))
    assert [text.text for text in drawn(shown).texts if text.size == 9] == ["52", "51"]


@pytest.mark.parametrize(
    ("rollout", "is_marked"),
    [
        (None, False),
        # The first wave closed on 31 October 2025, the last on 30 October 2026.
        (date(2025, 10, 30), False),
        (date(2025, 10, 31), True),
        (date(2026, 10, 30), True),
        (date(2026, 10, 31), False),
    ],
)
def test_the_rollout_is_marked_where_it_lies_between_the_waves(
    rollout: date | None, *, is_marked: bool
) -> None:
    result = sample_result()
    moved = replace(result, engagement=replace(result.engagement, ai_rollout=rollout))
    drawing = drawn(moved)
    assert ("AI rollout" in [text.text for text in drawing.texts]) is is_marked
    assert any(isinstance(mark, Line) and mark.dash for mark in drawing.marks) is is_marked


def test_waves_that_closed_on_one_day_make_no_line() -> None:
    result = sample_result()
    waves = tuple(replace(wave, closed_on=date(2026, 10, 30)) for wave in result.engagement.waves)
    assert line_of(replace(result, engagement=replace(result.engagement, waves=waves))) is None


def test_delivery_figures_and_what_happened_stand_on_the_same_line() -> None:
    drawing = drawn(sample_result(), beside())
    names = {text.text for text in drawing.texts}
    assert {"Change lead time", "Flow gap", "1", "A"} <= names
    # Lead times of four periods, then flow gaps of three: the first period has none.
    printed = [text.text for text in drawing.texts if text.size == 8.5]
    assert printed == ["3.4", "3.2", "2.6", "2.1", "+0.9", "+1.4", "+1.3"]
    assert drawing.title.startswith("Over time, with 90% intervals: Code review capacity,")


def test_moments_that_would_cover_each_other_stand_above_each_other() -> None:
    moments = tuple(
        Moment(day=date(2026, 5, day), sign=str(day), is_action=True) for day in (1, 2, 30)
    )
    drawing = drawn(sample_result(), Beside(moments=moments))
    height = {text.text: text.y for text in drawing.texts if text.text in {"1", "2", "30"}}
    assert height["1"] - height["2"] == pytest.approx(16)
    assert height["30"] == height["1"]


@pytest.mark.parametrize(
    ("day", "is_marked"),
    [
        # The last wave closed on 30 October 2026, 120 days before 27 February 2027.
        (date(2027, 2, 27), True),
        (date(2027, 2, 28), False),
    ],
)
def test_what_lies_far_off_stands_in_the_list_only(day: date, *, is_marked: bool) -> None:
    moment = Moment(day=day, sign="Z", is_action=False)
    drawing = drawn(sample_result(), Beside(moments=(moment,)))
    assert ("Z" in [text.text for text in drawing.texts]) is is_marked


def test_delivery_alone_makes_a_line() -> None:
    still = with_verdict(sample_result(), TrendVerdict.NO_EVIDENCE)
    drawing = line_of(still, beside())
    assert drawing is not None
    assert "Code review capacity" not in {text.text for text in drawing.texts}


def test_every_text_lies_on_the_drawing() -> None:
    drawing = drawn(with_verdict(sample_result(language="de"), TrendVerdict.WORSE), beside())
    for text in drawing.texts:
        assert 0 <= text.x <= drawing.width
        assert 0 <= text.y <= drawing.height


def beside() -> Beside:
    """Return four data periods, an action and a note."""
    points = tuple(found for one in later_results() if (found := point_of(one)) is not None)
    moments = (
        Moment(day=date(2026, 5, 4), sign="1", is_action=True),
        Moment(day=date(2026, 5, 5), sign="A", is_action=False),
    )
    return Beside(delivery=points, moments=moments)


def drawn(result: Result, beside: Beside | None = None) -> Drawing:
    drawing = line_of(result, beside)
    assert drawing is not None
    return drawing


def line_of(result: Result, beside: Beside | None = None) -> Drawing | None:
    wording = Wording(result.engagement.language)
    material = Material(result=result, words=Words(wording))
    return time_line(material, result.trend, wording, beside)


def with_verdict(result: Result, verdict: TrendVerdict) -> Result:
    """Return the result with the same verdict on all dimensions that have all waves."""
    known = [trend for trend in result.trend if trend.waves[0].estimate is not None]
    return replace(result, trend=tuple(replace(trend, verdict=verdict) for trend in known))
