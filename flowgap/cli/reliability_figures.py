"""What `flowgap reliability` prints, as plain data: a figure that cannot be given is None."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np

from flowgap.cli.reliability_groups import group_figures
from flowgap.cli.reliability_scale import ScaledAnswers
from flowgap.importing.matrix import AnswerMatrix
from flowgap.scoring.agreement.nulls import Scale
from flowgap.scoring.mixture import INTERVAL
from flowgap.scoring.reliability.alpha import NoAlpha, estimate_alpha
from flowgap.scoring.reliability.items import NoRest, item_fits
from flowgap.scoring.reliability.omega import NoOmega, Omega, estimate_omega

Figures = dict[str, Any]

_ALPHA: Final = {
    NoAlpha.FEW_ITEMS: "fewer than 2 items",
    NoAlpha.FEW_PEOPLE: "fewer than 2 people answered every item",
    NoAlpha.EQUAL_SUMS: "the sums of the items do not vary",
}
_REST: Final = {
    NoRest.FEW_PEOPLE: "fewer than 2 people answered every item",
    NoRest.ALONE: "there is no other item",
    NoRest.CONSTANT: "answers do not vary",
    NoRest.EQUAL_SUMS: "the sums of the other items do not vary",
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


def scale_figures(answers: ScaledAnswers) -> Figures:
    """Return all figures of the items, with the reason beside each that cannot be given.

    `remarks` says what to know before reading them.
    """
    matrix = answers.matrix
    alpha, omega = estimate_alpha(matrix.values), estimate_omega(matrix.values)
    figures = {
        "n": len(matrix.values),
        "n_complete": alpha.n,
        "interval": INTERVAL,
        "scale": _scale(answers),
        "scale_reason": answers.reason,
        "alpha": alpha.value,
        "alpha_low": alpha.low,
        "alpha_high": alpha.high,
        "alpha_reason": _ALPHA[alpha.reason] if alpha.reason else None,
        "omega": omega.value,
        "omega_reason": _omega_reason(omega, matrix.items),
        "items": list(_items(matrix, omega)),
        **group_figures(answers),
    }
    return {**figures, "remarks": list(_remarks(answers, figures))}


def _scale(answers: ScaledAnswers) -> Figures | None:
    scale = answers.scale
    if scale is None:
        return None
    return {"low": scale.low, "points": scale.n_points, "is_presumed": answers.is_presumed}


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
            "reason": _REST[fit.rest_reason] if fit.rest_reason else None,
            "alpha_if_deleted": fit.alpha_if_deleted,
            "alpha_if_deleted_reason": _ALPHA[fit.alpha_reason] if fit.alpha_reason else None,
            "loading": omega.loadings[place] if omega.loadings else None,
            "residual": omega.residuals[place] if omega.residuals else None,
            "loading_reason": None if omega.loadings else _omega_reason(omega, matrix.items),
        }


def _remarks(answers: ScaledAnswers, figures: Figures) -> Iterator[str]:
    if np.isnan(answers.matrix.values).all():
        yield "nobody answered these items, so there are no figures"
        return
    if answers.scale is not None and answers.is_presumed:
        yield from _presumed(answers, answers.scale)
    if 0 < figures["n_complete"] <= len(answers.matrix.items):
        yield (
            f"no more people ({figures['n_complete']}) answered every item than there are items "
            f"({len(answers.matrix.items)}): alpha and omega of so few may be anything"
        )
    if figures["n_without_group"]:
        yield _without_group(figures["n_without_group"])


def _presumed(answers: ScaledAnswers, scale: Scale) -> Iterator[str]:
    uses = ["reversed items are turned"] if answers.has_turned else []
    uses += ["agreement is measured"] if answers.matrix.groups is not None else []
    if uses:
        yield (
            f"the scale is presumed to be {scale.low:g} to {scale.high:g}, on which "
            f"{' and '.join(uses)}; if it is another, give --low and --points"
        )


def _without_group(n_people: int) -> str:
    people = "1 person has" if n_people == 1 else f"{n_people:,} people have"
    return f"{people} no group and count{'s' if n_people == 1 else ''} for alpha and omega only"
