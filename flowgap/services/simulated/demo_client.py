"""Writes the engagement folder of the fictitious client, and beside it what is true of it."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import numpy as np

from flowgap.errors import InputError
from flowgap.files import write_file
from flowgap.questionnaire.loader import load_questionnaire
from flowgap.services.simulated.files import as_text, rounded, settings_text
from flowgap.simulation.client import ClientTruth
from flowgap.simulation.demo.company import FULL, PULSE
from flowgap.simulation.demo_client import simulate_demo_client

_MARK: Final = (
    "# Simulated data of a client that does not exist. `flowgap demo` replaces this file."
)
_SETTINGS: Final = "engagement.yaml"
_TABLES: Final = (
    "roster",
    "responses",
    "comments",
    "changes",
    "events",
    "deployments",
    "incidents",
    "ai_adoption",
    "capacity",
    "actions",
)
_TRUTH: Final = "truth.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoFiles:
    """Where the demo lies: the engagement folder, and the file that holds its truth."""

    engagement: Path
    truth: Path


def write_demo_engagement(folder: Path, *, seed: int, language: str) -> DemoFiles:
    """Simulate the client and write its engagement into `folder`, its truth beside it.

    Equal seed and language give equal bytes. The files of an earlier demo are replaced; a file
    with another name stays.

    Raises
    ------
    InputError
        If the folder holds an engagement that is not the demo's, or a file cannot be written.
    """
    files = DemoFiles(engagement=folder, truth=folder.parent / _TRUTH)
    _refuse_foreign(files)
    full = load_questionnaire(FULL)
    client = simulate_demo_client(
        rng=np.random.default_rng(seed),
        full=full,
        pulse=load_questionnaire(PULSE),
        language=language,
    )
    # The settings come first: they mark the folder as the demo's, should the rest be interrupted.
    write_file(folder / _SETTINGS, settings_text(client.manifest, mark=_MARK).encode())
    for name in _TABLES:
        text = as_text(client.tables[name], full.item_ids).write_csv()
        write_file(folder / f"{name}.csv", text.encode())
    write_file(files.truth, _truth(client.truth, seed).encode())
    return files


def _refuse_foreign(files: DemoFiles) -> None:
    settings = files.engagement / _SETTINGS
    if settings.is_file() and settings.read_bytes().startswith(_MARK.encode()):
        return
    tables = (files.engagement / f"{name}.csv" for name in _TABLES)
    for path in (settings, *tables, files.truth):
        if path.exists():
            raise InputError(
                f"it holds {path.name}, which the demo did not write",
                file=str(path.parent),
                allowed="an empty folder, or one that `flowgap demo` wrote",
            )


def _truth(truth: ClientTruth, seed: int) -> str:
    delivery = truth.delivery
    document = {
        "seed": seed,
        "constraint": delivery.constraint,
        "verdict": delivery.verdict,
        "gain_days": {row.stage.value: row.gain_days for row in delivery.stages},
        "delivery": asdict(delivery),
        "scores": [asdict(score) for score in truth.scores],
    }
    return f"{json.dumps(rounded(document), ensure_ascii=False, indent=1)}\n"
