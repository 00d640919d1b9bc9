"""Writes the engagement folder of the fictitious client, and beside it what is true of it."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import polars as pl
import yaml
from polars import selectors

from flowgap.engagement.manifest import Manifest, Window
from flowgap.errors import InputError
from flowgap.files import write_file
from flowgap.questionnaire.loader import load_questionnaire
from flowgap.questionnaire.schema import DONT_KNOW, NOT_ASKED, SKIPPED
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
_FORMAT: Final = 1
_DIGITS: Final = 4
_ANSWER_TEXTS: Final = {SKIPPED: "", NOT_ASKED: "na", DONT_KNOW: "dk"}


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoFiles:
    """Where the demo lies: the engagement folder, and the file that holds its truth."""

    engagement: Path
    truth: Path


class _PlainDumper(yaml.SafeDumper):
    """Writes a date that comes twice as itself, where YAML would write a reference to the first."""

    def ignore_aliases(self, data: object) -> bool:
        """Tell that nothing is ever referred to."""
        del data
        return True


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
    write_file(folder / _SETTINGS, _settings(client.manifest).encode())
    for name in _TABLES:
        text = _as_text(client.tables[name], full.item_ids).write_csv()
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


def _settings(manifest: Manifest) -> str:
    document = {
        "format": _FORMAT,
        "simulated": manifest.simulated,
        "client": manifest.client,
        "title": manifest.title,
        "language": manifest.language,
        "timezone": manifest.timezone.key,
        "questionnaire": manifest.questionnaire,
        "waves": [asdict(wave) for wave in manifest.waves],
        "before": _period(manifest.before),
        "after": _period(manifest.after),
        "ai_rollout": manifest.ai_rollout,
        "minimum_group": manifest.minimum_group,
        "window_by": manifest.window_by.value,
        "cap_days": manifest.cap_days,
        "include_bots": manifest.include_bots,
    }
    text = yaml.dump(document, Dumper=_PlainDumper, sort_keys=False, allow_unicode=True)
    return f"{_MARK}\n{text}"


def _period(window: Window | None) -> dict[str, Any] | None:
    return None if window is None else {"from": window.start, "to": window.until}


def _as_text(table: pl.DataFrame, item_ids: tuple[str, ...]) -> pl.DataFrame:
    """Return a table as its file holds it: stamps in UTC, answers as digits, `dk` and `na`."""
    answers = selectors.by_name(*item_ids, require_all=False)
    return table.with_columns(
        selectors.datetime().dt.strftime("%Y-%m-%dT%H:%M:%SZ"),
        answers.cast(pl.String).replace({str(code): text for code, text in _ANSWER_TEXTS.items()}),
    ).cast(pl.String)


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
    return f"{json.dumps(_rounded(document), ensure_ascii=False, indent=1)}\n"


def _rounded(value: Any) -> Any:  # noqa: ANN401 - any value of a JSON document
    """Round every number: the last bits of a mean may differ between machines."""
    if isinstance(value, float):
        return round(value, _DIGITS)
    if isinstance(value, Mapping):
        return {key: _rounded(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(part) for part in value]
    return value
