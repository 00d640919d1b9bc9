"""Hides people: columns that stand for a person are hashed, addresses in words are masked."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import polars as pl

from flowgap.engagement.manifest import Manifest
from flowgap.engagement.tables.columns import FileFormat, Kind

HASH_BYTES: Final = 12
MASK: Final = "[e-mail]"

# A version such as tool@v9.4.0 is none: the last label of a domain has no digit.
_ADDRESS: Final = r"[^\s@<>(),;:\x22]+@(?:[^\s@.<>(),;:\x22]+\.)+\p{L}{2,}"
_ADDRESS_HERE: Final = re.compile(_ADDRESS.replace(r"\p{L}", r"[^\W\d_]"))
"""The same in the words of Python."""
_PERSON: Final = re.compile(
    r"(^|_)(author|reviewer|approver|assignee|assigned_to|committer|contributor|merger|actor|user|"
    r"owner|reporter|creator|requester|person|employee|developer|engineer|tester|caller|contact|"
    r"login|account_id|e?mail|e_mail|(first|last|sur|user)_?name|"
    r"(autor|bearbeiter|benutzer|entwickler|ersteller|melder|mitarbeiter|prüfer|tester)(in|innen)?|"
    r"ansprechpartner|vorname|nachname|nutzername)s?"
    r"(_(hash|id|key|name|login|e?mail|username|account|account_id|display_?name|full_?name))?$"
    r"|_by$",
    re.IGNORECASE,
)
_HUMP: Final = re.compile(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])")
"""Where a word begins in names such as mergedBy."""


def is_person_column(name: str) -> bool:
    """Tell whether a column outside the contract stands for a person, by its name."""
    words = re.sub(r"[\s.-]+", "_", _HUMP.sub("_", name.strip()))
    return _PERSON.search(words) is not None


def person_columns(names: Sequence[str], form: FileFormat) -> tuple[str, ...]:
    """Return the columns of a header that stand for a person, by the contract or by their name."""
    own = {column.name for column in form.columns if column.kind is Kind.PERSON}
    return tuple(
        name for name in names if name in own or (name not in form.names and is_person_column(name))
    )


def worded_columns(names: Sequence[str], form: FileFormat) -> tuple[str, ...]:
    """Return the columns of a header that may hold words of people."""
    own = {column.name for column in form.columns if column.kind is Kind.FREE_TEXT}
    return tuple(
        name
        for name in names
        if name in own or (name not in form.names and not is_person_column(name))
    )


def without_addresses(text: str) -> str:
    """Return words with a mask in place of each e-mail address."""
    return _ADDRESS_HERE.sub(MASK, text) if "@" in text else text


def hide_people(
    tables: Mapping[str, pl.DataFrame], formats: Mapping[str, FileFormat], manifest: Manifest
) -> dict[str, pl.DataFrame]:
    """Return the tables without names or addresses of people.

    One person has one hash in all files; what is a hash already is hashed once more. The key is
    drawn from the engagement and from everybody named in it: whoever wants to test a guess needs
    the whole list of people.
    """
    columns = {name: _person_columns(table, formats[name]) for name, table in tables.items()}
    people = _people(tables, columns)
    names = dict(zip(people, _hashes(people, manifest), strict=True))
    return {
        name: table.with_columns(
            *(_hashed(pl.col(column), names) for column in columns[name]),
            *(_masked(column) for column in _worded_columns(table, formats[name])),
        )
        for name, table in tables.items()
    }


def _person_columns(table: pl.DataFrame, form: FileFormat) -> list[str]:
    own = [column.name for column in form.columns if column.kind is Kind.PERSON]
    extra = [name for name in table.columns if name not in form.names]
    return own + [name for name in extra if is_person_column(name) and _is_text(table, name)]


def _worded_columns(table: pl.DataFrame, form: FileFormat) -> list[str]:
    own = [column.name for column in form.columns if column.kind is Kind.FREE_TEXT]
    extra = [name for name in table.columns if name not in form.names]
    return own + [name for name in extra if not is_person_column(name) and _is_text(table, name)]


def _is_text(table: pl.DataFrame, name: str) -> bool:
    return table.schema[name] == pl.String


def _people(tables: Mapping[str, pl.DataFrame], columns: Mapping[str, Iterable[str]]) -> list[str]:
    named: set[str] = set()
    for name, table in tables.items():
        for column in columns[name]:
            named.update(table[column].drop_nulls().unique())
    return sorted(named)


def _hashes(people: Iterable[str], manifest: Manifest) -> list[str]:
    listed = list(people)
    key = hashlib.sha256("\0".join((manifest.client, manifest.title, *listed)).encode()).digest()
    return [
        hashlib.blake2b(person.encode(), key=key, digest_size=HASH_BYTES).hexdigest()
        for person in listed
    ]


def _hashed(person: pl.Expr, names: Mapping[str, str]) -> pl.Expr:
    if not names:
        return person
    return person.replace(list(names), list(names.values()))


def _masked(column: str) -> pl.Expr:
    words = pl.col(column)
    has_address = words.str.contains("@", literal=True)
    return pl.when(has_address).then(words.str.replace_all(_ADDRESS, MASK)).otherwise(words)
