"""Incidents of DevLake, each with the deployment that it comes from, told or inferred."""

from collections import defaultdict
from datetime import datetime

from flowgap.importing.harvest import INCIDENTS, Harvest
from flowgap.importing.incident_links import last_before
from flowgap.importing.sources.devlake.tables import DevlakeRow, DevlakeTables


def add_incidents(tables: DevlakeTables, harvest: Harvest) -> None:
    """Add a row for each incident.

    A link that DevLake wrote counts as told. Else the last successful production deployment of
    the project within 24 hours before counts as inferred, and the row says so.
    """
    told = {row.text("id"): row.text("deployment_id") for row in tables.of("incident_deployments")}
    shipped = production_deployments(tables)
    projects = projects_of(tables)
    for row in tables.of("incidents"):
        incident_id, began_at = row.text("id"), row.stamp("created_date")
        if incident_id is None or began_at is None:
            row.refuse("it has no id, or no time when it began", allowed="id and created_date")
            continue
        deployment_id, link = told.get(incident_id), "explicit"
        if deployment_id is None:
            project = projects.get((row.text("table"), row.text("scope_id")))
            deployment_id = last_before(began_at, shipped.get(project, []))
            link = "inferred"
        harvest.add(
            INCIDENTS,
            {
                "incident_id": incident_id,
                "started_at": began_at,
                "service": row.text("scope_id"),
                "resolved_at": row.stamp("resolution_date"),
                "deployment_id": deployment_id,
                "deployment_link": link if deployment_id else None,
                "severity": row.text("severity") or row.text("priority"),
                "updated_at": row.stamp("updated_date"),
            },
        )


def projects_of(tables: DevlakeTables) -> dict[tuple[str | None, str | None], str | None]:
    """Return the project of each row of another table."""
    return {
        (row.text("table"), row.text("row_id")): row.text("project_name")
        for row in tables.of("project_mapping")
    }


def production_deployments(
    tables: DevlakeTables,
) -> dict[str | None, list[tuple[datetime, str]]]:
    """Return the successful production deployments of each project by their end."""
    projects = projects_of(tables)
    found: dict[str | None, list[tuple[datetime, str]]] = defaultdict(list)
    for row in tables.of("deployment_commits"):
        ended_at, own = row.stamp("finished_date"), row.text("cicd_deployment_id")
        if ended_at is None or own is None or not _is_production_success(row):
            continue
        project = projects.get(("cicd_scopes", row.text("cicd_scope_id")))
        found[project].append((ended_at, own))
    return {project: sorted(rows) for project, rows in found.items()}


def _is_production_success(row: DevlakeRow) -> bool:
    return row.text("result") == "SUCCESS" and row.text("environment") == "PRODUCTION"
