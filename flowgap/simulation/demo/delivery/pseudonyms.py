"""Names of nobody: hashes of authors and commits."""

import numpy as np
import polars as pl

from flowgap.simulation.demo.company import TEAMS
from flowgap.simulation.demo.delivery.parameters import Codes

_HASH_BYTES = 8
_COMMIT_BYTES = 20
_DEVELOPER_SHARE = 0.7


def n_developers(people: int) -> int:
    """Return how many people of a team write code."""
    return max(2, round(_DEVELOPER_SHARE * people))


def pick_authors(team: Codes, rng: np.random.Generator) -> pl.Series:
    """Return the pseudonym of a developer of the team for each change."""
    pools = [hashes(n_developers(one.people), rng) for one in TEAMS]
    chance = rng.random(len(team))
    picked = [
        pools[place][int(share * len(pools[place]))]
        for place, share in zip(team.tolist(), chance.tolist(), strict=True)
    ]
    return pl.Series(picked, dtype=pl.String)


def hashes(n: int, rng: np.random.Generator) -> list[str]:
    """Return pseudonyms of people."""
    return [rng.bytes(_HASH_BYTES).hex() for _ in range(n)]


def commits(n: int, rng: np.random.Generator) -> list[str]:
    """Return commit ids."""
    return [rng.bytes(_COMMIT_BYTES).hex() for _ in range(n)]
