"""A new password by a link; whoever asks is told the same, whether or not there is an account."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from flowgap.forms.accounts import AskResetForm, PasswordForm
from flowgap.mail.account_letters import AccountLetter
from flowgap.models import LinkKind
from flowgap.services.accounts import links
from flowgap.services.accounts.links import LinkGoneError
from flowgap.services.accounts.own_account import ask_for_reset, reset_password
from flowgap.services.accounts.passwords import (
    PasswordRefusedError,
    check_password,
    hash_password,
)
from flowgap.web.accounts.entrance import bp
from flowgap.web.accounts.joining import link_gone_page
from flowgap.web.accounts.office import current_office, network, show
from flowgap.web.clock import utc_now
from flowgap.web.cookies import drop_sign_in
from flowgap.web.database import read_accounts, work_on_accounts
from flowgap.web.language import current_wording
from flowgap.web.pages.form import FormPage, FormView, make_fields
from flowgap.web.statuses import GONE


@bp.route("/reset", methods=["GET", "POST"])
def ask_reset() -> ResponseReturnValue:
    """Ask for the address to send a link to; without a mail server, say who can make one."""
    wording, office, form = current_wording(), current_office(), AskResetForm()
    label = wording.say("accounts-reset")
    if not office.sends_mail:
        return show(
            FormPage(
                label=label,
                title=wording.say("accounts-reset-title"),
                standfirst=wording.say("accounts-reset-no-mail"),
                form=None,
            )
        )
    if form.validate_on_submit():
        _send_link(form.text("email"))
        return show(
            FormPage(
                label=label,
                title=wording.say("accounts-reset-sent-title"),
                standfirst=wording.say("accounts-reset-sent", email=form.text("email")),
                form=None,
            )
        )
    fields = make_fields(
        ("email",), wording, values={"email": form.text("email")}, problems=form.problems()
    )
    view = FormView(
        action=url_for(".ask_reset"), button=wording.say("accounts-reset-ask"), fields=fields
    )
    return show(
        FormPage(
            label=label,
            title=wording.say("accounts-reset-title"),
            standfirst=wording.say("accounts-reset-standfirst"),
            form=view,
        )
    )


@bp.route("/reset/<token>", methods=["GET", "POST"])
def reset(token: str) -> ResponseReturnValue:
    """Take a new password, and sign the account out everywhere."""
    form, now = PasswordForm(), utc_now()
    try:
        with read_accounts() as rows:
            link = links.find_link(rows, token, LinkKind.PASSWORD_RESET, now=now)
        if form.validate_on_submit():
            try:
                check_password(form.text("password"), names=(link.email, link.name))
            except PasswordRefusedError as refusal:
                form.refuse("password", refusal.message)
            else:
                return _keep(token, form.text("password"))
    except LinkGoneError:
        return show(link_gone_page(), GONE)
    wording = current_wording()
    fields = make_fields(
        ("password",),
        wording,
        problems=form.problems() if request.method == "POST" else {},
        shown_as={"password": "new_password"},
    )
    return show(
        FormPage(
            label=wording.say("accounts-reset"),
            title=wording.say("accounts-reset-new-title"),
            standfirst=wording.say("accounts-reset-new", email=link.email),
            form=FormView(action=request.path, button=wording.say("accounts-keep"), fields=fields),
        )
    )


def _keep(token: str, password: str) -> ResponseReturnValue:
    kept = hash_password(password)
    with work_on_accounts() as rows:
        reset_password(rows, token, password_hash=kept, now=utc_now())
    response = redirect(url_for(".sign_in"), 303)
    drop_sign_in(response)
    return response


def _send_link(email: str) -> None:
    with work_on_accounts() as rows:
        letter = ask_for_reset(rows, email, network=network(), now=utc_now())
    if letter is None:
        return
    office = current_office()
    office.send_unseen(
        AccountLetter(
            kind="reset",
            address=letter.email,
            name=letter.name,
            language=letter.language or current_wording().language,
            link=office.link_to(url_for(".reset", token=letter.token)),
        )
    )
