"""The launch checklist in words, with the way to mend each entry."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from flowgap.services.waves.checklist import Entry, State, is_ready
from flowgap.services.waves.next_wave import Known
from flowgap.services.waves.opening_plan import moments_of
from flowgap.services.waves.preparing import Preparation
from flowgap.web.pages.waves.words import moment
from flowgap.wording import Wording

SYMBOLS: Final = {State.DONE: "check", State.OPEN: "ring", State.BLOCKED: "warning"}
TONES: Final = {State.DONE: "", State.OPEN: "", State.BLOCKED: "worse"}
PLAIN: Final = frozenset({"n", "n_teams"})
"""Numbers by which sentences choose between one and several."""
FIELDS: Final = {
    "name": "name",
    "teams": "asks-1",
    "questionnaire": "questionnaire",
    "booklet": "booklet",
    "times": "closes",
    "promise": "contact",
}
"""Where on the form an entry is mended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One entry; `way` leads to where it is mended: an anchor of the form, a page, or a letter."""

    name: str
    state: str
    symbol: str
    tone: str
    text: str
    way: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPage:
    """The list, and whether the wave can be opened."""

    name: str
    label: str
    title: str
    standfirst: str
    lines: tuple[Line, ...]
    can_open: bool
    button: str
    note: str
    revision: int
    base: str
    problem: str = ""
    told: str = ""


def check_page(  # noqa: PLR0913 - each part is needed
    entries: Sequence[Entry],
    preparation: Preparation,
    known: Known,
    revision: int,
    wording: Wording,
    *,
    now: datetime,
    problem: str = "",
    told: str = "",
) -> CheckPage:
    """Return the page."""
    say = wording.say
    n_blocked = sum(entry.state is State.BLOCKED for entry in entries)
    n_open = sum(entry.state is State.OPEN for entry in entries)
    return CheckPage(
        name=preparation.name,
        label=say("waves-check"),
        title=_title(preparation.name, n_blocked, n_open, wording),
        standfirst=say("waves-check-standfirst"),
        lines=tuple(_line(entry, wording) for entry in entries),
        can_open=is_ready(entries),
        button=say("waves-open-button"),
        note=_note(preparation, known, wording, now=now) if is_ready(entries) else "",
        revision=revision,
        base=say("waves-form-base"),
        problem=problem,
        told=told,
    )


def _title(name: str, n_blocked: int, n_open: int, wording: Wording) -> str:
    if n_blocked:
        return wording.say("waves-check-blocked", name=name, n=n_blocked)
    if n_open:
        return wording.say("waves-check-open", name=name, n=n_open)
    return wording.say("waves-check-ready", name=name)


def _line(entry: Entry, wording: Wording) -> Line:
    say = wording.say
    values = {
        name: wording.number(value) if isinstance(value, int) and name not in PLAIN else value
        for name, value in entry.values.items()
    }
    is_mended = entry.state is not State.DONE
    way = ""
    if entry.name in FIELDS and is_mended:
        way = "form"
    elif entry.name in {"preview", "letter"}:
        way = entry.name
    return Line(
        name=say(f"waves-entry-{entry.name}"),
        state=say(f"waves-entry-{entry.state}"),
        symbol=SYMBOLS[entry.state],
        tone=TONES[entry.state],
        text=say(f"waves-why-{entry.why}", **values),
        way=way,
        anchor=FIELDS.get(entry.name, ""),
    )


def _note(preparation: Preparation, known: Known, wording: Wording, *, now: datetime) -> str:
    """Say what the button does."""
    setting = known.setting(preparation.timezone)
    opens_at, closes_at = moments_of(setting, preparation.options(), now=now)
    zone, say = setting.timezone.key, wording.say
    closes = moment(wording, closes_at, zone)
    kind = "mail" if preparation.asks_people and preparation.sends else "links"
    if opens_at > now:
        opens = moment(wording, opens_at, zone)
        return say(f"waves-open-later-{kind}", opens=opens, closes=closes)
    return say(f"waves-open-now-{kind}", closes=closes)
