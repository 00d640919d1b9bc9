"""What `flowgap irt --json` prints."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from flowgap.scoring.irt.dependence import Dependence
from flowgap.scoring.irt.dif import ItemDif
from flowgap.scoring.irt.information import item_information
from flowgap.scoring.irt.study import GradedStudy

THETA: Final = (-4.0, -3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0, 4.0)
"""Places at which information is printed."""

Document = dict[str, Any]


def irt_document(study: GradedStudy, items: Sequence[str]) -> Document:
    """Return the study as plain data; what cannot be given is None with a reason beside it."""
    fit = study.fit
    model_items = [items[column] for column in fit.columns]
    return {
        "log_likelihood": fit.log_likelihood,
        "n": fit.n,
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
            thresholds = fitted.item.thresholds
            document |= {
                "a": fitted.item.discrimination,
                "b": None if thresholds is None else list(thresholds),
                "answers": list(fitted.item.answers),
                "mean_information": next(told),
                "information": next(curves),
            }
        document |= {"n": fitted.n, "reason": fitted.reason, "remarks": list(fitted.remarks)}
        documents.append(document)
    return documents


def _dependence(dependence: Dependence, items: Sequence[str]) -> Document:
    return {
        "average_q3": dependence.average,
        "pairs": [
            {
                "first": items[pair.first],
                "second": items[pair.second],
                "n": pair.n,
                "q3": pair.q3,
                "notable": pair in dependence.notable,
            }
            for pair in dependence.pairs
        ],
    }


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
