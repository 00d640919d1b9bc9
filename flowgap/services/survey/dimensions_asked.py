"""Which dimensions of the questionnaires anybody was asked about."""

import polars as pl

from flowgap.engagement.folder import EngagementFolder
from flowgap.questionnaire.loader import load_once
from flowgap.questionnaire.schema import NOT_ASKED


def asked_dimensions(folder: EngagementFolder) -> frozenset[str]:
    """Return the dimensions of which an item was put to somebody in any wave.

    A skipped item was asked; one of another booklet, or one that everybody was led past, was not.
    """
    asked: set[str] = set()
    for wave in folder.manifest.waves:
        rows = folder.responses
        if "wave" in rows.columns:
            rows = rows.filter(pl.col("wave") == wave.id)
        asked |= {
            item.dimension
            for item in load_once(wave.questionnaire).items
            if item.id in rows.columns and (rows[item.id] != NOT_ASKED).any()
        }
    return frozenset(asked)
