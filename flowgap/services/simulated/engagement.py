"""Writes the engagement folder of a simulated organization, and beside it what is true of it."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import numpy as np
import polars as pl

from flowgap.delivery.work_items import Stamp
from flowgap.engagement.manifest import Manifest, Wave, Window, WindowBy
from flowgap.errors import InputError
from flowgap.files import write_file
from flowgap.questionnaire.loader import load_questionnaire
from flowgap.services.simulated.files import as_text, rounded, settings_text
from flowgap.simulation.organizations import tables
from flowgap.simulation.organizations.capacity import told_people
from flowgap.simulation.organizations.drawing import draw_history
from flowgap.simulation.organizations.opinions import (
    DIMENSIONS,
    Opinions,
    hold_opinions,
    true_scores,
)
from flowgap.simulation.organizations.parameters import Rng, Size, draw_organization
from flowgap.simulation.organizations.recording import Record, record
from flowgap.simulation.organizations.regimes import regime
from flowgap.simulation.organizations.truth import (
    Truth,
    constraint_of,
    mean_stage_days,
    observe,
    tell_truth,
)
from flowgap.stages import PIPELINE_STAGES

_MARK: Final = "# Simulated data of no real organization. `flowgap simulate` replaces this file."
_QUESTIONNAIRE: Final = "organizational-mri@1"
_SETTINGS: Final = "engagement.yaml"
_OFFICE_HOURS: Final = 0.6
"""Share of organizations that work in office hours; the others work round the clock."""
_MINIMUM_GROUP: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedFiles:
    """Where the engagement lies, and its truth."""

    engagement: Path
    truth: Path


def write_simulated_engagement(
    out: Path, *, regime_name: str, seed: int, size: Size | None = None
) -> SimulatedFiles:
    """Simulate an organization and write `engagement/` and `truth.json` into `out`.

    Equal regimes, seeds and sizes give equal bytes.

    Raises
    ------
    InputError
        If there is no such regime, `out` holds an engagement that was not simulated, or a file
        cannot be written.
    """
    files = SimulatedFiles(engagement=out / "engagement", truth=out / "truth.json")
    chosen = regime(regime_name)
    _refuse_foreign(files)
    drawn_rng, asked_rng = np.random.default_rng(seed).spawn(2)
    organization = draw_organization(chosen, drawn_rng, size)
    history = draw_history(organization, drawn_rng)
    passage = observe(history)
    office_hours = bool(drawn_rng.random() < _OFFICE_HOURS)
    told = record(history, passage, office_hours=office_hours)
    truth = tell_truth(history, passage, office_hours=office_hours)
    questionnaire = load_questionnaire(_QUESTIONNAIRE)
    opinions = hold_opinions(
        mean_stage_days(history, passage),
        n_teams=int(history.team.max()) + 1,
        asked=tables.asked_items(questionnaire),
        rng=asked_rng,
    )
    written = _tables(told, opinions, questionnaire.item_ids, asked_rng)
    written["capacity"] = tables.capacity(
        told_people(organization, missing_share=0.0, rng=asked_rng),
        tables.team_names(organization.n_teams),
    )
    write_file(files.engagement / _SETTINGS, _settings(told, regime_name).encode())
    for name, table in written.items():
        text = as_text(table, questionnaire.item_ids).write_csv()
        write_file(files.engagement / f"{name}.csv", text.encode())
    document = _truth(truth, opinions, regime_name=regime_name, seed=seed)
    write_file(files.truth, f"{json.dumps(rounded(document), indent=1)}\n".encode())
    return files


def _refuse_foreign(files: SimulatedFiles) -> None:
    settings = files.engagement / _SETTINGS
    if settings.is_file() and settings.read_bytes().startswith(_MARK.encode()):
        return
    for path in (files.engagement, files.truth):
        if path.exists() and (path.is_file() or any(path.iterdir())):
            raise InputError(
                f"it holds {path.name}, which was not simulated",
                file=str(path.parent),
                allowed="an empty folder, or one that `flowgap simulate` wrote",
            )


def _tables(
    told: Record, opinions: Opinions, item_ids: tuple[str, ...], rng: Rng
) -> dict[str, pl.DataFrame]:
    names = tables.team_names(int(told.team.max()) + 1)
    return {
        "roster": tables.roster(opinions, names),
        "responses": tables.responses(opinions, names, item_ids, rng),
        "changes": tables.changes(told, names),
        "events": tables.events(told),
    }


def _settings(told: Record, regime_name: str) -> str:
    started = told.items.at(Stamp.CREATED)
    first, turn, last = (
        _day(int(started.min())),
        _day(int(started[told.counted].min())),
        _day(int(max(told.items.stamps.max(), told.events.at.max()))) + timedelta(days=1),
    )
    manifest = Manifest(
        client=f"Simulated organization ({regime_name})",
        title="How work flows",
        language="en",
        timezone=ZoneInfo("UTC"),
        questionnaire=_QUESTIONNAIRE,
        waves=(Wave(id=tables.WAVE, questionnaire=_QUESTIONNAIRE, opened_on=turn, closed_on=last),),
        before=Window(start=first, until=turn) if first < turn else None,
        after=Window(start=turn, until=last),
        ai_rollout=None,
        minimum_group=_MINIMUM_GROUP,
        window_by=WindowBy.STARTED,
        cap_days=None,
        include_bots=False,
        simulated=True,
    )
    return settings_text(manifest, mark=_MARK)


def _day(at: int) -> date:
    return datetime.fromtimestamp(at / 1_000_000, UTC).date()


def _truth(truth: Truth, opinions: Opinions, *, regime_name: str, seed: int) -> dict[str, Any]:
    scores = true_scores(opinions)
    return {
        "regime": regime_name,
        "seed": seed,
        "constraint": constraint_of(truth),
        "lead_time_days": truth.lead_time_days,
        "gain_days": dict(zip(PIPELINE_STAGES, truth.gain_days.tolist(), strict=True)),
        "scores": dict(zip(DIMENSIONS, scores.tolist(), strict=True)),
    }
