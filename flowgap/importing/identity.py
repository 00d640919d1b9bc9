"""People of a source without their names: codes, bots, and the teams they were in."""

import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import blake2b
from pathlib import Path
from typing import Final

from flowgap.errors import InputError
from flowgap.files import write_file
from flowgap.importing.git.evidence import AiTool, Author, evidence_in

KEY_NAME: Final = "people.key"
"""In the engagement folder: without it nobody can test whether a hash is a certain person."""
KEY_BYTES: Final = 32
MARK: Final = "flowgap:"
"""Begins every code: accounts of trackers are hexadecimal digits as well, but none begins so."""
_CODE_BYTES: Final = 12
_CODE: Final = re.compile(rf"{MARK}[0-9a-f]{{{2 * _CODE_BYTES}}}")
_NAME_BYTES: Final = 16
_UNMARKED: Final = re.compile(rf"[0-9a-f]{{{2 * _NAME_BYTES}}}")
"""A person in folders of older versions and in git's rows, or an account of some trackers."""
ALL: Final = "all"
"""The team of what no list and no option places."""
_KEY: Final = re.compile(r"[0-9a-f]{64}")
_BOT_NAME: Final = re.compile(
    r"\[bot\]$|(^|[-_/])bot$|^(app/)?(dependabot|renovate|pre-commit-ci|github-actions|mergify|"
    r"codecov|greenkeeper|snyk-bot|sonarcloud|allcontributors|coderabbitai|sourcery-ai|"
    r"copilot-pull-request-reviewer|copilot-swe-agent|gemini-code-assist|greptile-apps|qodo-merge|"
    r"chatgpt-codex-connector|devin-ai-integration|github-advanced-security|sonarqubecloud)\b",
    re.IGNORECASE,
)
"""Of logins. Robot, cubot, abbott and Talbot are people."""
_BOT_TYPES: Final = frozenset({"bot", "app", "mannequin", "service", "serviceaccount"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A person was in a team from a day (None: always) to another (None: still), that day out."""

    team: str
    start: date | None
    end: date | None

    def holds(self, day: date) -> bool:
        """Tell whether the person was in the team on a day."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """How an import tells people from programs, and which team's they are.

    Attributes
    ----------
    key : bytes of length 32
    team : str or None
        Of everything that `memberships` do not place; None for the repository's name.
    memberships : mapping of a login or address in lower case to its teams over time
    bots : set of str
        Logins in lower case that are programs, whatever their type and name say.
    """

    key: bytes
    team: str | None = None
    memberships: Mapping[str, Sequence[Membership]] = field(default_factory=dict)
    bots: frozenset[str] = frozenset()

    def person(self, name: str | None) -> str | None:
        """Return the code of a login or address: one person has one, useless without key.

        A code stays as it is. A name is hashed twice, and what older versions wrote for it once
        more: so both are the same person, and what only looks like theirs is hidden as well.
        """
        if name is None or not name.strip():
            return None
        if is_code(name.strip()):
            return name.strip()
        folded = _folded(name)
        unmarked = folded if _UNMARKED.fullmatch(folded) else self._hash(folded, _NAME_BYTES)
        return MARK + self._hash(unmarked, _CODE_BYTES)

    def _hash(self, text: str, n_bytes: int) -> str:
        return blake2b(text.encode(), key=self.key, digest_size=n_bytes).hexdigest()

    def is_bot(self, name: str | None, *, account_type: str | None = None) -> bool:
        """Tell whether an account is a program: by its type, else the list, else its name.

        An account that nobody knows any more (a deleted one) is a person. A coding agent is a
        program, too: `ai_tools` tells which one.
        """
        if account_type is not None and account_type.lower() in _BOT_TYPES:
            return True
        if name is None:
            return False
        return _folded(name) in self.bots or _BOT_NAME.search(name.strip()) is not None

    def team_of(self, repository: str, *, author: str | None, at: datetime | None) -> str:
        """Return whose a change is: the team its author was in then, else the team of all."""
        team = None if author is None or at is None else self._team_of(author, at.date())
        return team or self.team or repository.rsplit("/", 1)[-1] or ALL

    def team_on(self, person: str | None, day: date) -> str:
        """Return the team that a person was in on a day, else the team of all."""
        team = None if person is None else self._team_of(person, day)
        return team or self.team or ALL

    def _team_of(self, person: str, day: date) -> str | None:
        memberships = self.memberships.get(_folded(person), ())
        return next((one.team for one in memberships if one.holds(day)), None)


def is_code(text: str) -> bool:
    """Tell whether a text is the code of a person, by the mark that only our own codes have."""
    return _CODE.fullmatch(text) is not None


def was_code(text: str) -> bool:
    """Tell whether a text may be a code of older versions, or git's: they have no mark."""
    return _UNMARKED.fullmatch(text) is not None


def new_key() -> bytes:
    """Draw a key that nobody knows: a hash under a known one hides nobody from a guess."""
    return secrets.token_bytes(KEY_BYTES)


def ai_tools(
    name: str | None, *, trailers: Sequence[str] = (), message: str = ""
) -> frozenset[AiTool]:
    """Return the AI tools that an author's name, trailers or a description name: a lower bound."""
    author = Author(name=name or "", address="")
    found = evidence_in(author, trailers=trailers, message=message)
    return found.author | found.trailer | found.footer


def read_key(folder: Path) -> bytes:
    """Return the key of an engagement folder; where there is none yet, draw one and keep it.

    Raises
    ------
    InputError
        If the file is there and holds no key.
    """
    key = find_key(folder)
    if key is None:
        key = new_key()
        write_file(folder / KEY_NAME, f"{key.hex()}\n".encode(), is_private=True)
    return key


def find_key(folder: Path) -> bytes | None:
    """Return the key of an engagement folder; None where there is none yet.

    Raises
    ------
    InputError
        If the file is there and holds no key.
    """
    path = folder / KEY_NAME
    if not path.exists():
        return None
    try:
        text = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise _no_key(path) from error
    if not _KEY.fullmatch(text):
        raise _no_key(path)
    return bytes.fromhex(text)


def _no_key(path: Path) -> InputError:
    return InputError(
        "it holds no key", file=str(path), allowed="the file that `flowgap import` wrote there"
    )


def _folded(name: str) -> str:
    return name.strip().casefold()
