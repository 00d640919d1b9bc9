"""What a link to a report shows to whoever has it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from flowgap.reporting.headline import headline
from flowgap.reporting.material import Material
from flowgap.reporting.words import Words
from flowgap.result.document import Result
from flowgap.services.report_room.publishing import Version
from flowgap.services.report_room.rows import Head
from flowgap.web.pages.accounts.account import at
from flowgap.web.pages.report_room.publishing import readers_name
from flowgap.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedFile:
    """The PDF in one language."""

    language: str
    name: str
    is_ready: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPage:
    """One version for whoever has its link; without files it opens nothing (any more)."""

    title: str
    label: str
    client: str
    firm: str
    logo: str
    style: Mapping[str, str]
    conclusion: str
    standfirst: str
    note: str
    files: tuple[SharedFile, ...]
    waits: str
    failed: str
    simulated: str
    base: str


def shared_page(  # noqa: PLR0913 - each part is shown
    version: Version,
    head: Head,
    result: Result | None,
    wording: Wording,
    *,
    ends_at: datetime,
    logo: str,
) -> SharedPage:
    """Return the page of a version; without a conclusion where its result cannot be read."""
    brand = version.edition.brand
    colour = brand.colour.lstrip("#")
    return SharedPage(
        label=wording.say("shared-label", n=version.number),
        title=head.title,
        client=head.client,
        firm=brand.firm,
        logo=logo,
        style={"colour": colour} if colour else {},
        conclusion=_conclusion(result, wording),
        standfirst=wording.say("shared-standfirst", moment=at(version.published_at, wording)),
        note=wording.say(
            "shared-note", audience=readers_name(version.readers, wording), end=at(ends_at, wording)
        ),
        files=tuple(
            SharedFile(
                language=code,
                name=wording.say("shared-download", language=wording.say(f"room-language-{code}")),
                is_ready=code in version.ready,
            )
            for code in version.results
        ),
        waits=wording.say("shared-waits") if version.being_made else "",
        failed=wording.say("shared-failed") if version.failed else "",
        simulated=wording.say("web-simulated") if head.simulated else "",
        base=wording.say("shared-base"),
    )


def _conclusion(result: Result | None, wording: Wording) -> str:
    return "" if result is None else headline(Material(result=result, words=Words(wording)))


def ended_page(wording: Wording) -> SharedPage:
    """Return the page of a link that opens nothing: it names nobody."""
    return SharedPage(
        label=wording.say("shared-ended-label"),
        title=wording.say("shared-ended-title"),
        client="",
        firm="",
        logo="",
        style={},
        conclusion="",
        standfirst=wording.say("shared-ended"),
        note="",
        files=(),
        waits="",
        failed="",
        simulated="",
        base=wording.say("shared-ended-base"),
    )
