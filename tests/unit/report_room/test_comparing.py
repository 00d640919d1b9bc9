"""What changed between two reports, and why."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from flowgap.models import Audience
from flowgap.reporting.edition import Brand, Commentary, whole_edition
from flowgap.result.document import Result, Source
from flowgap.result.survey import Shown
from flowgap.services.report_room.comparing import (
    Cause,
    Difference,
    Headline,
    Side,
    Sign,
    compare,
)
from tests.support.sample_result import sample_result

RESULT = sample_result()


def side(result: Result = RESULT, **edition: Any) -> Side:  # noqa: ANN401 - any field
    made = replace(whole_edition(result), **edition)
    return Side(result=result, edition=made, audience=Audience.EXECUTIVE)


def found(after: Side, cause: Cause, before: Side | None = None) -> list[tuple[str, Sign, str]]:
    differences = compare(before or side(), after).of(cause)
    return [(one.kind, one.sign, one.subject) for one in differences]


def test_a_report_and_itself_do_not_differ() -> None:
    same = compare(side(), side())
    assert same.differences == ()
    assert not any(headline.differs for headline in same.headlines)


def test_files_are_compared_by_their_digests() -> None:
    files = dict(RESULT.generated_from)
    files["changes.csv"] = replace(files["changes.csv"], sha256="0" * 64, rows=3000)
    files["capacity.csv"] = Source(sha256="9" * 64, rows=7, refused=0)
    del files["responses.csv"]
    assert found(side(replace(RESULT, generated_from=files)), Cause.DATA) == [
        ("file", Sign.REMOVED, "responses.csv"),
        ("file", Sign.CHANGED, "changes.csv"),
        ("file", Sign.ADDED, "capacity.csv"),
    ]


def test_a_period_that_moved_is_told_with_both_spans() -> None:
    after = RESULT.engagement.after
    assert after is not None
    engagement = replace(RESULT.engagement, after=replace(after, until=date(2026, 11, 1)))
    (one,) = compare(side(), side(replace(RESULT, engagement=engagement))).of(Cause.DATA)
    assert (one.kind, one.before) == ("period-after", after)


def test_people_teams_and_waves_are_counted_and_named() -> None:
    teams = RESULT.survey.teams[1:]
    survey = replace(RESULT.survey, responded=130, n_teams=11, teams=teams)
    waves = RESULT.engagement.waves[1:]
    engagement = replace(RESULT.engagement, waves=waves)
    after = side(replace(RESULT, survey=survey, engagement=engagement))
    assert found(after, Cause.PEOPLE) == [
        ("responded", Sign.CHANGED, ""),
        ("n-teams", Sign.CHANGED, ""),
        ("team", Sign.REMOVED, RESULT.survey.teams[0].team),
        ("wave", Sign.REMOVED, RESULT.engagement.waves[0].id),
    ]


@pytest.mark.parametrize(
    ("cause", "changed", "kind"),
    [
        (Cause.QUESTIONNAIRE, {"questionnaire_digest": "5" * 64}, "digest"),
        (Cause.MODEL, {"model_version": "2027.1"}, "model"),
        (Cause.MODEL, {"flowgap_version": "2.0.0"}, "flowgap"),
        (Cause.MODEL, {"seed": 2}, "seed"),
    ],
)
def test_instruments_are_compared(cause: Cause, changed: dict[str, Any], kind: str) -> None:
    assert found(side(replace(RESULT, **changed)), cause) == [(kind, Sign.CHANGED, "")]


def test_findings_come_in_go_out_and_change_places() -> None:
    first, second, third, *rest = [one.id for one in RESULT.findings]
    before = side(findings=(first, second, *rest))
    after = side(findings=(second, first, third, *rest[1:]))
    statements = {one.id: one.statement for one in RESULT.findings}
    assert found(after, Cause.TEXT, before) == [
        ("finding", Sign.REMOVED, statements[rest[0]]),
        ("finding", Sign.ADDED, statements[third]),
        ("finding-order", Sign.CHANGED, ""),
    ]


def test_commentary_firm_and_audience_are_text() -> None:
    said = (Commentary(finding="gap:build", text="New."),)
    after = replace(side(commentary=said, brand=Brand(firm="Firm")), audience=Audience.EVERYONE)
    assert found(after, Cause.TEXT) == [
        ("audience", Sign.CHANGED, ""),
        ("firm", Sign.ADDED, ""),
        ("commentary", Sign.ADDED, RESULT.findings[0].statement),
    ]
    (taken,) = compare(side(commentary=said), side()).of(Cause.TEXT)
    assert taken == Difference(
        cause=Cause.TEXT,
        kind="commentary",
        sign=Sign.REMOVED,
        subject=RESULT.findings[0].statement,
        before="New.",
    )


def test_headline_figures_stand_side_by_side_with_their_intervals() -> None:
    gap = replace(RESULT.flow_gap, days=1.2, low=0.4)
    headlines = compare(side(), side(replace(RESULT, flow_gap=gap))).headlines
    (changed,) = [one for one in headlines if one.differs]
    assert (changed.name, changed.unit) == ("flow-gap", "days")
    assert values(changed) == ((1.7, 0.9, 2.5), (1.2, 0.4, 2.5))
    assert len(headlines) == 4 + len(RESULT.survey.dimensions)


def test_an_interval_that_moved_is_a_change_too() -> None:
    gap = replace(RESULT.flow_gap, high=2.6)
    headlines = compare(side(), side(replace(RESULT, flow_gap=gap))).headlines
    assert [one.name for one in headlines if one.differs] == ["flow-gap"]


def test_what_has_no_score_on_other_pages_has_none_beside_each_other() -> None:
    first, *rest = RESULT.survey.dimensions
    loose = replace(first, shown=Shown.ITEMS)
    survey = replace(RESULT.survey, dimensions=(loose, *rest))
    headlines = compare(side(), side(replace(RESULT, survey=survey))).headlines
    (changed,) = [one for one in headlines if one.differs]
    assert changed.name == first.id
    assert values(changed) == ((first.estimate, first.low, first.high), (None, None, None))
    assert (changed.before.no_score, changed.after.no_score) == (False, True)


def test_what_is_hidden_is_not_called_a_score_that_is_none() -> None:
    first, *rest = RESULT.survey.dimensions
    hidden = replace(first, shown=Shown.ITEMS, estimate=None, low=None, high=None)
    survey = replace(RESULT.survey, dimensions=(hidden, *rest))
    headlines = compare(side(), side(replace(RESULT, survey=survey))).headlines
    (changed,) = [one for one in headlines if one.differs]
    assert not changed.after.no_score


def values(headline: Headline) -> tuple[tuple[float | None, ...], ...]:
    return tuple((one.value, one.low, one.high) for one in (headline.before, headline.after))
