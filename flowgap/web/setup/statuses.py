"""What the statuses of a tool stand for, looked over by whoever knows the board."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from flowgap.errors import InputError
from flowgap.services.engagements.finding import find_engagement
from flowgap.services.folders.keeping import FileChangedError
from flowgap.services.folders.statuses import keep_statuses, kept_statuses
from flowgap.services.jobs.staging import waiting_for
from flowgap.web.clock import utc_now
from flowgap.web.database import reading, unit_of_work
from flowgap.web.job_desk import job_desk
from flowgap.web.language import current_wording, speak
from flowgap.web.pages.add import refusal_problem
from flowgap.web.pages.fields import Difference
from flowgap.web.pages.setup.statuses import meaning_in_words, statuses_page
from flowgap.web.pages.setup.twice import twice_page
from flowgap.web.setup.add_data import import_staged
from flowgap.web.setup.blueprint import bp, frame_of, show
from flowgap.web.statuses import CONFLICT, REFUSED


@bp.route("/data/statuses", methods=["GET", "POST"])
def statuses(key: str) -> ResponseReturnValue:
    """Show each status with its meaning; keep others, and import once more what still waits."""
    if request.method == "GET":
        with reading() as session:
            engagement = find_engagement(session, key)
            wording = speak(engagement.language)
            page = statuses_page(kept_statuses(session, engagement.id), wording)
            return show(frame_of(session, engagement, "data"), "statuses", page)
    typed = _typed()
    try:
        with unit_of_work() as session:
            engagement = find_engagement(session, key)
            speak(engagement.language)
            seen = request.form.get("seen") or None
            keep_statuses(session, engagement.id, typed, seen=seen, now=utc_now())
    except InputError as refused:
        with reading() as session:
            engagement = find_engagement(session, key)
            problem = refusal_problem(refused, current_wording())
            return show(frame_of(session, engagement, "data"), "unreadable", problem), REFUSED
    except FileChangedError:
        return _tell_both(key, typed), CONFLICT
    waiting = waiting_for(job_desk().files, key)
    if waiting is not None:
        return import_staged(key, waiting)
    return redirect(url_for(".check", key=key), 303)


def _typed() -> dict[str, str]:
    """Return the meanings that were chosen; each status stands beside its meaning."""
    found, form = {}, request.form
    for number in range(len(form)):
        if f"name-{number}" in form:
            found[form[f"name-{number}"]] = form.get(f"status-{number}", "")
    return found


def _tell_both(key: str, typed: dict[str, str]) -> str:
    wording = current_wording()
    with reading() as session:
        engagement = find_engagement(session, key)
        kept = kept_statuses(session, engagement.id)
        frame = frame_of(session, engagement, "data")
    theirs = {line.name: line.meaning for line in kept.lines}
    mine = {
        **{f"name-{number}": status for number, status in enumerate(typed)},
        **{f"status-{number}": meaning for number, meaning in enumerate(typed.values())},
    }
    page = twice_page(
        tuple(
            Difference(
                name=status,
                theirs=meaning_in_words(theirs[status], wording)
                if status in theirs
                else wording.say("setup-nothing"),
                mine=meaning_in_words(meaning, wording),
            )
            for status, meaning in typed.items()
            if theirs.get(status) != meaning
        ),
        kept_at=kept.kept_at,
        action=url_for(".statuses", key=key),
        other=url_for(".statuses", key=key),
        mine={**mine, "seen": kept.digest or ""},
        wording=wording,
    )
    return show(frame, "twice", page)
