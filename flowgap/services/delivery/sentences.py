"""The sentences that stand beside delivery figures, in the reader's language."""

from dataclasses import dataclass

from flowgap.delivery.facts import DeliveryFacts
from flowgap.delivery.figures.dora import DoraReason
from flowgap.delivery.figures.indicators import IndicatorId
from flowgap.delivery.gap import GapReason
from flowgap.delivery.ledger import BUILD, Ledger, comparable_stages
from flowgap.delivery.work_items import Stamp
from flowgap.result.delivery import DeliveryState
from flowgap.stages import PIPELINE_STAGES
from flowgap.wording import Wording


@dataclass(frozen=True, slots=True)
class DeliverySentences:
    """Says why a figure is missing or to be read with reserve."""

    wording: Wording

    def delivery_reason(self, facts: DeliveryFacts) -> str | None:
        """Say what limits the ledger; None where nothing does."""
        parts = [self._limit(facts), self._recorded_unlike(facts.ledger)]
        said = [part for part in parts if part is not None]
        return " ".join(said) or None

    def gap_reason(self, facts: DeliveryFacts) -> str | None:
        """Say why the flow gap is not given, or given with reserve."""
        reason = facts.gap.reason
        if reason is None:
            return None
        if reason is GapReason.BUILD_NOT_MEASURED:
            return self._build_not_measured(facts)
        return self._said(f"flow-gap-{reason}", facts)

    def without(self, reason: GapReason) -> str:
        """Say why there is nothing to compare at all."""
        return self.wording.say(f"flow-gap-{reason}")

    def indicator_missing(self, indicator: IndicatorId) -> str:
        """Say which data an indicator needs in both periods."""
        return self.wording.say(f"indicator-missing-{indicator}")

    def dora_missing(self, reason: DoraReason) -> str:
        """Say which data one of DORA's figures needs."""
        return self.wording.say(f"dora-missing-{reason}")

    def _limit(self, facts: DeliveryFacts) -> str | None:
        """Say why the data are provisional or insufficient."""
        if facts.state is DeliveryState.MEASURED:
            return None
        if facts.ledger.changes is None and facts.gap.reason is not None:
            return self._said(f"flow-gap-{facts.gap.reason}", facts)
        provisional = facts.state is DeliveryState.PROVISIONAL
        return self._said("flow-gap-provisional" if provisional else "flow-gap-too_few", facts)

    def _said(self, message_id: str, facts: DeliveryFacts) -> str:
        ledger = facts.ledger
        weeks = (0, 0) if ledger.changes is None else ledger.changes.weeks
        return self.wording.say(
            message_id,
            items_before=ledger.before.n,
            items_after=ledger.after.n,
            weeks_before=weeks[0],
            weeks_after=weeks[1],
        )

    def _build_not_measured(self, facts: DeliveryFacts) -> str:
        if facts.population.start is Stamp.OPENED:
            return self.wording.say("flow-gap-build_before_start")
        before, after = (
            float(period.coverage[BUILD]) for period in (facts.ledger.before, facts.ledger.after)
        )
        if not (before or after):
            return self.wording.say("flow-gap-build_never_seen")
        return self.wording.say(
            "flow-gap-build_seldom_seen",
            before=self.wording.percent(before),
            after=self.wording.percent(after),
        )

    def _recorded_unlike(self, ledger: Ledger) -> str | None:
        """Name the stages that were recorded more often in one period: see `comparable_stages`."""
        if ledger.changes is None:
            return None
        alike = comparable_stages(ledger)
        names = [
            self.wording.say(f"stage-{stage}")
            for number, stage in enumerate(PIPELINE_STAGES)
            if not alike[number]
        ]
        if not names:
            return None
        return self.wording.say("delivery-recorded-unlike", stages=self.wording.listing(names))
