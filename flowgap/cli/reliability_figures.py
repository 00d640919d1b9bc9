"""What `flowgap reliability` prints, as plain data: a figure that cannot be given is None."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np

from flowgap.importing.matrix import AnswerMatrix
from flowgap.scoring.agreement.components import VarianceComponents
from flowgap.scoring.agreement.intraclass import Intraclass, NoSplit
from flowgap.scoring.agreement.nulls import Null, Scale, null_variance
from flowgap.scoring.agreement.teams import TeamFigures, team_figures
from flowgap.scoring.agreement.within import median_known, split_teams
from flowgap.scoring.mixture import INTERVAL, Floats
from flowgap.scoring.reliability.alpha import NoAlpha, estimate_alpha
from flowgap.scoring.reliability.items import item_fits
from flowgap.scoring.reliability.omega import NoOmega, Omega, estimate_omega

Figures = dict[str, Any]

_ALPHA: Final = {
    NoAlpha.FEW_ITEMS: "fewer than 2 items",
    NoAlpha.FEW_PEOPLE: "fewer than 2 people answered every item",
    NoAlpha.EQUAL_SUMS: "the sums of the items do not vary",
}
_OMEGA: Final = {
    NoOmega.FEW_ITEMS: "fewer than 3 items",
    NoOmega.FEW_PEOPLE: "fewer than 2 people answered every item",
    NoOmega.CONSTANT_ITEM: "answers do not vary: {items}",
    NoOmega.SINGULAR: "items follow from one another, or there are too few people for so many",
    NoOmega.NO_CONVERGENCE: "the model of one factor did not converge",
    NoOmega.HEYWOOD: "the model of one factor leaves an item no variance of its own (Heywood case)",
    NoOmega.UNRELATED: "fewer than 3 items have anything in common",
    NoOmega.WRONG_WAY: "these load against the other items, are they to be reversed? {items}",
}
_SPLIT: Final = {
    NoSplit.FEW_TEAMS: "fewer than 2 groups with answers",
    NoSplit.TEAMS_OF_ONE: "no group has 2 people with answers",
    NoSplit.EQUAL_SCORES: "scores do not vary",
}
_NO_GROUP: Final = "no column of groups is named"
_NO_SCALE: Final = "answers do not fit a scale of 1 to 5: give --points and --low"
_NO_SKEW: Final = "the variance of this null is published for 5 points only"


def scale_figures(matrix: AnswerMatrix, scale: Scale | None, *, is_presumed: bool) -> Figures:
    """Return all figures of the items, with the reason beside each that cannot be given.

    Parameters
    ----------
    matrix : AnswerMatrix
    scale : Scale or None
        None where it is not known.
    is_presumed : bool
        Whether the scale was guessed from the answers.
    """
    alpha, omega = estimate_alpha(matrix.values), estimate_omega(matrix.values)
    return {
        "n": len(matrix.values),
        "n_complete": alpha.n,
        "interval": INTERVAL,
        "scale": _scale(scale, is_presumed=is_presumed),
        "alpha": alpha.value,
        "alpha_low": alpha.low,
        "alpha_high": alpha.high,
        "alpha_reason": _ALPHA.get(alpha.reason) if alpha.reason else None,
        "omega": omega.value,
        "omega_reason": _omega_reason(omega, matrix.items),
        "items": list(_items(matrix, omega)),
        **_grouped(matrix, scale),
    }


def _scale(scale: Scale | None, *, is_presumed: bool) -> Figures | None:
    if scale is None:
        return None
    return {"low": scale.low, "points": scale.n_points, "is_presumed": is_presumed}


def _omega_reason(omega: Omega, items: Sequence[str]) -> str | None:
    if omega.reason is None:
        return None
    return _OMEGA[omega.reason].format(items=", ".join(items[place] for place in omega.items))


def _items(matrix: AnswerMatrix, omega: Omega) -> Iterator[Figures]:
    fits = item_fits(matrix.values)
    for place, (item, fit) in enumerate(zip(matrix.items, fits, strict=True)):
        given = matrix.values[:, place]
        given = given[~np.isnan(given)]
        yield {
            "item": item,
            "n": len(given),
            "mean": float(given.mean()) if len(given) else None,
            "sd": float(given.std(ddof=1)) if len(given) > 1 else None,
            "item_rest_r": fit.item_rest_r,
            "alpha_if_deleted": fit.alpha_if_deleted,
            "loading": omega.loadings[place] if omega.loadings else None,
            "residual": omega.residuals[place] if omega.residuals else None,
        }


def _grouped(matrix: AnswerMatrix, scale: Scale | None) -> Figures:
    if matrix.groups is None:
        nothing = _split_of(Intraclass(), None) | _agreement_of(None, None)
        reasons = {"icc_reason": _NO_GROUP, "rwgj_reason": _NO_GROUP}
        return {**nothing, **reasons, "n_without_group": None, "groups": []}
    named = np.array([name is not None for name in matrix.groups], dtype=np.bool_)
    places = {name: 0 for name in matrix.groups if name is not None}
    places = {name: place for place, name in enumerate(places)}
    teams = np.array([places[name] for name in matrix.groups if name is not None], dtype=np.intp)
    found = team_figures(matrix.values[named], teams, len(places), scale=scale)
    return {
        **_split_of(found.intraclass, found.components),
        **_agreement_of(found, scale),
        "n_without_group": int((~named).sum()),
        "groups": _rows(list(places), found, scale),
    }


def _split_of(found: Intraclass, components: VarianceComponents | None) -> Figures:
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
        "icc_reason": _SPLIT[found.reason] if found.reason else None,
    }


def _agreement_of(found: TeamFigures | None, scale: Scale | None) -> Figures:
    agreement = found.agreement if found else None
    if agreement is None or scale is None:
        return {
            "rwgj_median": None,
            "rwgj_slight_skew_median": None,
            "null_variances": None,
            "rwgj_reason": _NO_SCALE,
            "rwgj_slight_skew_reason": _NO_SCALE,
        }
    skewed = agreement.rwgj_slight_skew
    median = median_known(agreement.rwgj)
    return {
        "rwgj_median": median,
        "rwgj_slight_skew_median": None if skewed is None else median_known(skewed),
        "null_variances": {
            str(null): null_variance(null, n_points=scale.n_points) for null in Null
        },
        "rwgj_reason": _SPLIT[NoSplit.TEAMS_OF_ONE] if median is None else None,
        "rwgj_slight_skew_reason": _NO_SKEW if skewed is None else None,
    }


def _rows(names: Sequence[str], found: TeamFigures, scale: Scale | None) -> list[Figures]:
    """Return a row for each group; the places of a group are the same in every column."""
    none = [None] * len(names)
    columns: dict[str, Sequence[object]] = {
        "group": names,
        "n": found.n.tolist(),
        "mean": _known(found.mean),
        "shrunken_mean": _known(found.shrunken_mean),
        "lambda": _known(found.pull),
    }
    agreement = found.agreement
    if agreement is not None and scale is not None:
        skewed = agreement.rwgj_slight_skew
        columns |= {
            "rwgj": _known(agreement.rwgj),
            "rwgj_slight_skew": none if skewed is None else _known(skewed),
            "rwgj_star": _known(agreement.rwgj_star),
            "ad": _known(agreement.ad),
            "awg": _known(agreement.awg),
            "is_split": split_teams(agreement, scale).tolist(),
        }
    else:
        columns |= dict.fromkeys(("rwgj", "rwgj_slight_skew", "rwgj_star", "ad", "awg"), none)
        columns["is_split"] = none
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _known(values: Floats) -> list[float | None]:
    return [None if value != value else value for value in values.tolist()]  # noqa: PLR0124 - NaN
