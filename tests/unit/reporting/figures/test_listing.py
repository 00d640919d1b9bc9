"""The list holds every figure of a result once, and nothing else."""

import json
import tomllib
from collections import Counter
from dataclasses import replace

import pytest

from flowgap.reporting.figures.figure import Figure, FigureState, Note
from flowgap.reporting.figures.listing import figures_of
from flowgap.result.document import Result
from flowgap.result.json import from_json, to_json
from flowgap.result.survey import TeamScores
from flowgap.stages import Stage
from tests.support.numbered_result import numbered
from tests.support.sample_hard import HARD
from tests.support.sample_result import sample_result
from tests.web.samples import with_team_trends


def find(result: Result, name: str) -> Figure:
    return next(figure for figure in figures_of(result) if figure.id == name)


def with_teams(result: Result, *names: str) -> Result:
    teams = result.survey.teams
    named = tuple(replace(teams[n], team=name) for n, name in enumerate(names))
    return replace(result, survey=replace(result.survey, teams=named))


@pytest.mark.parametrize("name", ["sample", *HARD])
def test_every_number_of_a_result_is_in_the_list_and_no_other(name: str) -> None:
    result = {"sample": sample_result, **HARD}[name](language="en")
    renumbered, dealt = numbered(with_team_trends(result))
    figures = figures_of(renumbered)
    once = Counter(
        number
        for figure in figures
        for number in (figure.value, figure.low, figure.high)
        if number is not None
    )
    of_people = {figure.n for figure in figures if figure.n is not None}
    assert set(once) | of_people == set(dealt)
    assert set(once.values()) <= {1}
    assert not set(once) & of_people


@pytest.mark.parametrize("name", HARD)
def test_no_id_stands_twice(name: str) -> None:
    ids = Counter(figure.id for figure in figures_of(HARD[name](language="en")))
    assert set(ids.values()) <= {1}


@pytest.mark.parametrize("name", HARD)
def test_what_has_no_value_has_a_state_and_a_reason(name: str) -> None:
    missing = (FigureState.SUPPRESSED, FigureState.NOT_GIVEN)
    for figure in figures_of(HARD[name](language="en")):
        is_missing = figure.value is None and figure.band is None
        assert (figure.state in missing) is is_missing, figure
        assert (figure.reason is not None) is is_missing, figure


@pytest.mark.parametrize("name", ["all_suppressed", "many_teams"])
def test_what_the_gate_hides_says_nothing_of_how_many_people(name: str) -> None:
    hidden = [
        figure
        for figure in figures_of(HARD[name](language="en"))
        if figure.state is FigureState.SUPPRESSED
    ]
    assert hidden
    for figure in hidden:
        told = (figure.value, figure.band, figure.low, figure.high, figure.n, figure.n_band)
        assert told == (None,) * 6


def test_a_figure_of_the_ledger_says_stage_unit_and_interval() -> None:
    figure = find(sample_result(), "delivery.ledger.review.rate")
    row = next(row for row in sample_result().delivery.ledger if row.stage is Stage.REVIEW)
    assert (figure.section, figure.stage, figure.statistic) == ("delivery", "review", "rate")
    assert (figure.value, figure.low, figure.high) == (row.rate, row.rate_low, row.rate_high)
    assert figure.unit == "days"


def test_the_unit_of_the_ledger_is_that_of_the_client() -> None:
    result = sample_result()
    working = replace(result, delivery=replace(result.delivery, unit="working_days"))
    assert find(working, "delivery.ledger.review.rate").unit == "working_days"
    assert find(working, "flow_gap.days").unit == "working_days"
    assert find(working, "delivery.open_items.median_age").unit == "days"


def test_a_score_says_dimension_wave_and_how_many_answered() -> None:
    figure = find(sample_result(), "survey.dimensions.OWN.estimate")
    assert (figure.dimension, figure.wave, figure.team) == ("OWN", "2026-10", None)
    assert (figure.value, figure.low, figure.high, figure.n) == (66.0, 63.0, 69.0, 128)


def test_a_score_of_a_team_has_a_band_and_no_number_of_people() -> None:
    figure = find(sample_result(), "survey.teams.Identity.dimensions.OWN.estimate")
    assert (figure.team, figure.n, figure.n_band) == ("Identity", None, "8-11")


def test_periods_stand_in_a_column_of_their_own() -> None:
    before = find(sample_result(), "delivery.medians.review.before")
    assert (before.period, before.statistic, before.stage) == ("before", "median", "review")
    total = find(sample_result(), "delivery.ledger.review.after.total")
    assert (total.period, total.statistic) == ("after", "total")


def test_a_reason_of_the_result_is_kept() -> None:
    figure = find(sample_result(), "delivery.dora.recovery_time.value")
    assert figure.state is FigureState.NOT_GIVEN
    assert figure.reason == sample_result().delivery.dora.recovery_time.reason


def test_where_nothing_was_measured_the_section_gives_the_reason() -> None:
    result = HARD["survey_only"](language="en")
    figure = find(result, "delivery.before.mean")
    assert figure.reason == result.delivery.reason


def test_what_must_be_said_with_a_figure_goes_with_it() -> None:
    result = HARD["crowded"](language="en")
    score = next(
        figure
        for figure in figures_of(result)
        if figure.team and figure.dimension and figure.state is FigureState.GIVEN
    )
    assert {Note.TWO_VIEWS, Note.MAY_NOT_REPRESENT, Note.SIMULATED} <= set(score.notes)
    assert Note.ITEM_BY_ITEM in find(result, "survey.dimensions.OWN.estimate").notes


@pytest.mark.parametrize(
    "team",
    [
        "=1+1",
        "a.b",
        'say "hi"\\',
        "two\nlines",
        "nul\x00 tab\t del\x7f",
        "فريق المنصة",
        "\N{ROCKET} team",
        "x" * 5000,
        "'",
        "company",
    ],
)
def test_an_id_is_a_dotted_key_of_toml_whatever_a_team_is_called(team: str) -> None:
    result = with_teams(sample_result(), team)
    name = next(figure.id for figure in figures_of(result) if figure.team == team)
    assert tomllib.loads(f"{name} = 1")["survey"]["teams"][team]


def test_two_teams_of_one_name_have_two_ids() -> None:
    result = with_teams(sample_result(), "Twin", "Twin")
    ids = [figure.id for figure in figures_of(result) if figure.team == "Twin"]
    assert len(set(ids)) == len(ids)
    assert 'survey.teams.Twin.agreement."#2"' in ids


def test_what_is_no_number_is_not_given() -> None:
    plain = json.loads(to_json(sample_result()))
    plain["flow_gap"]["days"] = float("nan")
    plain["flow_gap"]["build_saving_high"] = float("inf")
    result = from_json(json.dumps(plain), file="result.json")
    gap, saving = find(result, "flow_gap.days"), find(result, "flow_gap.build_saving_days")
    assert (gap.value, gap.reason) == (None, "not_a_number")
    assert (saving.value, saving.high) == (1.87, None)


def test_the_order_of_the_list_is_that_of_the_result() -> None:
    teams = [
        figure.team for figure in figures_of(sample_result()) if figure.id.endswith(".agreement")
    ]
    assert teams == [team.team for team in teams_of(sample_result())]


def teams_of(result: Result) -> tuple[TeamScores, ...]:
    return result.survey.teams
