"""What each status of the client's tool stands for."""

from dataclasses import dataclass

from flowgap.engagement.stage_map import MEANINGS
from flowgap.importing.status_history import DONE, IGNORE, NOT_STARTED, WAIT
from flowgap.reporting.words import Words
from flowgap.services.folders.statuses import KeptStatuses
from flowgap.web.pages.fields import Field, Option
from flowgap.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusField:
    """One status with its count and the field that says what it is."""

    name: str
    items: str
    field: Field


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusesPage:
    """All statuses; `upload` names files that can be imported once more by the new map."""

    title: str
    standfirst: str
    statuses: tuple[StatusField, ...]
    seen: str
    label: str


def statuses_page(kept: KeptStatuses, wording: Wording) -> StatusesPage:
    """Return the page in words."""
    options = {meaning: meaning_in_words(meaning, wording) for meaning in MEANINGS}
    return StatusesPage(
        title=wording.say("setup-statuses-title"),
        standfirst=wording.say(
            "setup-statuses-standfirst" if kept.lines else "setup-statuses-none"
        ),
        statuses=tuple(
            StatusField(
                name=line.name,
                items="" if line.n_items is None else wording.number(line.n_items),
                field=Field(
                    name=f"status-{number}",
                    label=wording.say("setup-status-means", status=line.name),
                    kind="select",
                    options=tuple(
                        Option(value=meaning, name=name, chosen=meaning == line.meaning)
                        for meaning, name in options.items()
                    ),
                ),
            )
            for number, line in enumerate(kept.lines)
        ),
        seen=kept.digest or "",
        label=wording.say("setup-statuses"),
    )


def meaning_in_words(meaning: str, wording: Wording) -> str:
    """Return what a status may stand for, in words."""
    if meaning in {NOT_STARTED, DONE, IGNORE}:
        return wording.say(f"setup-meaning-{meaning.replace('_', '-')}")
    stage = Words(wording).stage(meaning.removesuffix(WAIT))
    message = "setup-meaning-wait" if meaning.endswith(WAIT) else "setup-meaning-work"
    return wording.say(message, stage=stage)
