"""Puts full waves and pulses on one scale, drawn from full waves that the gate lets through."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from flowgap.questionnaire.schema import NOT_ASKED, Item, ItemRole
from flowgap.scoring.item_frame import ItemFrame
from flowgap.scoring.mixed_waves import fit_item_scale, level_scores
from flowgap.scoring.points import Points
from flowgap.services.survey.asked import AskedWave
from flowgap.services.survey.waves import Flags, WaveAnswers

ITEM_SCALE: Final = "item_scale"


def on_one_scale(waves: Sequence[AskedWave]) -> tuple[AskedWave, ...]:
    """Score every wave by the items' easiness and the people's habits in full waves.

    The scale is a figure of all who answered a full wave: pulses tell of it. A full wave that the
    gate holds back has no part in it, and without any other a pulse has no scores.
    """
    answers = [wave.answers for wave in waves]
    items = {item.id: item for wave in answers for item in wave.questionnaire.items}
    dimensions = list(dict.fromkeys(item.dimension for item in items.values()))
    fitted = [(place, wave.answers) for place, wave in enumerate(waves) if _may_be_fitted(wave)]
    scale = fit_item_scale(
        np.concatenate([np.empty((0, len(items))), *(_spread(w, items)[0] for _, w in fitted)]),
        _frame(list(items.values()), dimensions),
        np.concatenate([np.empty(0, np.intp), *(np.full(w.n_people, p) for p, w in fitted)]),
    )
    found = [level_scores(*_spread(wave, items), wave.teams, scale) for wave in answers]
    return tuple(
        replace(
            wave,
            answers=replace(wave.answers, levels=dict(zip(dimensions, levels, strict=True))),
        )
        for wave, levels in zip(waves, found, strict=True)
    )


def _may_be_fitted(asked: AskedWave) -> bool:
    answers = asked.answers
    answered = np.asarray(~np.isnan(answers.points).all(axis=1))
    items = np.arange(len(answers.questionnaire.items))
    return answers.is_full and asked.admits(ITEM_SCALE, answered, items, minimum=asked.gate.minimum)


def _frame(items: Sequence[Item], dimensions: Sequence[str]) -> ItemFrame:
    return ItemFrame(
        dimension=np.array([dimensions.index(item.dimension) for item in items], dtype=np.intp),
        reverse_keyed=np.array([item.reverse_keyed for item in items], dtype=np.bool_),
        core=np.array([item.role is ItemRole.CORE for item in items], dtype=np.bool_),
    )


def _spread(wave: WaveAnswers, items: Mapping[str, Item]) -> tuple[Points, Flags]:
    """Return points and what was asked over the items of all waves."""
    place = {item: column for column, item in enumerate(items)}
    columns = [place[item] for item in wave.questionnaire.item_ids]
    points = np.full((wave.n_people, len(items)), np.nan)
    asked = np.zeros(points.shape, dtype=np.bool_)
    points[:, columns] = wave.points
    asked[:, columns] = wave.codes != NOT_ASKED
    return points, asked
