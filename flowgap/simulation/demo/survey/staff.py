"""Who is invited at each wave: most people stay, some leave and are followed by others."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from flowgap.simulation.demo.company import TEAMS, WAVES
from flowgap.simulation.demo.survey.climate import DIMENSIONS, Points

ROLES: Final = ("build", "quality", "platform", "product", "lead")
_ROLE_SHARES: Final[Mapping[str, tuple[float, ...]]] = {
    "Platform": (0.50, 0.08, 0.30, 0.05, 0.07),
    "Commerce": (0.60, 0.12, 0.05, 0.15, 0.08),
    "Operations": (0.60, 0.12, 0.08, 0.12, 0.08),
    "Connect": (0.60, 0.12, 0.10, 0.10, 0.08),
}
STAGES_OF_ROLE: Final[Mapping[str, tuple[str, ...]]] = {
    "build": ("build", "review", "ci", "integrate"),
    "quality": ("qa", "security"),
    "platform": ("ci", "integrate", "release"),
    "product": ("clarify",),
    "lead": ("clarify", "review", "release"),
}
"""What people of a role say that they take part in."""

HALO_SPREAD: Final = 9.0
ACQUIESCENCE_SPREAD: Final = 5.0
OWN_VIEW_SPREAD: Final = 15.0
"""Points by which a person sees everything brighter, agrees more, and sees one dimension."""

_LEAVING_SHARE: Final = 0.06
SETTLED_AFTER_WAVES: Final = 2
_SETTLED_AT_FIRST_SHARE: Final = 0.85
_CARELESS_SHARE: Final = 0.05
_AI_SPREAD: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """n people, one per place in a team.

    Attributes
    ----------
    team, role : arrays of shape (n,)
        Places in `TEAMS` and `ROLES`.
    waves_here : array of shape (n,)
        Waves since they joined.
    halo, acquiescence : arrays of shape (n,)
    own_view : array of shape (n, n_dimensions)
    ai_leaning : array of shape (n,)
        How readily they use AI, around 1.
    speaks_german, careless : arrays of shape (n,)
    """

    team: NDArray[np.intp]
    role: NDArray[np.intp]
    waves_here: NDArray[np.int64]
    halo: Points
    acquiescence: Points
    own_view: Points
    ai_leaning: Points
    speaks_german: NDArray[np.bool_]
    careless: NDArray[np.bool_]

    def __len__(self) -> int:
        """Return the number of people."""
        return len(self.team)


def draw_staff(*, german_company: bool, rng: np.random.Generator) -> tuple[People, ...]:
    """Return the people of each wave, in the same places."""
    founders = _newcomers(german_company=german_company, rng=rng)
    settled = rng.random(len(founders)) < _SETTLED_AT_FIRST_SHARE
    staff = [replace(founders, waves_here=np.where(settled, SETTLED_AFTER_WAVES, 0))]
    for _ in WAVES[1:]:
        successors = _newcomers(german_company=german_company, rng=rng)
        leaves = rng.random(len(founders)) < _LEAVING_SHARE
        staff.append(_follow(staff[-1], successors, leaves))
    return tuple(staff)


def _newcomers(*, german_company: bool, rng: np.random.Generator) -> People:
    sizes = [team.people for team in TEAMS]
    n = sum(sizes)
    german = np.repeat([team.german_share for team in TEAMS], sizes)
    if german_company:
        german = 1 - german
    roles = [rng.choice(len(ROLES), size=team.people, p=_ROLE_SHARES[team.unit]) for team in TEAMS]
    return People(
        team=np.repeat(np.arange(len(TEAMS)), sizes),
        role=np.concatenate(roles),
        waves_here=np.zeros(n, dtype=np.int64),
        halo=rng.normal(0.0, HALO_SPREAD, size=n),
        acquiescence=rng.normal(0.0, ACQUIESCENCE_SPREAD, size=n),
        own_view=rng.normal(0.0, OWN_VIEW_SPREAD, size=(n, len(DIMENSIONS))),
        ai_leaning=rng.lognormal(0.0, _AI_SPREAD, size=n),
        speaks_german=rng.random(n) < german,
        careless=rng.random(n) < _CARELESS_SHARE,
    )


def _follow(people: People, successors: People, leaves: NDArray[np.bool_]) -> People:
    """Return the people of the next wave: who leaves is followed by somebody else in the place."""
    stays = replace(people, waves_here=people.waves_here + 1)
    merged = {}
    for field in fields(People):
        old, new = getattr(stays, field.name), getattr(successors, field.name)
        merged[field.name] = np.where(leaves[:, np.newaxis] if old.ndim > 1 else leaves, new, old)
    return People(**merged)
