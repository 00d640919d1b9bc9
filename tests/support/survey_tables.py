"""Survey data in memory: a roster and responses, given as few words as a test needs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Final

import polars as pl

from flowgap.engagement.folder import EngagementFolder
from flowgap.engagement.manifest import Manifest, Wave
from flowgap.questionnaire.loader import load_questionnaire
from flowgap.questionnaire.schema import NOT_ASKED, ItemRole, Questionnaire
from tests.support.delivery_tables import folder_of, manifest

FULL: Final = "organizational-mri@1"
PULSE: Final = "pulse@1"

Row = Mapping[str, object]


@cache
def questionnaire(reference: str) -> Questionnaire:
    """Return a questionnaire in English."""
    return load_questionnaire(reference)


def full_wave(number: int = 1) -> Wave:
    """Return a full wave, named w1, w2 and so on, one a month."""
    return _wave(number, FULL)


def pulse_wave(number: int) -> Wave:
    """Return a pulse."""
    return _wave(number, PULSE)


def person(
    team: str,
    answer: int = 4,
    *,
    wave: str = "w1",
    asked: Iterable[str] | None = None,
    vote: str | None = "review",
    **answers: int,
) -> Row:
    """Return a response: every core item answered by the same code but for `answers`."""
    core = [item.id for item in questionnaire(FULL).items if item.role is ItemRole.CORE]
    shown = set(core if asked is None else asked)
    codes = {item: answer if item in shown else NOT_ASKED for item in _items()}
    return {"team": team, "wave": wave, "BV": vote, **codes, **answers}


def team(
    name: str, *answers: int, wave: str = "w1", asked: Iterable[str] | None = None
) -> list[Row]:
    """Return a person for each answer; neighbours differ, so that no team is unanimous."""
    return [person(name, answer, wave=wave, asked=asked) for answer in answers]


def survey_folder(
    rows: Sequence[Row],
    *,
    invited: Mapping[str, int] | None = None,
    parents: Mapping[str, str] | None = None,
    waves: Sequence[Wave] | None = None,
    settings: Mapping[str, object] | None = None,
) -> EngagementFolder:
    """Return a folder with a survey only; without `invited` there is no roster."""
    plain: Manifest = manifest(before=None, after=None, questionnaire=FULL)
    plain = replace(plain, waves=tuple(waves or (full_wave(),)), **(settings or {}))  # type: ignore[arg-type] # any setting
    schema = {"team": pl.String, "wave": pl.String, "BV": pl.String} | dict.fromkeys(
        _items(), pl.UInt8
    )
    return replace(
        folder_of(plain),
        responses=pl.DataFrame(list(rows), schema=schema),
        roster=_roster(invited or {}, parents or {}),
    )


def _roster(invited: Mapping[str, int], parents: Mapping[str, str]) -> pl.DataFrame:
    rows = [
        {"team": name, "parent": parents.get(name), "wave": None, "role": None, "invited": n}
        for name, n in invited.items()
    ]
    text = dict.fromkeys(("team", "parent", "wave", "role"), pl.String)
    return pl.DataFrame(rows, schema={**text, "invited": pl.Int64})


def _wave(number: int, reference: str) -> Wave:
    return Wave(
        id=f"w{number}",
        questionnaire=reference,
        opened_on=date(2026, number, 1),
        closed_on=date(2026, number, 14),
    )


def _items() -> tuple[str, ...]:
    return tuple(dict.fromkeys((*questionnaire(FULL).item_ids, *questionnaire(PULSE).item_ids)))
