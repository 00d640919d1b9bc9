"""The year of delivery as tables, and the truth behind them."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from flowgap.simulation.client import DeliveryTruth
from flowgap.simulation.demo.company import EXPORT_FROM, midnight
from flowgap.simulation.demo.delivery.bots import draw_updates
from flowgap.simulation.demo.delivery.context import actions, adoption, capacity
from flowgap.simulation.demo.delivery.deployments import deploy
from flowgap.simulation.demo.delivery.incidents import draw_incidents
from flowgap.simulation.demo.delivery.losses import lose
from flowgap.simulation.demo.delivery.pipeline import travel
from flowgap.simulation.demo.delivery.recording import record_changes, record_events
from flowgap.simulation.demo.delivery.truth import true_delivery
from flowgap.simulation.demo.delivery.workload import draw_workload
from flowgap.simulation.demo.texts import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """Tables by the name of their file."""

    tables: Mapping[str, pl.DataFrame]
    truth: DeliveryTruth


def simulate_year(texts: Texts, rng: np.random.Generator) -> Year:
    """Simulate the deliveries of all teams, then what their tools kept of it."""
    load = draw_workload(rng)
    way = travel(load)
    exported = np.flatnonzero(load.created_at >= midnight(EXPORT_FROM))
    seen, seen_way = load.take(exported), way.take(exported)

    changes = record_changes(seen, seen_way, rng)
    events = record_events(seen, seen_way, changes)
    changes = pl.concat([changes, draw_updates(rng)], how="diagonal_relaxed")
    deployments = deploy(changes, rng)
    kept = lose(changes, events, rng)
    return Year(
        tables={
            "changes": kept.changes,
            "events": kept.events,
            "deployments": deployments,
            "incidents": draw_incidents(deployments, rng),
            "ai_adoption": adoption(load, way, rng),
            "capacity": capacity(),
            "actions": actions(texts),
        },
        truth=true_delivery(load, way),
    )
