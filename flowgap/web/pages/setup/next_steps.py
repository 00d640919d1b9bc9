"""What is next in an engagement: each step with its state, what it needs, and one button."""

from collections.abc import Iterator
from dataclasses import dataclass

from flowgap.reporting.marks import Symbol
from flowgap.services.folders.progress import Progress
from flowgap.web.pages.accounts.account import at
from flowgap.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step; `endpoint` leads to its page, None where it has none here."""

    id: str
    name: str
    state: str
    symbol: Symbol
    text: str
    button: str
    endpoint: str | None
    is_next: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NextPage:
    """All steps of an engagement."""

    title: str
    standfirst: str
    steps: tuple[Step, ...]
    can_diagnose: bool
    is_main: bool
    running_job: str | None
    result_note: str
    label: str


def next_page(progress: Progress, wording: Wording, *, has_waves_page: bool) -> NextPage:
    """Return the steps of an engagement in words."""
    steps = tuple(_steps(progress, wording, has_waves_page=has_waves_page))
    needs = next((step for step in steps if step.symbol is Symbol.RING and step.endpoint), None)
    can = progress.can_be_diagnosed and progress.running_job is None
    return NextPage(
        title=_title(progress, wording),
        standfirst=wording.say("setup-next-standfirst"),
        steps=tuple(
            Step(
                id=step.id,
                name=step.name,
                state=step.state,
                symbol=step.symbol,
                text=step.text,
                button=step.button,
                endpoint=step.endpoint,
                is_next=step is needs and not can,
            )
            for step in steps
        ),
        can_diagnose=can,
        is_main=can,
        running_job=progress.running_job,
        result_note=_result_note(progress, wording),
        label=wording.say("setup-next"),
    )


def _title(progress: Progress, wording: Wording) -> str:
    if progress.running_job is not None:
        return wording.say("setup-next-title-running")
    if progress.can_be_diagnosed:
        return wording.say("setup-next-title-ready")
    if progress.n_waves > progress.n_closed_waves:
        return wording.say("setup-next-title-asking")
    if progress.n_teams:
        return wording.say("setup-next-title-teams")
    return wording.say("setup-next-title-empty")


def _result_note(progress: Progress, wording: Wording) -> str:
    if progress.computed_at is None:
        return ""
    message = "setup-next-current" if progress.is_current else "setup-next-older"
    return wording.say(message, when=at(progress.computed_at, wording))


def _steps(progress: Progress, wording: Wording, *, has_waves_page: bool) -> Iterator[Step]:
    data = progress.settings.data
    has_periods = bool(data.get("before") and data.get("after"))
    yield _step(
        "settings",
        "done" if has_periods else "started",
        wording.say(
            "setup-step-settings-done" if has_periods else "setup-step-settings-started",
            zone=str(data.get("timezone")),
        ),
        wording,
        endpoint="setup.settings",
    )
    n_teams, n_people = wording.number(progress.n_teams), wording.number(progress.n_people)
    yield _step(
        "teams",
        "done" if progress.n_teams else "empty",
        wording.say("setup-step-teams-done", teams=n_teams, people=n_people)
        if progress.n_teams
        else wording.say("setup-step-teams-empty"),
        wording,
        endpoint="setup.teams",
    )
    yield _step(
        "wave",
        _wave_state(progress),
        _wave_text(progress, wording),
        wording,
        endpoint="waves.index" if has_waves_page else None,
    )
    files = wording.listing([line.name for line in progress.data_files])
    yield _step(
        "data",
        "done" if progress.data_files else "empty",
        wording.say("setup-step-data-done", files=files)
        if progress.data_files
        else wording.say("setup-step-data-empty"),
        wording,
        endpoint="setup.check" if progress.data_files else "setup.add_data",
    )


def _wave_state(progress: Progress) -> str:
    if not progress.n_waves:
        return "empty"
    return "done" if progress.n_closed_waves == progress.n_waves else "started"


def _wave_text(progress: Progress, wording: Wording) -> str:
    if not progress.n_waves:
        return wording.say("setup-step-wave-empty")
    closed = wording.number(progress.n_closed_waves)
    told = wording.say("setup-step-wave-there", n=progress.n_waves, closed=closed)
    if not progress.n_asked_in_vain:
        return told
    n, asked = progress.n_asked_in_vain, wording.number(progress.n_asked_in_vain)
    return f"{told} {wording.say('setup-step-wave-in-vain', n=n, asked=asked)}"


def _step(step: str, state: str, text: str, wording: Wording, *, endpoint: str | None) -> Step:
    symbols = {"done": Symbol.FULL, "started": Symbol.HALF, "empty": Symbol.RING}
    return Step(
        id=step,
        name=wording.say(f"setup-step-{step}"),
        state=wording.say(f"setup-state-{state}"),
        symbol=symbols[state],
        text=text,
        button=wording.say(f"setup-step-{step}-{'open' if state == 'done' else 'button'}"),
        endpoint=endpoint,
    )
