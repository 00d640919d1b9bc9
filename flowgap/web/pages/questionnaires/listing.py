"""The questionnaires of a workspace in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from flowgap.errors import InputError
from flowgap.questionnaire.loader import load_once
from flowgap.questionnaire.schema import Questionnaire
from flowgap.services.questionnaires.keeping import LONGEST_NAME, Own
from flowgap.web.pages.fields import Field, Option
from flowgap.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One questionnaire; `key` is empty for those that ship."""

    key: str
    title: str
    reference: str
    state: str
    symbol: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionnairesPage:
    """What ships, what is one's own, and the form that copies."""

    label: str
    title: str
    standfirst: str
    own: tuple[Line, ...]
    shipped: tuple[Line, ...]
    fields: tuple[Field, ...]
    base: str


def questionnaires_page(  # noqa: PLR0913 - all keyword-only but three
    own: Sequence[Own],
    shipped: Sequence[str],
    wording: Wording,
    *,
    name: str,
    reference: str,
    problem: str,
) -> QuestionnairesPage:
    """Return the page; `problem` is the id of a message about the copy."""
    say = wording.say
    return QuestionnairesPage(
        label=say("questionnaires"),
        title=say("questionnaires-title", n=len(own)),
        standfirst=say("questionnaires-standfirst"),
        own=tuple(_own(one, wording) for one in own),
        shipped=tuple(_shipped(one, wording) for one in shipped),
        fields=(
            Field(
                name="reference",
                label=say("questionnaires-copy-of"),
                kind="select",
                options=tuple(
                    Option(value=one, name=one, chosen=one == reference) for one in shipped
                ),
            ),
            Field(
                name="name",
                label=say("questionnaires-copy-name"),
                hint=say("questionnaires-copy-name-hint", n=LONGEST_NAME),
                value=name,
                error=say(problem) if problem else "",
            ),
        ),
        base=say("questionnaires-base"),
    )


def edited_words(own: Own, wording: Wording) -> str:
    """Return who changed it last and when, or when it was published."""
    if own.published_at is not None:
        return wording.say("questionnaires-published", day=wording.day(own.published_at.date()))
    day = wording.day(own.edited_at.date())
    return wording.say("questionnaires-edited", name=own.edited_by, day=day)


def _own(own: Own, wording: Wording) -> Line:
    state = "draft" if own.published_at is None else "frozen"
    return Line(
        key=own.key,
        title=own.title,
        reference=f"{own.name}@{own.version}",
        state=wording.say(f"questionnaires-state-{state}"),
        symbol="half" if own.published_at is None else "full",
        text=edited_words(own, wording),
    )


def _shipped(reference: str, wording: Wording) -> Line:
    found = _in(reference, wording.language)
    return Line(
        key="",
        title=found.title,
        reference=reference,
        state=wording.say("questionnaires-state-shipped"),
        symbol="full",
        text=wording.say(
            "questionnaires-size", items=len(found.items), dimensions=len(found.dimensions)
        ),
    )


def _in(reference: str, language: str) -> Questionnaire:
    try:
        return load_once(reference, language)
    except InputError:
        return load_once(reference)
