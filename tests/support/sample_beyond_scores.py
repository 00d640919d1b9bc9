"""What the invented client's survey says beyond scores: drivers, careless answers, checks."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from flowgap.result.survey import (
    Careless,
    DimensionScore,
    DriverImportance,
    Drivers,
    GateState,
    InstrumentGate,
    RoleGap,
    SurveyState,
    TenureGap,
    VoteShare,
    WeightedMean,
    WithoutFlagged,
)
from flowgap.services.survey.nonresponse import nonresponse

# Importance, its interval, rank, its interval. Shares add up to 1.
_DRIVERS: Final = {
    "REV": (0.24, 0.12, 0.37, 1, 1, 3),
    "PRD": (0.18, 0.08, 0.29, 2, 1, 5),
    "DEC": (0.15, 0.05, 0.26, 3, 1, 6),
    "COM": (0.11, 0.04, 0.20, 4, 2, 8),
    "WRK": (0.09, 0.03, 0.17, 5, 2, 9),
    "OWN": (0.07, 0.02, 0.14, 6, 3, 10),
    "INT": (0.05, 0.01, 0.11, 7, 4, 11),
    "AIA": (0.04, 0.01, 0.10, 8, 4, 11),
    "TST": (0.03, 0.00, 0.09, 9, 5, 11),
    "QAC": (0.03, 0.00, 0.08, 10, 5, 11),
    "SEC": (0.01, 0.00, 0.06, 11, 11, 11),
}

# Side and bound of each check, as in `docs/methods/reliability.md`.
_OF_EACH: Final = {
    "item_rest_r": (">=", 0.30),
    "dont_know_share": ("<=", 0.30),
    "omega": (">=", 0.70),
    "icc1": (">", 0.05),
    "icc1_low": (">", 0.0),
    "rwgj_median": (">=", 0.70),
}
_OF_ALL: Final = {
    "item_cvi": (">=", 0.78),
    "scale_cvi": (">=", 0.90),
    "most_misread": ("<=", 2),
    "cfi": (">=", 0.95),
    "rmsea": ("<=", 0.06),
    "srmr": ("<=", 0.08),
    "htmt": ("<", 0.85),
    "review_pickup_r": ("<=", -0.30),
    "integration_conflict_r": ("<=", -0.30),
    "product_churn_r": ("<=", -0.30),
    "outcome_lead_time_r": ("<=", -0.30),
    "retest_r": (">=", 0.70),
}


# What settled people say, and by how much newcomers differ.
_TENURE: Final = (
    ("OWN", 67, -3),
    ("DEC", 43, 9),
    ("TST", 58, 1),
    ("WRK", 49, 0),
    ("COM", 59, -8),
    ("PRD", 53, 4),
    ("REV", 41, 5),
    ("QAC", 61, -2),
    ("SEC", 50, 3),
    ("INT", 61, -4),
    ("AIA", 54, 6),
    ("OUT", 52, 1),
)


_VOTES: Final = {
    "review": 0.38,
    "clarify": 0.22,
    "release": 0.17,
    "qa": 0.12,
    "security": 0.11,
    "integrate": 0.10,
    "ci": 0.09,
    "build": 0.06,
    "other": 0.05,
    "dk": 0.08,
}


def sample_drivers() -> Drivers:
    """Return eleven practices of twelve teams: review comes first, and few teams are behind it."""
    return Drivers(
        state=SurveyState.PROVISIONAL,
        reason=None,
        items=tuple(
            DriverImportance(
                id=id_,
                importance=importance,
                low=low,
                high=high,
                rank=rank,
                rank_low=rank_low,
                rank_high=rank_high,
            )
            for id_, (importance, low, high, rank, rank_low, rank_high) in _DRIVERS.items()
        ),
        notes=("few_teams",),
    )


def sample_careless() -> Careless:
    """Return answers of which nothing hangs on those that look careless."""
    return Careless(
        without=(
            WithoutFlagged(dimension="REV", mean_with=42.3, mean_without=42.9),
            WithoutFlagged(dimension="DEC", mean_with=45.3, mean_without=44.8),
        ),
        quarters=(0.03, 0.03, 0.06, 0.0),
    )


def critical_careless() -> Careless:
    """Return answers whose flags fall on the critical: without them two scores rise by much."""
    # REV: 45.9 - 42.3 = 3.6 and DEC: 48.5 - 45.3 = 3.2 are above 3 points, WRK: 3.0 is not.
    return Careless(
        without=(
            WithoutFlagged(dimension="DEC", mean_with=45.3, mean_without=48.5),
            WithoutFlagged(dimension="REV", mean_with=42.3, mean_without=45.9),
            WithoutFlagged(dimension="WRK", mean_with=49.0, mean_without=52.0),
        ),
        quarters=(0.12, 0.0, 0.0, 0.0),
        hits_low_scores=True,
    )


def sample_gates(omegas: Mapping[str, float]) -> tuple[InstrumentGate, ...]:
    """Return checks of a company whose people suffice and whose teams do not; none of the whole.

    Omegas are those of the dimensions; from .70 on they pass.
    """
    of_each = [
        _gate(name, dimension, _found(name, omega), *_OF_EACH[name])
        for dimension, omega in omegas.items()
        for name in _OF_EACH
    ]
    of_all = [_gate(name, None, None, *bound) for name, bound in _OF_ALL.items()]
    return (*of_each, *of_all)


def sample_votes() -> tuple[VoteShare, ...]:
    """Return who named which stage as a long wait; up to two each."""
    return tuple(VoteShare(stage=stage, share=share) for stage, share in _VOTES.items())


def with_all_beside(score: DimensionScore, *, invited: int) -> DimensionScore:
    """Return a score with what stands beside it: DEC and OWN lean on the half rule."""
    return replace(
        score,
        weighted=WeightedMean(
            mean=(score.mean or 0.0) - 0.7,
            by=("team", "role"),
            n_effective=round(0.9 * (score.n or 0), 1),
        ),
        nonresponse=nonresponse(score, invited),
        complete_case_shift={"DEC": 3.2, "OWN": -4.1, "TST": 3.0, "AIA": None}.get(score.id, 0.4),
    )


def sample_tenure() -> tuple[TenureGap, ...]:
    """Return all dimensions: newcomers see two of them clearly otherwise than settled people."""
    return tuple(
        TenureGap(
            dimension=id_,
            newcomers=settled + difference,
            settled=settled,
            difference=difference,
            low=difference - 7.5,
            high=difference + 7.5,
        )
        for id_, settled, difference in _TENURE
    )


def many_gaps() -> tuple[RoleGap, ...]:
    """Return thirty differences between roles, of which the first twelve are clear."""
    roles = ("quality", "platform", "product", "lead", "undisclosed")
    dimensions = ("REV", "DEC", "WRK", "COM", "INT", "SEC")
    pairs = [(dimension, role) for dimension in dimensions for role in roles]
    return tuple(
        RoleGap(
            dimension=dimension,
            role_a=role,
            role_b="build",
            difference=30.0 - place,
            low=11.5 - place,
            high=48.5 - place,
        )
        for place, (dimension, role) in enumerate(pairs)
    )


def _found(name: str, omega: float) -> float:
    measured = {
        "item_rest_r": round(omega - 0.42, 2),
        "dont_know_share": 0.12,
        "omega": omega,
        "icc1": 0.11,
        "icc1_low": 0.02,
    }
    return measured.get(name, 0.74)


def _gate(
    name: str, dimension: str | None, value: float | None, side: str, bound: float
) -> InstrumentGate:
    state, reason = GateState.NOT_YET, "not_measured" if value is None else "too_few"
    if value is not None and name in {"item_rest_r", "dont_know_share", "omega"}:
        is_open = value <= bound if side == "<=" else value >= bound
        state, reason = (GateState.PASSED if is_open else GateState.FAILED), ""
    return InstrumentGate(
        name=name,
        dimension=dimension,
        value=value,
        side=side,
        bound=bound,
        state=state,
        reason=reason or None,
    )
