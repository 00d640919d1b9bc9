"""All that the graded response model says of one table of answers."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from flowgap.scoring.irt.ability import estimate_abilities
from flowgap.scoring.irt.choosing import PulseChoice, choose_pulse_items
from flowgap.scoring.irt.dependence import Dependence, local_dependence
from flowgap.scoring.irt.dif import ItemDif, item_dif
from flowgap.scoring.irt.fit import fit_graded
from flowgap.scoring.irt.fitted import GradedFit
from flowgap.scoring.irt.information import expected_information, marginal_reliability
from flowgap.scoring.mixture import Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class GradedStudy:
    """One dimension; figures of single items stand in the order of `fit.columns`.

    Attributes
    ----------
    information : array of shape (n_items,)
        What each item tells of a person on average.
    marginal_reliability, empirical_reliability : float or None
        By the model, and of the standings found; None without a model.
    dif : tuple of ItemDif, or None
        None where no groups were given.
    """

    fit: GradedFit
    information: Floats
    marginal_reliability: float | None
    empirical_reliability: float | None
    dependence: Dependence
    dif: tuple[ItemDif, ...] | None
    pulse: PulseChoice


def study_answers(values: Floats, groups: Sequence[str | None] | None = None) -> GradedStudy:
    """Fit one dimension, and look for dependent items and items that groups answer differently.

    Parameters
    ----------
    values : array of shape (n_people, n_items)
        NaN where a person did not answer; reversed items already turned.
    groups : n_people names, or None
        Roles or languages; None for people of no group.
    """
    fit = fit_graded(values)
    if not fit.model:
        return _nothing(fit, has_groups=groups is not None)
    own = values[:, fit.columns]
    dependence = local_dependence(fit.model, own, n_nodes=fit.n_nodes)
    dif = None if groups is None else item_dif(fit.model, own, groups, n_nodes=fit.n_nodes)
    column = fit.columns
    return GradedStudy(
        fit=fit,
        information=expected_information(fit.model),
        marginal_reliability=marginal_reliability(fit.model, n_nodes=fit.n_nodes),
        empirical_reliability=estimate_abilities(fit.model, own, n_nodes=fit.n_nodes).reliability,
        dependence=dependence,
        dif=dif,
        pulse=choose_pulse_items(
            fit,
            avoid=[column[place] for place, item in enumerate(dif or ()) if item.is_notable],
            dependent=[(column[pair.first], column[pair.second]) for pair in dependence.notable],
        ),
    )


def _nothing(fit: GradedFit, *, has_groups: bool) -> GradedStudy:
    return GradedStudy(
        fit=fit,
        information=np.empty(0),
        marginal_reliability=None,
        empirical_reliability=None,
        dependence=Dependence(pairs=(), average=None),
        dif=() if has_groups else None,
        pulse=choose_pulse_items(fit),
    )
