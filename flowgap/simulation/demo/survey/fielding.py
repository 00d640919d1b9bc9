"""Which items are asked at each wave, and of whom."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from flowgap.engagement.manifest import Wave
from flowgap.questionnaire.routing import asked_items
from flowgap.questionnaire.schema import Item, ItemRole, Questionnaire
from flowgap.simulation.demo.company import WAVES
from flowgap.simulation.demo.survey.staff import ROLES, STAGES_OF_ROLE, People


@dataclass(frozen=True, slots=True, kw_only=True)
class Fielding:
    """One wave.

    Attributes
    ----------
    number : int
        Place in `WAVES`.
    wave : Wave
    people : People
    items : tuple of m items
        Every item of the engagement, asked in this wave or not.
    asked : array of shape (n_people, m)
    is_full : bool
        Asks for AI use and has the attention item.
    """

    number: int
    wave: Wave
    people: People
    items: tuple[Item, ...]
    asked: NDArray[np.bool_]
    is_full: bool


def field_waves(
    staff: tuple[People, ...], full: Questionnaire, pulse: Questionnaire
) -> tuple[Fielding, ...]:
    """Return the waves: routed in full ones, the next set of items for everybody in pulses."""
    items = tuple(item for item in full.items if item.role is ItemRole.CORE)
    sets = iter(pulse.sets)
    fieldings = []
    for number, (wave, people) in enumerate(zip(WAVES, staff, strict=True)):
        is_full = wave.questionnaire == full.reference
        asked = _routed(people, items, full) if is_full else _everybody(people, items, next(sets))
        fieldings.append(
            Fielding(
                number=number,
                wave=wave,
                people=people,
                items=items,
                asked=asked,
                is_full=is_full,
            )
        )
    return tuple(fieldings)


def _routed(people: People, items: tuple[Item, ...], full: Questionnaire) -> NDArray[np.bool_]:
    routes = [set(asked_items(full, STAGES_OF_ROLE[role])) for role in ROLES]
    by_role = np.array([[item.id in route for item in items] for route in routes])
    return np.asarray(by_role[people.role])


def _everybody(
    people: People, items: tuple[Item, ...], chosen: tuple[str, ...]
) -> NDArray[np.bool_]:
    asked = np.array([item.id in chosen for item in items])
    return np.tile(asked, (len(people), 1))
