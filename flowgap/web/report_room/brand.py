"""The brand of the workspace: firm, colour, logo."""

from collections.abc import Mapping
from dataclasses import replace
from typing import IO, cast

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from flowgap.forms.report_room import BrandForm
from flowgap.reporting.edition import Brand
from flowgap.services.report_room.brands import (
    LONGEST_FIRM,
    MOST_LOGO_BYTES,
    BrandChangedError,
    BrandError,
    NewLogo,
    find_brand,
    find_logo,
    read_colour,
    read_logo,
    save_brand,
)
from flowgap.web.database import reading, unit_of_work
from flowgap.web.language import current_wording
from flowgap.web.pages.report_room.brand import Sent, brand_page
from flowgap.web.statuses import CONFLICT, REFUSED

bp = Blueprint("brand", __name__, url_prefix="/brand")


@bp.route("", methods=["GET", "POST"])
def page() -> ResponseReturnValue:
    """Show the brand, or keep what was typed; what is refused changes nothing."""
    form, wording = BrandForm(), current_wording()
    with reading() as session:
        kept = find_brand(session)
    if request.method == "GET":
        is_saved = request.args.get("saved") == "yes"
        shown = brand_page(kept, wording, is_saved=is_saved)
        return render_template("web/report_room/brand.html", page=shown)
    errors: dict[str, str] = {}
    brand, logo = _read(form, kept, errors)
    if errors:
        return _again(kept, form, logo, errors), REFUSED
    try:
        with unit_of_work() as session:
            save_brand(session, brand, seen=request.form.get("seen", ""), logo=logo)
    except BrandChangedError as changed:
        return _again(changed.theirs, form, logo, errors, is_late=True), CONFLICT
    return redirect(url_for(".page", saved="yes"), 303)


@bp.get("/logo/<digest>.png")
def logo(digest: str) -> Response:
    """Send a logo of the workspace."""
    with reading() as session:
        content = find_logo(session, digest)
    if content is None:
        abort(404)
    return Response(content, mimetype="image/png")


def _again(
    kept: Brand,
    form: BrandForm,
    logo: NewLogo | None,
    errors: Mapping[str, str],
    *,
    is_late: bool = False,
) -> str:
    """Return the page as it was sent; no page can hold a picture, so it is asked for again."""
    wording = current_wording()
    again = {} if logo is None else {"logo": wording.say("brand-logo-again")}
    sent = Sent(
        firm=form.value("firm"),
        colour=form.value("colour"),
        without_logo=bool(form.without_logo.data),
        seen=request.form.get("seen", ""),
        errors={**errors, **again},
        is_late=is_late,
    )
    page = brand_page(kept, wording, sent=sent)
    return render_template("web/report_room/brand.html", page=page)


def _read(form: BrandForm, kept: Brand, errors: dict[str, str]) -> tuple[Brand, NewLogo | None]:
    """Return what was typed and the picture that was sent; what is refused is in `errors`."""
    wording = current_wording()
    brand, new_logo = replace(kept, firm=form.value("firm")), None
    if len(brand.firm) > LONGEST_FIRM:
        errors["firm"] = wording.say("brand-firm-long", most=LONGEST_FIRM)
    try:
        brand = replace(brand, colour=read_colour(form.value("colour")))
    except BrandError as refused:
        errors["colour"] = wording.say(f"brand-{refused.code}", **_numbers(refused))
    try:
        new_logo = _sent_logo(form)
    except BrandError as refused:
        errors["logo"] = wording.say(f"brand-{refused.code}", **_numbers(refused))
    if form.without_logo.data:
        return replace(brand, logo_sha256=""), None
    return brand, new_logo


def _sent_logo(form: BrandForm) -> NewLogo | None:
    sent = form.logo.data
    if not getattr(sent, "filename", None):
        return None
    stream = cast("IO[bytes]", sent.stream)
    # One byte more than allowed tells enough.
    return read_logo(stream.read(MOST_LOGO_BYTES + 1))


def _numbers(refused: BrandError) -> dict[str, str]:
    wording = current_wording()
    return {
        name: wording.number(float(value), decimals=1) for name, value in refused.values.items()
    }
