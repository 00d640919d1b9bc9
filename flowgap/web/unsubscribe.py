"""The last link of every mail: no more reminders. The page says the same to everyone."""

from dataclasses import dataclass

from flask import Blueprint, Response

from flowgap.services.waves.mail_unsubscribing import gets_reminders, stop_reminders
from flowgap.web.database import reading, unit_of_work
from flowgap.web.respondent import errors
from flowgap.web.respondent.blueprint import refuse_what_is_no_form
from flowgap.web.respondent.frame import outside_frame, show
from flowgap.web.respondent.language import speak_outside

bp = Blueprint("unsubscribe", __name__)
bp.before_request(refuse_what_is_no_form)
errors.register(bp)


@dataclass(frozen=True, slots=True, kw_only=True)
class StopPage:
    """A question, or, once `button` is None, its answer."""

    title: str
    text: str
    button: str | None
    base: str


@bp.get("/u/<guess:token>")
def ask(token: str) -> Response:
    """Ask whether this is meant: programs that check mail open every link in it."""
    del token
    return _page("mail-stop", button="mail-stop-button")


@bp.post("/u/<guess:token>")
def stop(token: str) -> Response:
    """End the reminders of a link, known or not; mail programs may post here by themselves."""
    with reading() as session:
        is_news = gets_reminders(session, token)
    # Whoever guesses links does not hold up those who send answers.
    if is_news:
        with unit_of_work() as session:
            stop_reminders(session, token)
    return _page("mail-stopped")


def _page(message: str, *, button: str | None = None) -> Response:
    wording = speak_outside()
    page = StopPage(
        title=wording.say(f"{message}-title"),
        text=wording.say(message),
        button=None if button is None else wording.say(button),
        base=wording.say("mail-stop-base"),
    )
    return show("mail/unsubscribed.html", outside_frame(wording), page)
