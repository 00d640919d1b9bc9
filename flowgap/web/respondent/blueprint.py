"""The addresses of the respondent's pages."""

from typing import Final

from flask import Blueprint, abort, request

from flowgap.web.respondent import errors
from flowgap.web.respondent.check import check
from flowgap.web.respondent.code import code, lead_to_code
from flowgap.web.respondent.entrance import entrance, statement
from flowgap.web.respondent.questions import question
from flowgap.web.respondent.receipt import receipt

LARGEST_FORM: Final = 256 * 1024
"""Bytes: a text that is far too long is still read, so that the page can say so and keep it."""

MOST_FIELDS: Final = 500
FORM_TYPES: Final = ("application/x-www-form-urlencoded", "multipart/form-data")

KINDS: Final = ("r", "t")
"""A link of one respondent, a link of a team."""

_BOTH: Final = ("GET", "POST")

bp = Blueprint("respondent", __name__)
for _kind in KINDS:
    _link, _of = f"/{_kind}/<token>", {"kind": _kind}
    bp.add_url_rule(_link, view_func=entrance, defaults=_of, methods=_BOTH)
    bp.add_url_rule(f"{_link}/confidentiality/full", view_func=statement, defaults=_of)
    bp.add_url_rule(f"{_link}/check", view_func=check, defaults=_of, methods=_BOTH)
    bp.add_url_rule(f"{_link}/<part>", view_func=question, defaults=_of, methods=_BOTH)
bp.add_url_rule("/t/", view_func=lead_to_code)
bp.add_url_rule("/receipt", view_func=receipt, methods=_BOTH)
bp.add_url_rule("/answer", view_func=code, methods=_BOTH)
errors.register(bp)


@bp.before_request
def refuse_what_is_no_form() -> None:
    """Read no more than a form of ours can hold, and nothing that is no form."""
    if request.method != "POST":
        return
    request.max_content_length = request.max_form_memory_size = LARGEST_FORM
    request.max_form_parts = MOST_FIELDS
    if request.mimetype not in FORM_TYPES:
        abort(415)
    if sum(len(values) for _, values in request.form.lists()) > MOST_FIELDS:
        abort(413)
