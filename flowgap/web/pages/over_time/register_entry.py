"""The form of one action: new, changed, or changed by two people at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from flowgap.forms.numbers import unmistakable
from flowgap.models import ActionState
from flowgap.reporting.material import Material
from flowgap.services.over_time.register import RegisteredAction
from flowgap.stages import PIPELINE_STAGES
from flowgap.web.pages.fields import Difference, Field, Option
from flowgap.web.pages.form import FormView
from flowgap.web.pages.over_time.notes import team_options
from flowgap.web.pages.over_time.register import expected_in_words
from flowgap.wording import Wording

FIELDS: Final = (
    "title",
    "owner",
    "state",
    "started_on",
    "team",
    "stage",
    "dimension",
    "expected_days",
    "expected_low",
    "expected_high",
)
EXPECTED: Final = frozenset({"expected_days", "expected_low", "expected_high"})

_KINDS: Final = {
    "state": "choice",
    "started_on": "date",
    "team": "select",
    "stage": "select",
    "dimension": "select",
}
_NEEDED: Final = frozenset({"title", "owner", "state"})
_HINTS: Final = frozenset({"owner", "started_on", "stage", "expected_days", "expected_low"})


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPage:
    """One action to be filled in; `differences` are those to what somebody else kept meanwhile."""

    title: str
    standfirst: str
    form: FormView
    expected: str
    differences: tuple[Difference, ...]
    base: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What was typed, what was wrong with it, and the action that is changed, if it is not new."""

    values: Mapping[str, str]
    problems: Mapping[str, str]
    action: RegisteredAction | None = None
    theirs: RegisteredAction | None = None


def values_of(action: RegisteredAction) -> dict[str, str]:
    """Return an action as its form shows it."""
    draft, expected = action.draft, action.draft.expected
    return {
        "title": draft.title,
        "owner": draft.owner,
        "state": draft.state.value,
        "started_on": "" if draft.started_on is None else draft.started_on.isoformat(),
        "team": draft.team or "",
        "stage": "" if draft.stage is None else draft.stage.value,
        "dimension": draft.dimension or "",
        "expected_days": _number(expected.days),
        "expected_low": _number(expected.low),
        "expected_high": _number(expected.high),
        "revision": str(action.revision),
    }


def _number(days: float | None) -> str:
    return "" if days is None else unmistakable(f"{days:g}")


def entry_page(
    entry: Entry, teams: Iterable[str], material: Material, wording: Wording, *, action: str
) -> EntryPage:
    """Return the page of a new action, or of one that is changed."""
    is_new = entry.action is None
    proposed = entry.action is not None and entry.action.is_proposed
    names = [name for name in FIELDS if not (proposed and name in EXPECTED)]
    revision = entry.theirs.revision if entry.theirs else entry.values.get("revision", "")
    options = _options(entry.values, teams, material, wording)
    return EntryPage(
        title=wording.say("over-time-new-title") if is_new else _name_of(entry.action),
        standfirst=wording.say("over-time-entry-standfirst"),
        form=FormView(
            action=action,
            button=wording.say("over-time-keep"),
            hidden={"revision": str(revision)},
            fields=tuple(_field(name, entry, options, wording) for name in names),
        ),
        expected=expected_in_words(entry.action.draft.expected, material, wording)
        if entry.action is not None and proposed
        else "",
        differences=tuple(_differences(entry, names, options, wording)),
        base=material.base(delivery=material.has_delivery),
    )


def _name_of(action: RegisteredAction | None) -> str:
    return "" if action is None else action.title


def _field(
    name: str, entry: Entry, options: Mapping[str, tuple[Option, ...]], wording: Wording
) -> Field:
    message = _message(name)
    return Field(
        name=name,
        label=wording.say(message),
        kind=_KINDS.get(name, "text"),
        hint=wording.say(f"{message}-hint") if name in _HINTS else "",
        value=entry.values.get(name, ""),
        error=wording.say(entry.problems[name]) if name in entry.problems else "",
        options=options.get(name, ()),
        is_required=name in _NEEDED,
    )


def _message(name: str) -> str:
    """Return the id of the name of a field."""
    return "over-time-title-field" if name == "title" else f"over-time-{name.replace('_', '-')}"


def _options(
    values: Mapping[str, str], teams: Iterable[str], material: Material, wording: Wording
) -> dict[str, tuple[Option, ...]]:
    def of(name: str, pairs: Iterable[tuple[str, str]]) -> tuple[Option, ...]:
        chosen = values.get(name, "")
        return tuple(
            Option(value=value, name=told, chosen=value == chosen) for value, told in pairs
        )

    nothing = ("", wording.say("over-time-none"))
    states = ((state.value, wording.say(f"over-time-state-{state}")) for state in ActionState)
    stages = ((stage.value, material.words.stage(stage)) for stage in PIPELINE_STAGES)
    return {
        "state": of("state", states),
        "team": team_options(teams, values.get("team", ""), wording),
        "stage": of("stage", (nothing, *stages)),
        "dimension": of(
            "dimension", (nothing, *((one.id, one.name) for one in material.scores.values()))
        ),
    }


def _differences(
    entry: Entry,
    names: Iterable[str],
    options: Mapping[str, tuple[Option, ...]],
    wording: Wording,
) -> Iterable[Difference]:
    """Yield what somebody else kept meanwhile beside what is in the form."""
    if entry.theirs is None:
        return
    theirs = values_of(entry.theirs)
    for name in names:
        yours = entry.values.get(name, "")
        if theirs[name] != yours:
            told = {option.value: option.name for option in options.get(name, ())}
            yield Difference(
                name=wording.say(_message(name)),
                theirs=told.get(theirs[name], theirs[name]) or wording.say("over-time-nothing"),
                mine=told.get(yours, yours) or wording.say("over-time-nothing"),
            )
