"""What closing a wave does, before it is done."""

from dataclasses import dataclass

from flowgap.services.waves.listing import WaveState
from flowgap.services.waves.progress import Progress
from flowgap.web.pages.waves.listing import count_words
from flowgap.web.pages.waves.words import moment, short_day
from flowgap.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosePage:
    """The question, and what follows from yes."""

    name: str
    label: str
    title: str
    standfirst: str
    steps: tuple[str, ...]
    sure: str
    problem: str
    base: str


def close_page(progress: Progress, wording: Wording, *, problem: str) -> ClosePage:
    """Return the page; `problem` is the id of a message."""
    say = wording.say
    closes = moment(wording, progress.closes_at, progress.promise.timezone)
    return ClosePage(
        name=progress.name,
        label=say("waves-label", name=progress.name, state=say(f"waves-state-{progress.state}")),
        title=say("waves-close-title", name=progress.name),
        standfirst=_standfirst(progress, closes, wording),
        steps=tuple(say(f"waves-close-step-{number}") for number in range(1, 5)),
        sure=say("waves-close-sure"),
        problem=say(problem) if problem else "",
        base=say("waves-base"),
    )


def _standfirst(progress: Progress, closes: str, wording: Wording) -> str:
    """Say how many answered, and when that was counted: a count of the morning is no news."""
    answered = count_words(progress.last, progress.n_invited, wording)
    if progress.state is WaveState.OVER:
        return wording.say("waves-close-over", closes=closes, answered=answered)
    if progress.last is None:
        return wording.say("waves-close-uncounted", closes=closes)
    day = short_day(wording, progress.last.day)
    return wording.say("waves-close-early", closes=closes, answered=answered, day=day)
