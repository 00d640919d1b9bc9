"""What was typed into the pages of a questionnaire."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from flowgap.forms.texts import typed
from flowgap.services.questionnaires.changing import NewDimension, NewItem, NewScreener

LONGEST_TEXT: Final = 1_000
"""Characters that are read; what is allowed is shorter, and the checks say so."""
MOST_CHOICES: Final = 20
_CHOICE: Final = re.compile(r"\s*([a-z][a-z0-9-]{0,39})\s*;\s*(.*)")


def line(text: str | None) -> str:
    """Return a text on one line."""
    return " ".join(typed(text).split())[:LONGEST_TEXT]


def typed_texts(form: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """Return the texts of a part by language and key, of fields such as `text:en:items.X1`."""
    found = {}
    for name, value in form.items():
        kind, _, rest = name.partition(":")
        language, _, key = rest.partition(":")
        if kind == "text" and language and key:
            found[language, key] = line(value)
    return found


def typed_roles(form: Mapping[str, str]) -> dict[str, str]:
    """Return the role that was chosen for each item."""
    return {
        name.removeprefix("role:"): value
        for name, value in form.items()
        if name.startswith("role:") and value in {"core", "reserve", "off"}
    }


def typed_item(
    form: Mapping[str, str], languages: Iterable[str], *, prefix: str = "new"
) -> NewItem | None:
    """Return the item that was added, if an id was typed."""
    name = line(form.get(f"{prefix}_id")).upper()
    if not name:
        return None
    return NewItem(
        id=name,
        keyed="reversed" if form.get(f"{prefix}_keyed") == "reversed" else "positive",
        referent="self" if form.get(f"{prefix}_referent") == "self" else "team",
        texts={language: line(form.get(f"{prefix}_text_{language}")) for language in languages},
    )


def typed_dimension(form: Mapping[str, str], languages: tuple[str, ...]) -> NewDimension | None:
    """Return the dimension that was added with its first items, if an id was typed."""
    name = line(form.get("dimension_id")).upper()
    if not name:
        return None
    prefixes = (f"item{number}" for number in range(1, 4))
    items = (typed_item(form, languages, prefix=prefix) for prefix in prefixes)
    return NewDimension(
        id=name,
        kind="practice",
        names={one: line(form.get(f"dimension_name_{one}")) for one in languages},
        definitions={one: line(form.get(f"dimension_definition_{one}")) for one in languages},
        items=tuple(one for one in items if one is not None),
    )


def typed_screener(form: Mapping[str, str], languages: tuple[str, ...]) -> NewScreener | None:
    """Return the screener that was added, if an id was typed."""
    name = line(form.get("screener_id"))
    if not name:
        return None
    choices: dict[str, dict[str, str]] = {}
    for language in languages:
        rows = typed(form.get(f"screener_choices_{language}")).splitlines()[:MOST_CHOICES]
        for row in rows:
            found = _CHOICE.fullmatch(row)
            if found is not None:
                choices.setdefault(found[1], {})[language] = line(found[2])
    return NewScreener(
        id=name,
        texts={one: line(form.get(f"screener_text_{one}")) for one in languages},
        choices=choices,
    )
