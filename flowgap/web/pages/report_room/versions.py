"""The published versions of an engagement, for those who do not see the room."""

from collections.abc import Sequence
from dataclasses import dataclass

from flowgap.services.report_room.publishing import Version
from flowgap.web.pages.report_room.publishing import VersionLine, version_lines
from flowgap.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionsPage:
    """The list of all versions, the newest first."""

    label: str
    title: str
    standfirst: str
    versions: tuple[VersionLine, ...]
    base: str


def versions_page(versions: Sequence[Version], wording: Wording) -> VersionsPage:
    """Return the list in words."""
    return VersionsPage(
        label=wording.say("room-versions"),
        title=wording.say("room-versions-title", n=len(versions)),
        standfirst=wording.say("room-versions-standfirst"),
        versions=version_lines(versions, wording),
        base=wording.say("room-version-base"),
    )
