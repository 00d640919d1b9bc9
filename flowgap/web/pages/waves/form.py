"""The form of a wave in preparation in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Final

from flowgap.errors import InputError
from flowgap.services.questionnaires.askable import Askable
from flowgap.services.waves.next_wave import Known
from flowgap.services.waves.preparation_faults import FieldFault
from flowgap.services.waves.preparing import Preparation
from flowgap.web.pages.add import Problem, refusal_problem
from flowgap.web.pages.fields import Difference, Field, Option
from flowgap.wording import Wording

SECTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "what": ("name", "questionnaire", "booklet"),
    "when": ("opens", "closes", "timezone"),
    "whom": ("asks", "teams", "people", "sends"),
    "promise": (
        "minimum_group",
        "comments",
        "keep_until",
        "backups_until",
        "contact",
        "firm",
    ),
}
KINDS: Final = {
    "opens": "datetime-local",
    "closes": "datetime-local",
    "keep_until": "date",
    "backups_until": "date",
    "minimum_group": "number",
    "booklet": "number",
    "questionnaire": "select",
    "asks": "choice",
    "comments": "box",
    "sends": "box",
    "teams": "lines",
    "people": "file",
}
NEEDED: Final = frozenset({"name", "closes", "timezone", "minimum_group"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Fields that belong together."""

    title: str
    text: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveFormPage:
    """The form, and what was wrong with it."""

    label: str
    title: str
    standfirst: str
    sections: tuple[Section, ...]
    revision: int
    problems: tuple[Field, ...]
    refusals: tuple[Problem, ...]
    differences: tuple[Difference, ...]
    problem: str
    is_kept: bool
    base: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A preparation as it stands in the form, and what is wrong with it.

    It is late where it was to be dropped after somebody else had changed it.
    """

    preparation: Preparation
    revision: int
    faults: tuple[FieldFault, ...] = ()
    refusal: InputError | None = None
    theirs: Preparation | None = None
    is_late: bool = False


def wave_form_page(
    stands: Typed,
    known: Known,
    offered: Sequence[Askable],
    wording: Wording,
    *,
    can_send: bool,
) -> WaveFormPage:
    """Return the page; `can_send`: mail can be sent from here."""
    say = wording.say
    problems = _sentences(stands, wording)
    sections = tuple(
        Section(
            title=say(f"waves-section-{name}"),
            text=say(f"waves-section-{name}-text"),
            fields=tuple(
                _field(
                    one,
                    stands.preparation,
                    known,
                    wording,
                    offered=offered,
                    can_send=can_send,
                    error=problems.get(one, ""),
                )
                for one in names
                if one != "timezone" or known.manifest is None
            ),
        )
        for name, names in SECTIONS.items()
    )
    return WaveFormPage(
        label=say("waves-prepare"),
        title=say("waves-form-next-title" if known.last is not None else "waves-form-title"),
        standfirst=say(
            "waves-form-next-standfirst" if known.last is not None else "waves-form-standfirst"
        ),
        sections=sections,
        revision=stands.revision,
        problems=tuple(one for section in sections for one in section.fields if one.error),
        refusals=() if stands.refusal is None else (refusal_problem(stands.refusal, wording),),
        differences=tuple(_differences(stands, wording)),
        problem=say("waves-form-drop-late") if stands.is_late else "",
        is_kept=stands.revision > 0,
        base=say("waves-form-base"),
    )


def _sentences(stands: Typed, wording: Wording) -> dict[str, str]:
    """Return what is wrong with each field; of several things the first."""
    found: dict[str, str] = {}
    for fault in stands.faults:
        values = {name: wording.number(value) for name, value in fault.values.items()}
        found.setdefault(fault.name, wording.say(f"waves-fault-{fault.why}", **values))
    if stands.refusal is not None:
        found["people"] = wording.say("waves-fault-people")
    return found


def _field(  # noqa: PLR0913 - each is needed
    name: str,
    preparation: Preparation,
    known: Known,
    wording: Wording,
    *,
    offered: Sequence[Askable],
    can_send: bool,
    error: str,
) -> Field:
    message = f"waves-field-{name.replace('_', '-')}"
    return Field(
        name=name,
        label=wording.say(message),
        kind=KINDS.get(name, "text"),
        hint=wording.say("waves-field-sends-hint-none")
        if name == "sends" and not can_send
        else _hint(name, message, preparation, known, wording),
        value=_value(name, preparation),
        error=error,
        options=tuple(_options(name, preparation, offered, wording)),
        accepts=".csv,.xlsx" if name == "people" else "",
    )


def _hint(name: str, message: str, preparation: Preparation, known: Known, wording: Wording) -> str:
    if name == "people" and preparation.people:
        return wording.say(
            "waves-field-people-kept",
            file=preparation.people_file,
            n=preparation.n_people,
            teams=len(preparation.people),
        )
    if name in {"opens", "closes"} and known.manifest is not None:
        return wording.say(f"{message}-hint-zone", zone=known.manifest.timezone.key)
    return wording.say(f"{message}-hint")


def _value(name: str, preparation: Preparation) -> str:
    if name in {"comments", "sends"}:
        return "yes" if getattr(preparation, name) else ""
    if name in {"asks", "people"}:
        return ""
    return str(getattr(preparation, name))


def _options(
    name: str, preparation: Preparation, offered: Sequence[Askable], wording: Wording
) -> Iterator[Option]:
    if name == "questionnaire":
        for one in offered:
            yield Option(
                value=one.reference,
                name=f"{one.title} ({one.reference})",
                chosen=one.reference == preparation.questionnaire,
            )
    if name == "asks":
        for kind in ("teams", "people"):
            yield Option(
                value=kind,
                name=wording.say(f"waves-asks-{kind}"),
                hint=wording.say(f"waves-asks-{kind}-hint"),
                chosen=(kind == "people") == preparation.asks_people,
            )


def _differences(stands: Typed, wording: Wording) -> Iterator[Difference]:
    if stands.theirs is None:
        return
    for one in fields(Preparation):
        theirs, mine = (getattr(of, one.name) for of in (stands.theirs, stands.preparation))
        if theirs == mine or one.name in {"looked_at", "letter_to", "people"}:
            continue
        name = "asks" if one.name == "asks_people" else one.name
        shown = "people" if one.name == "people_file" else name
        yield Difference(
            name=wording.say(f"waves-field-{shown.replace('_', '-')}"),
            theirs=_told(theirs, wording),
            mine=_told(mine, wording),
        )


def _told(value: object, wording: Wording) -> str:
    if isinstance(value, bool):
        return wording.say("waves-yes" if value else "waves-no")
    return str(value) or wording.say("waves-empty")
