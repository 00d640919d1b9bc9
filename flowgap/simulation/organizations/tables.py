"""A simulated organization as the tables of the contract."""

from typing import Final

import numpy as np
import polars as pl

from flowgap.delivery.work_items import UNKNOWN, EventKind, Flags, Micros, Stamp
from flowgap.questionnaire.schema import Questionnaire
from flowgap.queueing.network import Days
from flowgap.simulation.organizations.opinions import DIMENSIONS, NO_STAGE, Asked, Opinions
from flowgap.simulation.organizations.parameters import Rng
from flowgap.simulation.organizations.recording import Record
from flowgap.stages import PIPELINE_STAGES

WAVE: Final = "simulated"

_ROLES: Final = ("build", "quality", "platform", "product", "lead")
_ROLE_ODDS: Final = (0.55, 0.15, 0.10, 0.12, 0.08)
_NEW_SHARE: Final = 0.2
_ATTENTIVE: Final = 2
"""What the attention check asks to tick."""


def team_names(n_teams: int) -> tuple[str, ...]:
    """Return names of teams."""
    return tuple(f"Team {number}" for number in range(1, n_teams + 1))


def asked_items(questionnaire: Questionnaire) -> Asked:
    """Return dimension and sign of the items of a questionnaire, in its order."""
    items = questionnaire.items
    return Asked(
        dimension=np.array([DIMENSIONS.index(item.dimension) for item in items]),
        sign=np.array([-1 if item.reverse_keyed else 1 for item in items]),
    )


def roster(opinions: Opinions, names: tuple[str, ...]) -> pl.DataFrame:
    """Return who was asked: everybody answers."""
    people = np.bincount(opinions.team, minlength=len(names))
    return pl.DataFrame({"team": names, "invited": people.tolist()})


def capacity(people: Days, names: tuple[str, ...]) -> pl.DataFrame:
    """Return full-time people per stage and team, of shape (T, 8); NaN is not told."""
    return pl.DataFrame(
        {
            "stage": [stage.value for stage in PIPELINE_STAGES] * len(names),
            "team": np.repeat(names, len(PIPELINE_STAGES)).tolist(),
            "people": people.ravel().tolist(),
        }
    ).filter(pl.col("people").is_not_nan())


def responses(
    opinions: Opinions, names: tuple[str, ...], item_ids: tuple[str, ...], rng: Rng
) -> pl.DataFrame:
    """Return one row per response in random order; item columns hold packed codes."""
    n = len(opinions.team)
    votes = [
        "+".join(PIPELINE_STAGES[stage] for stage in sorted(named) if stage != NO_STAGE)
        for named in opinions.votes.tolist()
    ]
    rows = pl.DataFrame(
        {
            "team": [names[team] for team in opinions.team.tolist()],
            "wave": [WAVE] * n,
            "language": ["en"] * n,
            "role": rng.choice(_ROLES, n, p=_ROLE_ODDS).tolist(),
            "tenure": np.where(rng.random(n) < _NEW_SHARE, "new", "settled").tolist(),
            **{
                item: opinions.answers[:, place].astype(np.uint8)
                for place, item in enumerate(item_ids)
            },
            "BV": votes,
            "ATT": [_ATTENTIVE] * n,
        }
    )
    return rows[rng.permutation(n)]


def changes(record: Record, names: tuple[str, ...]) -> pl.DataFrame:
    """Return one row per item with what a perfect tool would have written down."""
    items, n = record.items, len(record.items)
    return pl.DataFrame(
        {
            "change_id": [f"c{number}" for number in range(n)],
            "source": ["simulated"] * n,
            "team": [names[team] for team in record.team.tolist()],
            "type": ["feature"] * n,
            "state": np.select(
                [items.said_deployed, items.has(Stamp.MERGED)], ["deployed", "merged"], "open"
            ).tolist(),
            **{stamp.column: _datetimes(items.at(stamp)) for stamp in Stamp},
            "additions": items.lines,
            "deletions": np.zeros(n, dtype=np.int64),
            "n_reviews": _or_null(items.n_reviews, known=items.n_reviews >= 0),
        }
    )


def events(record: Record) -> pl.DataFrame:
    """Return the events of all items, in the order of time."""
    log = record.events
    order = np.argsort(log.at, kind="stable")
    kinds = np.array([kind.name.lower() for kind in EventKind])
    stages = np.array(PIPELINE_STAGES, dtype=object)
    return pl.DataFrame(
        {
            "change_id": [f"c{item}" for item in log.item[order].tolist()],
            "at": _datetimes(log.at[order]),
            "stage": [str(stage) for stage in stages[log.stage[order]]],
            "kind": kinds[log.kind[order]].tolist(),
        }
    )


def _datetimes(at: Micros) -> pl.Series:
    known: Flags = np.not_equal(at, UNKNOWN)
    # Files hold whole seconds.
    whole = np.where(known, at // 1_000_000 * 1_000_000, 0)
    return _or_null(whole, known=known).cast(pl.Datetime("us", "UTC"))


def _or_null(values: Micros, *, known: Flags) -> pl.Series:
    return pl.select(pl.when(pl.Series(known)).then(pl.Series(values))).to_series()
