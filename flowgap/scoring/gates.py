"""What figures must reach: whether a dimension is a score, an index or only its items."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from flowgap.result.survey import GateState, Shown
from flowgap.scoring.agreement.intraclass import Intraclass
from flowgap.scoring.reliability.alpha import Alpha
from flowgap.scoring.reliability.omega import NoOmega, Omega

SCORE_RELIABILITY: Final = 0.70
"""From here on items are shown as a score; below, they are an index (`reliability.md`)."""
ITEMS_RELIABILITY: Final = 0.60
"""Below, items do not belong together: they are shown one by one."""
ALONE_RELIABILITY: Final = 0.80
"""From here on a score may carry a recommendation alone."""

TEAM_SHARE: Final = 0.05
"""ICC(1) that teams must exceed to be spoken of as teams."""
TEAM_AGREEMENT: Final = 0.70
"""Median rwg(j) of teams under the slight-skew null."""
FEWEST_TEAMS: Final = 20


class NotYet(StrEnum):
    """Why a gate cannot be judged."""

    NOT_MEASURED = "not_measured"
    TOO_FEW = "too_few"


class Side(StrEnum):
    """On which side of its bound a value must lie."""

    AT_LEAST = ">="
    ABOVE = ">"
    AT_MOST = "<="
    BELOW = "<"

    def holds(self, value: float, bound: float) -> bool:
        """Tell whether a value lies on this side of a bound."""
        if value == bound:
            return self in {Side.AT_LEAST, Side.AT_MOST}
        return (value > bound) == (self in {Side.AT_LEAST, Side.ABOVE})


class GateName(StrEnum):
    """What a gate looks at; `flowgap.scoring.validation` says what each is for."""

    ITEM_CVI = "item_cvi"
    SCALE_CVI = "scale_cvi"
    MOST_MISREAD = "most_misread"
    ITEM_REST_R = "item_rest_r"
    DONT_KNOW_SHARE = "dont_know_share"
    OMEGA = "omega"
    CFI = "cfi"
    RMSEA = "rmsea"
    SRMR = "srmr"
    ICC1 = "icc1"
    ICC1_LOW = "icc1_low"
    RWGJ_MEDIAN = "rwgj_median"
    HTMT = "htmt"
    REVIEW_PICKUP_R = "review_pickup_r"
    INTEGRATION_CONFLICT_R = "integration_conflict_r"
    PRODUCT_CHURN_R = "product_churn_r"
    OUTCOME_LEAD_TIME_R = "outcome_lead_time_r"
    RETEST_R = "retest_r"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """One check: the value, the bound that it must reach, and whether it does.

    `dimension` is None for a gate of the whole instrument. `reason` stands where the state is
    `not_yet`; a value may be there all the same, of too few people.
    """

    name: GateName
    dimension: str | None = None
    value: float | None
    side: Side
    bound: float
    state: GateState
    reason: NotYet | None = None


class Basis(StrEnum):
    """Which figure decided how a dimension is shown."""

    OMEGA = "omega"
    ALPHA = "alpha"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """How a dimension is shown, by which figure, and whether it may carry advice alone."""

    shown: Shown
    basis: Basis
    may_advise_alone: bool


def judge(  # noqa: PLR0913 - one argument for each part of a gate
    name: GateName,
    value: float | None,
    side: Side,
    bound: float,
    *,
    is_enough: bool = True,
    dimension: str | None = None,
) -> Gate:
    """Return one gate.

    Parameters
    ----------
    name : GateName
    value : float or None
        None where it was not measured.
    side, bound : Side, float
        Where the value must lie.
    is_enough : bool
        Whether enough people, teams or experts stand behind the value.
    dimension : str or None
    """
    reason = None if is_enough else NotYet.TOO_FEW
    if value is None:
        reason = NotYet.NOT_MEASURED
    state = GateState.NOT_YET
    if value is not None and is_enough:
        state = GateState.PASSED if side.holds(value, bound) else GateState.FAILED
    return Gate(
        name=name,
        dimension=dimension,
        value=value,
        side=side,
        bound=bound,
        state=state,
        reason=reason,
    )


def showing(omega: Omega, alpha: Alpha, *, is_formative: bool = False) -> Showing:
    """Decide how a dimension is shown.

    Parameters
    ----------
    omega : Omega
        Decides where it has a value.
    alpha : Alpha
        Decides else: it assumes more, and is a lower bound where items measure one thing.
    is_formative : bool
        Whether the items are different behaviours that need not go together (a checklist): low
        reliability is expected of them, and they stay an index.

    Returns
    -------
    Showing
        An index, too, where neither figure exists: nothing speaks for a score, nothing against
        the sum. Items that go against the others are shown as items only.
    """
    if omega.reason is NoOmega.WRONG_WAY:
        return Showing(shown=Shown.ITEMS, basis=Basis.OMEGA, may_advise_alone=False)
    basis, value = Basis.OMEGA, omega.value
    if value is None:
        basis, value = Basis.ALPHA, alpha.value
    if value is None:
        return Showing(shown=Shown.INDEX, basis=Basis.NOTHING, may_advise_alone=False)
    shown = _shown(value)
    if is_formative and shown is Shown.ITEMS:
        shown = Shown.INDEX
    return Showing(shown=shown, basis=basis, may_advise_alone=may_advise_alone(omega.value))


def may_advise_alone(omega: float | None) -> bool:
    """Tell whether a score of this omega may carry a recommendation without a second witness.

    Alpha does not count: it assumes more. None is no figure, and carries nothing.
    """
    return omega is not None and omega >= ALONE_RELIABILITY


def team_level_gates(
    found: Intraclass, rwgj_median: float | None, *, n_teams: int, dimension: str | None = None
) -> tuple[Gate, ...]:
    """Return the gates that a dimension must pass to be shown of teams.

    Parameters
    ----------
    found : Intraclass
        Its ICC(1) for teams of unequal size counts, with the low end of its interval.
    rwgj_median : float or None
        Over teams, under the slight-skew null.
    n_teams : int
        Teams behind these figures.
    dimension : str or None
    """
    wanted = (
        (GateName.ICC1, found.icc1_unequal, Side.ABOVE, TEAM_SHARE),
        (GateName.ICC1_LOW, found.icc1_low, Side.ABOVE, 0.0),
        (GateName.RWGJ_MEDIAN, rwgj_median, Side.AT_LEAST, TEAM_AGREEMENT),
    )
    is_enough = n_teams >= FEWEST_TEAMS
    return tuple(judge(*gate, is_enough=is_enough, dimension=dimension) for gate in wanted)


def _shown(reliability: float) -> Shown:
    if reliability >= SCORE_RELIABILITY:
        return Shown.SCORE
    return Shown.INDEX if reliability >= ITEMS_RELIABILITY else Shown.ITEMS
