"""What exported rows say of a person: only what enough rows under the same name have in common."""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from flowgap.answering.submission import LANGUAGE, ORDER
from flowgap.services.waves.export_gate import Place
from flowgap.services.waves.export_tables import UNDISCLOSED, Answered

ROLE: Final = "role"
TENURE: Final = "tenure"

NO_PROPERTIES: Final = frozenset({ORDER, "BV", "AIU", "ATT"})
"""Particulars that are answers, or were drawn: nobody else knows them of a person."""

Label = tuple[str, ...]
"""Role, tenure and all else that tells people apart; a shorter one says less."""


def with_shared_particulars(
    answered: Sequence[Answered],
    places: Mapping[str, Place],
    *,
    minimum: int,
) -> list[Answered]:
    """Return responses that say of a person only what `minimum` rows or more of the place say.

    Whoever knows that a team has one lead would else know which row is that lead's. Language and
    the questionnaire's own screeners go first, then tenure, then role.

    Parameters
    ----------
    answered : sequence of responses
        Of teams that have a place, under which `minimum` or more of them stand.
    places : mapping of team to place
    minimum : int
        Rows that may be known apart from the others of their place.
    """
    found = [_joined(one) if places[one.team].is_joined else one for one in answered]
    rows: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        rows[places[one.team].name].append(number)
    for numbers in rows.values():
        labels = shared_labels([_label(found[number]) for number in numbers], minimum=minimum)
        for number, label in zip(numbers, labels, strict=True):
            told = _told(found[number].particulars, label)
            found[number] = replace(found[number], particulars=told)
    return found


def shared_labels(labels: Sequence[Label], *, minimum: int) -> list[Label]:
    """Return the labels, cut from their end until each is that of `minimum` rows or more.

    Where too few rows are cut, the next larger label is cut as well: they would be known as the
    rest. Fewer rows than the minimum get the empty label, as all of them do.
    """
    found = list(labels)
    for length in reversed(range(max(map(len, labels), default=0))):
        for start in sorted({label[:length] for label in found}):
            cut = _to_cut(
                Counter(label for label in found if label[:length] == start), start, minimum
            )
            found = [start if label in cut else label for label in found]
    return found


def _to_cut(n_rows: Mapping[Label, int], start: Label, minimum: int) -> frozenset[Label]:
    """Return which of the labels with the same start are to say no more than that."""
    cut = {label for label, n in n_rows.items() if label == start or n < minimum}
    others = sorted((n, label) for label, n in n_rows.items() if label not in cut)
    while cut and others and sum(n_rows[label] for label in cut) < minimum:
        cut.add(others.pop(0)[1])
    return frozenset(cut)


def _joined(one: Answered) -> Answered:
    """Return a response that stands with those of other teams: of the person it says no more."""
    kept = {LANGUAGE, *NO_PROPERTIES}
    told = {name: value for name, value in one.particulars.items() if name in kept}
    return replace(one, particulars=told | UNDISCLOSED)


def _label(one: Answered) -> Label:
    given = one.particulars
    rest = {
        name: given[name] for name in sorted(given) if name not in {ROLE, TENURE, *NO_PROPERTIES}
    }
    return given.get(ROLE, ""), given.get(TENURE, ""), json.dumps(rest)


def _told(given: Mapping[str, str], label: Label) -> dict[str, str]:
    """Return the particulars that a label leaves."""
    properties = (ROLE, TENURE)
    told = {
        name: value
        for name, value in given.items()
        if name in NO_PROPERTIES or (name not in properties and len(label) > len(properties))
    }
    for length, name in enumerate(properties, start=1):
        if len(label) < length:
            told[name] = UNDISCLOSED[name]
        elif name in given:
            told[name] = given[name]
    return told
