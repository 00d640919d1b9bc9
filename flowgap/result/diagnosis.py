"""What survey and delivery data say together: constraint, findings, actions."""

from dataclasses import dataclass
from enum import StrEnum

from flowgap.stages import Stage


class ConstraintState(StrEnum):
    """Whether a stage can be named as the one whose capacity would help most."""

    NAMED = "named"
    SHARED = "shared"
    NONE = "none"
    ABSTAIN = "abstain"
    OUT_OF_RANGE = "out_of_range"


class Reading(StrEnum):
    """What one witness says of a stage; `unclear` below P = .80, `silent` without data.

    `not_asked`: no question of the survey was put to anybody about the stage.
    """

    BAD = "bad"
    FINE = "fine"
    UNCLEAR = "unclear"
    SILENT = "silent"
    NOT_ASKED = "not_asked"

    @property
    def is_heard(self) -> bool:
        """Whether there is anything that the witness rests on."""
        return self not in {Reading.SILENT, Reading.NOT_ASKED}


class WitnessVerdict(StrEnum):
    """What perception and delivery data say of a stage together, or which of them speaks alone."""

    BOTH_BAD = "both_bad"
    METRIC_BAD = "metric_bad"
    PEOPLE_BAD = "people_bad"
    BOTH_FINE = "both_fine"
    ONLY_CLOCK = "only_clock"
    ONLY_PEOPLE = "only_people"
    UNCLEAR = "unclear"


class Grade(StrEnum):
    """Where a finding comes from."""

    MEASURED = "measured"
    ASKED = "asked"
    BOTH = "both"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True, kw_only=True)
class StageChance:
    """A probability for one stage."""

    stage: Stage
    p: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StageGain:
    """What +25 % capacity at the stage would bring, in days."""

    stage: Stage
    days: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Witnesses:
    """Survey, telemetry and ageing work on one stage, and their joint verdict.

    `survey_p`, `telemetry_p` and `ageing_p` are the probabilities that the stage is bad by each
    witness; results of earlier versions lack the last. The verdict joins the first two.
    """

    stage: Stage
    survey: Reading
    survey_p: float | None
    telemetry: Reading
    telemetry_p: float | None
    ageing: Reading
    verdict: WitnessVerdict
    ageing_p: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StageQueue:
    """What is open in one stage now, and whether its counts fit its times.

    `old_share` of the `n_open` items have been there for longer than most stays that ended;
    `steady_share` is what a steady flow would leave there. `counted` items were in the stage on
    average, `expected` is the arrivals of a day times the mean stay in days (Little 1961): the two
    fit where they differ by at most a quarter. Null where too little is known.
    """

    stage: Stage
    n_open: int | None
    old_share: float | None
    steady_share: float | None
    counted: float | None
    expected: float | None
    fits: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamConstraint:
    """The constraint of one team."""

    team: str
    state: ConstraintState
    stage: Stage | None
    posterior: tuple[StageChance, ...]


class RobustnessChange(StrEnum):
    """What is changed or left out before the constraint is judged again."""

    FEWER_PEOPLE = "fewer_people"
    MORE_PEOPLE = "more_people"
    NO_SURVEY = "no_survey"
    NO_DELIVERY = "no_delivery"
    ONE_RESPONDENT = "one_respondent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Robustness:
    """The verdict on the constraint after a change of the evidence."""

    change: RobustnessChange
    state: ConstraintState
    stage: Stage | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """The stage where capacity would help most, or why none is named."""

    state: ConstraintState
    stage: Stage | None
    reason: str | None
    posterior: tuple[StageChance, ...]
    gain_days: tuple[StageGain, ...]
    witnesses: tuple[Witnesses, ...]
    next: StageChance | None
    teams: tuple[TeamConstraint, ...]
    robustness: tuple[Robustness, ...] = ()
    queues: tuple[StageQueue, ...] = ()


class AmplifierState(StrEnum):
    """Whether there was enough to test."""

    MEASURED = "measured"
    INSUFFICIENT = "insufficient"


@dataclass(frozen=True, slots=True, kw_only=True)
class AmplifierEffect:
    """How much more AI buys where a dimension is rated one standard deviation higher.

    A share with its 90 % interval: .05 is 5 % more delivered per developer, from nobody's use of
    AI to everybody's. `step_points` is that standard deviation, in points of the score.
    """

    dimension: str
    estimate: float
    low: float
    high: float
    step_points: float | None = None
    n_teams: int | None = None
    n_periods: int | None = None

    @property
    def is_clear(self) -> bool:
        """Whether the interval excludes 0."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Amplifier:
    """The test of "AI amplifies what is there"; printed when null, too.

    `use` is `developers` or `items`: what the share of AI is one of.
    """

    state: AmplifierState
    reason: str | None
    effects: tuple[AmplifierEffect, ...]
    use: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that the data say, with the other reading and what would refute it."""

    id: str
    grade: Grade
    statement: str
    evidence: tuple[str, ...]
    n: int | None
    alternative: str
    falsifier: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedEffect:
    """Expected change of mean lead time in days; null until a model can say it."""

    days: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """What to do first, why, and what not to do.

    `evidence_grade` (A, B, C, X), `move` and `effort` (S, M, L) are those of the playbook
    (`docs/methods/playbook.md`), as is the `verdict` that asks for it first. `expected_range`
    says what studies found elsewhere. Results of earlier versions lack all from `move` on.
    """

    id: str
    stage: Stage | None
    dimension: str | None
    title: str
    first_step: str
    owner_role: str
    evidence_grade: str
    because: tuple[str, ...]
    expected: ExpectedEffect
    leading_indicator: str
    do_not: str
    move: str | None = None
    effort: str | None = None
    lagging_indicator: str | None = None
    expected_range: str | None = None
    review_after_weeks: int | None = None
    stop_rule: str | None = None
    sources: tuple[str, ...] = ()
    verdict: str | None = None
    verdict_name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionResult:
    """Whether an action that was taken worked; `title` is how the client calls it, if told.

    `verdict` is `worked`, `worse`, `no_evidence` or `cannot_tell`; `reason_code` names the reason
    in every language alike, `playbook_id` the action of the playbook that it is, if it is one.
    `team` is the one on whose items it was judged; null is the company. Results of earlier
    versions lack it.
    """

    action_id: str
    title: str | None
    verdict: str
    effect: ExpectedEffect
    method: str | None
    reason: str | None
    reason_code: str | None = None
    playbook_id: str | None = None
    team: str | None = None
