"""Rules of `responses.csv` beyond its types: item columns, waves, teams, the vote."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import polars as pl

from flowgap.engagement.formats import ITEM_ID, VOTE_CHOICES, responses_format
from flowgap.engagement.manifest import Manifest
from flowgap.engagement.tables.columns import FileFormat
from flowgap.engagement.tables.conversion import Check, TypedTable
from flowgap.engagement.tables.raw import RawTable
from flowgap.errors import InputError
from flowgap.questionnaire.schema import NOT_ASKED, SKIPPED

MAX_VOTES: Final = 2

_CHOICE: Final = f"({'|'.join(VOTE_CHOICES)})"
_VOTE: Final = rf"^(dk|{_CHOICE}(\+{_CHOICE})?)$"


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruments:
    """Which items each wave may ask, and those of the engagement's questionnaire."""

    by_wave: Mapping[str, frozenset[str]]
    main: frozenset[str]

    @property
    def items(self) -> frozenset[str]:
        """Every item of every questionnaire of the engagement."""
        return self.main.union(*self.by_wave.values())

    def format(self) -> FileFormat:
        """Return the format of `responses.csv`."""
        return responses_format(self.items)


def refuse_unknown_items(raw: RawTable, instruments: Instruments) -> None:
    """Refuse the file if a column looks like an item that no questionnaire has."""
    for name in raw.columns:
        if ITEM_ID.fullmatch(name) and name not in instruments.items:
            raise InputError(
                f"the column {name} is no item of the engagement's questionnaires",
                file=raw.name,
                line=1,
                column=name,
                allowed=", ".join(sorted(instruments.items)) or "no items: there is no wave",
            )


def with_only_wave(found: TypedTable, manifest: Manifest) -> TypedTable:
    """Fill an empty wave where the engagement has only one."""
    if len(manifest.waves) != 1:
        return found
    wave = pl.col("wave").fill_null(manifest.waves[0].id)
    return replace(found, table=found.table.with_columns(wave))


def wave_checks(manifest: Manifest, *, empty_allowed: bool) -> list[Check]:
    """Return the rule that the wave of a row stands in the manifest."""
    ids = [wave.id for wave in manifest.waves]
    broken = ~pl.col("wave").is_in(ids)
    allowed = ", ".join(ids) or "none: engagement.yaml has no wave"
    if not empty_allowed:
        broken |= pl.col("wave").is_null()
    return [
        Check(
            column="wave",
            broken=broken,
            problem="engagement.yaml has no such wave, or the wave is empty though there are more",
            allowed=allowed,
        )
    ]


def team_checks(roster: pl.DataFrame) -> list[Check]:
    """Return the rule that a team stands in the roster; without a roster there is none."""
    return _name_checks(roster["team"].unique().to_list(), "a team of roster.csv, spelled alike")


def comment_checks(roster: pl.DataFrame, manifest: Manifest) -> list[Check]:
    """Return the rule for comments, which may also stand under a unit or the client."""
    if not roster.height:
        return []
    names = {*roster["team"], *roster["parent"].drop_nulls(), manifest.client}
    allowed = "a team or parent of roster.csv, or the client, spelled alike"
    return _name_checks(sorted(names), allowed)


def _name_checks(names: Sequence[str], allowed: str) -> list[Check]:
    if not names:
        return []
    return [
        Check(
            column="team",
            broken=~pl.col("team").is_in(names),
            problem="the team does not stand in roster.csv",
            allowed=allowed,
        )
    ]


def vote_checks() -> list[Check]:
    """Return the rule of the bottleneck vote; it is called on votes in lower case."""
    vote = pl.col("BV")
    parts = vote.str.split("+").list
    twice = parts.n_unique() != parts.len()
    return [
        Check(
            column="BV",
            broken=~vote.str.contains(_VOTE) | twice | vote.str.contains(r"dk\+|\+dk"),
            problem="the vote names no stage, a stage twice or more than two",
            allowed=f"at most {MAX_VOTES} of {', '.join(VOTE_CHOICES)}, joined by +; dk alone",
        )
    ]


def lower_votes(found: TypedTable) -> TypedTable:
    """Bring votes into one form: lower case, no blanks."""
    vote = pl.col("BV").str.to_lowercase().str.replace_all(r"\s", "")
    return replace(found, table=found.table.with_columns(vote))


def leave_unasked(found: TypedTable, instruments: Instruments) -> TypedTable:
    """Mark what was not asked: items of other questionnaires, and of a pulse's other sets.

    Which set a pulse asked stands nowhere; an item that nobody in the wave answered was not in it.
    """
    items = sorted(instruments.items)
    answered = _answered(found.table, items)
    columns = []
    for item in items:
        unasked = [
            wave
            for wave, asked in instruments.by_wave.items()
            if item not in asked
            or (asked < instruments.main and item not in answered.get(wave, ()))
        ]
        if unasked:
            code = pl.lit(NOT_ASKED, dtype=pl.UInt8)
            columns.append(
                pl.when(pl.col("wave").is_in(unasked)).then(code).otherwise(item).alias(item)
            )
    return replace(found, table=found.table.with_columns(columns))


def _answered(table: pl.DataFrame, items: Sequence[str]) -> Mapping[str, set[str]]:
    """Return by wave which items have an answer or a "don't know"."""
    has_answer = [(~pl.col(item).is_in([SKIPPED, NOT_ASKED])).any() for item in items]
    found = table.group_by("wave").agg(has_answer)
    return {
        row["wave"]: {item for item in items if row[item]} for row in found.iter_rows(named=True)
    }
