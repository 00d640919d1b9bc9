"""Findings and actions of the report room: chosen, left out, and the one to comment on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from flowgap.reporting.edition import MOST_WORDS, count_words
from flowgap.reporting.material import Material
from flowgap.result.diagnosis import Action, Finding
from flowgap.result.document import Result
from flowgap.services.report_room.draft import Draft, text_digest
from flowgap.services.report_room.drafts import Note
from flowgap.web.pages.report_room.seen import Seen
from flowgap.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One finding or action: its place, what it says, and the words below it."""

    id: str
    number: str
    title: str
    note: str
    alert: str = ""
    aside: str = ""
    query: Mapping[str, str] | None = None
    is_open: bool = False
    may_rise: bool = False
    may_sink: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenFinding:
    """The finding that is commented on, and what is always printed with it."""

    id: str
    title: str
    note: str
    statement: str
    alternative: str
    falsifier: str
    text: str
    base: str
    words: str
    printed: str
    is_chosen: bool
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstAction:
    """The action that stands first, and those that could."""

    options: tuple[tuple[str, str, bool], ...]
    expected: str
    do_not: str


def opened_finding(seen: Seen) -> Finding | None:
    """Return the finding that the address names, or else the first one that is chosen."""
    by_id = {one.id: one for one in seen.material.result.findings}
    names = (seen.spot.finding or "", *seen.kept.draft.findings, *by_id)
    return next((by_id[name] for name in names if name in by_id), None)


def chosen_findings(seen: Seen, opened: Finding | None, wording: Wording) -> Iterator[Line]:
    """Yield the findings that are printed, in their order."""
    draft = seen.kept.draft
    by_id = {one.id: one for one in seen.material.result.findings}
    for place, name in enumerate(draft.findings):
        has_text = bool(draft.text_of(name))
        yield Line(
            id=name,
            number=f"{place + 1}.",
            title=by_id[name].statement,
            note=_grade(seen, by_id[name]),
            alert="" if has_text else wording.say("room-text-missing"),
            aside=wording.say("room-text-written") if has_text else "",
            query=seen.spot.at(name).query,
            is_open=opened is not None and opened.id == name,
            may_rise=place > 0,
            may_sink=place < len(draft.findings) - 1,
        )


def left_findings(seen: Seen, opened: Finding | None, wording: Wording) -> Iterator[Line]:
    """Yield the findings that are left out, new ones marked."""
    draft = seen.kept.draft
    for finding in seen.material.result.findings:
        if finding.id not in draft.findings:
            is_new = finding.id not in draft.known
            yield Line(
                id=finding.id,
                number="",
                title=finding.statement,
                note=_grade(seen, finding),
                aside=wording.say("room-is-new") if is_new else "",
                query=seen.spot.at(finding.id).query,
                is_open=opened is not None and opened.id == finding.id,
            )


def open_finding(seen: Seen, finding: Finding, wording: Wording) -> OpenFinding:
    """Return the finding that is commented on."""
    draft = seen.kept.draft
    kept = draft.text_of(finding.id)
    # What was refused is still written over the text that was there when its page was loaded.
    typed = seen.typed or Note(finding=finding.id, text=kept, base=text_digest(kept))
    place = draft.findings.index(finding.id) + 1 if finding.id in draft.findings else 0
    firm = seen.firm
    return OpenFinding(
        id=finding.id,
        title=f"{place}. {finding.statement}" if place else finding.statement,
        note=_grade(seen, finding),
        statement=" ".join(finding.evidence),
        alternative=finding.alternative,
        falsifier=finding.falsifier,
        text=typed.text,
        base=typed.base,
        words=wording.say("room-words", n=count_words(typed.text), most=MOST_WORDS),
        printed=wording.say("room-printed-under", firm=firm)
        if firm
        else wording.say("room-printed-nobody"),
        is_chosen=bool(place),
        problem=seen.problem if seen.typed is not None else "",
    )


def chosen_actions(draft: Draft, result: Result) -> list[Action]:
    """Return the actions that are printed, in their order."""
    by_id = {one.id: one for one in result.actions}
    return [by_id[name] for name in draft.actions]


def action_lines(
    seen: Seen, actions: Sequence[Action], wording: Wording, first: int = 1
) -> Iterator[Line]:
    """Yield actions in words, numbered from `first`; 0 for those that are left out."""
    for place, action in enumerate(actions):
        yield Line(
            id=action.id,
            number=f"{place + first}." if first else "",
            title=action.title,
            note=_expected(seen.material, action, wording),
            may_rise=bool(first) and place > 0,
            may_sink=bool(first) and place < len(actions) - 1,
        )


def first_action(seen: Seen, wording: Wording) -> FirstAction | None:
    """Return the action that stands first, None where the result proposes none."""
    result = seen.material.result
    if not result.actions:
        return None
    chosen = chosen_actions(seen.kept.draft, result)
    first = chosen[0] if chosen else None
    return FirstAction(
        options=tuple(
            (one.id, one.title, first is not None and one.id == first.id) for one in result.actions
        ),
        expected="" if first is None else _expected(seen.material, first, wording),
        do_not="" if first is None else first.do_not,
    )


def _grade(seen: Seen, finding: Finding) -> str:
    return seen.material.words.named("grade", finding.grade)


def _expected(material: Material, action: Action, wording: Wording) -> str:
    expected, words = action.expected, material.words
    if expected.days is None:
        return wording.say("room-no-estimate")
    return words.say(
        "expected-days",
        days=words.days(expected.days, signed=True),
        interval=words.change(expected.low, expected.high),
    )
