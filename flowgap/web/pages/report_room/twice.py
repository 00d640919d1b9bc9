"""What is shown to who saved over the work of somebody else: both, and a choice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flowgap.result.document import Result
from flowgap.services.report_room.draft import Draft, text_digest
from flowgap.services.report_room.drafts import KeptDraft, Note
from flowgap.web.pages.accounts.account import at
from flowgap.web.pages.report_room.addresses import Spot
from flowgap.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class TwicePage:
    """Theirs is kept, mine is on this page; `hidden` sends mine after having seen theirs."""

    label: str
    title: str
    standfirst: str
    theirs_title: str
    mine_title: str
    theirs: tuple[str, ...]
    mine: tuple[str, ...]
    text: str | None
    endpoint: str
    hidden: tuple[tuple[str, str], ...]
    back: Mapping[str, str]


def commentary_twice(
    result: Result, note: Note, theirs: KeptDraft, spot: Spot, wording: Wording
) -> TwicePage:
    """Return the page of two texts on one finding."""
    there = theirs.draft.text_of(note.finding)
    finding = next(one for one in result.findings if one.id == note.finding)
    hidden = (("finding", note.finding), ("base", text_digest(there)))
    return _page(
        wording.say("room-twice-text", finding=finding.statement),
        theirs,
        (there.splitlines() or [wording.say("room-twice-nothing")], []),
        spot.at(note.finding),
        wording,
        action=("report_room.commentary", hidden, note.text),
    )


def choice_twice(
    result: Result, mine: Draft, theirs: KeptDraft, spot: Spot, wording: Wording
) -> TwicePage:
    """Return the page of two choices."""
    hidden = (
        ("base", theirs.draft.choice_digest),
        ("as_sent", "yes"),
        *(("findings", name) for name in mine.findings),
        *(("actions", name) for name in mine.actions),
    )
    return _page(
        wording.say("room-twice-choice"),
        theirs,
        (_lines(theirs.draft, result), _lines(mine, result)),
        spot,
        wording,
        action=("report_room.choice", hidden, None),
    )


def _page(  # noqa: PLR0913 - each part is needed
    title: str,
    theirs: KeptDraft,
    sides: tuple[Sequence[str], Sequence[str]],
    spot: Spot,
    wording: Wording,
    *,
    action: tuple[str, tuple[tuple[str, str], ...], str | None],
) -> TwicePage:
    moment = "" if theirs.saved_at is None else at(theirs.saved_at, wording)
    endpoint, hidden, text = action
    return TwicePage(
        label=wording.say("room-label"),
        title=title,
        standfirst=wording.say("room-twice-standfirst", who=theirs.saved_by, moment=moment),
        theirs_title=wording.say("room-twice-theirs", who=theirs.saved_by),
        mine_title=wording.say("room-twice-mine"),
        theirs=tuple(sides[0]),
        mine=tuple(sides[1]),
        text=text,
        endpoint=endpoint,
        hidden=_hidden(spot, hidden),
        back=spot.query,
    )


def _hidden(spot: Spot, hidden: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Return where one is, each name once, beside what the form holds by itself."""
    own = {name for name, _ in hidden}
    return (*((name, value) for name, value in spot.query.items() if name not in own), *hidden)


def _lines(draft: Draft, result: Result) -> list[str]:
    """Return the chosen findings and actions as they stand in the room."""
    statements = {one.id: one.statement for one in result.findings}
    titles = {one.id: one.title for one in result.actions}
    findings = [f"{n}. {statements[name]}" for n, name in enumerate(draft.findings, start=1)]
    actions = [f"{n}. {titles[name]}" for n, name in enumerate(draft.actions, start=1)]
    return [*findings, *actions]
