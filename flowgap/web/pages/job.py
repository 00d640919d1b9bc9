"""What the page of a job shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from flowgap.models import JobKind, JobState
from flowgap.services.jobs.beats import Backlog
from flowgap.services.jobs.leases import REFUSED, Progress
from flowgap.services.jobs.looking import JobSeen
from flowgap.services.report_room.asked import is_of_room
from flowgap.web.pages.add import Problem, refusal_problem
from flowgap.wording import Wording

REFRESHED: Final = ((30.0, 2), (300.0, 5))
"""Below so many seconds of waiting, the page is loaded again after so many seconds."""
REFUSED_MESSAGES: Final = {
    JobKind.DIAGNOSE: "web-job-refused",
    JobKind.IMPORT: "web-job-import-refused",
}
"""Of files that were given now; others were kept before."""
REFRESHED_LATE: Final = 15

SILENT_SECONDS: Final = 60.0
"""No worker that lives is silent for so long."""
STARTS_SECONDS: Final = 15.0
"""With a worker at hand, a job that is the first in line has begun by then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """How far a job is, in words and for the bar; without values nobody knows yet."""

    words: str
    values: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionMade:
    """The published version whose PDF a job made."""

    number: int
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JobPage:
    """One job. `problems` is what its folder or file was refused for, `refused` says that it was.

    `adds_to` is the engagement to which other files may be given, `mends` the table whose columns
    may be chosen otherwise. Those who do not edit are led to versions, not to the room.
    """

    key: str
    label: str
    title: str
    standfirst: str
    is_failed: bool
    bar: Bar | None
    taken: str
    warning: str | None
    problems: tuple[Problem, ...]
    refused: str
    is_live: bool
    is_still: bool
    refresh_seconds: int | None
    may_repeat: bool
    may_add: bool
    adds_to: str | None
    mends: str | None
    engagement: str | None
    paper: str | None
    version: VersionMade | None = None
    leads_to_room: bool = False
    leads_to_versions: bool = False


def job_page(
    seen: JobSeen, waiting: Backlog, wording: Wording, *, is_still: bool, edits: bool
) -> JobPage:
    """Return the page of a job; one that `is_still` is not loaded again by itself.

    What makes or changes anything is offered to those who may edit.
    """
    is_upload, is_failed = seen.kind == JobKind.DIAGNOSE, seen.state == JobState.FAILED
    is_made = seen.kind == JobKind.RENDER and seen.state == JobState.DONE
    is_refused_import = seen.kind == JobKind.IMPORT and seen.error == REFUSED
    is_over_in_room = is_of_room(seen.input) and not seen.is_live
    mends = seen.input["upload"] if is_refused_import and seen.input["header_sha256"] else None
    message = _message(seen)
    return JobPage(
        key=seen.key,
        label=wording.say(f"web-job-{seen.kind}"),
        title=wording.say(f"{message}-title"),
        standfirst=wording.say(message),
        is_failed=is_failed,
        bar=_bar(seen, wording) if seen.is_live else None,
        taken=_taken(seen, wording),
        warning=wording.say("web-job-no-worker") if _is_stuck(seen, waiting) else None,
        problems=() if seen.refusal is None else (refusal_problem(seen.refusal, wording),),
        refused=wording.say(
            "web-job-import-problem" if seen.kind == JobKind.IMPORT else "web-add-problem"
        ),
        is_live=seen.is_live,
        is_still=is_still,
        refresh_seconds=_refresh_seconds(seen) if seen.is_live and not is_still else None,
        may_repeat=edits and is_failed and not is_upload and not is_refused_import,
        may_add=edits and is_failed and is_upload,
        adds_to=seen.engagement if edits and is_failed and seen.kind == JobKind.IMPORT else None,
        mends=mends if edits else None,
        engagement=seen.engagement,
        paper=seen.input["paper"] if is_made and not is_of_room(seen.input) else None,
        version=_version(seen) if is_made else None,
        leads_to_room=edits and is_over_in_room,
        leads_to_versions=not edits and is_over_in_room,
    )


def _version(seen: JobSeen) -> VersionMade | None:
    if "version" not in seen.input:
        return None
    return VersionMade(number=int(seen.input["version"]), language=seen.input["language"])


def _message(seen: JobSeen) -> str:
    """Return the message that says what became of the job."""
    if seen.state != JobState.FAILED:
        return f"web-job-{seen.kind}-{seen.state}"
    if seen.error != REFUSED:
        return f"web-error-{seen.error}"
    return REFUSED_MESSAGES.get(seen.kind, "web-job-kept-refused")


def _bar(seen: JobSeen, wording: Wording) -> Bar:
    if seen.state == JobState.QUEUED:
        words = wording.say("web-job-before", n=seen.n_before)
        return Bar(words=words, values={"value": 0, "max": 1})
    progress = seen.progress or Progress(step="start")
    words = wording.say(
        f"web-job-step-{progress.step}", n=progress.n_done + 1, total=progress.n_total
    )
    known = {"value": progress.n_done, "max": progress.n_total} if progress.n_total else {}
    return Bar(words=words, values=known)


def _taken(seen: JobSeen, wording: Wording) -> str:
    """Tell how long it has taken, once that is longer than people were told."""
    n_minutes = int(seen.waited_seconds // 60)
    return wording.say("web-job-taken", n=n_minutes) if seen.is_live and n_minutes else ""


def _is_stuck(seen: JobSeen, waiting: Backlog) -> bool:
    """Tell whether a job waits although nothing is before it: then nobody works."""
    is_silent = waiting.beat_seconds is None or waiting.beat_seconds > SILENT_SECONDS
    is_late = seen.waited_seconds > STARTS_SECONDS
    return seen.state == JobState.QUEUED and is_late and is_silent


def _refresh_seconds(seen: JobSeen) -> int:
    for waited_seconds, seconds in REFRESHED:
        if seen.waited_seconds < waited_seconds:
            return seconds
    return REFRESHED_LATE
