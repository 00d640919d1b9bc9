"""Careless answers of a wave: the share that is flagged, and what would change without them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from flowgap.answering.parts import Selection, parts_of
from flowgap.engagement.folder import EngagementFolder
from flowgap.privacy.thresholds import may_show_distribution
from flowgap.privacy.unanimity import unanimous_cells
from flowgap.questionnaire.schema import Questionnaire
from flowgap.result.survey import Careless, WithoutFlagged
from flowgap.scoring.careless.flags import AnswerSheets, CarelessFlags, flag_careless
from flowgap.scoring.careless.sensitivity import (
    Quarters,
    Shift,
    exclusion_by_quarter,
    shift_without,
)
from flowgap.scoring.points import TOP_POINTS, Points
from flowgap.services.survey.beliefs import UsableAnswers
from flowgap.services.survey.waves import Flags, WaveAnswers

REVERSED_ORDER: Final = "reversed"


@dataclass(frozen=True, slots=True, kw_only=True)
class CarelessPart:
    """What may be said of careless answers, of the company only.

    Attributes
    ----------
    flagged_share : float or None
        Of all responses (0-1); None from too few.
    shifts : mapping of dimension to Shift
        Without those whose answers could be computed from both means.
    quarters : Quarters or None
        How flags fall over the quarters of the scores; None where these are too small.
    """

    flagged_share: float | None
    shifts: Mapping[str, Shift]
    quarters: Quarters | None

    @property
    def moved(self) -> tuple[str, ...]:
        """Dimensions that move by more than 3 points when the flagged are left out."""
        return tuple(name for name, shift in self.shifts.items() if shift.is_notable)


NOTHING: Final = CarelessPart(flagged_share=None, shifts=MappingProxyType({}), quarters=None)


def careless_part(
    flags: CarelessFlags,
    usable: Mapping[str, UsableAnswers],
    *,
    minimum: int,
    admits_mean: Callable[[str], bool] = lambda _dimension: True,
) -> CarelessPart:
    """Return what may be said of careless answers in a wave; scores keep everybody.

    Flags are never given of fewer than ten people or below the company. A mean without the
    flagged is held back where it would give that of few flagged people.

    Parameters
    ----------
    flags : CarelessFlags of the people of a wave
    usable : mapping of dimension to UsableAnswers
        What the gate lets through of the wave.
    minimum : int
        People behind a mean, as the engagement asks for it.
    admits_mean : callable
        Whether the gate lets the mean of those who are not flagged in a dimension through.
    """
    excluded = flags.excluded
    if not may_show_distribution(len(excluded), minimum=minimum):
        return NOTHING
    shifts = {
        name: shift_without(part.scores, excluded)
        for name, part in usable.items()
        if _may_be_split(part, excluded, minimum=minimum) and admits_mean(name)
    }
    quarters = exclusion_by_quarter(_overall(usable, len(excluded)), excluded)
    return CarelessPart(
        flagged_share=flags.share,
        shifts=MappingProxyType(shifts),
        quarters=quarters if quarters and quarters.n.min() >= minimum else None,
    )


def careless_in_result(part: CarelessPart) -> Careless:
    """Return what the result says of it: means with and without, and the share in each quarter."""
    quarters = part.quarters
    return Careless(
        without=tuple(
            WithoutFlagged(
                dimension=name, mean_with=shift.mean_with, mean_without=shift.mean_without
            )
            for name, shift in part.shifts.items()
            if shift.mean_with is not None and shift.mean_without is not None
        ),
        quarters=() if quarters is None else tuple(quarters.shares.tolist()),
        hits_low_scores=quarters is not None and quarters.hits_the_negative,
    )


def careless_flags(folder: EngagementFolder, answers: WaveAnswers) -> CarelessFlags:
    """Return the flags of a wave's responses, in the order of its answers."""
    rows = folder.responses.filter(pl.col("wave") == answers.wave.id)
    questionnaire = answers.questionnaire
    dimensions = [dimension.id for dimension in questionnaire.dimensions]
    forward, backward = (_display_order(questionnaire, is_reversed=way) for way in (False, True))
    is_reversed = (
        (_column(rows, "order").cast(pl.String) == REVERSED_ORDER).fill_null(value=False).to_numpy()
    )
    return flag_careless(
        AnswerSheets(
            codes=answers.codes,
            points=answers.points,
            n_points=len(questionnaire.scale),
            dimensions=np.array(
                [dimensions.index(item.dimension) for item in questionnaire.items], dtype=np.intp
            ),
            reverse_keyed=np.array([item.reverse_keyed for item in questionnaire.items]),
            displayed=np.where(is_reversed[:, np.newaxis], backward, forward),
            seconds=_seconds(rows),
            missed_attention=_missed_attention(_column(rows, "ATT").cast(pl.Int64), questionnaire),
        )
    )


def _display_order(questionnaire: Questionnaire, *, is_reversed: bool) -> NDArray[np.intp]:
    column = {item.id: place for place, item in enumerate(questionnaire.items)}
    parts = parts_of(questionnaire, Selection(is_reversed=is_reversed))
    return np.array([column[item.id] for part in parts for item in part.items], dtype=np.intp)


def _seconds(rows: pl.DataFrame) -> Points:
    known = _column(rows, "median_item_seconds").cast(pl.Float64)
    return np.asarray(known.fill_null(np.nan).to_numpy(), dtype=np.float64)


def _missed_attention(chosen: pl.Series, questionnaire: Questionnaire) -> Flags:
    """Whether another point was chosen than asked for; who skipped the item missed nothing."""
    if questionnaire.attention is None:
        return np.zeros(chosen.len(), dtype=np.bool_)
    is_answer = chosen.is_between(1, len(questionnaire.scale))
    missed = is_answer & (chosen != questionnaire.attention.expected)
    return np.asarray(missed.fill_null(value=False).to_numpy(), dtype=np.bool_)


def _may_be_split(usable: UsableAnswers, excluded: Flags, *, minimum: int) -> bool:
    """Whether the mean of the flagged may be known beside those of all published groups.

    Both means give the sums of the flagged and of the others; the published means of groups that
    are wholly one or the other can be taken off these. What is left are the people of mixed groups.
    """
    flagged, others = usable.known & excluded, usable.known & ~excluded
    if not flagged.any():
        return True
    groups = usable.group[usable.teams]
    is_mixed = np.isin(groups, groups[flagged]) & np.isin(groups, groups[others])
    parts = flagged, others, flagged & is_mixed, others & is_mixed
    return all(_may_be_known(usable.scores[part], minimum=minimum) for part in parts)


def _may_be_known(scores: Points, *, minimum: int) -> bool:
    if not len(scores) or may_show_distribution(len(scores), minimum=minimum):
        return True
    scale_points = 1 + np.clip(scores, 0.0, TOP_POINTS) / (TOP_POINTS / 4)
    is_unanimous = unanimous_cells(scale_points, np.zeros(len(scores), dtype=np.intp), 1)[0]
    return len(scores) >= minimum and not is_unanimous


def _overall(usable: Mapping[str, UsableAnswers], n_people: int) -> Points:
    """Return each person's mean over the dimensions that are shown; NaN without any."""
    scores = [part.scores for part in usable.values()]
    table = np.stack(scores, axis=1) if scores else np.empty((n_people, 0))
    known = ~np.isnan(table)
    n = known.sum(axis=1)
    total = np.where(known, table, 0.0).sum(axis=1)
    return np.where(n > 0, total / np.maximum(n, 1), np.nan)


def _column(rows: pl.DataFrame, name: str) -> pl.Series:
    """Return a column, nothing but nulls where the table was made without it."""
    return rows[name] if name in rows.columns else pl.Series(name, [None] * rows.height)
