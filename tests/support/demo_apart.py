"""The demo in parts, as a consultant meets it: what there was, what comes later, and the truth."""

import csv
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from flowgap.answering.answers import Answers
from flowgap.answering.parts import Selection
from flowgap.answering.submission import Submission, make_submission
from flowgap.cli.demo import DEMO_SEED
from flowgap.questionnaire.schema import DONT_KNOW
from flowgap.services.simulated.demo_client import write_demo_engagement
from tests.support.waves import MRI

LAST_WAVE: Final = "2026-10"
OF_WAVES: Final = ("roster.csv", "responses.csv", "comments.csv")
"""What loses the rows of the last wave."""

INCIDENTS: Final = "incidents.csv"
OWN_NAMES: Final = {"incident_id": "ticket", "started_at": "began", "resolved_at": "over"}
"""How the client calls some columns of its incidents."""

CHOICES: Final = ("role", "tenure", "stages", "BV", "AIU")
STAGE_OF: Final = {"": "build", "REV": "qa", "REV TST": "release", "REV TST SEC": "clarify"}
"""A stage of those who are not asked these dimensions; `responses.csv` tells no stages."""

NOT_ASKED: Final = "na"
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoApart:
    """The demo without its last wave and its incidents, both of them, and what is true."""

    title: str
    folder: Path
    """A zipped engagement folder of three waves."""

    incidents: Path
    teams: tuple[tuple[str, str, int], ...]
    """Name, unit and number of people of each team in the last wave."""

    answers: tuple[Row, ...]
    """What everyone answered in the last wave."""

    truth: Mapping[str, Any]

    actions: Mapping[str, str]
    """The titles of the actions that were taken, by id."""

    def true_change(self, dimension: str) -> float:
        """Return by how many points the company truly changed from the first wave to the last."""
        scores = [
            float(one["score"])
            for one in self.truth["scores"]
            if one["dimension"] == dimension and one["team"] is None
        ]
        return scores[-1] - scores[0]


def take_demo_apart(place: Path, *, language: str) -> DemoApart:
    """Write the demo into a folder, and take it apart there."""
    files = write_demo_engagement(place / "demo", seed=DEMO_SEED, language=language)
    incidents = place / "tickets.csv"
    text = (files.engagement / INCIDENTS).read_text(encoding="utf-8")
    head, _, body = text.partition("\n")
    names = (OWN_NAMES.get(name, name) for name in head.split(","))
    incidents.write_text(f"{','.join(names)}\n{body}", encoding="utf-8")
    return DemoApart(
        title=_settings(files.engagement)["title"],
        folder=_zipped_without_last_wave(files.engagement, place / "folder.zip"),
        incidents=incidents,
        teams=tuple(
            (row["team"], row["parent"], int(row["invited"]))
            for row in _of_last_wave(files.engagement / "roster.csv")
        ),
        answers=tuple(
            {**row, "stages": _stage_of(row)}
            for row in _of_last_wave(files.engagement / "responses.csv")
        ),
        actions={row["action_id"]: row["title"] for row in _rows(files.engagement / "actions.csv")},
        truth=json.loads(files.truth.read_text(encoding="utf-8")),
    )


def submission_of(row: Row) -> Submission:
    """Return a row of answers as the questionnaire would send it."""
    items = {
        item: DONT_KNOW if row[item] == "dk" else int(row[item])
        for item in MRI.item_ids
        if row.get(item) and row[item] != NOT_ASKED
    }
    choices = {name: tuple(row[name].split("+")) for name in CHOICES if row[name]}
    answers = Answers(items=items, choices=choices, attention=int(row["ATT"]))
    return make_submission(MRI, Selection(), answers, comments={})


def _stage_of(row: Row) -> str:
    not_asked = (name for name in ("REV", "TST", "SEC") if row[f"{name}1"] == NOT_ASKED)
    return STAGE_OF[" ".join(not_asked)]


def _zipped_without_last_wave(folder: Path, target: Path) -> Path:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.iterdir()):
            if path.name in OF_WAVES:
                archive.writestr(path.name, _text([r for r in _rows(path) if not _is_last(r)]))
            elif path.name == "engagement.yaml":
                archive.writestr(path.name, _without_last_wave(folder))
            elif path.name != INCIDENTS:
                archive.write(path, path.name)
    return target


def _settings(folder: Path) -> dict[str, Any]:
    settings: dict[str, Any] = yaml.safe_load(
        (folder / "engagement.yaml").read_text(encoding="utf-8")
    )
    return settings


def _without_last_wave(folder: Path) -> str:
    settings = _settings(folder)
    waves = [wave for wave in settings["waves"] if wave["id"] != LAST_WAVE]
    return yaml.safe_dump({**settings, "waves": waves}, sort_keys=False)


def _of_last_wave(path: Path) -> list[Row]:
    return [row for row in _rows(path) if _is_last(row)]


def _is_last(row: Row) -> bool:
    return row["wave"] == LAST_WAVE


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _text(rows: Sequence[Row]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
