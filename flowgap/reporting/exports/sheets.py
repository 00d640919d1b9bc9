"""The sheets of a workbook that people read: scores, teams, ledger, trend and actions."""

from collections.abc import Iterator
from typing import Final

from flowgap.reporting.exports.codebook import codebook_table
from flowgap.reporting.exports.figures_table import figures_table
from flowgap.reporting.exports.labels import Labels
from flowgap.reporting.exports.sheet_columns import (
    ACTION_COLUMNS,
    DIMENSION_COLUMNS,
    LEDGER_COLUMNS,
    TREND_COLUMNS,
    named,
    team_columns,
)
from flowgap.reporting.exports.table import Cell, Table
from flowgap.reporting.words import Words
from flowgap.result.delivery import LedgerRow
from flowgap.result.document import Result
from flowgap.result.survey import DimensionScore, Shown, TeamDimension, TeamScores, Trend
from flowgap.wording import Wording

LEAD_TIME: Final = "lead_time"


def sheets_of(result: Result, wording: Wording) -> tuple[Table, ...]:
    """Return all sheets; what the list of figures leaves empty is empty here, too."""
    labels = Labels(result, wording)
    return (
        figures_table(result, wording),
        _dimensions(labels),
        _teams(labels),
        _ledger(labels),
        _trend(labels),
        _actions(labels),
        codebook_table(wording, result),
    )


def _dimensions(labels: Labels) -> Table:
    rows = tuple(_dimension(score, labels) for score in labels.result.survey.dimensions)
    return Table(name="dimensions", columns=named(DIMENSION_COLUMNS, labels.wording), rows=rows)


def _dimension(score: DimensionScore, labels: Labels) -> tuple[Cell, ...]:
    words = Words(labels.wording)
    shown = None if score.shown is Shown.SCORE else labels.code("note", _note(score.shown))
    return (
        score.id,
        score.name,
        score.n,
        score.estimate,
        score.low,
        score.high,
        score.mean,
        score.favourable_share,
        score.dk_share,
        score.alpha,
        score.omega,
        score.icc1,
        score.icc2,
        score.rwgj_median,
        shown if score.estimate is not None else None,
        None if score.reason is None else words.named("score-reason", score.reason),
    )


def _note(shown: Shown) -> str:
    return "item_by_item" if shown is Shown.ITEMS else "index"


def _teams(labels: Labels) -> Table:
    survey = labels.result.survey
    ids = tuple(dict.fromkeys(cell.id for team in survey.teams for cell in team.dimensions))
    names = tuple(str(labels.dimension(one)) for one in ids)
    return Table(
        name="teams",
        columns=team_columns(names, labels.wording),
        rows=tuple(tuple(_team(team, ids, labels)) for team in survey.teams),
    )


def _team(team: TeamScores, ids: tuple[str, ...], labels: Labels) -> Iterator[Cell]:
    cells = {cell.id: cell for cell in team.dimensions}
    yield team.team
    yield team.parent
    yield team.n_band
    yield team.response_rate_band
    yield team.agreement
    yield labels.code("note", "may_not_represent") if team.may_not_represent else None
    for one in ids:
        yield from _cell(cells.get(one))


def _cell(cell: TeamDimension | None) -> tuple[Cell, Cell, Cell]:
    if cell is None or cell.suppressed:
        return None, None, None
    return cell.estimate, cell.low, cell.high


def _ledger(labels: Labels) -> Table:
    delivery = labels.result.delivery
    rows = [_stage(row, labels) for row in delivery.ledger]
    change = delivery.lead_time
    total = (
        LEAD_TIME,
        Words(labels.wording).say("line-total"),
        delivery.before.mean,
        None,
        None,
        delivery.after.mean,
        None,
        None,
        change.change,
        None,
        change.low,
        change.high,
        delivery.mix.change,
        change.p_worse,
        None,
    )
    return Table(
        name="ledger",
        columns=named(LEDGER_COLUMNS, labels.wording),
        rows=(*rows, total) if rows else (),
    )


def _stage(row: LedgerRow, labels: Labels) -> tuple[Cell, ...]:
    remark = None if row.comparable else labels.code("note", "not_comparable")
    return (
        row.stage.value,
        labels.stage(row.stage),
        row.before.total,
        row.before.wait,
        row.before.work,
        row.after.total,
        row.after.wait,
        row.after.work,
        row.change,
        row.rate,
        row.rate_low,
        row.rate_high,
        row.mix,
        row.p_worse,
        remark if row.measured else labels.code("reason", "no_stamps"),
    )


def _trend(labels: Labels) -> Table:
    rows = tuple(row for trend in labels.result.trend for row in _line(trend, labels))
    return Table(name="trend", columns=named(TREND_COLUMNS, labels.wording), rows=rows)


def _line(trend: Trend, labels: Labels) -> Iterator[tuple[Cell, ...]]:
    opened = {wave.id: wave.opened_on for wave in labels.result.engagement.waves}
    words = Words(labels.wording)
    for wave in trend.waves:
        day = opened.get(wave.wave)
        yield (
            trend.dimension,
            labels.dimension(trend.dimension),
            words.say("company") if trend.team is None else trend.team,
            wave.wave,
            None if day is None else day.isoformat(),
            wave.estimate,
            wave.low,
            wave.high,
            words.named("trend", trend.verdict),
            trend.minimum_detectable,
        )


def _actions(labels: Labels) -> Table:
    words = Words(labels.wording)
    rows = tuple(
        (
            action.id,
            labels.stage(action.stage),
            labels.dimension(action.dimension),
            action.title,
            action.first_step,
            action.owner_role,
            action.evidence_grade,
            action.expected.days,
            action.expected.low,
            action.expected.high,
            action.leading_indicator,
            action.do_not,
            action.review_after_weeks,
        )
        for action in labels.result.actions
    )
    earlier = tuple(
        (
            taken.action_id,
            None,
            None,
            taken.title,
            words.named("action-verdict", taken.verdict),
            None,
            None,
            taken.effect.days,
            taken.effect.low,
            taken.effect.high,
            taken.reason,
            None,
            None,
        )
        for taken in labels.result.action_results
    )
    return Table(
        name="actions", columns=named(ACTION_COLUMNS, labels.wording), rows=(*rows, *earlier)
    )
