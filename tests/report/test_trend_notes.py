"""Beside a trend: scores that left their limits, and people who joined or left for sure."""

from dataclasses import replace

from flowgap.reporting.blocks import PageId
from flowgap.result.survey import RosterChange, Trend, TrendLimits
from tests.report.said import prose
from tests.support.sample_result import sample_result


class TestLimits:
    def test_a_score_outside_of_its_limits_is_named(self) -> None:
        told = said(replace(first(), limits=limits(is_outside=True)))
        assert "Code review capacity has left the limits" in told

    def test_a_score_within_them_is_not(self) -> None:
        assert "left the limits" not in said(replace(first(), limits=limits(is_outside=False)))


class TestRoster:
    def test_so_many_at_least_joined(self) -> None:
        # 161 invited people less 150: at least 11 are new.
        assert "11 people more were invited" in said(replace(first(), roster=roster(150, 161)))

    def test_so_many_at_least_left(self) -> None:
        assert "One person fewer was invited" in said(replace(first(), roster=roster(162, 161)))

    def test_as_many_people_are_no_news(self) -> None:
        assert "invited" not in said(replace(first(), roster=roster(161, 161)))

    def test_an_unknown_roster_is_no_news(self) -> None:
        unknown = RosterChange(
            invited_first=None,
            invited_last=None,
            joined_at_least=None,
            left_at_least=None,
            reason="no_roster",
        )
        assert "invited" not in said(replace(first(), roster=unknown))


def first() -> Trend:
    return sample_result().trend[0]


def said(changed: Trend) -> str:
    """Return what the page says when the first trend is another."""
    result = sample_result()
    return prose(replace(result, trend=(changed, *result.trend[1:])), PageId.TREND)


def limits(*, is_outside: bool) -> TrendLimits:
    return TrendLimits(average=45.0, centre=50.0, low=46.0, high=54.0, is_outside=is_outside)


def roster(n_first: int, n_last: int) -> RosterChange:
    return RosterChange(
        invited_first=n_first,
        invited_last=n_last,
        joined_at_least=max(n_last - n_first, 0),
        left_at_least=max(n_first - n_last, 0),
    )
