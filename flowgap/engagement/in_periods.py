"""The rows of an engagement's tables by the two periods that are compared."""

from typing import Final

import polars as pl

from flowgap.engagement.folder import EngagementFolder
from flowgap.engagement.formats import CHANGES, DEPLOYMENTS, EVENTS, INCIDENTS
from flowgap.engagement.manifest import Manifest, Window, WindowBy

Halves = tuple[pl.DataFrame, pl.DataFrame]
"""Rows of the period before and of the period after."""

_CHANGE_STAMPS: Final = {
    WindowBy.STARTED: ("created_at", "first_commit_at", "opened_at", "merged_at", "deployed_at"),
    WindowBy.MERGED: ("merged_at",),
    WindowBy.DEPLOYED: ("deployed_at", "merged_at"),
}
"""The first that a change has puts it into a period here; lead time asks for more."""
_STAMPS: Final = {
    EVENTS.name: ("at",),
    DEPLOYMENTS.name: ("finished_at",),
    INCIDENTS.name: ("started_at",),
}


def in_periods(folder: EngagementFolder, file: str, table: pl.DataFrame) -> Halves | None:
    """Return rows of a file by period; None where there are no periods or the file has no time."""
    manifest = folder.manifest
    stamps = _CHANGE_STAMPS[manifest.window_by] if file == CHANGES.name else _STAMPS.get(file)
    if stamps is None or manifest.before is None or manifest.after is None:
        return None
    day = pl.coalesce(*stamps).dt.convert_time_zone(manifest.timezone.key).dt.date()
    before, after = (
        table.filter((day >= window.start) & (day < window.until)) for window in _windows(manifest)
    )
    return before, after


def share_where(table: pl.DataFrame, there: pl.Expr) -> float | None:
    """Return the share of rows (0 to 1) that `there` holds for; None without rows."""
    if not table.height:
        return None
    return float(table.select(there.fill_null(value=False).mean()).item())


def _windows(manifest: Manifest) -> tuple[Window, ...]:
    return tuple(window for window in (manifest.before, manifest.after) if window is not None)
