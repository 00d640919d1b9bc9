"""One questionnaire in words: its parts, its state, what changed and what that means."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flowgap.services.questionnaires.checking import Found
from flowgap.services.questionnaires.comparing import Change, Comparison, ItemChange, compare
from flowgap.services.questionnaires.content import Content
from flowgap.services.questionnaires.keeping import Own
from flowgap.services.questionnaires.parts import GENERAL, QUESTIONS, left_out, part_names
from flowgap.web.pages.questionnaires.added import curly
from flowgap.web.pages.questionnaires.listing import edited_words
from flowgap.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLine:
    """One part that can be worded."""

    id: str
    name: str
    text: str
    is_dimension: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule that is broken, in the words of the checks."""

    place: str
    message: str
    allowed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """An item that is not as it was."""

    item: str
    dimension: str
    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionnairePage:
    """All that the page of one questionnaire shows."""

    key: str
    label: str
    title: str
    standfirst: str
    state: str
    symbol: str
    is_published: bool
    revision: int
    parts: tuple[PartLine, ...]
    left_out: tuple[tuple[str, str], ...]
    rules: tuple[Rule, ...]
    compared: str
    changes: tuple[ChangeLine, ...]
    comparable: tuple[str, ...]
    token: str
    problem: str
    base: str


def questionnaire_page(  # noqa: PLR0913 - each part is needed
    own: Own,
    before: Content | None,
    found: Sequence[Found],
    wording: Wording,
    *,
    token: str,
    problem: str = "",
) -> QuestionnairePage:
    """Return the page."""
    say, is_published = wording.say, own.published_at is not None
    comparison = None if before is None else compare(before, own.content)
    return QuestionnairePage(
        key=own.key,
        label=say("questionnaires"),
        title=say("questionnaires-one-title", title=own.title, version=own.version),
        standfirst=f"{own.name}@{own.version}. {edited_words(own, wording)}",
        state=say(f"questionnaires-state-{'frozen' if is_published else 'draft'}"),
        symbol="full" if is_published else "half",
        is_published=is_published,
        revision=own.revision,
        parts=tuple(_parts(own.content, wording)),
        left_out=() if is_published else left_out(own.content),
        rules=tuple(
            Rule(
                place=f"{one.language} {one.place}",
                message=curly(one.message),
                allowed=curly(one.allowed),
            )
            for one in found
        ),
        compared=""
        if before is None
        else say("questionnaires-compared", reference=before.reference),
        changes=()
        if comparison is None
        else tuple(_change(one, wording) for one in comparison.changes),
        comparable=() if comparison is None else tuple(_comparable(comparison, wording)),
        token=token,
        problem=say(problem) if problem else "",
        base=say("questionnaires-base"),
    )


def part_name(content: Content, part: str, wording: Wording) -> str:
    """Return the name of a part in the language of the page, where the questionnaire has it."""
    if part in {GENERAL, QUESTIONS}:
        return wording.say(f"questionnaires-part-{part}")
    words = content.locales.get(wording.language, {}).get("dimensions", {}).get(part, {})
    own = next((one["name"] for one in content.dimensions if one["id"] == part), part)
    return str(words.get("name") or own)


def _parts(content: Content, wording: Wording) -> Iterator[PartLine]:
    items = {part["id"]: part["items"] for part in content.dimensions}
    for part in part_names(content):
        n_core = sum(item["role"] == "core" for item in items.get(part, []))
        n_reserve = len(items.get(part, [])) - n_core
        yield PartLine(
            id=part,
            name=part_name(content, part, wording),
            text=wording.say("questionnaires-part-items", core=n_core, reserve=n_reserve)
            if part in items
            else wording.say(f"questionnaires-part-{part}-text"),
            is_dimension=part in items,
        )


def _change(one: ItemChange, wording: Wording) -> ChangeLine:
    say, is_role = wording.say, one.change is Change.ROLE
    return ChangeLine(
        item=one.item,
        dimension=one.dimension,
        what=say(f"questionnaires-change-{one.change}"),
        before=say(f"questionnaires-role-{one.before}") if is_role else one.before,
        after=say(f"questionnaires-role-{one.after}") if is_role else one.after,
    )


def _comparable(comparison: Comparison, wording: Wording) -> Iterator[str]:
    """Yield which scores compare with those of the version before."""
    if not comparison.other:
        yield wording.say("questionnaires-comparable-all")
        return
    if comparison.same:
        names = wording.listing(comparison.same)
        yield wording.say("questionnaires-comparable-same", names=names)
    yield wording.say("questionnaires-comparable-other", names=wording.listing(comparison.other))
