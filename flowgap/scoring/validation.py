"""The gates that a questionnaire passes before it is more than a pilot instrument."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from flowgap.result.survey import GateState
from flowgap.scoring.agreement.intraclass import Intraclass
from flowgap.scoring.gates import (
    SCORE_RELIABILITY,
    Gate,
    GateName,
    Side,
    judge,
    team_level_gates,
)

FEWEST_PEOPLE: Final = 200
FEWEST_TEAMS: Final = 20
FEWEST_ORGANIZATIONS: Final = 3
FEWEST_EXPERTS: Final = 8
FEWEST_INTERVIEWS: Final = 10
FEWEST_INTERVIEW_ROLES: Final = 3
FEWEST_MEASURED_TEAMS: Final = 30
"""Teams with delivery data, for gates of criterion validity."""

_CRITERION_R: Final = -0.30


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """From how many real people, teams and organizations the evidence comes."""

    n_people: int = 0
    n_teams: int = 0
    n_organizations: int = 0

    @property
    def is_pilot_size(self) -> bool:
        """Whether item and factor statistics may be judged."""
        return (
            self.n_people >= FEWEST_PEOPLE
            and self.n_teams >= FEWEST_TEAMS
            and self.n_organizations >= FEWEST_ORGANIZATIONS
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionEvidence:
    """What is known of one dimension; None is not measured.

    Attributes
    ----------
    dimension : str
    item_rest_r : float or None
        The lowest correlation of an item with the sum of the others.
    dont_know_share : float or None
        The largest share (0-1) of "don't know" of an item.
    omega : float or None
    intraclass : Intraclass
    rwgj_median : float or None
        Over teams, under the slight-skew null.
    """

    dimension: str
    item_rest_r: float | None = None
    dont_know_share: float | None = None
    omega: float | None = None
    intraclass: Intraclass = field(default_factory=Intraclass)
    rwgj_median: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentEvidence:
    """What is known of the whole questionnaire; None is not measured.

    Attributes
    ----------
    n_experts : int
    item_cvi, scale_cvi : float or None
        Content validity: the lowest share of experts who find an item relevant, and the mean.
    n_interviews, n_interview_roles : int
    most_misread : int or None
        The largest number of interviewed people who misread the same item.
    cfi, rmsea, srmr : float or None
        Fit of the model of twelve factors.
    htmt : float or None
        The largest ratio among review, QA, security and integration.
    n_measured_teams : int
        Teams with delivery data.
    review_pickup_r, integration_conflict_r, product_churn_r, outcome_lead_time_r : float or None
        Over teams: correlations of REV with the 75th percentile of the time to first review, INT
        with the rate of merge conflicts, PRD with the churn of requirements, OUT with lead time.
    retest_r : float or None
        Of team scores four weeks apart without an event between; the lowest dimension.
    """

    n_experts: int = 0
    item_cvi: float | None = None
    scale_cvi: float | None = None
    n_interviews: int = 0
    n_interview_roles: int = 0
    most_misread: int | None = None
    cfi: float | None = None
    rmsea: float | None = None
    srmr: float | None = None
    htmt: float | None = None
    n_measured_teams: int = 0
    review_pickup_r: float | None = None
    integration_conflict_r: float | None = None
    product_churn_r: float | None = None
    outcome_lead_time_r: float | None = None
    retest_r: float | None = None


def dimension_gates(evidence: DimensionEvidence, sample: Sample) -> tuple[Gate, ...]:
    """Return the gates of one dimension: its items in the pilot, then its team level.

    Sources: the gates and their bounds stand in `docs/methods/reliability.md`.
    """
    wanted = (
        (GateName.ITEM_REST_R, evidence.item_rest_r, Side.AT_LEAST, 0.30),
        (GateName.DONT_KNOW_SHARE, evidence.dont_know_share, Side.AT_MOST, 0.30),
        (GateName.OMEGA, evidence.omega, Side.AT_LEAST, SCORE_RELIABILITY),
    )
    is_enough, dimension = sample.is_pilot_size, evidence.dimension
    of_items = (judge(*gate, is_enough=is_enough, dimension=dimension) for gate in wanted)
    of_teams = team_level_gates(
        evidence.intraclass, evidence.rwgj_median, n_teams=sample.n_teams, dimension=dimension
    )
    return (*of_items, *of_teams)


def instrument_gates(evidence: InstrumentEvidence, sample: Sample) -> tuple[Gate, ...]:
    """Return the gates of the whole questionnaire, in the order in which they are passed."""
    return (
        *_before_the_pilot(evidence),
        *_pilot(evidence, is_enough=sample.is_pilot_size),
        *_criterion(evidence),
        judge(
            GateName.RETEST_R,
            evidence.retest_r,
            Side.AT_LEAST,
            0.70,
            is_enough=sample.n_teams >= FEWEST_TEAMS,
        ),
    )


def is_pilot(gates: Iterable[Gate], dimension: str) -> bool:
    """Tell whether a dimension is still a pilot: a gate of it or of the whole is not passed.

    Also true without a gate of the dimension: nothing was looked at.
    """
    relevant = [gate for gate in gates if gate.dimension in {None, dimension}]
    is_known = any(gate.dimension == dimension for gate in relevant)
    return not is_known or any(gate.state is not GateState.PASSED for gate in relevant)


def _before_the_pilot(evidence: InstrumentEvidence) -> tuple[Gate, ...]:
    has_experts = evidence.n_experts >= FEWEST_EXPERTS
    has_interviews = (
        evidence.n_interviews >= FEWEST_INTERVIEWS
        and evidence.n_interview_roles >= FEWEST_INTERVIEW_ROLES
    )
    return (
        judge(GateName.ITEM_CVI, evidence.item_cvi, Side.AT_LEAST, 0.78, is_enough=has_experts),
        judge(GateName.SCALE_CVI, evidence.scale_cvi, Side.AT_LEAST, 0.90, is_enough=has_experts),
        judge(
            GateName.MOST_MISREAD, evidence.most_misread, Side.AT_MOST, 2, is_enough=has_interviews
        ),
    )


def _pilot(evidence: InstrumentEvidence, *, is_enough: bool) -> tuple[Gate, ...]:
    wanted = (
        (GateName.CFI, evidence.cfi, Side.AT_LEAST, 0.95),
        (GateName.RMSEA, evidence.rmsea, Side.AT_MOST, 0.06),
        (GateName.SRMR, evidence.srmr, Side.AT_MOST, 0.08),
        (GateName.HTMT, evidence.htmt, Side.BELOW, 0.85),
    )
    return tuple(judge(*gate, is_enough=is_enough) for gate in wanted)


def _criterion(evidence: InstrumentEvidence) -> tuple[Gate, ...]:
    is_enough = evidence.n_measured_teams >= FEWEST_MEASURED_TEAMS
    correlations = (
        (GateName.REVIEW_PICKUP_R, evidence.review_pickup_r),
        (GateName.INTEGRATION_CONFLICT_R, evidence.integration_conflict_r),
        (GateName.PRODUCT_CHURN_R, evidence.product_churn_r),
        (GateName.OUTCOME_LEAD_TIME_R, evidence.outcome_lead_time_r),
    )
    return tuple(
        judge(name, r, Side.AT_MOST, _CRITERION_R, is_enough=is_enough) for name, r in correlations
    )
