"""Publish, look at versions, hand them over by link, and compare two of them."""

from datetime import datetime
from typing import Final

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from flowgap.forms.report_room import LinkForm, PublishForm
from flowgap.services.accounts.permissions import Right
from flowgap.services.jobs.asking import Asked
from flowgap.services.report_room.audiences import EXECUTIVE
from flowgap.services.report_room.checks import checks_of, may_publish
from flowgap.services.report_room.comparing import Side, compare
from flowgap.services.report_room.languages import languages_of
from flowgap.services.report_room.links import (
    DAYS,
    list_links,
    make_link,
    make_link_once,
    revoke_link,
)
from flowgap.services.report_room.printing import (
    ask_for_draft,
    ask_for_version,
    draft_name,
)
from flowgap.services.report_room.publishing import (
    ShownOtherwiseError,
    Version,
    find_version,
    list_versions,
    publish,
    published_result,
    version_file,
)
from flowgap.web.access import signed_in
from flowgap.web.accounts.office import current_office
from flowgap.web.database import reading, unit_of_work
from flowgap.web.downloads import download
from flowgap.web.job_desk import hand_over, job_desk
from flowgap.web.jobs import told_at_once
from flowgap.web.language import current_wording
from flowgap.web.opened import show
from flowgap.web.pages.report_room.compared import compared_page
from flowgap.web.pages.report_room.version import version_page
from flowgap.web.pages.report_room.versions import versions_page
from flowgap.web.pages.results.report import file_name
from flowgap.web.place import Place, open_place
from flowgap.web.place import show as show_at
from flowgap.web.report_room.opened import Room, author, open_room, show_room
from flowgap.web.report_room.room import bp
from flowgap.web.statuses import REFUSED

DRAFT: Final = "draft"


@bp.post("/draft.pdf")
def draft_pdf(key: str) -> ResponseReturnValue:
    """Send the draft as a PDF, or show the job that makes it: it is kept, so it is no reading."""
    room = open_room(key, dict(request.form))
    name = draft_name(key, room.proof)
    content = job_desk().files.find_report(name)
    if content is None:
        with unit_of_work() as session:
            asked = ask_for_draft(session, key, room.proof, now=author().now)
        seen = hand_over(asked)
        content = job_desk().files.find_report(name)
        if content is None:
            return told_at_once(seen)
    told = room.kept.result.engagement
    return download(content, f"{file_name(told.client, told.title)}-draft.pdf", "application/pdf")


@bp.post("/publish")
def publish_version(key: str) -> ResponseReturnValue:
    """Publish what the page showed, and have it printed in every language that was ticked."""
    form = PublishForm()
    room = open_room(key, dict(request.form))
    if form.value("seen") != room.proof.digest:
        return show_room(room, problem=room.wording.say("room-publish-changed")), REFUSED
    with reading() as session:
        offered = languages_of(session, key, room.kept.digest, room.kept.result)
    ticked = {code: offered[code] for code in offered if code in form.values("languages")}
    if not ticked:
        return show_room(room, problem=room.wording.say("room-publish-no-language")), REFUSED
    if not may_publish(checks_of(room.proof)):
        return show_room(room, problem=room.wording.say("room-publish-blocked")), REFUSED
    token, who = "", author()
    days = _days(form.value("days"))
    with unit_of_work() as session:
        version = publish(session, key, room.proof, results=ticked, author=who)
        asked = [ask_for_version(session, version, code) for code in version.waits_for]
        # Whoever presses twice publishes the same version once, and gets one link.
        has_link = bool(days) and _has_open_link(session, version, now=who.now)
        if days and not has_link:
            token = make_link(session, version, n_days=days, author=who)
    _send(asked)
    return _show_version(open_place(key), version.number, token=token, has_link=has_link)


@bp.get("/versions")
def all_versions(key: str) -> ResponseReturnValue:
    """Show the published versions to those who do not see the room."""
    place = open_place(key)
    with reading() as session:
        page = versions_page(list_versions(session, key), current_wording())
    return show_at(place, page, view=_view(), template="web/report_room/versions")


@bp.get("/versions/<int:number>")
def version(key: str, number: int) -> ResponseReturnValue:
    """Show a version: for whom it is, its files and its links."""
    return _show_version(open_place(key), number)


@bp.get("/versions/<int:number>/<language>.pdf")
def version_pdf(key: str, number: int, language: str) -> ResponseReturnValue:
    """Send the PDF of a version, which is made once; show the job if it is not made yet."""
    place = open_place(key)
    with reading() as session:
        found = find_version(session, key, number)
        content = version_file(session, found.id, language)
    if language not in found.results:
        abort(404)
    if content is None:
        with unit_of_work() as session:
            asked = ask_for_version(session, found, language)
        seen = hand_over(asked)
        with reading() as session:
            content = version_file(session, found.id, language)
        if content is None:
            return told_at_once(seen)
    name = f"{file_name(place.client, place.title)}-{number}-{language}.pdf"
    return download(content, name, "application/pdf")


@bp.post("/versions/<int:number>/links")
def add_link(key: str, number: int) -> ResponseReturnValue:
    """Make a link to a version; the same form sent twice makes one."""
    form = LinkForm()
    days = _days(form.value("days"))
    place = open_place(key)
    if not days:
        abort(400)
    with unit_of_work() as session:
        found = find_version(session, key, number)
        made = make_link_once(
            session,
            found,
            press=form.value("press"),
            n_days=days,
            secret_key=current_office().settings.secret_key,
            author=author(),
        )
    return _show_version(place, number, token=made.token, is_again=not made.is_new)


@bp.post("/versions/<int:number>/links/<int:link>/revoke")
def end_link(key: str, number: int, link: int) -> ResponseReturnValue:
    """Take a link back."""
    with unit_of_work() as session:
        found = find_version(session, key, number)
        revoke_link(session, found, link, now=author().now)
    return redirect(url_for(".version", key=key, number=number), 303)


@bp.get("/compare")
def compared(key: str) -> ResponseReturnValue:
    """Show what differs between two versions, or between one and the draft."""
    room = open_room(key, {})
    with reading() as session:
        versions = list_versions(session, key)
    names = [DRAFT, *(str(one.number) for one in versions)]
    after = request.args.get("to", DRAFT)
    before = request.args.get("from", names[1] if len(names) > 1 else DRAFT)
    if before not in names or after not in names:
        abort(404)
    sides = _side(room, versions, before), _side(room, versions, after)
    page = compared_page(compare(*sides), names, (before, after), sides, room.wording)
    return show(room.kept, "report_room", page, template="report_room/compared")


@bp.errorhandler(ShownOtherwiseError)
def shown_otherwise(_error: ShownOtherwiseError) -> ResponseReturnValue:
    """Show the room as it is now, where a team became known while somebody published."""
    room = open_room((request.view_args or {})["key"], dict(request.form))
    return show_room(room, problem=room.wording.say("room-publish-changed")), REFUSED


def _side(room: Room, versions: tuple[Version, ...], name: str) -> Side:
    if name == DRAFT:
        return Side(result=room.kept.result, edition=room.edition, audience=EXECUTIVE.audience)
    found = next(one for one in versions if str(one.number) == name)
    with reading() as session:
        result = published_result(session, found)
    return Side(result=result, edition=found.edition, audience=found.readers.audience)


def _has_open_link(session: Session, version: Version, *, now: datetime) -> bool:
    return any(one.is_open(now) for one in list_links(session, version))


def _show_version(
    place: Place, number: int, *, token: str = "", has_link: bool = False, is_again: bool = False
) -> ResponseReturnValue:
    with reading() as session:
        found = find_version(session, place.key, number)
        links = list_links(session, found)
    address = current_office().link_to(url_for("shared.report", token=token)) if token else ""
    page = version_page(
        found,
        links,
        current_wording(),
        now=author().now,
        address=address,
        has_link=has_link,
        is_again=is_again,
    )
    return show_at(place, page, view=_view(), template="web/report_room/version")


def _view() -> str:
    """Return where in the menu a version is for who asks."""
    return "report_room" if signed_in().may(Right.EDIT) else "versions"


def _send(asked: list[Asked]) -> None:
    for one in asked:
        if one.is_new:
            job_desk().transport.send(one.key)


def _days(value: str) -> int:
    """Return for how many days a link is wanted; 0 for none, or for what is not offered."""
    return int(value) if value in {str(n) for n in DAYS} else 0
