"""The list before the opening, the preview, a test letter, and opening the wave."""

import secrets

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from flowgap.answering.selecting import Asking
from flowgap.errors import InputError
from flowgap.forms.texts import typed
from flowgap.mail.letters import Letter, Letterhead, write_letter
from flowgap.mail.smtp import MailRefusedError, MailServerError, SmtpDoor
from flowgap.services.waves.checklist import checklist
from flowgap.services.waves.closing import WaveNotFoundError
from flowgap.services.waves.listing import WaveState
from flowgap.services.waves.mail_letters import minutes_to_answer
from flowgap.services.waves.mail_links import mail_seal
from flowgap.services.waves.next_wave import Known, known_of
from flowgap.services.waves.opening import QuestionnaireChangedError, WaveExistsError
from flowgap.services.waves.opening_plan import moments_of, promise_of
from flowgap.services.waves.opening_prepared import (
    NotReadyError,
    Opened,
    open_prepared,
    open_waves_of,
)
from flowgap.services.waves.preparing import (
    EditedTwiceError,
    NothingPreparedError,
    Preparation,
    find_prepared,
    note,
)
from flowgap.services.waves.progress import find_wave_of, progress_of
from flowgap.web.access import signed_in
from flowgap.web.accounts.office import current_office
from flowgap.web.clock import utc_now
from flowgap.web.database import reading, unit_of_work
from flowgap.web.language import current_wording
from flowgap.web.pages.waves.check import check_page
from flowgap.web.pages.waves.links import links_page
from flowgap.web.pages.waves.preview import wave_preview_page
from flowgap.web.place import Place, show
from flowgap.web.respondent.previews import PreviewingKeeper
from flowgap.web.respondent.reception import current_reception
from flowgap.web.security import CONTENT_SECURITY_POLICY
from flowgap.web.statuses import CONFLICT
from flowgap.web.waves.listing import bp
from flowgap.web.waves.preparing import editable_place
from flowgap.whole_numbers import revision_of

FRAMING = f"{CONTENT_SECURITY_POLICY}; frame-src 'self'"


@bp.get("/next-wave/check")
def check(key: str) -> ResponseReturnValue:
    """Show what is done, open and blocked before the wave is opened."""
    told = "letter" if request.args.get("told") == "letter" else ""
    return _check(editable_place(key), told=told)


@bp.get("/next-wave/preview")
def preview(key: str) -> ResponseReturnValue:
    """Show the real pages of respondents in a frame as wide as a phone."""
    place = editable_place(key)
    found = _found(place)
    if found is None:
        return redirect(url_for(".prepare", key=key), 303)
    token = previews().token_of_wave(place.key)
    page = wave_preview_page(found[0], token, current_wording())
    html, status = show(place, page, template="waves/preview")
    return html, status, {"Content-Security-Policy": FRAMING}


@bp.post("/next-wave/preview")
def looked(key: str) -> ResponseReturnValue:
    """Remember that the preview was looked at."""
    place = editable_place(key)
    found = _found(place)
    if found is not None:
        with unit_of_work() as session:
            note(session, place.id, looked_at=found[0].questionnaire)
    return redirect(url_for(".check", key=key), 303)


@bp.post("/next-wave/letter")
def letter(key: str) -> ResponseReturnValue:
    """Send the invitation to oneself, with a link to the preview."""
    place = editable_place(key)
    found = _found(place)
    if found is None:
        return redirect(url_for(".prepare", key=key), 303)
    address = signed_in().email
    if not _send_test(place, found[0], address):
        return _check(place, problem="waves-letter-failed", status=CONFLICT)
    with unit_of_work() as session:
        note(session, place.id, letter_to=address)
    return redirect(url_for(".check", key=key, told="letter"), 303)


@bp.post("/next-wave/open")
def launch(key: str) -> ResponseReturnValue:
    """Open the wave and show its links this once; nothing is kept where that cannot be."""
    place = editable_place(key)
    try:
        with unit_of_work() as session:
            opened = _open(session, place)
    except NothingPreparedError:
        return _opened_before(place, typed(request.form.get("name")))
    except EditedTwiceError:
        return _check(place, problem="waves-open-edited", status=CONFLICT)
    except (WaveExistsError, IntegrityError):
        return _check(place, problem="waves-open-exists", status=CONFLICT)
    except (NotReadyError, QuestionnaireChangedError, InputError):
        return _check(place, problem="waves-open-blocked", status=CONFLICT)
    return _links(place, opened)


def previews() -> PreviewingKeeper:
    """Return what signs and shows previews."""
    keeper = current_reception().keeper
    if not isinstance(keeper, PreviewingKeeper):
        raise TypeError("the application was not made by create_app")
    return keeper


def _open(session: Session, place: Place) -> Opened:
    settings = current_office().settings
    return open_prepared(
        session,
        place.id,
        seen=revision_of(request.form.get("revision")),
        settings=settings,
        seal=mail_seal(settings.secret_key),
        now=utc_now(),
    )


def _links(place: Place, opened: Opened) -> ResponseReturnValue:
    """Show links of teams, and those of people that nobody is going to mail."""
    if opened.n_invitations:
        return redirect(url_for(".wave", key=place.key, name=opened.name, told="opened"), 303)
    public_url = current_office().settings.public_url
    page = links_page(
        opened.name, opened.links, current_wording(), public_url=public_url, is_new=True
    )
    return show(place, page, template="waves/links")


def _opened_before(place: Place, name: str) -> ResponseReturnValue:
    """Lead to the wave that was opened by the same list, sent twice; else to all waves."""
    with reading() as session:
        try:
            wave = find_wave_of(session, place.id, name)
        except WaveNotFoundError:
            return redirect(url_for(".index", key=place.key), 303)
        progress = progress_of(session, wave, now=utc_now())
    if progress.state is WaveState.CLOSED:
        return redirect(url_for(".wave", key=place.key, name=name), 303)
    told = "opened-people" if progress.n_personal else "opened-teams"
    if progress.mails:
        told = "opened"
    return redirect(url_for(".wave", key=place.key, name=name, told=told), 303)


def _found(place: Place) -> tuple[Preparation, int] | None:
    with reading() as session:
        return find_prepared(session, place.id)


def _check(
    place: Place, *, problem: str = "", told: str = "", status: int = 200
) -> ResponseReturnValue:
    wording, now = current_wording(), utc_now()
    with reading() as session:
        found = find_prepared(session, place.id)
        known = known_of(session, place.id)
        running = open_waves_of(session, place.id, now=now)
    if found is None:
        return redirect(url_for(".prepare", key=place.key), 303)
    entries = checklist(found[0], known, current_office().settings, open_waves=running, now=now)
    page = check_page(
        entries,
        found[0],
        known,
        found[1],
        wording,
        now=now,
        problem=wording.say(problem) if problem else "",
        told=wording.say(f"waves-told-{told}") if told else "",
    )
    return show(place, page, template="waves/check", status=status)


def _send_test(place: Place, preparation: Preparation, address: str) -> bool:
    """Send the letter as people will get it; tell whether the mail server took it."""
    settings = current_office().settings
    if settings.mail_server is None or settings.mail_from is None:
        return False
    head = Letterhead(sender=settings.mail_from, public_url=settings.public_url)
    with reading() as session:
        known = known_of(session, place.id)
    try:
        written = _test_letter(place, preparation, known, address)
        with SmtpDoor(settings.mail_server) as door:
            door.send(write_letter(written, head, now=utc_now()))
    except (InputError, MailServerError, MailRefusedError):
        return False
    return True


def _test_letter(place: Place, preparation: Preparation, known: Known, address: str) -> Letter:
    setting, options = known.setting(preparation.timezone), preparation.options()
    _opens_at, closes_at = moments_of(setting, options, now=utc_now())
    promise = promise_of(setting, options, closes_at)
    asking = Asking(booklet_items=options.booklet)
    return Letter(
        name=secrets.token_hex(16),
        is_reminder=False,
        address=address,
        token=previews().token_of_wave(place.key),
        language=place.language,
        client=place.client,
        firm=promise.firm,
        contact=promise.contact,
        minutes=minutes_to_answer(preparation.questionnaire, asking),
        minimum_group=promise.minimum_group,
        closes_at=closes_at,
        timezone=promise.timezone,
    )
