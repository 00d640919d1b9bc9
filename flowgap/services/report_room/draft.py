"""What is chosen and written for the next version: a list that is ticked and moved, and texts.

Everything here is pure; `drafts` keeps it.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from itertools import pairwise
from typing import Any, Final

from flowgap.reporting.edition import Brand, Commentary, Edition, check_length
from flowgap.result.document import Result

DIGITS: Final = 16
"""Of a digest that tells one choice or text from the one before: chance makes none equal."""


class Way(StrEnum):
    """Where a line moves."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Ids of the chosen findings and actions in their order, and texts by finding.

    `known` holds every id that was there when the choice was made: what is not among them is new.
    """

    findings: tuple[str, ...]
    actions: tuple[str, ...]
    known: frozenset[str] = frozenset()
    commentary: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def choice_digest(self) -> str:
        """Return what tells this choice from others."""
        return _digest(json.dumps([self.findings, self.actions]))

    def text_of(self, finding: str) -> str:
        """Return the commentary on a finding."""
        return self.commentary.get(finding, "")


def first_draft(result: Result) -> Draft:
    """Return the draft that prints everything, in the order of the result."""
    findings, actions = _ids(result.findings), _ids(result.actions)
    return Draft(findings=findings, actions=actions, known=frozenset((*findings, *actions)))


def fitted(draft: Draft, result: Result) -> Draft:
    """Return the draft without what the result does not hold (any more); texts stay."""
    return replace(
        draft,
        findings=_kept(draft.findings, _ids(result.findings)),
        actions=_kept(draft.actions, _ids(result.actions)),
    )


def chosen(draft: Draft, result: Result, *, findings: set[str], actions: set[str]) -> Draft:
    """Return the draft with these ticked: what is new stands last, what is unticked is left out."""
    every = (_ids(result.findings), _ids(result.actions))
    return replace(
        draft,
        findings=_ticked(draft.findings, every[0], findings),
        actions=_ticked(draft.actions, every[1], actions),
        known=frozenset((*every[0], *every[1])),
    )


def arranged(
    draft: Draft, result: Result, *, findings: Sequence[str], actions: Sequence[str]
) -> Draft:
    """Return the draft with exactly these in this order, as far as the result holds them."""
    wanted = tuple(dict.fromkeys(findings)), tuple(dict.fromkeys(actions))
    return fitted(replace(draft, findings=wanted[0], actions=wanted[1]), result)


def moved(draft: Draft, name: str, way: Way) -> Draft:
    """Return the draft with one line a place higher or lower; at the end it stays."""
    return replace(
        draft,
        findings=_moved(draft.findings, name, way),
        actions=_moved(draft.actions, name, way),
    )


def put_first(draft: Draft, action: str) -> Draft:
    """Return the draft with this action first; it is chosen by that."""
    rest = tuple(name for name in draft.actions if name != action)
    return replace(draft, actions=(action, *rest))


def said(draft: Draft, finding: str, text: str) -> Draft:
    """Return the draft with this commentary on a finding; an empty one takes it away.

    Raises
    ------
    EditionError
        If it is too long.
    """
    check_length(text)
    texts = {name: kept for name, kept in draft.commentary.items() if name != finding}
    return replace(draft, commentary={**texts, finding: text} if text.strip() else texts)


def edition_of(draft: Draft, brand: Brand) -> Edition:
    """Return what is printed of a draft: texts on findings that are left out are not."""
    return Edition(
        findings=draft.findings,
        actions=draft.actions,
        commentary=tuple(
            Commentary(finding=name, text=draft.commentary[name])
            for name in draft.findings
            if name in draft.commentary
        ),
        brand=brand,
    )


def text_digest(text: str) -> str:
    """Return what tells a text from others."""
    return _digest(text)


def draft_text(draft: Draft) -> str:
    """Return a draft as JSON."""
    parts = {**asdict(draft), "known": sorted(draft.known)}
    return json.dumps(parts, ensure_ascii=False, sort_keys=True)


def read_draft(text: str) -> Draft:
    """Return the draft that `draft_text` wrote."""
    parts: dict[str, Any] = json.loads(text)
    return Draft(
        findings=tuple(parts["findings"]),
        actions=tuple(parts["actions"]),
        known=frozenset(parts["known"]),
        commentary=parts["commentary"],
    )


def _ids(parts: Iterable[Any]) -> tuple[str, ...]:
    return tuple(str(part.id) for part in parts)


def _kept(names: Sequence[str], every: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name in every)


def _ticked(before: Sequence[str], every: Sequence[str], ticked: set[str]) -> tuple[str, ...]:
    stay = tuple(name for name in before if name in ticked and name in every)
    return (*stay, *(name for name in every if name in ticked and name not in stay))


def _moved(names: tuple[str, ...], name: str, way: Way) -> tuple[str, ...]:
    for upper, lower in pairwise(names):
        if name == (lower if way is Way.UP else upper):
            return tuple({upper: lower, lower: upper}.get(one, one) for one in names)
    return names


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]
