"""Turning the second factor on and off, and new recovery codes."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from flowgap.forms.accounts import PasswordForm, SecondFactorForm
from flowgap.services.accounts import second_factor
from flowgap.services.accounts.passwords import PasswordRefusedError
from flowgap.services.accounts.second_factor import Enrolment, WrongCodeError
from flowgap.services.accounts.throttle import TooManyTriesError
from flowgap.web.access import signed_in
from flowgap.web.accounts.office import current_office, show
from flowgap.web.accounts.own import bp, require_password
from flowgap.web.clock import utc_now
from flowgap.web.database import work_on_accounts
from flowgap.web.language import current_wording
from flowgap.web.pages.accounts.account import codes_page
from flowgap.web.pages.form import FormPage, FormView, make_fields


@bp.route("/second-factor", methods=["GET", "POST"])
def turn_on() -> ResponseReturnValue:
    """Show a secret, and keep it once a code of it was typed."""
    who, form, office = signed_in(), SecondFactorForm(), current_office()
    if form.validate_on_submit() and _knows_password(form):
        try:
            with work_on_accounts() as rows:
                codes = second_factor.finish_enrolment(
                    rows,
                    who.account_id,
                    sealed=form.text("sealed"),
                    code=form.text("code"),
                    seal=office.seal,
                    now=utc_now(),
                )
        except WrongCodeError:
            form.refuse("code", "accounts-code-wrong")
        else:
            return _show_codes(codes)
    enrolment = _enrolment(form.text("sealed"))
    page = _turn_on_page(form, enrolment)
    return show(page, template="second_factor", enrolment=enrolment)


@bp.route("/second-factor/codes", methods=["GET", "POST"])
def new_codes() -> ResponseReturnValue:
    """Make new recovery codes; those before stop working."""
    who, form = signed_in(), PasswordForm()
    if form.validate_on_submit() and _knows_password(form):
        with work_on_accounts() as rows:
            codes = second_factor.new_recovery_codes(rows, who.account_id)
        return _show_codes(codes)
    return show(_password_page(form, "codes", url_for(".new_codes")))


@bp.route("/second-factor/off", methods=["GET", "POST"])
def turn_off() -> ResponseReturnValue:
    """Forget the second factor."""
    who, form = signed_in(), PasswordForm()
    if form.validate_on_submit() and _knows_password(form):
        with work_on_accounts() as rows:
            second_factor.turn_off(rows, who.account_id)
        return redirect(url_for(".index"), 303)
    return show(_password_page(form, "off", url_for(".turn_off")))


def _knows_password(form: SecondFactorForm | PasswordForm) -> bool:
    try:
        require_password(form.text("password"))
    except PasswordRefusedError as refusal:
        form.refuse("password", refusal.message)
    except TooManyTriesError:
        form.refuse("password", "accounts-too-many")
    else:
        return True
    return False


def _enrolment(sealed: str) -> Enrolment:
    who, seal = signed_in(), current_office().seal
    try:
        return second_factor.begin_enrolment(
            who.account_id, who.email, seal=seal, sealed=sealed or None
        )
    except WrongCodeError:
        return second_factor.begin_enrolment(who.account_id, who.email, seal=seal)


def _show_codes(codes: tuple[str, ...]) -> ResponseReturnValue:
    return render_template("accounts/codes.html", page=codes_page(codes, current_wording()))


def _turn_on_page(form: SecondFactorForm, enrolment: Enrolment) -> FormPage:
    wording = current_wording()
    fields = make_fields(
        ("code", "password"),
        wording,
        problems=form.problems() if request.method == "POST" else {},
        shown_as={"code": "new_code"},
    )
    return FormPage(
        label=wording.say("accounts-account"),
        title=wording.say("accounts-second-title"),
        standfirst=wording.say("accounts-second-standfirst"),
        form=FormView(
            action=url_for(".turn_on"),
            button=wording.say("accounts-second-on"),
            fields=fields,
            hidden={"sealed": enrolment.sealed},
        ),
    )


def _password_page(form: PasswordForm, what: str, action: str) -> FormPage:
    wording = current_wording()
    return FormPage(
        label=wording.say("accounts-account"),
        title=wording.say(f"accounts-second-{what}-title"),
        standfirst=wording.say(f"accounts-second-{what}-standfirst"),
        form=FormView(
            action=action,
            button=wording.say(f"accounts-second-{what}"),
            fields=make_fields(("password",), wording, problems=form.problems()),
        ),
    )
