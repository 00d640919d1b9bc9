"""The teams of an engagement: all of them, and one of them."""

from collections.abc import Mapping
from typing import Final

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session

from flowgap.errors import InputError
from flowgap.forms.teams import TeamTyped, team_typed
from flowgap.forms.texts import one_line
from flowgap.models import Engagement, Wave
from flowgap.services.engagements.finding import find_engagement
from flowgap.services.folders.keeping import FileChangedError
from flowgap.services.folders.settings import read_settings
from flowgap.services.folders.teams import (
    TeamExistsError,
    TeamInUseError,
    TeamNotFoundError,
    TeamsAlikeError,
    Use,
    delete_team,
    keep_team,
    kept_roster,
)
from flowgap.web.clock import utc_now
from flowgap.web.database import reading, unit_of_work
from flowgap.web.language import current_wording, speak
from flowgap.web.pages.setup.teams import team_page, teams_page, values_of_team
from flowgap.web.pages.setup.twice import differences_of, twice_page
from flowgap.web.setup.blueprint import bp, frame_of, show
from flowgap.web.statuses import CONFLICT, REFUSED
from flowgap.whole_numbers import whole_number

LAST_PAGE: Final = 10_000
TOLD: Final = frozenset({"kept", "deleted", "list", "windows"})
"""What the list may say was done; the address of the page names it."""


@bp.get("/teams")
def teams(key: str) -> ResponseReturnValue:
    """Show all teams as a tree, a hundred at a time, or those that a search finds."""
    number = whole_number(request.args.get("page", "1"), least=1, most=LAST_PAGE)
    if number is None:
        abort(404)
    with reading() as session:
        engagement = find_engagement(session, key)
        wording = speak(engagement.language)
        kept = kept_roster(session, engagement.id)
        frame = frame_of(session, engagement, "teams")
    told = request.args.get("told", "")
    page = teams_page(
        kept,
        one_line(request.args.get("q")),
        number,
        wording,
        told=wording.say(f"setup-teams-told-{told}") if told in TOLD else "",
    )
    return show(frame, "teams", page)


@bp.route("/teams/team", methods=["GET", "POST"])
def team(key: str) -> ResponseReturnValue:
    """Show a team, or a form for a new one; keep what was typed."""
    name = one_line(request.args.get("name")) or None
    if request.method == "GET":
        with reading() as session:
            return _shown(session, find_engagement(session, key), name)
    typed, wording = team_typed(request.form), current_wording()
    try:
        with unit_of_work() as session:
            engagement = find_engagement(session, key)
            wording = speak(engagement.language)
            problems = {field: wording.say(text) for field, text in typed.problems.items()}
            if not problems:
                seen, now = request.form.get("seen") or None, utc_now()
                keep_team(session, engagement, name, typed.roster_rows(), seen=seen, now=now)
                return redirect(url_for(".teams", key=key, told="kept"), 303)
    except TeamExistsError:
        problems = {"team_name": wording.say("setup-wrong-team-twice")}
    except TeamsAlikeError as two:
        field = "team_name" if two.name == typed.name else "parent"
        problems = {field: wording.say("setup-wrong-alike", name=two.name, other=two.other)}
    except TeamInUseError as used:
        return _asked_again(
            key, name, typed, {"team_name": wording.say("setup-wrong-team-used")}, used.uses
        )
    except InputError as refused:
        problems = {"parent": wording.say("setup-wrong-parent", problem=refused.problem)}
    except FileChangedError:
        return _tell_both(key, name, typed), CONFLICT
    return _asked_again(key, name, typed, problems)


@bp.post("/teams/delete")
def drop_team(key: str) -> ResponseReturnValue:
    """Delete a team that nothing uses."""
    name, seen = one_line(request.form.get("name")), request.form.get("seen") or None
    try:
        with unit_of_work() as session:
            engagement = find_engagement(session, key)
            speak(engagement.language)
            delete_team(session, engagement, name, seen=seen, now=utc_now())
    except TeamNotFoundError:
        abort(404)
    except TeamInUseError as used:
        with reading() as session:
            return _shown(session, find_engagement(session, key), name, uses=used.uses), CONFLICT
    except FileChangedError:
        return _tell_both(key, name, None), CONFLICT
    return redirect(url_for(".teams", key=key, told="deleted"), 303)


def _shown(
    session: Session, engagement: Engagement, name: str | None, *, uses: tuple[Use, ...] = ()
) -> str:
    speak(engagement.language)
    rows = kept_roster(session, engagement.id).roster.of(name) if name else ()
    if name and not rows:
        abort(404)
    values = values_of_team(rows) if rows else {"parent": one_line(request.args.get("parent"))}
    return _team(session, engagement, name, values=values, problems={}, uses=uses)


def _asked_again(
    key: str,
    name: str | None,
    typed: TeamTyped,
    problems: Mapping[str, str],
    uses: tuple[Use, ...] = (),
) -> ResponseReturnValue:
    with reading() as session:
        engagement = find_engagement(session, key)
        page = _team(session, engagement, name, values=typed.fields(), problems=problems, uses=uses)
        return page, REFUSED


def _team(  # noqa: PLR0913 - each part is shown
    session: Session,
    engagement: Engagement,
    name: str | None,
    *,
    values: Mapping[str, str],
    problems: Mapping[str, str],
    uses: tuple[Use, ...],
) -> str:
    kept = kept_roster(session, engagement.id)
    page = team_page(
        values,
        problems,
        kept.roster,
        current_wording(),
        name=name,
        action=url_for(".team", key=engagement.public_key, name=name),
        seen=request.form.get("seen", kept.digest or ""),
        waves=_waves(session, engagement),
        uses=uses,
    )
    return show(frame_of(session, engagement, "teams"), "team", page)


def _waves(session: Session, engagement: Engagement) -> tuple[str, ...]:
    """Return the ids of all waves, of the settings and of those that were asked here."""
    told = read_settings(session, engagement).data.get("waves") or ()
    asked = session.scalars(select(Wave.name).filter_by(engagement_id=engagement.id))
    return tuple(dict.fromkeys((*(str(wave["id"]) for wave in told), *asked)))


def _tell_both(key: str, name: str | None, typed: TeamTyped | None) -> str:
    """Show a team as another one left it beside what was typed; None was to delete it."""
    wording = current_wording()
    with reading() as session:
        engagement = find_engagement(session, key)
        kept = kept_roster(session, engagement.id)
        frame = frame_of(session, engagement, "teams")
    rows = kept.roster.of(name) if name else ()
    theirs = _in_words(values_of_team(rows) if rows else {})
    mine = {} if typed is None else _in_words(typed.fields())
    is_deletion = typed is None
    sent = {"name": name or ""} if typed is None else typed.fields()
    page = twice_page(
        differences_of(theirs, mine or dict.fromkeys(theirs, ""), wording),
        kept_at=kept.kept_at,
        action=url_for(".drop_team", key=key)
        if is_deletion
        else url_for(".team", key=key, name=name),
        other=url_for(".teams", key=key),
        mine={**sent, "seen": kept.digest or ""},
        wording=wording,
    )
    return show(frame, "twice", page)


def _in_words(fields: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of a team with all of its rows as one text."""
    numbers = sorted(int(key.partition("-")[2]) for key in fields if key.startswith("invited-"))
    rows = (
        " ".join(text for part in ("wave", "role", "invited") if (text := fields[f"{part}-{n}"]))
        for n in numbers
    )
    found = {name: fields.get(name, "") for name in ("team_name", "parent")}
    return {**found, "rows": "; ".join(rows)}
