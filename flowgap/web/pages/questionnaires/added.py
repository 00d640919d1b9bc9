"""The fields of what is added to a questionnaire: an item, a dimension, a question about people."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from babel.core import Locale

from flowgap.services.questionnaires.checking import Found
from flowgap.services.questionnaires.parts import GENERAL, QUESTIONS
from flowgap.web.pages.fields import Field, Option
from flowgap.wording import Wording

NEW = "new-dimension"
N_NEW_ITEMS = 3
CHOICES = {"keyed": ("positive", "reversed"), "referent": ("team", "self")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Adding:
    """What is added on the page of a part, as it was typed, and what is wrong with it by field."""

    part: str
    languages: tuple[str, ...]
    typed: Mapping[str, str]
    errors: Mapping[str, str]


def added_fields(adding: Adding, wording: Wording) -> Iterator[Field]:
    """Yield the fields of something new."""
    if adding.part == GENERAL:
        return
    if adding.part == QUESTIONS:
        yield _new("screener_id", "text", adding, wording)
        for language in adding.languages:
            yield _new(f"screener_text_{language}", "words", adding, wording, language)
            yield _new(f"screener_choices_{language}", "lines", adding, wording, language)
        return
    if adding.part != NEW:
        yield from _new_item("new", adding, wording)
        return
    yield _new("dimension_id", "text", adding, wording)
    for language in adding.languages:
        yield _new(f"dimension_name_{language}", "text", adding, wording, language)
        yield _new(f"dimension_definition_{language}", "words", adding, wording, language)
    for number in range(1, N_NEW_ITEMS + 1):
        yield from _new_item(f"item{number}", adding, wording)


def added_kind(part: str) -> str:
    """Return what is added on the page of a part."""
    if part == NEW:
        return "dimension"
    return "screener" if part == QUESTIONS else "item"


def added_ids(typed: Mapping[str, str]) -> dict[str, str]:
    """Return the field of each id that was typed for something new, by the id."""
    names = ("new_id", *(f"item{number}_id" for number in range(1, N_NEW_ITEMS + 1)))
    found = {typed[name].strip().upper(): name for name in names if typed.get(name, "").strip()}
    if typed.get("dimension_id", "").strip():
        found[typed["dimension_id"].strip().upper()] = "dimension_id"
    if typed.get("screener_id", "").strip():
        found[typed["screener_id"].strip()] = "screener_id"
    return found


def added_errors(
    found: Iterable[Found], typed: Mapping[str, str], wording: Wording
) -> dict[str, str]:
    """Return what is wrong with something new, by the field that it stands in."""
    ids = added_ids(typed)
    errors: dict[str, str] = {}
    for one in found:
        field = _field_of(one, ids)
        if field:
            errors.setdefault(field, sentence(one, wording))
    return errors


def sentence(one: Found, wording: Wording) -> str:
    """Return a broken rule as one sentence."""
    message, allowed = curly(one.message), curly(one.allowed)
    return wording.say("questionnaires-rule", message=message, allowed=allowed)


def curly(text: str) -> str:
    """Return a text of the checks with the quotation marks of a page."""
    return re.sub(r'"([^"]*)"', "\u201c\\1\u201d", text).replace('"', "\u201d")


def language_name(language: str, wording: Wording) -> str:
    """Return what a language is called in the language of the page."""
    return str(Locale.parse(language, sep="-").get_display_name(wording.language) or language)


def _field_of(one: Found, ids: Mapping[str, str]) -> str:
    kind, _, rest = one.key.partition(".")
    name, _, detail = rest.partition(".")
    if name not in ids:
        return ""
    prefix = ids[name].removesuffix("_id")
    match kind:
        case "items":
            is_text = one.language != "" and (one.place.endswith(".text") or one.place == one.key)
            return f"{prefix}_text_{one.language}" if is_text else ids[name]
        case "dimensions":
            kept = "definition" if detail == "definition" else "name"
            return f"dimension_{kept}_{one.language}" if detail else ids[name]
        case "questions":
            kept = "choices" if detail.startswith("choices") else "text"
            return f"screener_{kept}_{one.language}"
        case _:
            return ""


def _new_item(prefix: str, adding: Adding, wording: Wording) -> Iterator[Field]:
    yield _new(f"{prefix}_id", "text", adding, wording)
    for language in adding.languages:
        yield _new(f"{prefix}_text_{language}", "words", adding, wording, language)
    for name, choices in CHOICES.items():
        chosen = adding.typed.get(f"{prefix}_{name}", choices[0])
        yield Field(
            name=f"{prefix}_{name}",
            label=wording.say(f"questionnaires-field-{name}"),
            kind="select",
            options=tuple(
                Option(
                    value=one,
                    name=wording.say(f"questionnaires-{name}-{one}"),
                    chosen=one == chosen,
                )
                for one in choices
            ),
        )


def _new(name: str, kind: str, adding: Adding, wording: Wording, language: str = "") -> Field:
    plain = name.removesuffix(f"_{language}") if language else name
    message = f"questionnaires-field-{_without_number(plain).replace('_', '-')}"
    label = wording.say(message)
    if language:
        label = f"{label} ({language_name(language, wording)})"
    hint = wording.say(f"{message}-hint") if kind == "lines" or plain.endswith("_id") else ""
    return Field(
        name=name,
        label=label,
        kind=kind,
        hint=hint,
        value=adding.typed.get(name, ""),
        error=adding.errors.get(name, ""),
    )


def _without_number(name: str) -> str:
    """Return `new_text` for `item2_text`: all new items have the same words."""
    prefix, _, rest = name.partition("_")
    return f"new_{rest}" if prefix.rstrip("0123456789") == "item" else name
