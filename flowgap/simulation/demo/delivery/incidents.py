"""Incidents that followed deployments, and a few that no change caused."""

from typing import Final

import numpy as np
import polars as pl

from flowgap.simulation.demo.delivery.parameters import Numbers
from flowgap.simulation.demo.delivery.recording import EXPORT, as_stamp
from flowgap.simulation.work_calendar import HOUR, Seconds

_PER_CHANGE: Final = 0.014
"""Chance that a change brings an incident: the same before and after the rollout."""
_LINKED_SHARE: Final = 0.34
_UNRELATED_SHARE: Final = 0.12
_SEVERITIES: Final = ("minor", "major", "critical")
_SEVERITY_SHARES: Final = (0.65, 0.28, 0.07)
_HOURS_TO_START: Final = 6.0
_HOURS_TO_DETECT: Final = 0.5
_HOURS_TO_RESOLVE: Final = 3.0
_RESOLVE_SPREAD: Final = 0.9
"""Means of exponential and median of log-normal hours."""


def draw_incidents(deployments: pl.DataFrame, rng: np.random.Generator) -> pl.DataFrame:
    """Return incidents in the order of time; most do not name the deployment that caused them."""
    carried = deployments.filter(
        pl.col("result").is_in(["success", "rolled_back"]) & pl.col("change_ids").is_not_null()
    ).with_columns(
        (pl.col("change_ids").str.count_matches("+", literal=True) + 1).alias("n_changes")
    )
    harmless = (1 - _PER_CHANGE) ** carried["n_changes"].to_numpy()
    harmful = (rng.random(carried.height) > harmless) | (
        carried["result"] == "rolled_back"
    ).to_numpy()
    return _described(carried.filter(pl.Series(harmful)), rng)


def _described(causes: pl.DataFrame, rng: np.random.Generator) -> pl.DataFrame:
    n = causes.height
    unrelated = rng.random(n) < _UNRELATED_SHARE
    linked = (rng.random(n) < _LINKED_SHARE) & ~unrelated
    start = causes["finished_at"].dt.epoch("s").to_numpy() + _seconds(
        rng.exponential(_HOURS_TO_START, size=n)
    )
    detected = start + _seconds(rng.exponential(_HOURS_TO_DETECT, size=n))
    resolved = detected + _seconds(_HOURS_TO_RESOLVE * rng.lognormal(0, _RESOLVE_SPREAD, size=n))
    incidents = pl.DataFrame(
        {
            "service": causes["service"],
            "started_at": start,
            "detected_at": detected,
            "resolved_at": resolved,
            "deployment_id": causes["deployment_id"],
            "linked": linked,
            "unrelated": unrelated,
            "severity": rng.choice(_SEVERITIES, size=n, p=_SEVERITY_SHARES).tolist(),
        },
        schema_overrides={"severity": pl.String},
    )
    return _recorded(incidents.filter(pl.col("started_at") < EXPORT).sort("started_at"))


def _recorded(incidents: pl.DataFrame) -> pl.DataFrame:
    number = pl.int_range(1, pl.len() + 1).cast(pl.String)
    return incidents.select(
        ("incident-" + number).alias("incident_id"),
        as_stamp("started_at"),
        "service",
        *[
            pl.when(pl.col(column) < EXPORT).then(as_stamp(column)).alias(column)
            for column in ("detected_at", "resolved_at")
        ],
        pl.when("linked").then("deployment_id").alias("deployment_id"),
        pl.when("linked")
        .then(pl.lit(value=True))
        .when("unrelated")
        .then(pl.lit(value=False))
        .alias("caused_by_change"),
        "severity",
    )


def _seconds(hours: Numbers) -> Seconds:
    return np.round(hours * HOUR).astype(np.int64)
