"""What is kept of a commit's author and message: no name, no address, no text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from flowgap.errors import InputError
from flowgap.importing.git.command import GitRepository
from flowgap.importing.git.evidence import (
    AiEvidence,
    Author,
    evidence_in,
    is_bot,
    may_be_a_person,
)
from flowgap.importing.git.message import ChangeType, number_in, reverted_in, type_in

_MESSAGES_AT_ONCE: Final = 1000
_AUTHOR_HASH_BYTES: Final = 16
_LARGEST_OFFSET_MINUTES: Final = 14 * 60

_TRAILERS: Final = (
    "%(trailers:key=Co-authored-by,key=Assisted-by,only=true,unfold=true,valueonly=true)"
)
_FIELDS: Final = ("%H", "%an", "%ae", "%ad", _TRAILERS, "%B")
_PRINT_FIELDS: Final = (
    *("log", "--stdin", "--no-walk=unsorted", "-z", "-s", "--no-mailmap", "--no-color"),
    *("--date=format:%z", f"--format={'%x00'.join(_FIELDS)}"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitFacts:
    """What a commit says about its author and its purpose."""

    author_hash: str | None
    author_offset_minutes: int | None
    is_bot: bool
    may_be_a_person: bool
    """Its author has the name of an AI tool, and people have that name too."""
    evidence: AiEvidence
    number: str | None
    type: ChangeType | None
    reverts: tuple[str, ...]


def read_facts(repository: GitRepository, shas: Sequence[str]) -> dict[str, CommitFacts]:
    """Return what authors and messages of these commits say."""
    facts: dict[str, CommitFacts] = {}
    for start in range(0, len(shas), _MESSAGES_AT_ONCE):
        batch = shas[start : start + _MESSAGES_AT_ONCE]
        records = _records_of(repository, batch)
        facts |= {sha: _facts_from(*fields) for sha, *fields in records}
    return facts


def _records_of(repository: GitRepository, shas: Sequence[str]) -> list[list[str]]:
    """Return the fields of each commit. Git ends every text at its first NUL, so none is inside."""
    printed = repository.ask(*_PRINT_FIELDS, lines=shas).split("\0")
    starts = range(0, len(printed) - 1, len(_FIELDS))
    records = [printed[start : start + len(_FIELDS)] for start in starts]
    if [record[0] for record in records] != list(shas):
        raise InputError(
            "git left out or mixed up commits",
            file=str(repository.path),
            allowed="a repository that passes `git fsck`",
        )
    return records


def _facts_from(name: str, address: str, offset: str, trailers: str, message: str) -> CommitFacts:
    author = Author(name=name, address=address)
    return CommitFacts(
        author_hash=_author_hash(author),
        author_offset_minutes=_offset_minutes(offset),
        is_bot=is_bot(author),
        may_be_a_person=may_be_a_person(author),
        evidence=evidence_in(author, trailers=trailers.splitlines(), message=message),
        number=number_in(message),
        type=type_in(message),
        reverts=reverted_in(message),
    )


def _author_hash(author: Author) -> str | None:
    known = (author.address or author.name).lower()
    return blake2b(known.encode(), digest_size=_AUTHOR_HASH_BYTES).hexdigest() if known else None


def _offset_minutes(offset: str) -> int | None:
    found = re.fullmatch(r"([+-])([0-9]{2})([0-9]{2})", offset)
    if found is None:
        return None
    minutes = 60 * int(found[2]) + int(found[3])
    if minutes > _LARGEST_OFFSET_MINUTES:
        return None
    return -minutes if found[1] == "-" else minutes
