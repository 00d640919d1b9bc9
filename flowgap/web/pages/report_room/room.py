"""The room itself: findings to choose, one to comment on, the page as it is printed, checks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from flowgap.models import Audience
from flowgap.reporting.edition import MOST_WORDS, count_words
from flowgap.reporting.material import Material
from flowgap.reporting.preview import Preview
from flowgap.reporting.words import sentence_case
from flowgap.result.diagnosis import Action, Finding
from flowgap.result.document import Result
from flowgap.services.report_room.audiences import Readers, shown_teams
from flowgap.services.report_room.checks import Check, CheckState, may_publish
from flowgap.services.report_room.draft import Draft, text_digest
from flowgap.services.report_room.drafts import KeptDraft
from flowgap.services.report_room.links import DAYS
from flowgap.services.report_room.publishing import Version
from flowgap.web.pages.account import at
from flowgap.web.pages.report_room.addresses import Spot
from flowgap.wording import Wording

_SYMBOLS = {CheckState.PASSED: "check", CheckState.WARNED: "warning", CheckState.FAILED: "warning"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One finding or action: its place, what it says, and the words below it."""

    id: str
    number: str
    title: str
    note: str
    alert: str = ""
    aside: str = ""
    query: Mapping[str, str] | None = None
    is_open: bool = False
    may_rise: bool = False
    may_sink: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenFinding:
    """The finding that is commented on, and what is always printed with it."""

    id: str
    title: str
    note: str
    statement: str
    alternative: str
    falsifier: str
    text: str
    base: str
    words: str
    printed: str
    is_chosen: bool
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstAction:
    """The action that stands first, and those that could."""

    options: tuple[tuple[str, str, bool], ...]
    expected: str
    do_not: str


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


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomPage:
    """The report room."""

    title: str
    standfirst: str
    label: str
    state: str
    hidden: Mapping[str, str]
    choice_base: str
    edition_digest: str
    findings: tuple[Line, ...]
    left_out: tuple[Line, ...]
    actions: tuple[Line, ...]
    actions_left_out: tuple[Line, ...]
    open: OpenFinding | None
    first_action: FirstAction | None
    preview: Preview
    preview_title: str
    preview_style: Mapping[str, str]
    page_queries: Mapping[str, Mapping[str, str] | None]
    pages: tuple[tuple[str, Mapping[str, str], bool], ...]
    readers: tuple[ReadersChoice, ...]
    readers_name: str
    publish_title: str
    publish_note: str
    checks: tuple[CheckLine, ...]
    may_publish: bool
    languages: tuple[LanguageBox, ...]
    languages_note: str
    days: tuple[tuple[str, str, bool], ...]
    versions: tuple[VersionLine, ...]
    problem: str
    base: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the page is drawn from. `problem` is what was wrong with a form, `typed` its text."""

    kept: KeptDraft
    material: Material
    preview: Preview
    edition_digest: str
    colour: str
    firm: str
    checks: tuple[Check, ...]
    versions: tuple[Version, ...]
    languages: Mapping[str, str]
    spot: Spot
    problem: str = ""
    typed: str | None = None


def room_page(seen: Seen, wording: Wording) -> RoomPage:
    """Return the page."""
    draft, result = seen.kept.draft, seen.material.result
    n_missing = sum(check.name == "no-commentary" for check in seen.checks)
    opened = _opened(seen)
    number = (seen.versions[0].number if seen.versions else 0) + 1
    return RoomPage(
        label=wording.say("room-label"),
        title=_title(seen, n_missing, wording),
        standfirst=wording.say("room-standfirst"),
        state=_state(seen.kept, number, wording),
        hidden=seen.spot.query,
        choice_base=draft.choice_digest,
        edition_digest=seen.edition_digest,
        findings=tuple(_chosen_findings(seen, opened, wording)),
        left_out=tuple(_left_findings(seen, opened, wording)),
        actions=tuple(_action_lines(seen, _chosen_actions(draft, result), wording)),
        actions_left_out=tuple(
            _action_lines(
                seen, [one for one in result.actions if one.id not in draft.actions], wording, 0
            )
        ),
        open=None if opened is None else _open_finding(seen, opened, wording),
        first_action=_first_action(seen, wording),
        preview=seen.preview,
        preview_title=wording.say(
            "room-preview-place", n=seen.preview.place, total=len(seen.preview.names)
        ),
        preview_style=_style(seen),
        page_queries={
            side: None if name is None else seen.spot.on(name).query
            for side, name in (("before", seen.preview.before), ("after", seen.preview.after))
        },
        pages=tuple(
            (label, seen.spot.on(name).query, name == seen.preview.name)
            for name, label in zip(seen.preview.names, seen.preview.labels, strict=True)
        ),
        readers=tuple(_readers(seen.spot, result, wording)),
        readers_name=readers_name(seen.spot.readers, wording),
        publish_title=wording.say("room-publish-title", n=number),
        publish_note=wording.say("room-publish-note", n=number - 1),
        checks=check_lines(seen.checks, wording),
        may_publish=may_publish(seen.checks),
        languages=tuple(_languages(seen.languages, result, wording)),
        languages_note=wording.say("room-languages-note") if len(seen.languages) == 1 else "",
        days=_days(wording),
        versions=version_lines(seen.versions, wording),
        problem=seen.problem,
        base=wording.say("room-base"),
    )


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


def _title(seen: Seen, n_missing: int, wording: Wording) -> str:
    n_findings = len(seen.kept.draft.findings)
    if not n_findings:
        return wording.say("room-title-none")
    count = sentence_case(seen.material.numeral(n_findings))
    lacking = seen.material.numeral(n_missing)
    return wording.say("room-title", n=n_findings, count=count, missing=n_missing, lacking=lacking)


def _state(kept: KeptDraft, number: int, wording: Wording) -> str:
    if kept.saved_at is None:
        return wording.say("room-state-new", version=number)
    return wording.say(
        "room-state",
        n=kept.revision,
        version=number,
        moment=at(kept.saved_at, wording),
        who=kept.saved_by,
    )


def _opened(seen: Seen) -> Finding | None:
    """Return the finding that the address names, or else the first one that is chosen."""
    by_id = {one.id: one for one in seen.material.result.findings}
    names = (seen.spot.finding or "", *seen.kept.draft.findings, *by_id)
    return next((by_id[name] for name in names if name in by_id), None)


def _chosen_findings(seen: Seen, opened: Finding | None, wording: Wording) -> Iterator[Line]:
    draft = seen.kept.draft
    by_id = {one.id: one for one in seen.material.result.findings}
    for place, name in enumerate(draft.findings):
        has_text = bool(draft.text_of(name))
        yield Line(
            id=name,
            number=f"{place + 1}.",
            title=by_id[name].statement,
            note=_grade(seen, by_id[name]),
            alert="" if has_text else wording.say("room-text-missing"),
            aside=wording.say("room-text-written") if has_text else "",
            query=seen.spot.at(name).query,
            is_open=opened is not None and opened.id == name,
            may_rise=place > 0,
            may_sink=place < len(draft.findings) - 1,
        )


def _left_findings(seen: Seen, opened: Finding | None, wording: Wording) -> Iterator[Line]:
    draft = seen.kept.draft
    for finding in seen.material.result.findings:
        if finding.id not in draft.findings:
            is_new = finding.id not in draft.known
            yield Line(
                id=finding.id,
                number="",
                title=finding.statement,
                note=_grade(seen, finding),
                aside=wording.say("room-is-new") if is_new else "",
                query=seen.spot.at(finding.id).query,
                is_open=opened is not None and opened.id == finding.id,
            )


def _grade(seen: Seen, finding: Finding) -> str:
    return seen.material.words.named("grade", finding.grade)


def _chosen_actions(draft: Draft, result: Result) -> list[Action]:
    by_id = {one.id: one for one in result.actions}
    return [by_id[name] for name in draft.actions]


def _action_lines(
    seen: Seen, actions: Sequence[Action], wording: Wording, first: int = 1
) -> Iterator[Line]:
    for place, action in enumerate(actions):
        yield Line(
            id=action.id,
            number=f"{place + first}." if first else "",
            title=action.title,
            note=_expected(seen.material, action, wording),
            may_rise=bool(first) and place > 0,
            may_sink=bool(first) and place < len(actions) - 1,
        )


def _expected(material: Material, action: Action, wording: Wording) -> str:
    expected, words = action.expected, material.words
    if expected.days is None:
        return wording.say("room-no-estimate")
    return words.say(
        "expected-days",
        days=words.days(expected.days, signed=True),
        interval=words.change(expected.low, expected.high),
    )


def _open_finding(seen: Seen, finding: Finding, wording: Wording) -> OpenFinding:
    draft = seen.kept.draft
    kept = draft.text_of(finding.id)
    text = kept if seen.typed is None else seen.typed
    place = draft.findings.index(finding.id) + 1 if finding.id in draft.findings else 0
    firm = seen.firm
    return OpenFinding(
        id=finding.id,
        title=f"{place}. {finding.statement}" if place else finding.statement,
        note=_grade(seen, finding),
        statement=" ".join(finding.evidence),
        alternative=finding.alternative,
        falsifier=finding.falsifier,
        text=text,
        base=text_digest(kept),
        words=wording.say("room-words", n=count_words(text), most=MOST_WORDS),
        printed=wording.say("room-printed-under", firm=firm)
        if firm
        else wording.say("room-printed-nobody"),
        is_chosen=bool(place),
        problem=seen.problem if seen.typed is not None else "",
    )


def _first_action(seen: Seen, wording: Wording) -> FirstAction | None:
    result = seen.material.result
    if not result.actions:
        return None
    chosen = _chosen_actions(seen.kept.draft, result)
    first = chosen[0] if chosen else None
    return FirstAction(
        options=tuple(
            (one.id, one.title, first is not None and one.id == first.id) for one in result.actions
        ),
        expected="" if first is None else _expected(seen.material, first, wording),
        do_not="" if first is None else first.do_not,
    )


def _style(seen: Seen) -> dict[str, str]:
    """Return what the stylesheet of the previewed page has to know."""
    widths = "-".join(f"{width:g}" for width in dict.fromkeys(seen.preview.widths_mm))
    colour = seen.colour.lstrip("#")
    return {"widths": widths, **({"colour": colour} if colour else {})}


def _readers(spot: Spot, result: Result, wording: Wording) -> Iterator[ReadersChoice]:
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


def _languages(found: Mapping[str, str], result: Result, wording: Wording) -> Iterator[LanguageBox]:
    for code in found:
        yield LanguageBox(
            code=code,
            name=wording.say(f"room-language-{code}"),
            is_own=code == result.engagement.language,
        )


def _days(wording: Wording) -> tuple[tuple[str, str, bool], ...]:
    offered = [("0", wording.say("room-link-none"), True)]
    offered += [(str(n), wording.say("room-link-days", n=n), False) for n in DAYS]
    return tuple(offered)
