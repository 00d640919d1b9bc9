"""Puts an exported wave into `engagement.yaml`: every other character stays as it was."""

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path

from flowgap.engagement.formats import MANIFEST_NAME
from flowgap.engagement.manifest import Manifest, Wave
from flowgap.engagement.manifest_file import read_manifest
from flowgap.errors import InputError
from flowgap.services.waves.exporting import WaveTables
from flowgap.services.waves.manifest_text import with_entry, with_key


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedManifest:
    """What `engagement.yaml` said before, and its new text; None where nothing changes."""

    path: Path
    before: Manifest | None
    text: str | None


def plan_manifest(tables: WaveTables, folder: Path) -> PlannedManifest:
    """Return the manifest that lists the wave.

    Raises
    ------
    InputError
        If the manifest is of another engagement, shows smaller groups than people were
        promised, or cannot list the wave.
    """
    path = folder / MANIFEST_NAME
    if not path.exists():
        return PlannedManifest(path=path, before=None, text=_new_text(tables))
    before, _source = read_manifest(folder)
    _refuse_other(tables, before)
    listed = next((wave for wave in before.waves if wave.id == tables.wave), None)
    if listed is not None:
        if listed.questionnaire != tables.questionnaire:
            raise InputError(
                f"wave {tables.wave} asks {listed.questionnaire}, but {tables.questionnaire} was"
                " answered",
                file=MANIFEST_NAME,
                allowed=tables.questionnaire,
            )
        return PlannedManifest(
            path=path, before=before, text=_with_promise(path, tables, before, listed)
        )
    text = _with_wave(path.read_text(encoding="utf-8-sig"), tables, before)
    _refuse_unreadable(text, tables)
    return PlannedManifest(path=path, before=before, text=text)


def _with_promise(path: Path, tables: WaveTables, before: Manifest, listed: Wave) -> str | None:
    """Return the text in which the wave says its smallest group; None where it does already."""
    promised = tables.promise.minimum_group
    if listed.minimum_group is None:
        text = path.read_text(encoding="utf-8-sig")
        text = with_key(text, before.waves.index(listed), "minimum_group", str(promised))
        _refuse_unreadable(text, tables)
        return text
    if listed.minimum_group < promised:
        raise InputError(
            f"wave {tables.wave} has minimum_group {listed.minimum_group}, but people were"
            f" promised {promised} before they answered",
            file=MANIFEST_NAME,
            allowed=f"{promised} or more",
        )
    return None


def _refuse_other(tables: WaveTables, manifest: Manifest) -> None:
    if (manifest.client, manifest.title) != (tables.client, tables.title):
        raise InputError(
            f"it is of {manifest.client}, {manifest.title}; the wave is of {tables.client},"
            f" {tables.title}",
            file=MANIFEST_NAME,
            allowed="the folder of the same engagement, or an empty one",
        )
    if manifest.minimum_group < tables.promise.minimum_group:
        raise InputError(
            f"minimum_group is {manifest.minimum_group}, but people were promised"
            f" {tables.promise.minimum_group} before they answered",
            file=MANIFEST_NAME,
            allowed=f"{tables.promise.minimum_group} or more",
        )


def _refuse_unreadable(text: str, tables: WaveTables) -> None:
    """Read the new text as `flowgap diagnose` will, before it takes the place of the old one."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / MANIFEST_NAME).write_text(text, encoding="utf-8", newline="")
        try:
            manifest, _source = read_manifest(Path(folder))
        except InputError as error:
            raise InputError(
                f"wave {tables.wave} cannot be listed: {error.problem}",
                file=MANIFEST_NAME,
                allowed=f"{error.allowed}; the entry is {_entry(tables)}",
            ) from error
    if all(wave.id != tables.wave for wave in manifest.waves):
        raise InputError(
            f"wave {tables.wave} is not listed",
            file=MANIFEST_NAME,
            allowed=f"under waves: {_entry(tables)}",
        )


def _entry(tables: WaveTables) -> str:
    return (
        f"{{id: {json.dumps(tables.wave)}, questionnaire: {tables.questionnaire},"
        f" opened_on: {tables.opened_on}, closed_on: {tables.closed_on},"
        f" minimum_group: {tables.promise.minimum_group}}}"
    )


def _new_text(tables: WaveTables) -> str:
    lines = (
        "format: 1",
        f"client: {json.dumps(tables.client, ensure_ascii=False)}",
        f"title: {json.dumps(tables.title, ensure_ascii=False)}",
        f"language: {tables.language}",
        f"timezone: {tables.promise.timezone}",
        f"questionnaire: {tables.questionnaire}",
        "waves:",
        f"  - {_entry(tables)}",
        f"minimum_group: {tables.promise.minimum_group}",
    )
    return "\n".join(lines) + "\n"


def _with_wave(text: str, tables: WaveTables, before: Manifest) -> str:
    """Return the text of a manifest with one more wave, in the order of opening."""
    place = sum(wave.opened_on < tables.opened_on for wave in before.waves)
    text = with_entry(text, place, _entry(tables))
    if before.questionnaire is None:
        text = f"{text.rstrip()}\nquestionnaire: {tables.questionnaire}\n"
    return text
