"""A list of many teams at once: pasted, or as a file."""

from collections.abc import Mapping
from typing import Final

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from flowgap.engagement.formats import ROSTER
from flowgap.errors import InputError
from flowgap.forms.teams import ListForm
from flowgap.importing.delimited import decoded
from flowgap.importing.roster.editing import Roster, read_list, with_known_parents
from flowgap.services.engagements.finding import find_engagement
from flowgap.services.folders.keeping import FileChangedError
from flowgap.services.folders.teams import (
    TeamInUseError,
    TeamsAlikeError,
    Use,
    keep_list,
    kept_roster,
)
from flowgap.web.clock import utc_now
from flowgap.web.database import reading, unit_of_work
from flowgap.web.language import current_wording, speak
from flowgap.web.pages.add import Problem, refusal_problem
from flowgap.web.pages.fields import Difference
from flowgap.web.pages.setup.teams import list_page, use_texts
from flowgap.web.pages.setup.twice import twice_page
from flowgap.web.setup.blueprint import bp, frame_of, show
from flowgap.web.statuses import CONFLICT, REFUSED

MOST_DIFFERENCES: Final = 100
"""Teams that are named where two lists differ; more would hide what matters."""


@bp.route("/teams/list", methods=["GET", "POST"])
def team_list(key: str) -> ResponseReturnValue:
    """Take a list of many teams, pasted or as a file."""
    form = ListForm()
    if request.method == "GET":
        return _list(key, {})
    values = {"team_list": str(form.team_list.data or ""), "replaces": form.replaces.data or "no"}
    if not form.is_given():
        return _list(key, values, problem="setup-wrong-list-none"), REFUSED
    content = form.content()
    try:
        with unit_of_work() as session:
            engagement = find_engagement(session, key)
            speak(engagement.language)
            pasted = current_wording().say("setup-list-pasted")
            given = read_list(content, name=form.file_name() or pasted)
            keep_list(
                session,
                engagement,
                given,
                replaces=form.replaces.data == "yes",
                seen=form.seen.data or None,
                now=utc_now(),
            )
    except (InputError, TeamsAlikeError, TeamInUseError) as refused:
        return _refused(key, values, refused)
    except FileChangedError:
        return _tell_both_lists(key, content, values), CONFLICT
    return redirect(url_for(".teams", key=key, told="windows" if given.is_windows else "list"), 303)


def _refused(
    key: str, values: Mapping[str, str], why: InputError | TeamsAlikeError | TeamInUseError
) -> ResponseReturnValue:
    """Show the list again, with what was wrong."""
    if isinstance(why, TeamInUseError):
        return _list(key, values, uses=why.uses), CONFLICT
    if isinstance(why, TeamsAlikeError):
        page = _list(key, values, problem="setup-wrong-alike", name=why.name, other=why.other)
        return page, REFUSED
    return _list(key, values, refused=why), REFUSED


def _list(
    key: str,
    values: Mapping[str, str],
    *,
    refused: InputError | None = None,
    problem: str = "",
    uses: tuple[Use, ...] = (),
    **names: str,
) -> str:
    with reading() as session:
        engagement = find_engagement(session, key)
        wording = speak(engagement.language)
        kept = kept_roster(session, engagement.id)
        problems = [] if refused is None else [refusal_problem(refused, wording)]
        if problem:
            told = wording.say(problem, **names)
            problems.append(Problem(what=told, language=wording.language))
        page = list_page(
            values,
            wording,
            action=url_for(".team_list", key=key),
            seen=request.form.get("seen", kept.digest or ""),
            problems=tuple(problems),
            uses=use_texts(uses, wording),
        )
        return show(frame_of(session, engagement, "teams"), "team_list", page)


def _tell_both_lists(key: str, content: bytes, values: Mapping[str, str]) -> str:
    wording = current_wording()
    with reading() as session:
        engagement = find_engagement(session, key)
        kept = kept_roster(session, engagement.id)
        frame = frame_of(session, engagement, "teams")
    nothing = wording.say("setup-nothing")
    text, _encoding = decoded(content, ROSTER.name)
    given = with_known_parents(read_list(content), kept.roster)
    theirs, mine = _rows_in_words(kept.roster), _rows_in_words(given)
    differences = tuple(
        Difference(name=name, theirs=theirs.get(name, nothing), mine=mine.get(name, nothing))
        for name in dict.fromkeys((*theirs, *mine))
        if theirs.get(name) != mine.get(name)
    )
    page = twice_page(
        differences[:MOST_DIFFERENCES],
        kept_at=kept.kept_at,
        action=url_for(".team_list", key=key),
        other=url_for(".teams", key=key),
        mine={**values, "team_list": text, "seen": kept.digest or ""},
        wording=wording,
    )
    return show(frame, "twice", page)


def _rows_in_words(roster: Roster) -> dict[str, str]:
    """Return the rows of each team as one text."""
    found: dict[str, list[str]] = {}
    for row in roster.rows:
        parts = (row.parent, row.wave, row.role, row.invited)
        text = ", ".join(str(part) for part in parts if part is not None)
        found.setdefault(row.team, []).append(text)
    return {team: "; ".join(rows) for team, rows in found.items()}
