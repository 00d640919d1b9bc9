"""What publishing asks for: checks, readers, languages, links, and the versions there are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from flowgap.models import Audience
from flowgap.result.document import Result
from flowgap.services.report_room.audiences import Readers, shown_teams
from flowgap.services.report_room.checks import Check, CheckState
from flowgap.services.report_room.links import DAYS
from flowgap.services.report_room.publishing import Version
from flowgap.web.pages.accounts.account import at
from flowgap.web.pages.report_room.addresses import Spot
from flowgap.wording import Wording

_SYMBOLS = {CheckState.PASSED: "check", CheckState.WARNED: "warning", CheckState.FAILED: "warning"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLine:
    """One check in words."""

    state: str
    symbol: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadersChoice:
    """One audience to look at the report as."""

    name: str
    query: Mapping[str, str]
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageBox:
    """A language to publish in; one without a result of equal figures cannot be chosen."""

    code: str
    name: str
    is_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionLine:
    """A published version in the list."""

    number: int
    title: str
    note: str


def check_lines(checks: Sequence[Check], wording: Wording) -> tuple[CheckLine, ...]:
    """Return checks in words; those that lack a commentary share one line."""
    lacking = [check.values["n"] for check in checks if check.name == "no-commentary"]
    rest = [check for check in checks if check.name != "no-commentary"]
    lines = [
        CheckLine(
            state=check.state,
            symbol=_SYMBOLS[check.state],
            text=wording.say(f"room-check-{check.name}-{check.state}", **check.values),
        )
        for check in rest
    ]
    if lacking:
        places = wording.listing([str(n) for n in lacking])
        text = wording.say("room-check-no-commentary-warned", n=len(lacking), places=places)
        lines.append(CheckLine(state=CheckState.WARNED, symbol="warning", text=text))
    return tuple(lines)


def readers_name(readers: Readers, wording: Wording) -> str:
    """Return an audience in words."""
    return wording.say(f"room-audience-{readers.audience}", team=readers.team or "")


def version_lines(versions: Sequence[Version], wording: Wording) -> tuple[VersionLine, ...]:
    """Return published versions in words."""
    return tuple(
        VersionLine(
            number=one.number,
            title=wording.say("room-version", n=one.number),
            note=wording.say(
                "room-version-note",
                moment=at(one.published_at, wording),
                who=one.published_by,
                audience=readers_name(one.readers, wording),
            ),
        )
        for one in versions
    )


def readers_choices(spot: Spot, result: Result, wording: Wording) -> Iterator[ReadersChoice]:
    """Yield every audience that the report can be looked at as."""
    levels = [
        Readers(audience=Audience.EXECUTIVE),
        Readers(audience=Audience.EVERYONE),
        *(Readers(audience=Audience.MANAGER, team=team) for team in shown_teams(result)),
    ]
    for readers in levels:
        yield ReadersChoice(
            name=readers_name(readers, wording),
            query=spot.shown_for(readers).query,
            chosen=readers == spot.readers,
        )


def language_boxes(
    found: Mapping[str, str], result: Result, wording: Wording
) -> Iterator[LanguageBox]:
    """Yield the languages that can be published in."""
    for code in found:
        yield LanguageBox(
            code=code,
            name=wording.say(f"room-language-{code}"),
            is_own=code == result.engagement.language,
        )


def link_days(wording: Wording) -> tuple[tuple[str, str, bool], ...]:
    """Return for how many days a link may be given."""
    offered = [("0", wording.say("room-link-none"), True)]
    offered += [(str(n), wording.say("room-link-days", n=n), False) for n in DAYS]
    return tuple(offered)
