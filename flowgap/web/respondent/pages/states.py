"""What is so with a link, and what to do: one kind of page for everything that is no question."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from flowgap.services.waves.doors import DoorState
from flowgap.web.respondent.asking import n_minutes
from flowgap.web.respondent.course import course_of_draft, n_answered
from flowgap.web.respondent.moments import moment
from flowgap.web.respondent.pages.sentences import Action, Fact, Sentence, ask
from flowgap.web.respondent.visit import Visit
from flowgap.wording import Wording

RECEIPT: Final = "/receipt"
CODE: Final = "/answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatePage:
    """A headline, a sentence, facts between rules, and at most one button."""

    label: str
    title: str
    text: str
    facts: tuple[Fact, ...] = ()
    action: Action | None = None
    note: Sentence | None = None
    language: str


def used_state(visit: Visit, *, is_late: bool) -> StatePage:
    """Say that the link was used; `is_late`: answers came, and were not kept. Never says when."""
    say = visit.wording.say
    late = "-late" if is_late else ""
    return StatePage(
        label=say("respondent-nothing-sent" if is_late else "respondent-used-label"),
        title=say(f"respondent-used-title{late}"),
        text=say(f"respondent-used-text{late}"),
        facts=(
            Fact(
                term=say("respondent-used-you"),
                text=say("respondent-used-you-text"),
                link=say("respondent-check-receipt"),
                href=RECEIPT,
            ),
            Fact(
                term=say("respondent-used-not-you"),
                text=say("respondent-used-not-you-text"),
            ),
            on_device(visit),
        ),
        action=_delete(visit),
        note=ask(visit.wording, visit.door.promise),
        language=visit.wording.language,
    )


def closed_state(visit: Visit, *, is_late: bool) -> StatePage:
    """Say that the wave is over; `is_late`: answers came too late, or lie on the device still."""
    say, promise = visit.wording.say, visit.door.promise
    early = "-early" if visit.now < visit.door.closes_at else ""
    late = "-late" if is_late else ""
    closed_at = moment(visit.wording, visit.door.closes_at, promise.timezone)
    return StatePage(
        label=say("respondent-nothing-sent" if is_late else "respondent-closed-label"),
        title=say("respondent-closed-title"),
        text=say(f"respondent-closed-text{early}{late}", moment=closed_at),
        facts=(
            on_device(visit),
            Fact(
                term=say("respondent-sent-before"),
                text=say("respondent-sent-before-text"),
                link=say("respondent-check-receipt"),
                href=RECEIPT,
            ),
            Fact(
                term=say("respondent-next"),
                text=say("respondent-next-results-text", n=promise.minimum_group),
            ),
        ),
        action=_delete(visit),
        note=ask(visit.wording, promise),
        language=visit.wording.language,
    )


def not_yet_state(visit: Visit) -> StatePage:
    """Say when the wave opens."""
    say, promise = visit.wording.say, visit.door.promise
    opens = moment(visit.wording, visit.door.opens_at, promise.timezone)
    text = say("respondent-until-then-text")
    return StatePage(
        label=say("respondent-not-yet-label"),
        title=say("respondent-not-yet-title"),
        text=say("respondent-not-yet-text", moment=opens),
        facts=(Fact(term=say("respondent-until-then"), text=text),),
        note=ask(visit.wording, promise),
        language=visit.wording.language,
    )


def damaged_state(visit: Visit) -> StatePage:
    """Say that the draft could not be read and was removed."""
    say, promise = visit.wording.say, visit.door.promise
    answers = say("respondent-damaged-answers-text")
    do = say("respondent-damaged-do-text", n=n_minutes(visit))
    twice = Sentence(before=say("respondent-damaged-twice"), middle="", after="")
    return StatePage(
        label=say("respondent-nothing-sent"),
        title=say("respondent-damaged-title"),
        text=say("respondent-damaged-text"),
        facts=(
            Fact(term=say("respondent-damaged-answers"), text=answers),
            _link_fact(visit),
            Fact(term=say("respondent-damaged-do"), text=do),
        ),
        action=Action(text=say("respondent-start-again"), address=visit.address(), go="start"),
        note=ask(visit.wording, promise, message="respondent-damaged-ask") or twice,
        language=visit.wording.language,
    )


def deleted_state(visit: Visit) -> StatePage:
    """Say that nothing is left on the device."""
    say, is_open = visit.wording.say, visit.door.state is DoorState.OPEN
    again = Action(text=say("respondent-start-again"), address=visit.address())
    return StatePage(
        label=say("respondent-deleted-label"),
        title=say("respondent-deleted-title"),
        text=say("respondent-deleted-text"),
        facts=(_link_fact(visit),) if is_open else (),
        action=again if is_open else None,
        note=ask(visit.wording, visit.door.promise),
        language=visit.wording.language,
    )


def unknown_state(wording: Wording) -> StatePage:
    """Say that a link is unknown."""
    say = wording.say
    return StatePage(
        label=say("respondent-unknown-label"),
        title=say("respondent-unknown-title"),
        text=say("respondent-unknown-text"),
        facts=(
            Fact(term=say("respondent-unknown-mail"), text=say("respondent-unknown-mail-text")),
            Fact(
                term=say("respondent-unknown-code"),
                text=say("respondent-unknown-code-text"),
                link=say("respondent-unknown-code-link"),
                href=CODE,
            ),
            Fact(term=say("respondent-unknown-else"), text=say("respondent-unknown-else-text")),
        ),
        language=wording.language,
    )


def replaced_state(wording: Wording) -> StatePage:
    """Say that a newer link took the place of this one, and nothing of whose it was."""
    say = wording.say
    return StatePage(
        label=say("respondent-replaced-label"),
        title=say("respondent-replaced-title"),
        text=say("respondent-replaced-text"),
        facts=(
            Fact(term=say("respondent-replaced-new"), text=say("respondent-replaced-new-text")),
            Fact(
                term=say("respondent-unknown-code"),
                text=say("respondent-replaced-code-text"),
                link=say("respondent-unknown-code-link"),
                href=CODE,
            ),
        ),
        language=wording.language,
    )


def slow_state(wording: Wording) -> StatePage:
    """Say that a network guesses too often."""
    return StatePage(
        label=wording.say("respondent-slow-label"),
        title=wording.say("respondent-slow-title"),
        text=wording.say("respondent-slow-text"),
        language=wording.language,
    )


def error_state(wording: Wording, code: int) -> StatePage:
    """Say what an HTTP status means here."""
    whose = "ours" if code >= HTTPStatus.INTERNAL_SERVER_ERROR else "yours"
    return StatePage(
        label=wording.say(f"respondent-error-label-{whose}"),
        title=wording.say(f"respondent-error-{code}-title"),
        text=wording.say(f"respondent-error-{code}"),
        language=wording.language,
    )


def on_device(visit: Visit) -> Fact:
    """Say what still lies on this device."""
    say, draft = visit.wording.say, visit.draft
    if draft is None:
        text = say("respondent-on-device-none")
    else:
        course = course_of_draft(visit.questionnaire, draft)
        text = say("respondent-on-device-text", n=n_answered(course, draft.answers))
    return Fact(term=say("respondent-on-device"), text=text)


def _link_fact(visit: Visit) -> Fact:
    say, promise = visit.wording.say, visit.door.promise
    until = moment(visit.wording, visit.door.closes_at, promise.timezone)
    if visit.is_personal:
        text = say("respondent-damaged-link-text", moment=until)
    else:
        text = say("respondent-deleted-link-team", moment=until)
    return Fact(term=say("respondent-damaged-link"), text=text)


def _delete(visit: Visit) -> Action | None:
    if visit.draft is None:
        return None
    text = visit.wording.say("respondent-delete-mine")
    return Action(text=text, address=visit.address(), go="delete")
