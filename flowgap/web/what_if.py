"""What another capacity, speed, limit or calendar would bring: a form, and its answer."""

from dataclasses import replace
from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from flowgap.forms.what_if import WhatIfForm, address_of
from flowgap.services.engagements.finding import engagement_id_of
from flowgap.services.engagements.keeping import KeptResult
from flowgap.services.folders.keeping import list_files
from flowgap.services.jobs.looking import JobSeen
from flowgap.services.jobs.what_if import ask_what_if
from flowgap.services.whatif.questions import find_answer
from flowgap.web.database import reading, unit_of_work
from flowgap.web.job_desk import hand_over
from flowgap.web.jobs import told_at_once
from flowgap.web.opened import material_of, open_result, show
from flowgap.web.pages.results.what_if import Asked, what_if_page
from flowgap.web.statuses import REFUSED
from flowgap.wording import Wording

bp = Blueprint("what_if", __name__, url_prefix="/engagements/<key>/what-if")


@bp.get("")
def what_if(key: str) -> ResponseReturnValue:
    """Show the form, and the answer to what stands in the address, if it is known."""
    kept, wording = open_result(key)
    form = WhatIfForm(request.args, meta={"csrf": False})
    asked = _asked(kept, form, is_asked=bool(request.args))
    return _shown(kept, wording, form, asked), REFUSED if asked.faults else 200


@bp.post("")
def ask(key: str) -> ResponseReturnValue:
    """Have a question answered; the answer has an address."""
    kept, wording = open_result(key)
    form = WhatIfForm()
    if not form.validate_on_submit():
        asked = replace(_asked(kept, form, is_asked=False), faults=_faults(form))
        return _shown(kept, wording, form, asked), REFUSED
    question = form.question()
    with reading() as session:
        known = find_answer(session, key, question, result_digest=kept.digest)
    if known is None:
        seen = _handed_over(key, kept, form)
        if seen.is_live or seen.error is not None:
            return told_at_once(seen)
    address: dict[str, Any] = address_of(question)
    return redirect(url_for(".what_if", key=key, **address), 303)


def _handed_over(key: str, kept: KeptResult, form: WhatIfForm) -> JobSeen:
    with unit_of_work() as session:
        asked = ask_what_if(session, key, form.question(), result_digest=kept.digest)
    return hand_over(asked)


def _asked(kept: KeptResult, form: WhatIfForm, *, is_asked: bool) -> Asked:
    """Return what is known of a question: whether it can be asked, its faults, its answer."""
    key = kept.public_key
    faults = _faults(form) if is_asked and not form.validate() else {}
    with reading() as session:
        has_files = bool(list_files(session, engagement_id_of(session, key)))
        answer = (
            find_answer(session, key, form.question(), result_digest=kept.digest)
            if is_asked and not faults
            else None
        )
    return Asked(has_files=has_files, is_asked=is_asked, faults=faults, answer=answer)


def _faults(form: WhatIfForm) -> dict[str, str]:
    """Return the first message of each field; what is no number has one of the library's own."""
    return {
        name: messages[0] if str(messages[0]).startswith("what-if-") else "what-if-no-number"
        for name, messages in form.errors.items()
    }


def _shown(kept: KeptResult, wording: Wording, form: WhatIfForm, asked: Asked) -> str:
    page = what_if_page(kept, material_of(kept, wording), wording, form, asked)
    return show(kept, "what_if", page, token=FlaskForm())
