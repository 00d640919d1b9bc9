"""What `flowgap irt --json` prints."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from flowgap.importing.matrix import AnswerMatrix
from flowgap.scoring.irt.dependence import FEWEST_PEOPLE, Dependence, ItemPair
from flowgap.scoring.irt.dif import ItemDif
from flowgap.scoring.irt.fitted import ItemFit
from flowgap.scoring.irt.information import item_information
from flowgap.scoring.irt.study import GradedStudy

THETA: Final = (-4.0, -3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0, 4.0)
"""Places at which information is printed."""

Document = dict[str, Any]


_NO_GROUP: Final = "no column of groups is named"
_FEW_PAIRED: Final = f"fewer than {FEWEST_PEOPLE} people answered both"
_STILL: Final = "the model leaves nothing that varies"


def irt_document(study: GradedStudy, matrix: AnswerMatrix) -> Document:
    """Return the study as plain data; what cannot be given is None with a reason beside it."""
    fit, items, groups = study.fit, matrix.items, matrix.groups
    model_items = [items[column] for column in fit.columns]
    return {
        "log_likelihood": fit.log_likelihood,
        "n": fit.n,
        "n_without_group": None if groups is None else groups.count(None),
        "reason": fit.reason,
        "remarks": list(fit.remarks),
        "n_parameters": fit.n_parameters,
        "aic": fit.aic,
        "n_steps": fit.n_steps,
        "n_nodes": fit.n_nodes,
        "marginal_reliability": study.marginal_reliability,
        "empirical_reliability": study.empirical_reliability,
        "theta": list(THETA),
        "items": _items(study, items),
        "dependence": _dependence(study.dependence, model_items),
        "dif": None
        if study.dif is None
        else [_dif(item, name) for item, name in zip(study.dif, model_items, strict=True)],
        "dif_reason": _NO_GROUP if study.dif is None else fit.reason,
        "pulse": {
            "items": [items[column] for column in study.pulse.columns],
            "information": list(study.pulse.information),
            "reliability": study.pulse.reliability,
            "reason": study.pulse.reason,
        },
    }


def _items(study: GradedStudy, items: Sequence[str]) -> list[Document]:
    told = iter(study.information.tolist())
    curves = iter(item_information(study.fit.model, np.array(THETA)).tolist())
    documents = []
    for name, fitted in zip(items, study.fit.items, strict=True):
        document: Document = {"item": name, "a": None, "b": None, "answers": None}
        if fitted.item is not None:
            document |= _parameters(fitted, next(told), next(curves))
        document |= {"n": fitted.n, "reason": fitted.why_not_all, "remarks": list(fitted.remarks)}
        documents.append(document)
    return documents


def _parameters(fitted: ItemFit, told: float, curve: list[float]) -> Document:
    if fitted.item is None:
        return {}
    thresholds, has = fitted.item.thresholds, fitted.has_discrimination
    return {
        "a": fitted.item.discrimination if has else None,
        "b": None if thresholds is None else list(thresholds),
        "answers": list(fitted.item.answers),
        "mean_information": told if has else None,
        "information": curve if has else None,
    }


def _dependence(dependence: Dependence, items: Sequence[str]) -> Document:
    average = dependence.average
    return {
        "average_q3": average,
        "reason": "no pair of items has a Q3" if average is None else None,
        "pairs": [
            {
                "first": items[pair.first],
                "second": items[pair.second],
                "n": pair.n,
                "q3": pair.q3,
                "notable": pair in dependence.notable,
                "reason": _why_no_q3(pair),
            }
            for pair in dependence.pairs
        ],
    }


def _why_no_q3(pair: ItemPair) -> str | None:
    if pair.q3 is not None:
        return None
    return _FEW_PAIRED if pair.n < FEWEST_PEOPLE else _STILL


def _dif(item: ItemDif, name: str) -> Document:
    return {
        "item": name,
        "n": item.n,
        "notable": item.is_notable,
        "effect": item.effect,
        "p_adjusted": item.p_adjusted,
        "p_any": item.p_any,
        "chi2_uniform": item.chi2_uniform,
        "p_uniform": item.p_uniform,
        "chi2_non_uniform": item.chi2_non_uniform,
        "p_non_uniform": item.p_non_uniform,
        "shifts": [
            {"group": group, "logits": shift}
            for group, shift in zip(item.groups, item.shifts, strict=True)
        ],
        "reason": item.reason,
    }
