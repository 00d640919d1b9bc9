"""The settings of an engagement: beginning one, and changing all of them."""

from collections.abc import Mapping

from flask import current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from flowgap.forms.setup import SettingsForm, fields_of, values_of
from flowgap.models import Engagement
from flowgap.services.engagements.finding import find_engagement
from flowgap.services.folders.keeping import FileChangedError
from flowgap.services.folders.progress import progress_of
from flowgap.services.folders.settings import (
    TAKEN,
    KeptSettings,
    SettingsRefusedError,
    change_settings,
    read_settings,
)
from flowgap.web.clock import utc_now
from flowgap.web.database import reading, unit_of_work
from flowgap.web.language import current_wording, speak
from flowgap.web.pages.setup.next_steps import next_page
from flowgap.web.pages.setup.settings import settings_page
from flowgap.web.pages.setup.twice import differences_of, twice_page
from flowgap.web.setup.blueprint import bp, frame_of, show
from flowgap.web.statuses import CONFLICT, REFUSED
from flowgap.wording import Wording


@bp.get("/next")
def next_steps(key: str) -> ResponseReturnValue:
    """Show what there is, what is missing, and what to do next."""
    with reading() as session:
        engagement = find_engagement(session, key)
        wording = speak(engagement.language)
        progress = progress_of(session, engagement, now=utc_now())
        frame = frame_of(session, engagement, "overview")
    has_waves_page = "waves.index" in current_app.view_functions
    page = next_page(progress, wording, has_waves_page=has_waves_page)
    return show(frame, "next", page)


@bp.route("/settings", methods=["GET", "POST"])
def settings(key: str) -> ResponseReturnValue:
    """Show all settings, or keep others."""
    form = SettingsForm()
    if request.method == "GET":
        with reading() as session:
            engagement = find_engagement(session, key)
            speak(engagement.language)
            kept = read_settings(session, engagement)
            return _page(session, engagement, kept, values_of(kept.data), {}, seen=kept.digest)
    try:
        with unit_of_work() as session:
            engagement = find_engagement(session, key)
            speak(engagement.language)
            _change(session, engagement, form)
    except SettingsRefusedError as refused:
        wording = current_wording()
        unclear = dict.fromkeys(form.unclear(), wording.say("setup-wrong-number-unclear"))
        return _ask_again(key, form, {**problems_of(refused, wording), **unclear}), REFUSED
    except FileChangedError:
        return _tell_both(key, form), CONFLICT
    return redirect(url_for(".next_steps", key=key), 303)


def _change(session: Session, engagement: Engagement, form: SettingsForm) -> None:
    """Keep what was typed; what the form does not show stays as it is kept."""
    kept = read_settings(session, engagement)
    shown = set(values_of({})) | {"before", "after", "working_time", "rates", "ai_rollout_by_team"}
    data = {key: value for key, value in kept.data.items() if key not in shown}
    change_settings(
        session,
        engagement,
        {**data, **form.settings()},
        seen=form.seen.data or None,
        now=utc_now(),
    )


def problems_of(refused: SettingsRefusedError, wording: Wording) -> dict[str, str]:
    """Return what was wrong, by the field that it is about."""
    if TAKEN in refused.faults:
        return {"title": wording.say("setup-wrong-taken")}
    names = fields_of([fault.path for fault in refused.faults])
    return {
        name: wording.say(f"setup-wrong-{name.replace('_', '-')}")
        if name
        else wording.say("setup-wrong-otherwise", problem=refused.faults[0].message)
        for name in names
    }


def _ask_again(key: str, form: SettingsForm, problems: Mapping[str, str]) -> str:
    with reading() as session:
        engagement = find_engagement(session, key)
        kept = read_settings(session, engagement)
        return _page(session, engagement, kept, form.values(), problems, seen=form.seen.data)


def _page(  # noqa: PLR0913 - each part is shown
    session: Session,
    engagement: Engagement,
    kept: KeptSettings,
    values: Mapping[str, str],
    problems: Mapping[str, str],
    *,
    seen: str | None,
) -> str:
    page = settings_page(
        url_for(".settings", key=engagement.public_key),
        values,
        problems,
        current_wording(),
        seen=seen or "",
        n_waves=len(kept.data.get("waves") or ()),
    )
    return show(frame_of(session, engagement, "settings"), "settings", page)


def _tell_both(key: str, form: SettingsForm) -> str:
    """Show the settings that another one kept meanwhile beside those that were typed."""
    wording = current_wording()
    with reading() as session:
        engagement = find_engagement(session, key)
        kept = read_settings(session, engagement)
        frame = frame_of(session, engagement, "settings")
    typed = form.values()
    page = twice_page(
        differences_of(values_of(kept.data), typed, wording),
        kept_at=kept.kept_at,
        action=url_for(".settings", key=key),
        other=url_for(".settings", key=key),
        mine={**typed, "seen": kept.digest or ""},
        wording=wording,
    )
    return show(frame, "twice", page)
