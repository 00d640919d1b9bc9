"""What the upload page shows, and how it says what was wrong with a folder."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from flowgap.errors import InputError
from flowgap.wording import Wording

LANGUAGE_OF_REFUSALS: Final = "en"
"""They name columns and values of files, whose language this is; no catalogue translates them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of the place of a problem, e.g. its line."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong, where, and what is allowed."""

    what: str
    parts: tuple[Part, ...] = ()
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddPage:
    """The problems of the last attempt; `described` ties the field to its texts."""

    problems: tuple[Problem, ...]
    described: dict[str, str]


def add_page(message_ids: Sequence[str], refusal: InputError | None, wording: Wording) -> AddPage:
    """Return the page after a refused form or a refused folder, or a fresh one."""
    problems = [
        Problem(what=wording.say(message_id), language=wording.language)
        for message_id in message_ids
    ]
    if refusal is not None:
        problems.append(refusal_problem(refusal, wording))
    described = {"aria-describedby": "folder-hint"}
    if problems:
        described = {"aria-describedby": "folder-hint folder-error", "aria-invalid": "true"}
    return AddPage(problems=tuple(problems), described=described)


def refusal_problem(refusal: InputError, wording: Wording) -> Problem:
    """Return what a folder was refused for, in the parts that a page shows apart."""
    parts = {
        "file": refusal.file,
        "line": None if refusal.line is None else str(refusal.line),
        "column": refusal.column,
        "allowed": refusal.allowed,
    }
    return Problem(
        what=refusal.problem,
        language=LANGUAGE_OF_REFUSALS,
        parts=tuple(
            Part(name=wording.say(f"web-place-{name}"), value=value)
            for name, value in parts.items()
            if value is not None
        ),
    )
