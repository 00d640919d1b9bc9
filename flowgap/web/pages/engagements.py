"""What the list of engagements shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from flowgap.services.engagements import EngagementLine
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
class EngagementsPage:
    """The list, and a sentence over it."""

    title: str
    lines: tuple[Line, ...]


def engagements_page(engagements: Sequence[EngagementLine], wording: Wording) -> EngagementsPage:
    """Return the list in words."""
    return EngagementsPage(
        title=wording.say("web-engagements-title", n=len(engagements)),
        lines=tuple(
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
    )
