"""What every section of the report is drawn from, and the sentences that they share."""

from dataclasses import dataclass
from functools import cached_property

from flowgap.reporting.blocks import PageId
from flowgap.reporting.edition import Edition
from flowgap.reporting.printed_ledger import PrintedLedger, print_ledger
from flowgap.reporting.words import Words
from flowgap.result.delivery import FlowGapState, LedgerRow
from flowgap.result.diagnosis import Action, Finding
from flowgap.result.document import Result
from flowgap.result.survey import DimensionScore, Shown
from flowgap.stages import Stage

PRACTICES = ("OWN", "DEC", "TST", "WRK", "COM", "PRD", "REV", "QAC", "SEC", "INT")
"""The ten dimensions of the readiness index; the others stand apart."""

NUMERALS = range(5, 11)
"""Numbers of people that are printed as words."""

NO_FULL_WAVE = "no_full_wave"
"""The reason of a survey whose waves were all pulses."""

_PAGE_OF_FINDING = {
    "felt": PageId.STAGES,
    "weakest": PageId.DIMENSIONS,
    "unseen": PageId.DIMENSIONS,
    "split": PageId.VIEWS,
    "fell": PageId.TREND,
    "rose": PageId.TREND,
}
_HINT = "-hint"


@dataclass(frozen=True)
class Material:
    """The result and its language. Without slots: what is derived is kept once it is known.

    An `edition` says what is printed of findings and actions; without one, all of them are.
    """

    result: Result
    words: Words
    edition: Edition | None = None

    @cached_property
    def ledger(self) -> PrintedLedger:
        """Return the ledger, rounded so that it adds up."""
        return print_ledger(self.result.delivery)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Return the findings that are printed, in their order."""
        return self.edition.findings_of(self.result) if self.edition else self.result.findings

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        """Return the actions that are printed, in their order."""
        return self.edition.actions_of(self.result) if self.edition else self.result.actions

    @cached_property
    def scores(self) -> dict[str, DimensionScore]:
        """Return the company's dimensions by id."""
        return {score.id: score for score in self.result.survey.dimensions}

    @cached_property
    def item_by_item(self) -> frozenset[str]:
        """Return the dimensions that have no score, since their items do not go together."""
        return frozenset(score.id for score in self.scores.values() if score.shown is Shown.ITEMS)

    @property
    def sees_own_teams_only(self) -> bool:
        """Tell whether a manager reads, who is shown no other team."""
        return len(self.result.survey.teams) < self.result.survey.n_teams

    @property
    def practices(self) -> str:
        """Return how many practices readiness is the mean of, as a word up to ten."""
        return self.numeral(
            sum(self.scores[name].is_score for name in PRACTICES if name in self.scores)
        )

    @property
    def has_delivery(self) -> bool:
        """Say whether any stage has a change that can be shown."""
        return bool(self.ledger.rate)

    @property
    def has_survey(self) -> bool:
        """Say whether any answer may be shown."""
        return any(score.estimate is not None for score in self.result.survey.dimensions)

    @property
    def has_only_pulses(self) -> bool:
        """Say whether people answered pulses, which give no score without a full wave."""
        return self.result.survey.reason == NO_FULL_WAVE

    @property
    def saving_is_clear(self) -> bool:
        """Say whether Build got faster by more than its interval."""
        return (self.result.flow_gap.build_saving_low or 0) > 0

    @property
    def gap_is_given(self) -> bool:
        """Say whether there is a flow gap in days."""
        gap = self.result.flow_gap
        given = gap.state in {FlowGapState.MEASURED, FlowGapState.PROVISIONAL}
        return given and gap.days is not None

    @property
    def minimum_group(self) -> str:
        """Return the smallest group that may be shown, as a word up to ten."""
        return self.numeral(self.result.privacy.minimum_group)

    def numeral(self, n: int) -> str:
        """Return a number of people or practices, as a word from five to ten."""
        return self.words.say(f"numeral-{n}") if n in NUMERALS else self.words.number(n)

    def row(self, stage: Stage) -> LedgerRow | None:
        """Return the ledger's row of a stage."""
        return next((row for row in self.result.delivery.ledger if row.stage is stage), None)

    def dimension(self, dimension_id: str) -> str:
        """Return the name of a dimension."""
        score = self.scores.get(dimension_id)
        return dimension_id if score is None else score.name

    def page_of(self, finding: Finding) -> PageId:
        """Return the page that proves a finding."""
        kind = finding.id.partition(":")[0].removesuffix(_HINT)
        return _PAGE_OF_FINDING.get(kind, PageId.LEDGER)

    def base(self, *, survey: bool = False, delivery: bool = False) -> str:
        """Return the base line: who answered, which items, what an interval is."""
        parts = [
            self._survey_base() if survey else "",
            self._delivery_base() if delivery else "",
            self.words.say("base-intervals"),
        ]
        if survey and self.result.survey.responded:
            parts.append(self.words.say("base-minimum", n=self.minimum_group))
        return " ".join(part for part in parts if part)

    def _survey_base(self) -> str:
        survey = self.result.survey
        if self.has_only_pulses:
            return self.words.say("base-only-pulses")
        if not survey.responded or survey.opened_on is None or survey.closed_on is None:
            return self.words.say("base-no-survey")
        return self.words.say(
            "base-survey" if survey.invited else "base-survey-unknown",
            responded=self.words.number(survey.responded),
            invited=self.words.number(survey.invited),
            rate=self.words.percent(survey.response_rate),
            when=self.words.span(survey.opened_on, survey.closed_on),
        )

    def _delivery_base(self) -> str:
        delivery, engagement = self.result.delivery, self.result.engagement
        if not self.has_delivery or engagement.before is None or engagement.after is None:
            return self.words.say("base-no-delivery")
        return self.words.say(
            "base-delivery",
            n_before=self.words.number(delivery.before.n),
            n_after=self.words.number(delivery.after.n),
            before=self.words.period(engagement.before),
            after=self.words.period(engagement.after),
            by=self.words.named("window", delivery.window_by),
            unit=delivery.unit,
        )
