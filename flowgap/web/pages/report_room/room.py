"""The room itself: findings to choose, one to comment on, the page as it is printed, checks."""

from collections.abc import Mapping
from dataclasses import dataclass

from flowgap.reporting.preview import Preview
from flowgap.reporting.words import sentence_case
from flowgap.services.report_room.checks import may_publish
from flowgap.services.report_room.drafts import KeptDraft
from flowgap.web.pages.accounts.account import at
from flowgap.web.pages.report_room.choosing import (
    FirstAction,
    Line,
    OpenFinding,
    action_lines,
    chosen_actions,
    chosen_findings,
    first_action,
    left_findings,
    open_finding,
    opened_finding,
)
from flowgap.web.pages.report_room.publishing import (
    CheckLine,
    LanguageBox,
    ReadersChoice,
    VersionLine,
    check_lines,
    language_boxes,
    link_days,
    readers_choices,
    readers_name,
    version_lines,
)
from flowgap.web.pages.report_room.seen import Seen
from flowgap.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomPage:
    """The report room."""

    title: str
    standfirst: str
    label: str
    state: str
    hidden: Mapping[str, str]
    choice_base: str
    proof_digest: str
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


def room_page(seen: Seen, wording: Wording) -> RoomPage:
    """Return the page."""
    draft, result = seen.kept.draft, seen.material.result
    n_missing = sum(check.name == "no-commentary" for check in seen.checks)
    opened = opened_finding(seen)
    number = (seen.versions[0].number if seen.versions else 0) + 1
    return RoomPage(
        label=wording.say("room-label"),
        title=_title(seen, n_missing, wording),
        standfirst=wording.say("room-standfirst"),
        state=_state(seen.kept, number, wording),
        hidden=seen.spot.query,
        choice_base=draft.choice_digest,
        proof_digest=seen.proof_digest,
        findings=tuple(chosen_findings(seen, opened, wording)),
        left_out=tuple(left_findings(seen, opened, wording)),
        actions=tuple(action_lines(seen, chosen_actions(draft, result), wording)),
        actions_left_out=tuple(
            action_lines(
                seen, [one for one in result.actions if one.id not in draft.actions], wording, 0
            )
        ),
        open=None if opened is None else open_finding(seen, opened, wording),
        first_action=first_action(seen, wording),
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
        readers=tuple(readers_choices(seen.spot, result, wording)),
        readers_name=readers_name(seen.spot.readers, wording),
        publish_title=wording.say("room-publish-title", n=number),
        publish_note=wording.say("room-publish-note", n=number - 1),
        checks=check_lines(seen.checks, wording),
        may_publish=may_publish(seen.checks),
        languages=tuple(language_boxes(seen.languages, result, wording)),
        languages_note=wording.say("room-languages-note") if len(seen.languages) == 1 else "",
        days=link_days(wording),
        versions=version_lines(seen.versions, wording),
        problem=seen.problem,
        base=wording.say("room-base"),
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


def _style(seen: Seen) -> dict[str, str]:
    """Return what the stylesheet of the previewed page has to know."""
    widths = "-".join(f"{width:g}" for width in dict.fromkeys(seen.preview.widths_mm))
    colour = seen.colour.lstrip("#")
    return {"widths": widths, **({"colour": colour} if colour else {})}
