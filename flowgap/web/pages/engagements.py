"""What the list of engagements shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from flowgap.services.engagements.keeping import BegunLine, EngagementLine
from flowgap.services.jobs.looking import DiagnosisNow
from flowgap.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One engagement."""

    key: str
    client: str
    title: str
    computed: str
    results: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningLine:
    """A diagnosis that is being made, and the key of its page."""

    key: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EngagementsPage:
    """The list, a sentence over it, and what is being made."""

    title: str
    lines: tuple[Line, ...]
    running: tuple[RunningLine, ...] = ()


def engagements_page(
    engagements: Sequence[EngagementLine],
    begun: Sequence[BegunLine],
    running: Sequence[DiagnosisNow],
    wording: Wording,
) -> EngagementsPage:
    """Return the list in words; those that have no result yet come first: there is work to do."""
    title = "web-engagements-title" if engagements else "setup-engagements-without"
    return EngagementsPage(
        title=wording.say(title, n=len(engagements) or len(begun)),
        lines=tuple(
            Line(
                key=one.public_key,
                client=one.client,
                title=one.title,
                computed=wording.say("setup-no-result"),
                results=wording.say("setup-open-next"),
            )
            for one in begun
        )
        + tuple(
            Line(
                key=engagement.public_key,
                client=engagement.client,
                title=engagement.title,
                computed=wording.say(
                    "web-computed", day=wording.day(engagement.computed_at.date())
                ),
                results=wording.say("web-results", n=engagement.n_results),
            )
            for engagement in engagements
        ),
        running=tuple(
            RunningLine(
                key=one.key,
                text=wording.say("web-running-folder")
                if one.client is None
                else wording.say("web-running", client=one.client),
            )
            for one in running
        ),
    )
