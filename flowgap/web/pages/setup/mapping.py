"""Mapping the columns of a table: each with a few values, and what it stands for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from flowgap.engagement.formats import FIXED_FORMATS
from flowgap.engagement.tables.columns import Column
from flowgap.importing.delimited import Table
from flowgap.importing.harvest import Harvest
from flowgap.importing.mapping.choices import Choices, open_values
from flowgap.importing.mapping.head import samples_of
from flowgap.importing.mapping.mapping_file import DATES, FILES, NUMBERS
from flowgap.importing.mapping.proposal import people_columns
from flowgap.web.pages.add import Problem
from flowgap.web.pages.fields import Field, Option
from flowgap.web.pages.setup.data import StepperStep, stepper
from flowgap.wording import Wording

MOST_COLUMNS: Final = 200
MOST_TOLD: Final = 12

EXPLAINED: Final = frozenset(
    {
        "change_id",
        "author_hash",
        "ai_assist",
        "type",
        "state",
        "created_at",
        "first_commit_at",
        "opened_at",
        "ready_at",
        "first_review_at",
        "approved_at",
        "merged_at",
        "ci_start_at",
        "ci_end_at",
        "qa_start_at",
        "qa_end_at",
        "security_start_at",
        "security_end_at",
        "deployed_at",
        "closed_at",
        "n_reviews",
        "additions",
        "deletions",
        "is_bot",
    }
)
"""Columns of whose meaning the catalogues tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnColumn:
    """One column of the table, what stands in it, and the field that says what it is."""

    name: str
    samples: tuple[str, ...]
    field: Field


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueGroup:
    """The values of one column with a list of choices, each with a field."""

    name: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What the first rows give with these choices."""

    title: str
    is_good: bool
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingPage:
    """All that the screen shows."""

    title: str
    standfirst: str
    steps: tuple[StepperStep, ...]
    files: tuple[Option, ...]
    file: str
    upload: str
    columns: tuple[OwnColumn, ...]
    values: tuple[ValueGroup, ...]
    dates: Field
    numbers: Field
    zone: Field
    missing: tuple[str, ...]
    problems: tuple[Problem, ...]
    trial: Trial | None
    note: str
    label: str


def mapping_page(  # noqa: PLR0913 - each part is shown
    table: Table,
    choices: Choices,
    wording: Wording,
    *,
    upload: str,
    zone: str,
    problems: tuple[Problem, ...] = (),
    trial: Trial | None = None,
    note: str = "",
) -> MappingPage:
    """Return the screen for the first rows of a table and what was chosen so far."""
    people = people_columns(table, choices.form)
    names = list(dict.fromkeys(table.columns))[:MOST_COLUMNS]
    meant = {own: name for name, own in choices.columns.items()}
    needed = [
        name for name in choices.form.required if name not in choices.columns and name != "team"
    ]
    return MappingPage(
        title=wording.say("setup-map-title"),
        standfirst=wording.say(
            "setup-map-standfirst", file=table.name, n=wording.number(len(names))
        ),
        steps=stepper("map", wording),
        files=tuple(
            Option(
                value=file,
                name=wording.say(f"setup-file-{file.replace('_', '-')}"),
                chosen=file == choices.file,
            )
            for file in FILES
        ),
        file=choices.file,
        upload=upload,
        columns=tuple(
            OwnColumn(
                name=name,
                samples=samples_of(table, name, people),
                field=_column(number, name, meant.get(name, ""), choices, wording),
            )
            for number, name in enumerate(names)
        ),
        values=tuple(
            _values(name, values, choices, wording)
            for name, values in open_values(table, choices).items()
        ),
        dates=_setting("dates", DATES, choices.dates, wording),
        numbers=_setting("numbers", tuple(NUMBERS), choices.numbers, wording),
        zone=Field(
            name="data_timezone",
            label=wording.say("setup-data-timezone"),
            hint=wording.say("setup-data-timezone-hint"),
            value=zone,
        ),
        missing=tuple(needed),
        problems=problems,
        trial=trial,
        note=note,
        label=wording.say("setup-map"),
    )


def _option_name(column: Column, wording: Wording) -> str:
    """Say what a column means, before its name; rarer ones stand under their names."""
    name = column.name
    if name in EXPLAINED:
        meaning = wording.say(f"setup-map-of-{name.replace('_', '-')}")
        name = wording.say("setup-map-meant", meaning=meaning, column=name)
    return wording.say("setup-map-needed", column=name) if column.required else name


def _column(number: int, own: str, meant: str, choices: Choices, wording: Wording) -> Field:
    form = FIXED_FORMATS[f"{choices.file}.csv"]
    options = [
        Option(value="", name=wording.say("setup-map-leave"), chosen=not meant),
        *(
            Option(
                value=column.name,
                name=_option_name(column, wording),
                chosen=column.name == meant,
            )
            for column in form.columns
        ),
    ]
    return Field(
        name=f"col-{number}",
        label=wording.say("setup-map-column", column=own),
        kind="select",
        options=tuple(options),
    )


def _values(name: str, values: Sequence[str], choices: Choices, wording: Wording) -> ValueGroup:
    allowed = next(one.choices for one in choices.form.columns if one.name == name)
    known = {value.casefold(): meaning for value, meaning in choices.values.get(name, {}).items()}
    return ValueGroup(
        name=name,
        fields=tuple(
            Field(
                name=f"val-{name}-{number}",
                label=value,
                kind="select",
                options=tuple(
                    Option(
                        value=meaning,
                        name=meaning or wording.say("setup-map-unknown"),
                        chosen=meaning == known.get(value.casefold(), ""),
                    )
                    for meaning in ("", *allowed)
                ),
            )
            for number, value in enumerate(values)
        ),
    )


def _setting(name: str, allowed: tuple[str, ...], value: str, wording: Wording) -> Field:
    return Field(
        name=name,
        label=wording.say(f"setup-map-{name}"),
        kind="select",
        options=tuple(
            Option(
                value=one,
                name=wording.say(f"setup-map-{(one or f'{name}-told').replace('_', '-')}"),
                chosen=one == value,
            )
            for one in ("", *allowed)
        ),
    )


def trial_of(harvest: Harvest, wording: Wording) -> Trial:
    """Return what the first rows gave."""
    conditions = harvest.conditions
    n_read = sum(len(rows) for rows in harvest.rows.values())
    return Trial(
        title=wording.say(
            "setup-trial-title",
            n=n_read,
            read=wording.number(n_read),
            refused=wording.number(conditions.n_refused),
        ),
        is_good=n_read > 0 and not conditions.n_refused,
        told=(
            *conditions.assumed,
            *(f"{one.count} x {one.text} ({one.places[0]})" for one in conditions.met),
            *(f"{one.count} x {one.problem} ({one.places[0]})" for one in conditions.refusals),
        )[:MOST_TOLD],
    )


def meanings_of(
    table: Table, choices: Choices, form: Mapping[str, str]
) -> dict[str, dict[str, str]]:
    """Return the meanings of values that were chosen in a sent form."""
    return {
        name: {
            value: form.get(f"val-{name}-{number}", "")
            for number, value in enumerate(values)
            if f"val-{name}-{number}" in form
        }
        for name, values in open_values(table, choices).items()
    }
