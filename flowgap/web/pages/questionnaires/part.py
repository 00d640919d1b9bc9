"""One part of a questionnaire as a form: every text in every language, what is wrong beside it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final

from flowgap.services.questionnaires.checking import Found
from flowgap.services.questionnaires.content import Content
from flowgap.services.questionnaires.keeping import Own
from flowgap.services.questionnaires.parts import (
    GENERAL,
    QUESTIONS,
    ItemLine,
    TextField,
    items_in,
    own_screeners,
    texts_of,
)
from flowgap.web.pages.fields import Difference, Field, Option
from flowgap.web.pages.questionnaires.added import (
    NEW,
    Adding,
    added_errors,
    added_fields,
    added_ids,
    added_kind,
    curly,
    language_name,
    sentence,
)
from flowgap.web.pages.questionnaires.questionnaire import Rule, part_name
from flowgap.wording import LANGUAGES, Wording

ROLES: Final = ("core", "reserve", "off")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """What the form shows: a content, kept or not; `is_late` where another one was faster."""

    own: Own
    content: Content
    revision: int
    found: tuple[Found, ...] = ()
    is_late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text in one language: a field, or words that are fixed."""

    language: str
    words: str
    field: Field | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextGroup:
    """One text in all languages."""

    title: str
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemGroup:
    """One item: its role and its texts."""

    id: str
    note: str
    role: Field
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The preview in one language."""

    title: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartPage:
    """The form of a part."""

    key: str
    part: str
    label: str
    own_title: str
    title: str
    standfirst: str
    revision: int
    groups: tuple[TextGroup, ...]
    items: tuple[ItemGroup, ...]
    added_title: str
    added_text: str
    added: tuple[Field, ...]
    droppable: tuple[str, ...]
    can_leave_out: bool
    is_published: bool
    problems: tuple[Field, ...]
    rules: tuple[Rule, ...]
    differences: tuple[Difference, ...]
    late: str
    token: str
    anchor: str
    frames: tuple[Frame, ...]
    base: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fields:
    """The fields of a part: of groups of texts, of items, and of what can be added."""

    groups: tuple[TextGroup, ...]
    items: tuple[ItemGroup, ...]
    added: tuple[Field, ...]

    @property
    def refused(self) -> tuple[Field, ...]:
        """Return the fields with which something is wrong."""
        of_groups = (group.texts for group in self.groups)
        of_items = (item.texts for item in self.items)
        texts = chain.from_iterable((*of_groups, *of_items))
        fields = (text.field for text in texts if text.field is not None)
        return tuple(field for field in (*fields, *self.added) if field.error)


def part_page(
    stands: Stands, part: str, wording: Wording, *, token: str, typed: Mapping[str, str]
) -> PartPage:
    """Return the page."""
    say, content, is_new = wording.say, stands.content, part == NEW
    shown = _shown(stands, part, wording, typed)
    return PartPage(
        key=stands.own.key,
        part=part,
        label=say("questionnaires"),
        own_title=stands.own.title,
        title=say("questionnaires-new-dimension") if is_new else part_name(content, part, wording),
        standfirst=say(
            f"questionnaires-part-{part if part in {GENERAL, QUESTIONS, NEW} else 'dimension'}-hint"
        ),
        revision=stands.revision,
        groups=shown.groups,
        items=shown.items,
        added_title=say(f"questionnaires-add-{added_kind(part)}") if shown.added else "",
        added_text=say(f"questionnaires-add-{added_kind(part)}-text") if shown.added else "",
        added=shown.added,
        droppable=own_screeners(content) if part == QUESTIONS else (),
        can_leave_out=bool(shown.items),
        is_published=stands.own.published_at is not None,
        problems=shown.refused,
        rules=tuple(_rules(stands, shown, wording)),
        differences=tuple(_differences(stands, part, wording)) if stands.is_late else (),
        late=say("questionnaires-late", name=stands.own.edited_by) if stands.is_late else "",
        token=token,
        anchor=next((item.id for item in shown.items), ""),
        frames=tuple(
            Frame(title=say(f"waves-preview-{language}"), language=language)
            for language in content.languages
            if language in LANGUAGES
        ),
        base=say("questionnaires-part-base"),
    )


def _shown(stands: Stands, part: str, wording: Wording, typed: Mapping[str, str]) -> _Fields:
    """Return the fields of a part, each with what is wrong with it."""
    content, is_new = stands.content, part == NEW
    problems = {(one.language, one.key): sentence(one, wording) for one in stands.found if one.key}
    errors = added_errors(stands.found, typed, wording)
    adding = Adding(part=part, languages=content.languages, typed=typed, errors=errors)
    # What was to be added stands in the fields below, not among what is there already.
    fresh = frozenset(added_ids(typed)) - _known(stands.own.content)
    has_items = not is_new and part not in {GENERAL, QUESTIONS}
    known = [one for one in items_in(content, part) if one.id not in fresh] if has_items else []
    return _Fields(
        groups=() if is_new else tuple(_groups(content, part, problems, wording, fresh=fresh)),
        items=tuple(_item(one, problems, wording) for one in known),
        added=tuple(added_fields(adding, wording)),
    )


def _rules(stands: Stands, shown: _Fields, wording: Wording) -> Iterator[Rule]:
    """Yield what is wrong, but not at any field of this part."""
    told = {field.error for field in shown.refused}
    for one in stands.found:
        if sentence(one, wording) not in told:
            yield Rule(
                place=f"{one.language} {one.place}",
                message=curly(one.message),
                allowed=curly(one.allowed),
            )


def _known(content: Content) -> frozenset[str]:
    """Return the ids of all that a questionnaire has."""
    items = {item["id"] for part in content.dimensions for item in part["items"]}
    screeners = {one["id"] for one in content.source.get("screeners", [])}
    return frozenset({*items, *screeners, *(part["id"] for part in content.dimensions)})


def _groups(
    content: Content,
    part: str,
    problems: Mapping[tuple[str, str], str],
    wording: Wording,
    *,
    fresh: frozenset[str],
) -> Iterator[TextGroup]:
    by_key: dict[str, list[TextField]] = {}
    for one in texts_of(content, part):
        if one.key.startswith("questions.") and one.key.split(".")[1] in fresh:
            continue
        by_key.setdefault(one.key, []).append(one)
    for key, texts in by_key.items():
        yield TextGroup(
            title=_title(key, part, wording),
            texts=tuple(_text(one, problems, wording) for one in texts),
        )


def _title(key: str, part: str, wording: Wording) -> str:
    if part == GENERAL:
        return wording.say(f"questionnaires-text-{key.replace('_', '-')}")
    if part == QUESTIONS:
        return key.removeprefix("questions.").removeprefix("open_questions.")
    return wording.say(f"questionnaires-text-dimension-{key.rpartition('.')[2].replace('_', '-')}")


def _item(item: ItemLine, problems: Mapping[tuple[str, str], str], wording: Wording) -> ItemGroup:
    say = wording.say
    kind = "reversed" if item.is_reversed else "positive"
    return ItemGroup(
        id=item.id,
        note=say(f"questionnaires-item-{kind}"),
        role=Field(
            name=f"role:{item.id}",
            label=say("questionnaires-role", item=item.id),
            kind="select",
            options=tuple(
                Option(
                    value=role, name=say(f"questionnaires-role-{role}"), chosen=role == item.role
                )
                for role in ROLES
            ),
        ),
        texts=tuple(_text(one, problems, wording) for one in item.texts),
    )


def _text(one: TextField, problems: Mapping[tuple[str, str], str], wording: Wording) -> Text:
    language = language_name(one.language, wording)
    if one.is_fixed:
        return Text(language=language, words=one.text, field=None)
    field = Field(
        name=f"text:{one.language}:{one.key}",
        label=language,
        kind="words",
        value=one.text,
        error=problems.get((one.language, one.key), ""),
    )
    return Text(language=language, words=one.text, field=field)


def _differences(stands: Stands, part: str, wording: Wording) -> Iterator[Difference]:
    """Yield texts and roles that are kept otherwise than they stand in the form."""
    if part == NEW:
        return
    theirs = {(one.language, one.key): one.text for one in _every(stands.own.content, part)}
    for one in _every(stands.content, part):
        kept = theirs.get((one.language, one.key), "")
        if kept != one.text:
            yield Difference(
                name=f"{one.key} ({language_name(one.language, wording)})",
                theirs=kept or wording.say("waves-empty"),
                mine=one.text or wording.say("waves-empty"),
            )


def _every(content: Content, part: str) -> Iterator[TextField]:
    yield from texts_of(content, part)
    if part not in {GENERAL, QUESTIONS}:
        for item in items_in(content, part):
            yield from item.texts
