"""Proposes a mapping for a table, by the names of its columns in English and German."""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Final

from flowgap.engagement.formats import FIXED_FORMATS
from flowgap.engagement.people import is_person_column
from flowgap.engagement.tables.columns import Column, FileFormat, Kind
from flowgap.importing.delimited import Table
from flowgap.importing.mapping.assumptions import assumption_lines, gap_lines
from flowgap.importing.mapping.mapping_file import FILES, MEASURES
from flowgap.importing.stage_proposal import propose
from flowgap.importing.status_history import DONE, IGNORE, NOT_STARTED
from flowgap.importing.work_item_rows import change_type

_CLOSE: Final = 0.85
_MOST_VALUES: Final = 30
_STATES: Final = {DONE: "deployed", NOT_STARTED: "open", IGNORE: "closed"}
_PERSON_WORDS: Final = re.compile(
    r"(^|_)(developer|engineer|member|contact|caller|entwickler|bearbeiter|mitarbeiter|autor|melder|"
    r"ersteller|prüfer|tester|benutzer|nutzername|ansprechpartner|name_des|vorname|nachname)(in)?(_|$)"
)
"""In folded names, beside the words that `is_person_column` knows."""
_LONGEST_ADDRESS: Final = 254
_ADDRESS: Final = re.compile(r"[^\s@]+@[^\s@]+\.[^\W\d_]{2,}")
_LINE_BREAKS: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")
"""What YAML takes for the end of a line, or refuses, and JSON does not."""
_SYNONYMS: Final[Mapping[str, tuple[str, ...]]] = {
    "change_id": (
        *("id", "key", "issue key", "ticket", "number", "pr", "mr", "schlüssel", "vorgang"),
        *("pull request", "merge request"),
    ),
    "repository": ("repo", "project", "projekt", "repository name"),
    "team": ("squad", "group", "gruppe", "abteilung"),
    "author_hash": ("author", "assignee", "developer", "autor", "entwickler", "bearbeiter"),
    "type": ("issue type", "kind", "typ", "art"),
    "state": ("status", "zustand"),
    "created_at": ("created", "creation date", "requested", "erstellt", "angelegt", "erstellt am"),
    "first_commit_at": (
        *("started", "in progress since", "first commit", "begonnen", "gestartet"),
        "first commit authored",
    ),
    "opened_at": ("opened", "pr opened", "mr opened", "geöffnet"),
    "ready_at": ("ready for review", "ready", "bereit"),
    "first_review_at": ("first review", "review started", "erste prüfung", "review begonnen"),
    "approved_at": ("approved", "approval date", "freigegeben", "genehmigt"),
    "merged_at": ("merged", "merge date", "integriert", "landed"),
    "merge_sha": ("merge commit", "merge commit sha"),
    "is_bot": ("bot", "author is bot"),
    "qa_start_at": ("qa started", "test start", "testbeginn", "qa start"),
    "qa_end_at": ("qa finished", "test end", "testende", "qa end"),
    "deployed_at": (
        *("deployed", "released", "done", "go live", "ausgeliefert", "veröffentlicht"),
        *("first release", "shipped"),
    ),
    "closed_at": ("closed", "resolved", "geschlossen", "erledigt"),
    "additions": ("lines added", "added lines", "insertions", "zeilen hinzugefügt"),
    "deletions": ("lines removed", "lines deleted", "zeilen gelöscht"),
    "n_reviews": ("reviews", "review count", "anzahl reviews"),
    "labels": ("tags", "stichwörter", "etiketten"),
    "at": ("timestamp", "time", "date", "zeitpunkt", "datum"),
    "stage": ("phase", "step", "stufe"),
    "kind": ("event", "ereignis"),
    "deployment_id": ("deployment", "release", "version", "bereitstellung"),
    "finished_at": ("finished", "deployed at", "date", "abgeschlossen", "datum"),
    "started_at": ("started", "start", "opened at", "begonnen", "beginn"),
    "service": ("application", "app", "system", "anwendung", "dienst"),
    "environment": ("env", "stage", "umgebung"),
    "result": ("status", "outcome", "ergebnis"),
    "commit_sha": ("sha", "commit", "revision"),
    "incident_id": ("incident", "ticket", "störung", "vorfall", "number", "nummer"),
    "detected_at": ("detected", "acknowledged", "erkannt"),
    "resolved_at": ("resolved", "closed", "end", "behoben", "gelöst", "ende"),
    "actor_hash": ("actor", "reviewer", "user", "author", "prüfer", "bearbeiter", "benutzer"),
    "severity": ("priority", "priorität", "schweregrad"),
    "from": ("start", "week", "date", "von", "woche"),
    "to": ("end", "bis"),
    "tool": ("assistant", "werkzeug"),
    "active": ("active users", "aktive nutzer"),
    "developers": ("seats", "users", "nutzer", "lizenzen"),
}


def propose_mapping(table: Table, file: str) -> str:
    """Return a mapping file for a table, to be looked over: what nothing tells is left open.

    Parameters
    ----------
    table : Table
    file : str
        One of `FILES`.
    """
    form = FIXED_FORMATS[f"{file}.csv"]
    own = _own_columns(table, form, people_columns(table, form))
    lines = [
        "# What the columns of the table are. FlowGap proposed this by their names: look it over.",
        f"file: {file}  # or: {', '.join(name for name in FILES if name != file)}",
        "columns:",
        *(_column_line(column, own.get(column.name)) for column in form.columns),
    ]
    left = [name for name in table.columns if name not in own.values()]
    if left:
        lines.append(f"# Not used: {_quoted(left)[1:-1]}")
    lines.extend(gap_lines(file, own))
    lines.extend(assumption_lines(table, form, own))
    choices = [one for one in form.columns if one.kind is Kind.CHOICE and one.name in own]
    if choices:
        lines.append("values:")
    for column in choices:
        lines.extend(_value_lines(column, table.values(own[column.name])))
    return "\n".join(lines) + "\n"


def _column_line(column: Column, own: str | None) -> str:
    if own is not None:
        return f"  {column.name}: {_quoted(own)}"
    return f'  # {column.name}: ""{"  # needed" if column.required else ""}'


def _value_lines(column: Column, values: Iterable[str]) -> Iterator[str]:
    """Yield what each value means; one that nothing tells is left open, and will be unknown."""
    found = list(dict.fromkeys(values))[:_MOST_VALUES]
    meanings = {value: meaning for value in found if (meaning := _meaning(column, value))}
    yield f"  {column.name}:{'' if meanings else ' {}'}  # {', '.join(column.choices)}"
    for value in found:
        if value in meanings:
            yield f"    {_quoted(value)}: {meanings[value]}"
        else:
            yield f"    # {_quoted(value)}: "


def _meaning(column: Column, value: str) -> str | None:
    if value.casefold() in column.choices:
        return value.casefold()
    if column.name == "type" and (kind := change_type(value)) is not None:
        return kind
    if column.name == "state":
        (proposal,) = propose([value])
        if proposal.is_sure:
            return _STATES.get(proposal.meaning, "open")
    near = get_close_matches(value.casefold(), column.choices, n=1, cutoff=_CLOSE)
    return near[0] if near else None


def _quoted(value: object) -> str:
    """Return a text as YAML reads it back; JSON is YAML."""
    text = json.dumps(value, ensure_ascii=False)
    return _LINE_BREAKS.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def likely_file(table: Table) -> str:
    """Return the canonical file that most of the table's columns fit.

    One whose rows need a measure is none for a table without any.
    """
    people = {name for name in table.columns if _holds_people(table, name)}

    def n_found(file: str) -> int:
        form = FIXED_FORMATS[f"{file}.csv"]
        own = _own_columns(table, form, people - _counts(table, form))
        measures = MEASURES.get(form.name)
        if measures is not None and not any(name in own for name in measures):
            return 0
        return len(own) + 2 * sum(name in own for name in form.required)

    return max(FILES, key=n_found)


def _own_columns(table: Table, form: FileFormat, people: Collection[str]) -> dict[str, str]:
    """Return the table's column for each canonical one: a person's only where it is hashed."""
    found = {}
    for column in form.columns:
        hidden = () if column.kind is Kind.PERSON else people
        own = _own_column([name for name in table.columns if name not in hidden], column)
        if own is not None:
            found[column.name] = own
    return found


def _own_column(names: Sequence[str], canonical: Column) -> str | None:
    by_name = {_folded(name): name for name in reversed(names)}
    wanted = [_folded(name) for name in (canonical.name, *_SYNONYMS.get(canonical.name, ()))]
    for name in wanted:
        if name in by_name:
            return by_name[name]
    for name in wanted[:1]:
        for near in get_close_matches(name, list(by_name), n=1, cutoff=_CLOSE):
            return by_name[near]
    return None


def people_columns(table: Table, form: FileFormat) -> frozenset[str]:
    """Return the columns that stand for people, by their names or by addresses in them.

    A column of numbers that is called as one of the canonical file counts people: it names none.
    """
    people = {name for name in table.columns if _holds_people(table, name)}
    return frozenset(people - _counts(table, form))


def _counts(table: Table, form: FileFormat) -> frozenset[str]:
    """Return the columns with the name of a count, and without a letter in them."""
    counted = {_folded(column.name) for column in form.columns if column.kind is Kind.COUNT}
    return frozenset(
        name
        for name in table.columns
        if _folded(name) in counted
        and not any(letter.isalpha() for text in table.values(name) for letter in text)
    )


def _holds_people(table: Table, name: str) -> bool:
    """Tell whether a column stands for people, by its name or by addresses in it."""
    words = _folded(name).replace(" ", "_").removesuffix("author_is_bot")
    is_named = is_person_column(words) or _PERSON_WORDS.search(words) is not None
    return is_named or any(
        len(text) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(text) for text in table.values(name)
    )


def _folded(name: str) -> str:
    plain = re.sub(r"[\s_.-]+", " ", name).strip().casefold()
    return re.sub(r" (at|on|am|date|datum|time)$", "", plain) or plain
