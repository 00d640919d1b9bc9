"""The trend over the waves, for the company or for one team: the report's, with all values."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from flowgap.reporting.blocks import Multiples
from flowgap.reporting.charts.drawing import Drawing
from flowgap.reporting.material import Material
from flowgap.reporting.sections.trend import company_trends
from flowgap.reporting.sections.trend import trend_page as report_trend
from flowgap.reporting.sections.trend_notes import trend_notes
from flowgap.result.document import Result
from flowgap.services.over_time.delivery_line import DeliveryPoint
from flowgap.services.over_time.notes import NoteLine
from flowgap.web.pages.form import FormView
from flowgap.web.pages.frame import Choice
from flowgap.web.pages.over_time.delivery_rows import (
    DeliveryOverTime,
    DeliverySeries,
    delivery_over_time,
)
from flowgap.web.pages.over_time.notes import NoteShown, note_moments, notes_shown
from flowgap.web.pages.over_time.register import (
    ActionShown,
    Register,
    action_moments,
    actions_shown,
)
from flowgap.web.pages.over_time.time_line import Beside, time_line
from flowgap.web.pages.results.links import Targets, dimension_targets
from flowgap.web.pages.waves.chooser import WaveName, name_waves
from flowgap.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One wave in words; empty where the gate hides it."""

    text: str = ""
    interval: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueRow:
    """All waves of one dimension."""

    name: str
    values: tuple[Value, ...]
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesPanel:
    """The notes, and the form of a new one for who may add it."""

    notes: tuple[NoteShown, ...] = ()
    form: FormView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendPage:
    """All dimensions of the company or of one team."""

    title: str
    standfirst: str
    time_line: Drawing | None
    multiples: Multiples | None
    notes: tuple[str, ...]
    reading: str
    who: str
    teams: tuple[Choice, ...]
    waves: tuple[WaveName, ...]
    rows: tuple[ValueRow, ...]
    actions: tuple[ActionShown, ...]
    targets: Targets
    base: str
    delivery: DeliveryOverTime
    notes_on_line: NotesPanel
    label: str = ""

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to be drawn yet."""
        return self.multiples is None and self.delivery.multiples is None


@dataclass(frozen=True, slots=True, kw_only=True)
class OverTime:
    """What the trend shows beside the result: kept figures, and what people wrote down."""

    delivery: tuple[DeliveryPoint, ...] = ()
    notes: tuple[NoteLine, ...] = ()
    register: Register | None = None
    form: FormView | None = None


def trend_page(
    material: Material, wording: Wording, *, team: str | None, over_time: OverTime | None = None
) -> TrendPage:
    """Return the trend page of a team, or of the company."""
    result, kept = material.result, over_time or OverTime()
    shown = Material(result=_as_company(result, team), words=material.words)
    drawn = report_trend(shown)
    register = kept.register or Register(actions=(), results=result.action_results)
    series = DeliverySeries(points=kept.delivery, wording=wording)
    delivery = delivery_over_time(series, material)
    return TrendPage(
        title=drawn.title if drawn else _title_without_scores(delivery, kept, wording),
        standfirst=drawn.standfirst if drawn else "",
        time_line=time_line(shown, company_trends(shown) if drawn else (), wording, _beside(kept)),
        multiples=next((block for block in drawn.blocks if isinstance(block, Multiples)), None)
        if drawn
        else None,
        notes=trend_notes(shown, company_trends(shown)),
        reading=material.words.say("trend-reading"),
        who=team or material.words.say("company"),
        teams=_team_choices(result, team, material),
        waves=name_waves(result, wording),
        rows=tuple(_rows(shown)),
        actions=tuple(actions_shown(register, material, wording)),
        targets=dimension_targets(material),
        base=drawn.base if drawn else material.base(),
        delivery=delivery,
        notes_on_line=NotesPanel(notes=notes_shown(kept.notes, wording), form=kept.form),
    )


def _title_without_scores(delivery: DeliveryOverTime, kept: OverTime, wording: Wording) -> str:
    if delivery.multiples is None:
        return wording.say("web-trend-none")
    return wording.say("over-time-title", n=len(kept.delivery))


def _beside(kept: OverTime) -> Beside:
    """Return what stands on the line of time beside the scores."""
    begun = () if kept.register is None else kept.register.begun
    moments = (*action_moments(begun), *note_moments(kept.notes))
    return Beside(delivery=kept.delivery, moments=moments)


def teams_with_trend(result: Result) -> tuple[str, ...]:
    """Return the teams of which at least one wave may be shown, in the order of the roster."""
    shown = {
        trend.team
        for trend in result.trend
        if any(wave.estimate is not None for wave in trend.waves)
    }
    return tuple(team.team for team in result.survey.teams if team.team in shown)


def _as_company(result: Result, team: str | None) -> Result:
    """Return the result with the trend of one team in the place of the company's."""
    if team is None:
        return result
    chosen = (trend for trend in result.trend if trend.team == team)
    return replace(result, trend=tuple(replace(trend, team=None) for trend in chosen))


def _team_choices(result: Result, chosen: str | None, material: Material) -> tuple[Choice, ...]:
    """Return the chooser of teams; none where only the company has a trend."""
    teams = teams_with_trend(result)
    if not teams:
        return ()
    company = Choice(name=material.words.say("company"), query={}, chosen=chosen is None)
    return (
        company,
        *(Choice(name=team, query={"team": team}, chosen=team == chosen) for team in teams),
    )


def _rows(material: Material) -> Iterator[ValueRow]:
    words = material.words
    for trend in company_trends(material):
        yield ValueRow(
            name=material.dimension(trend.dimension),
            values=tuple(
                Value()
                if wave.estimate is None
                else Value(
                    text=words.number(wave.estimate),
                    interval=words.interval(wave.low, wave.high),
                )
                for wave in trend.waves
            ),
            verdict=words.named("trend", trend.verdict),
        )
