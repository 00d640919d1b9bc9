"""What `flowgap reliability` prints of groups: a figure that cannot be given has its reason."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from flowgap.cli.reliability_scale import ScaledAnswers
from flowgap.scoring.agreement.components import VarianceComponents
from flowgap.scoring.agreement.intraclass import Intraclass, NoSplit
from flowgap.scoring.agreement.nulls import Null, Scale, null_variance
from flowgap.scoring.agreement.teams import TeamFigures, team_figures
from flowgap.scoring.agreement.within import Agreement, median_known, split_teams
from flowgap.scoring.mixture import Floats

Figures = dict[str, Any]

_SPLIT: Final = {
    NoSplit.FEW_TEAMS: "fewer than 2 groups with answers",
    NoSplit.TEAMS_OF_ONE: "no group has 2 people with answers",
    NoSplit.EQUAL_SCORES: "scores do not vary",
}
_EQUAL_MEANS: Final = "all groups have the same mean"
_NO_GROUP: Final = "no column of groups is named"
_NO_PAIR: Final = "no item was answered by 2 people of one group"
_NO_SKEW: Final = "the variance of this null is published for 5 points only"
_NO_AWG: Final = "of two points it says only whether all are alike"
_NOBODY: Final = "nobody answered"
_ALONE: Final = "no item was answered by 2 people"


def group_figures(answers: ScaledAnswers) -> Figures:
    """Return what lies between and within groups, and a row for each group."""
    matrix = answers.matrix
    if matrix.groups is None:
        nothing = _between(Intraclass(), None) | _within(None, None, _NO_GROUP)
        reasons = dict.fromkeys(("icc_reason", "icc2_reason", "mu_reason"), _NO_GROUP)
        return {**nothing, **reasons, "n_without_group": None, "groups": []}
    named = np.array([name is not None for name in matrix.groups], dtype=np.bool_)
    places = {name: place for place, name in enumerate(dict.fromkeys(_names(matrix.groups)))}
    teams = np.array([places[name] for name in _names(matrix.groups)], dtype=np.intp)
    found = team_figures(matrix.values[named], teams, len(places), scale=answers.scale)
    return {
        **_between(found.intraclass, found.components),
        **_within(found.agreement, answers.scale, answers.reason),
        "n_without_group": int((~named).sum()),
        "groups": _rows(list(places), found, answers),
    }


def _names(groups: Sequence[str | None]) -> list[str]:
    return [name for name in groups if name is not None]


def _between(found: Intraclass, components: VarianceComponents | None) -> Figures:
    reason = _SPLIT[found.reason] if found.reason else None
    return {
        "icc1_anova": found.icc1,
        "icc2_anova": found.icc2,
        "icc_k": found.size,
        "icc_k_is": "N/groups",
        "icc1_anova_unequal": found.icc1_unequal,
        "icc1_anova_low": found.icc1_low,
        "icc1_anova_high": found.icc1_high,
        "icc_k_unequal": found.size_unequal,
        "icc1_reml": components.icc1 if components else None,
        "tau2": components.tau2 if components else None,
        "sigma2": components.sigma2 if components else None,
        "mu": components.mu if components else None,
        "icc_reason": reason,
        "icc2_reason": reason or (_EQUAL_MEANS if found.icc2 is None else None),
        "mu_reason": None if components else reason,
    }


def _within(found: Agreement | None, scale: Scale | None, reason: str | None) -> Figures:
    if found is None or scale is None:
        return {
            "rwgj_median": None,
            "rwgj_slight_skew_median": None,
            "null_variances": None,
            **dict.fromkeys(("rwgj_reason", "rwgj_slight_skew_reason", "awg_reason"), reason),
        }
    median, skewed = median_known(found.rwgj), found.rwgj_slight_skew
    nobody = _NO_PAIR if median is None else None
    return {
        "rwgj_median": median,
        "rwgj_slight_skew_median": None if skewed is None else median_known(skewed),
        "null_variances": {
            str(null): null_variance(null, n_points=scale.n_points) for null in Null
        },
        "rwgj_reason": nobody,
        "rwgj_slight_skew_reason": _NO_SKEW if skewed is None else nobody,
        "awg_reason": _NO_AWG if found.awg is None else nobody,
    }


def _rows(names: Sequence[str], found: TeamFigures, answers: ScaledAnswers) -> list[Figures]:
    """Return a row for each group; the places of a group are the same in every column."""
    columns: dict[str, Sequence[object]] = {
        "group": names,
        "n": found.n.tolist(),
        "mean": _known(found.mean),
        "shrunken_mean": _known(found.shrunken_mean),
        "lambda": _known(found.pull),
        "reason": [_why_no_mean(n, found.intraclass.reason) for n in found.n.tolist()],
        **_agreement(found.agreement, answers, len(names)),
    }
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _why_no_mean(n: int, reason: NoSplit | None) -> str | None:
    if n == 0:
        return _NOBODY
    return _SPLIT[reason] if reason else None


def _agreement(
    found: Agreement | None, answers: ScaledAnswers, n_groups: int
) -> dict[str, Sequence[object]]:
    none = [None] * n_groups
    if found is None or answers.scale is None:
        keys = ("rwgj", "rwgj_slight_skew", "rwgj_star", "ad", "awg", "is_split")
        return {**dict.fromkeys(keys, none), "agreement_reason": [answers.reason] * n_groups}
    measured = found.n_items > 0
    skewed, awg = found.rwgj_slight_skew, found.awg
    return {
        "rwgj": _known(found.rwgj),
        "rwgj_slight_skew": none if skewed is None else _known(skewed),
        "rwgj_star": _known(found.rwgj_star),
        "ad": _known(found.ad),
        "awg": none if awg is None else _known(awg),
        "is_split": _where(measured, split_teams(found, answers.scale).tolist()),
        "agreement_reason": _where(~measured, [_ALONE] * n_groups),
    }


def _where(is_told: NDArray[np.bool_], values: Sequence[object]) -> list[object]:
    return [value if told else None for told, value in zip(is_told.tolist(), values, strict=True)]


def _known(values: Floats) -> list[object]:
    return _where(~np.isnan(values), values.tolist())
