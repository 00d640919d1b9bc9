"""The time line of a wave: what was sent and when, and what is to come."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from flowgap.models import MailKind
from flowgap.services.waves.listing import WaveState
from flowgap.services.waves.mailing import REMINDER_DAYS
from flowgap.services.waves.progress import MailDay, Progress
from flowgap.web.pages.waves.words import short_day, short_moment
from flowgap.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: filled once it is done."""

    name: str
    text: str
    is_done: bool


def steps_of(
    progress: Progress, wording: Wording, *, computed_at: datetime | None, is_erased: bool
) -> Iterator[Step]:
    """Yield the steps in the order of time; `computed_at` is when the result of the wave was.

    Of a wave whose answers were deleted (`is_erased`) none can be computed any more.
    """
    say, zone = wording.say, progress.promise.timezone
    opens = short_moment(wording, progress.opens_at, zone)
    yield Step(
        name=say("waves-step-opening"),
        text=say("waves-step-opening-text", moment=opens),
        is_done=progress.state is not WaveState.PLANNED,
    )
    yield from _mail(progress, wording)
    yield _end(progress, wording)
    yield _result(progress, wording, computed_at, is_erased=is_erased)


def _mail(progress: Progress, wording: Wording) -> Iterator[Step]:
    invited_on: date | None = None
    for mail in progress.mails:
        if mail.kind is MailKind.INVITATION:
            invited_on = mail.day
        yield _sent(mail, progress, wording)
    if invited_on is None or progress.state not in {WaveState.OPEN, WaveState.PLANNED}:
        return
    sent = {mail.number for mail in progress.mails if mail.kind is MailKind.REMINDER}
    for number, days in enumerate(REMINDER_DAYS, start=1):
        due = invited_on + timedelta(days=days)
        if number > max(sent, default=0) and due < _closing_day(progress):
            yield Step(
                name=wording.say("waves-step-reminder", number=number),
                text=wording.say("waves-step-reminder-due", day=short_day(wording, due)),
                is_done=False,
            )


def _sent(mail: MailDay, progress: Progress, wording: Wording) -> Step:
    """Return a step; how many got a reminder is how many have not answered, so it is not said."""
    say, day = wording.say, short_day(wording, mail.day)
    name = say(f"waves-step-{mail.kind}", number=mail.number)
    if mail.kind is not MailKind.INVITATION:
        told = "waves-step-reminded" if mail.n_waiting == 0 else "waves-step-being-sent"
        return Step(name=name, text=say(told, day=day), is_done=mail.n_waiting == 0)
    text = say("waves-step-sent", day=day, n=wording.number(mail.n_sent))
    if mail.n_waiting and progress.state is not WaveState.CLOSED:
        text += " " + say("waves-step-waiting", n=wording.number(mail.n_waiting))
    if mail.n_failed:
        text += " " + say("waves-step-failed", n=wording.number(mail.n_failed))
    return Step(name=name, text=text, is_done=mail.n_waiting == 0)


def _end(progress: Progress, wording: Wording) -> Step:
    zone = progress.promise.timezone
    at: datetime = progress.closed_at or progress.closes_at
    return Step(
        name=wording.say("waves-step-closing"),
        text=short_moment(wording, at, zone),
        is_done=progress.state in {WaveState.OVER, WaveState.CLOSED},
    )


def _result(
    progress: Progress, wording: Wording, computed_at: datetime | None, *, is_erased: bool
) -> Step:
    say, zone = wording.say, progress.promise.timezone
    if computed_at is not None:
        text = say("waves-step-result-there", moment=short_moment(wording, computed_at, zone))
    elif is_erased:
        text = say("waves-step-result-erased")
    elif progress.state is WaveState.CLOSED:
        text = say("waves-step-result-waits")
    else:
        text = say("waves-step-result-text")
    return Step(name=say("waves-step-result"), text=text, is_done=computed_at is not None)


def _closing_day(progress: Progress) -> date:
    return progress.closes_at.astimezone(ZoneInfo(progress.promise.timezone)).date()
