"""DevLake's files, all of a project together: what belongs to what stands in several tables."""

from pathlib import Path

from flowgap.importing.harvest import Harvest, ImportContext
from flowgap.importing.sources.devlake.deployments import add_deployments, first_shipments
from flowgap.importing.sources.devlake.incidents import add_incidents
from flowgap.importing.sources.devlake.issues import add_issues
from flowgap.importing.sources.devlake.pulls import add_pulls
from flowgap.importing.sources.devlake.tables import read_tables


def read_devlake(paths: tuple[Path, ...], context: ImportContext, harvest: Harvest) -> None:
    """Add the pull requests, deployments, incidents and issues of the tables.

    Raises
    ------
    InputError
        If a file is no table, or none is a table of DevLake's.
    """
    tables = read_tables(paths, harvest)
    contents = add_pulls(tables, first_shipments(tables), context, harvest)
    add_deployments(tables, contents, harvest)
    add_incidents(tables, harvest)
    add_issues(tables, context, harvest)
