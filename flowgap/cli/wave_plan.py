"""What a wave is opened with: read from the engagement, the options and the list of people."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from flowgap.engagement.formats import ROSTER
from flowgap.engagement.manifest import Manifest
from flowgap.engagement.manifest_file import read_manifest
from flowgap.engagement.tables.formulas import unguarded
from flowgap.engagement.tables.raw import read_raw
from flowgap.errors import InputError
from flowgap.importing.roster.people import ListedTeam, read_people
from flowgap.importing.roster.teams import read_teams
from flowgap.services.waves.opening import AskedTeam, Opening
from flowgap.services.waves.opening_plan import (
    OpeningOptions,
    Setting,
    asked_teams,
    check_name,
    checked_opening,
    moments_of,
)

__all__ = ["OpeningOptions", "plan_opening"]


def plan_opening(
    folder: Path, options: OpeningOptions, people: Path | None, *, now: datetime
) -> Opening:
    """Return all that a wave is opened with.

    Raises
    ------
    InputError
        Naming the first option, file or row that cannot be used, and what is allowed.
    """
    manifest, _source = read_manifest(folder)
    setting = Setting(
        client=manifest.client,
        title=manifest.title,
        language=manifest.language,
        timezone=manifest.timezone,
        minimum_group=manifest.minimum_group,
    )
    check_name(options.wave)
    moments_of(setting, options, now=now)
    reference = _reference(manifest, options)
    checked = checked_opening(setting, options, reference, (), now=now)
    return replace(checked, teams=_asked(folder, people, options.wave))


def _reference(manifest: Manifest, options: OpeningOptions) -> str:
    listed = {wave.id: wave.questionnaire for wave in manifest.waves}
    reference = options.questionnaire or listed.get(options.wave) or manifest.questionnaire
    if reference is None:
        raise InputError(
            "engagement.yaml names no questionnaire",
            file="--questionnaire",
            allowed="e.g. organizational-mri@1",
        )
    return reference


def _asked(folder: Path, people: Path | None, wave: str) -> tuple[AskedTeam, ...]:
    return asked_teams(read_teams(folder, wave) if people is None else _listed(folder, people))


def _listed(folder: Path, people: Path) -> tuple[ListedTeam, ...]:
    """Read the list of people, and say where it and the roster speak of other teams."""
    listed = read_people(people)
    if (folder / ROSTER.name).exists():
        known = _teams_of_roster(folder)
        names = {unguarded(team.name) for team in listed}
        for problem, teams in (
            ("stand in the list, not in roster.csv", names - known),
            ("stand in roster.csv and are not asked", known - names),
        ):
            if teams:
                click.echo(f"Note: these teams {problem}: {', '.join(sorted(teams))}", err=True)
    return listed


def _teams_of_roster(folder: Path) -> set[str]:
    """Return every team of the roster, whichever waves asked it."""
    raw = read_raw(folder / ROSTER.name, known=ROSTER.names)
    return set(map(unguarded, raw.table["team"].drop_nulls())) if "team" in raw.columns else set()
