"""Writes an imported history into an engagement folder."""

from pathlib import Path

import polars as pl

from flowgap.files import write_file
from flowgap.importing.first_settings import engagement_file
from flowgap.importing.git.importer import GitImport
from flowgap.importing.git.tables import SOURCE
from flowgap.importing.writing import write_table


def write_git_import(imported: GitImport, folder: Path) -> tuple[Path, ...]:
    """Write changes, deployments and, where there is none yet, settings; return what was written.

    Rows that came from the same repository before are replaced; all others stay.
    """
    changes, deployments = folder / "changes.csv", folder / "deployments.csv"
    settings = folder / "engagement.yaml"
    is_change = (pl.col("source") == SOURCE) & (pl.col("repository") == imported.repository)
    is_deployment = pl.col("deployment_id").str.starts_with(f"{imported.repository}@")
    write_table(changes, imported.changes, own=is_change)
    write_table(deployments, imported.deployments, own=is_deployment)
    if settings.exists():
        return changes, deployments
    text = engagement_file(imported.changes, name=imported.repository)
    write_file(settings, text.encode())
    return changes, deployments, settings
