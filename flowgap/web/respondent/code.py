"""Take the short code of a team, as it stands on a poster, and lead to its link."""

from flask import Response, request, url_for

from flowgap.forms.receipt import CodeForm
from flowgap.services.waves.doors import ReplacedLinkError, UnknownLinkError
from flowgap.web.language import speak
from flowgap.web.respondent.errors import guessed, slow_page
from flowgap.web.respondent.frame import outside_frame, show
from flowgap.web.respondent.language import chosen_language
from flowgap.web.respondent.outcome import go_to
from flowgap.web.respondent.pages.lookup import lookup_page
from flowgap.web.respondent.reception import current_reception
from flowgap.web.statuses import NOT_FOUND
from flowgap.wording import LANGUAGES, Wording


def code() -> Response:
    """Ask for a code, or lead to the link that it stands for."""
    wording = speak(chosen_language(LANGUAGES))
    if request.method == "GET":
        return _ask(wording)
    typed = CodeForm(request.form).code.data
    try:
        reception = current_reception()
        reception.keeper.find_door("t", typed, now=reception.clock())
    except UnknownLinkError as error:
        if not guessed():
            return slow_page()
        problem = "replaced" if isinstance(error, ReplacedLinkError) else "unknown"
        return _ask(wording, typed=typed, problem=problem, status=NOT_FOUND)
    address = url_for("respondent.entrance", kind="t", token=typed, language=wording.language)
    return go_to(address)


def lead_to_code() -> Response:
    """Lead whoever typed an address without its code to the page that asks for it."""
    return go_to(url_for("respondent.code"))


def _ask(wording: Wording, *, typed: str = "", problem: str = "", status: int = 200) -> Response:
    page = lookup_page(wording, "code", value=typed, problem=problem)
    frame = outside_frame(wording, in_form=typed != "")
    return show("respondent/lookup.html", frame, page, status=status)
