"""What delivery data show: the `delivery` and `flow_gap` sections. All times are days."""

from dataclasses import dataclass
from enum import StrEnum

from flowgap.result.rivals import RivalEvidence
from flowgap.stages import Stage


class DeliveryState(StrEnum):
    """How much the delivery data can carry (`docs/methods/flow-gap.md`)."""

    MEASURED = "measured"
    PROVISIONAL = "provisional"
    INSUFFICIENT = "insufficient"


class FlowGapState(StrEnum):
    """Whether the gap between building and delivering can be given in days."""

    MEASURED = "measured"
    PROVISIONAL = "provisional"
    NOT_IDENTIFIED = "not_identified"
    READINESS_ONLY = "readiness_only"


class Verdict(StrEnum):
    """What became of the saving, by the written rules of `docs/methods/verdicts.md`."""

    MIGRATED = "migrated"
    ABSORBED_BY_REWORK = "absorbed_by_rework"
    NEVER_ADOPTED = "never_adopted"
    MIX_CHANGE = "mix_change"
    SCHEDULE_CHANGE = "schedule_change"
    GAIN_IS_REAL = "gain_is_real"
    CANNOT_TELL = "cannot_tell"


class AdoptionState(StrEnum):
    """Whether AI use rose between the periods, as far as the data show.

    `used`: a tenth of the items or more show it, and no rise is to be seen.
    """

    ROSE = "rose"
    USED = "used"
    NONE = "none"
    UNKNOWN = "unknown"


class EffectDesign(StrEnum):
    """With what a team's time after the rollout of AI is compared."""

    STAGGERED = "staggered"
    INTERRUPTED = "interrupted"


class EffectOutcome(StrEnum):
    """What is compared."""

    LEAD_TIME = "lead_time"
    DELIVERED_ITEMS = "delivered_items"


class EffectVerdict(StrEnum):
    """What went along with the rollout, by the written rules of `docs/methods/adoption.md`."""

    GAIN = "associated_gain"
    LOSS = "associated_loss"
    NO_EVIDENCE = "no_evidence"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadTime:
    """Lead time of the delivered items of one period."""

    n: int
    mean: float | None
    median: float | None
    p85: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenItems:
    """Items that were started and not delivered by the end of the data."""

    n: int
    median_age: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StageTime:
    """Mean time per item in one stage; `wait` and `work` add up to `total`."""

    total: float | None
    wait: float | None
    work: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One stage: `change` = after - before = `rate` (like for like) + `mix`.

    `measured` false means that no item of either period has a stamp for the stage: its
    figures are null and the time, if any, stands under `unattributed`. `comparable` false means
    that clearly more items have stamps for it in one period than in the other, so its change may
    be a change of recording: it is shown, and nothing is concluded from it.
    """

    stage: Stage
    before: StageTime
    after: StageTime
    change: float | None
    rate: float | None
    rate_low: float | None
    rate_high: float | None
    mix: float | None
    p_worse: float | None
    measured: bool
    comparable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class UnattributedTime:
    """Time that no stage can claim."""

    before: float | None
    after: float | None
    change: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StageMedian:
    """Medians stand beside the means: they do not add up, and are not meant to."""

    stage: Stage
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeEstimate:
    """A change with its interval; `p_worse` is the share of resamples above 0."""

    change: float | None
    low: float | None
    high: float | None
    p_worse: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """Lead time under one accepted definition, and what it would conclude."""

    definition: str
    before: float | None
    after: float | None
    change: float | None
    low: float | None
    high: float | None
    conclusion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictedTime:
    """Items started in one period: how many, how many not at their end yet, mean up to the cap."""

    n: int
    n_open: int
    mean: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictedStage:
    """Mean time in one stage up to the cap, with unfinished items in it."""

    stage: Stage
    before: float
    after: float
    change: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Restricted:
    """Lead time with unfinished work in it; the stages add up to the mean of each period."""

    cap_days: float | None = None
    before: RestrictedTime | None = None
    after: RestrictedTime | None = None
    change: float | None = None
    low: float | None = None
    high: float | None = None
    stages: tuple[RestrictedStage, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelStep:
    """Items per developer that reached a step, per week."""

    step: str
    per_developer_before: float | None
    per_developer_after: float | None
    change: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One supporting figure of a stage; null with a reason where it cannot be given."""

    id: str
    stage: Stage
    before: float | None
    after: float | None
    change: float | None
    low: float | None
    high: float | None
    n: int | None
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DoraFigure:
    """One of DORA's five figures for the period after."""

    value: float | None
    unit: str
    n: int
    low: float | None
    high: float | None
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dora:
    """DORA's five, each with its reason where it is null."""

    deployment_frequency: DoraFigure
    lead_time: DoraFigure
    change_fail_rate: DoraFigure
    recovery_time: DoraFigure
    rework_rate: DoraFigure


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptionEffect:
    """What went along with the rollout of AI; estimates as shares: -0.1 is a tenth less.

    `before` is the same comparison where nothing had begun yet. `placebo_share` is the share of
    days, or of other ways to deal out the dates among the teams, that show as much.
    """

    design: EffectDesign | None
    outcome: EffectOutcome
    estimate: float | None
    interval90: tuple[float, float] | None
    before: float | None
    before_interval90: tuple[float, float] | None
    n_teams: int | None
    n_weeks: int | None
    placebo_share: float | None
    verdict: EffectVerdict
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptionDose:
    """Lead time of a team's weeks with ten points more AI, beside its trend; null with a reason.

    `use` says what the share counts: active developers, or items with evidence.
    """

    use: str | None
    estimate: float | None
    interval90: tuple[float, float] | None
    n_teams: int | None
    n_weeks: int | None
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption:
    """Share of items with evidence of AI help (0-1): a lower bound.

    `effect` and `effect_on_delivered` say what went along with the rollout, and `dose` how lead
    time moved with the share within teams; null where nobody asked.

    `base` says what AI use was like within the period before: `rose` means that it rose there
    already, so that this period is no time without AI.
    """

    state: AdoptionState
    share_before: float | None
    share_after: float | None
    effect: AdoptionEffect | None = None
    effect_on_delivered: AdoptionEffect | None = None
    dose: AdoptionDose | None = None
    base: AdoptionState = AdoptionState.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Items that are in the data and not in the ledger, and why."""

    reason: str
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """The ledger and what stands beside it.

    `unit`, `start`, `window_by` and `cap_days` say by what its days are counted; without a cap
    lead times count in full.
    """

    state: DeliveryState
    reason: str | None
    unit: str
    start: str | None
    window_by: str
    before: LeadTime
    after: LeadTime
    lead_time: ChangeEstimate
    mix: ChangeEstimate
    open_items: OpenItems
    ledger: tuple[LedgerRow, ...]
    unattributed: UnattributedTime
    residual: float | None
    medians: tuple[StageMedian, ...]
    restricted: Restricted
    definitions: tuple[Definition, ...]
    funnel: tuple[FunnelStep, ...]
    indicators: tuple[Indicator, ...]
    dora: Dora
    adoption: Adoption
    left_out: tuple[LeftOut, ...]
    cap_days: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetingVerdict:
    """Share of bootstrap resamples in which the written rule gives this verdict."""

    verdict: Verdict
    p: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """One of the seven explanations: its share of resamples, and what speaks for and against it.

    `p` is null where nothing could be resampled.
    """

    verdict: Verdict
    p: float | None
    evidence: tuple[RivalEvidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """An amount per quarter, with the interval of the gap."""

    currency: str
    amount: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GapPrice:
    """What the gap costs in a quarter; negative where other stages gained, too.

    `money` is given where the client told what an item that comes a day later costs.
    """

    item_days: float
    low: float | None
    high: float | None
    items_per_quarter_before: float
    items_per_quarter_after: float
    money: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowGap:
    """The gap: sum of like-for-like changes over all stages but build, in days."""

    state: FlowGapState
    reason: str | None
    days: float | None
    low: float | None
    high: float | None
    build_saving_days: float | None
    build_saving_low: float | None
    build_saving_high: float | None
    ceiling_days: float | None
    build_share: float | None
    give_back_share: float | None
    give_back_low: float | None
    give_back_high: float | None
    throughput_gap: float | None
    instability_worse_p: float | None
    verdict: Verdict
    competing: tuple[CompetingVerdict, ...]
    rivals: tuple[Rival, ...] = ()
    price: GapPrice | None = None
