"""Check a receipt, and take the answers back while that is possible. It never is in an address."""

from flask import Response, request

from flowgap.answering.receipts import read_receipt
from flowgap.forms.receipt import ReceiptForm
from flowgap.services.waves.sending import ReceiptUnknownError
from flowgap.web.language import speak
from flowgap.web.respondent.errors import guessed, slow_page
from flowgap.web.respondent.frame import outside_frame, show
from flowgap.web.respondent.language import chosen_language
from flowgap.web.respondent.pages.lookup import (
    ReceiptPage,
    confirm_page,
    counted_page,
    lookup_page,
    stored_page,
    withdrawn_page,
)
from flowgap.web.respondent.reception import current_reception
from flowgap.web.statuses import NOT_FOUND, REFUSED
from flowgap.wording import LANGUAGES, Wording


def receipt() -> Response:
    """Ask for a receipt, or say what it stands for."""
    wording = speak(chosen_language(LANGUAGES))
    if request.method == "GET":
        return _ask(wording)
    typed = ReceiptForm(request.form).receipt.data
    found = read_receipt(typed)
    if found is None:
        return _ask(wording, typed=typed, problem="malformed", status=REFUSED)
    try:
        page = _use(wording, found)
    except ReceiptUnknownError:
        if not guessed():
            return slow_page()
        return _ask(wording, typed=typed, problem="unknown", status=NOT_FOUND)
    frame = outside_frame(wording, in_form=page.receipt != "")
    return show("respondent/receipt.html", frame, page)


def _use(wording: Wording, found: str) -> ReceiptPage:
    """Do one step with a receipt: say what it stands for, ask once more, take back."""
    keeper = current_reception().keeper
    state = keeper.look_up(found)
    go = request.form.get("go")
    if not state.can_withdraw:
        return counted_page(wording, found, is_late=go == "withdraw")
    if go == "ask":
        return confirm_page(wording, found)
    if go != "withdraw":
        return stored_page(wording, found)
    keeper.withdraw(found)
    return withdrawn_page(wording)


def _ask(wording: Wording, *, typed: str = "", problem: str = "", status: int = 200) -> Response:
    page = lookup_page(wording, "receipt", value=typed, problem=problem)
    frame = outside_frame(wording, in_form=typed != "")
    return show("respondent/lookup.html", frame, page, status=status)
