"""What people said, after the privacy gate: the `survey`, `trend` and `privacy` sections."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

OPINIONS_CAVEAT: Final = "associations between opinions, not effects"

NOTABLE_SHIFT_POINTS: Final = 3.0
"""By which a mean may move with the people who are counted, before the report says so."""

LIKELIER_THAN_NOT: Final = 0.5
"""A practice is called the weakest when it is so in at least half of the draws."""


class SurveyState(StrEnum):
    """How much the answers of a wave can carry."""

    MEASURED = "measured"
    PROVISIONAL = "provisional"
    INSUFFICIENT = "insufficient"


class Shown(StrEnum):
    """How a dimension may be shown, given its reliability."""

    SCORE = "score"
    INDEX = "index"
    ITEMS = "items"


class Direction(StrEnum):
    """Where a team stands against the company when the interval excludes 0."""

    UP = "up"
    DOWN = "down"


class GateState(StrEnum):
    """Whether a gate of the questionnaire is open."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_YET = "not_yet"


class TrendVerdict(StrEnum):
    """What may be said about a change between waves."""

    BETTER = "better"
    WORSE = "worse"
    NO_EVIDENCE = "no_evidence"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemMean:
    """The mean answer to one item in POMP points (0-100), a reversed item turned."""

    id: str
    text: str
    mean: float


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightedMean:
    """The mean of the company, weighted to the roster: it stands beside the plain one.

    `by` names what is weighted, `team` and perhaps `role`. `n_effective`: so many answers of equal
    weight would be as precise. `reason` says why there is no mean.
    """

    mean: float | None
    by: tuple[str, ...]
    n_effective: float | None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Nonresponse:
    """What all who were invited might say, by what those with a score say: points, shares 0-1.

    `near_*`: those without a score differ from the others by at most `apart_points` on average.
    `mean_*` and `favourable_*`: all of them say the worst, or the best. `scored_share` is of the
    invited. `reason` says why there are no figures.
    """

    scored_share: float | None
    apart_points: float
    near_low: float | None
    near_high: float | None
    mean_low: float | None
    mean_high: float | None
    favourable_low: float | None
    favourable_high: float | None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionScore:
    """One dimension for the company. Scores are POMP points (0-100), shares 0-1.

    `pilot` stays until every gate of the dimension and of the whole questionnaire is passed.
    `complete_case_shift` is by how many points the mean of those who answered every question of
    the dimension lies above that of all who have a score.
    `items` are there where the dimension is shown item by item.
    """

    id: str
    name: str
    n: int | None
    mean: float | None
    estimate: float | None
    low: float | None
    high: float | None
    favourable_share: float | None
    dk_share: float | None
    alpha: float | None
    omega: float | None
    icc1: float | None
    icc2: float | None
    rwgj_median: float | None
    shown: Shown
    suppressed: bool
    reason: str | None = None
    pilot: bool = True
    items: tuple[ItemMean, ...] = ()
    weighted: WeightedMean | None = None
    nonresponse: Nonresponse | None = None
    complete_case_shift: float | None = None

    @property
    def is_score(self) -> bool:
        """Tell whether there is a figure that may stand for the dimension as a whole."""
        return self.estimate is not None and self.shown is not Shown.ITEMS

    @property
    def leans_on_half_rule(self) -> bool:
        """Tell whether the mean would move notably without those who skipped questions."""
        shift = self.complete_case_shift
        return shift is not None and abs(shift) > NOTABLE_SHIFT_POINTS


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamDimension:
    """One cell of the heat map. A suppressed cell holds no number at all.

    A team is `split` where two views stand behind its score and none of them is the mean.
    `reason` says why a cell is suppressed, where it is not that too few people answered.
    """

    id: str
    estimate: float | None
    low: float | None
    high: float | None
    differs: Direction | None
    suppressed: bool
    split: bool = False
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamScores:
    """One team in roster order; counts and rates only in bands, none when hidden.

    `agreement` is the median rwg(j) of its dimensions, of teams of eight or more. Where fewer than
    half of the team answered, or might have for all that is shown, it `may_not_represent` the team.
    """

    team: str
    parent: str | None
    n_band: str | None
    response_rate_band: str | None
    agreement: float | None
    dimensions: tuple[TeamDimension, ...]
    may_not_represent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WeakestChance:
    """The probability that a dimension is the lowest of the readiness index."""

    id: str
    p: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """Equal-weight mean of the ten practice dimensions, POMP points (0-100).

    Under 90 % of all other weights it lies between `weights_low` and `weights_high`.
    """

    estimate: float | None
    low: float | None
    high: float | None
    weakest: tuple[WeakestChance, ...]
    reason: str | None = None
    weights_low: float | None = None
    weights_high: float | None = None

    @property
    def by_chance(self) -> tuple[WeakestChance, ...]:
        """Return the chances, the likeliest first."""
        return tuple(sorted(self.weakest, key=lambda chance: -chance.p))

    @property
    def named(self) -> WeakestChance | None:
        """Return the practice that is likelier than not the lowest, if there is one."""
        likely = [chance for chance in self.by_chance if chance.p >= LIKELIER_THAN_NOT]
        return likely[0] if likely else None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleGap:
    """The difference between two roles in one dimension, in POMP points."""

    dimension: str
    role_a: str
    role_b: str
    difference: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TenureGap:
    """What newcomers say in one dimension, and settled people: POMP points, newcomers less settled.

    Of one wave: answers are not linked between waves, so there is no score of those who stayed.
    """

    dimension: str
    newcomers: float
    settled: float
    difference: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteShare:
    """Share of respondents (0-1) who named this stage as the longest wait, up to two each."""

    stage: str
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DriverImportance:
    """Share of explained variance that a dimension carries (LMG), and its rank, 1 the first.

    Ends are of 90 % intervals over draws of teams.
    """

    id: str
    importance: float
    low: float
    high: float
    rank: int
    rank_low: int
    rank_high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Drivers:
    """Which dimensions go along with outcomes, and why nothing or little may be said of them.

    `caveat` stands beside every importance; `notes` say what makes them provisional.
    """

    state: SurveyState
    reason: str | None
    items: tuple[DriverImportance, ...] = ()
    notes: tuple[str, ...] = ()
    caveat: str = OPINIONS_CAVEAT


@dataclass(frozen=True, slots=True, kw_only=True)
class WithoutFlagged:
    """The mean of one dimension of everybody, and of those who were not flagged, POMP points."""

    dimension: str
    mean_with: float
    mean_without: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Careless:
    """What would change without careless answers; scores keep everybody.

    `quarters` is the share of flagged people (0-1) in each quarter of the scores, the lowest
    first; empty where the quarters are small. `hits_low_scores`: more often than by chance.
    """

    without: tuple[WithoutFlagged, ...]
    quarters: tuple[float, ...] = ()
    hits_low_scores: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentGate:
    """One check of the questionnaire: the value, and the bound that it must reach.

    `dimension` is null for a check of the whole. `reason` says why it cannot be judged yet.
    """

    name: str
    dimension: str | None
    value: float | None
    side: str
    bound: float
    state: GateState
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A topic in the comments; never a comment."""

    id: str
    label: str
    n_band: str
    team_scope: str
    reviewed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """The last full wave."""

    state: SurveyState
    reason: str | None
    wave: str | None
    opened_on: date | None
    closed_on: date | None
    pilot_instrument: bool
    invited: int | None
    responded: int | None
    response_rate: float | None
    flagged_share: float | None
    n_teams: int
    n_teams_shown: int
    dimensions: tuple[DimensionScore, ...]
    readiness: Readiness
    teams: tuple[TeamScores, ...]
    perception: tuple[RoleGap, ...]
    votes: tuple[VoteShare, ...]
    drivers: Drivers
    themes: tuple[Theme, ...]
    themes_reason: str | None = None
    careless: Careless | None = None
    gates: tuple[InstrumentGate, ...] = ()
    tenure: tuple[TenureGap, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveEstimate:
    """One point of a trend line, POMP points; null where the gate hides it."""

    wave: str
    estimate: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendLimits:
    """Where the moving average of a score should lie while nothing changes, POMP points."""

    average: float
    centre: float
    low: float
    high: float
    is_outside: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterChange:
    """How many people were invited to the first and the last wave that are compared.

    Responses are not linked to people: who joined or left is not known, and there is no score of
    those who stayed. So many at least joined or left; any number may have changed places besides.
    """

    invited_first: int | None
    invited_last: int | None
    joined_at_least: int | None
    left_at_least: int | None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """One dimension over all waves, for the company (`team` null) or one team.

    `reason` says why the verdict is `cannot_tell`. `p_rise` is the probability (0-1) that the
    score of the last wave lies above the first. `limits` are there from six waves on. Of fewer
    than eight people `p_rise` stands only beside a verdict, and neither it nor `limits` hang on
    one person.
    """

    dimension: str
    team: str | None
    waves: tuple[WaveEstimate, ...]
    verdict: TrendVerdict
    minimum_detectable: float | None
    reason: str | None = None
    p_rise: float | None = None
    limits: TrendLimits | None = None
    roster: RosterChange | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Privacy:
    """What the gate let through and what it held back."""

    minimum_group: int
    suppressed_cells: int
    released_cells: int
    refused: tuple[str, ...]
