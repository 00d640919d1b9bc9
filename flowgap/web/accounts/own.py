"""One's own account: name and language, password, second factor, where one is signed in."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from flowgap.forms.accounts import ChangePasswordForm, ProfileForm
from flowgap.services.accounts import own_account, second_factor, sign_ins
from flowgap.services.accounts.passwords import (
    PasswordRefusedError,
    check_password,
    hash_password,
    is_password,
)
from flowgap.services.accounts.sign_ins import NoWorkspaceError
from flowgap.services.accounts.throttle import TooManyTriesError, count_try
from flowgap.web.access import signed_in
from flowgap.web.accounts.office import network, show
from flowgap.web.clock import utc_now
from flowgap.web.cookies import set_sign_in
from flowgap.web.database import read_accounts, work_on_accounts
from flowgap.web.language import current_wording
from flowgap.web.pages.accounts.account import account_page
from flowgap.web.pages.fields import Option
from flowgap.web.pages.form import FormPage, FormView, make_fields
from flowgap.web.statuses import TOO_MANY
from flowgap.whole_numbers import whole_number
from flowgap.wording import LANGUAGES, Wording

bp = Blueprint("account", __name__, url_prefix="/account")


@bp.get("")
def index() -> ResponseReturnValue:
    """Show the account."""
    who = signed_in()
    with read_accounts() as rows:
        page = account_page(
            who,
            own_account.own_account(rows, who.account_id),
            sign_ins.list_devices(rows, who.account_id, now=utc_now()),
            sign_ins.workspaces_of(rows, who.account_id),
            second_factor.n_recovery_codes(rows, who.account_id),
            current_wording(),
        )
    return render_template("accounts/account.html", page=page)


@bp.route("/profile", methods=["GET", "POST"])
def profile() -> ResponseReturnValue:
    """Change name and language."""
    who, form, wording = signed_in(), ProfileForm(), current_wording()
    if form.validate_on_submit():
        language = form.text("language")
        with work_on_accounts() as rows:
            own_account.change_profile(
                rows,
                who.account_id,
                name=form.text("name"),
                language=language if language in LANGUAGES else None,
            )
        return redirect(url_for(".index"), 303)
    chosen = form.text("language") if request.method == "POST" else who.language or ""
    fields = make_fields(
        ("name", "language"),
        wording,
        values={"name": form.text("name") or who.name},
        problems=form.problems(),
        options={"language": _languages(chosen, wording)},
    )
    return show(
        _page(
            "profile",
            wording,
            FormView(
                action=url_for(".profile"), button=wording.say("accounts-keep"), fields=fields
            ),
        )
    )


@bp.route("/password", methods=["GET", "POST"])
def password() -> ResponseReturnValue:
    """Change the password: every other device is signed out."""
    who, form, status = signed_in(), ChangePasswordForm(), 200
    if form.validate_on_submit():
        try:
            require_password(form.text("password"))
            check_password(form.text("new_password"), names=(who.email, who.name))
        except PasswordRefusedError as refusal:
            is_old = refusal.message == "accounts-password-wrong"
            form.refuse("password" if is_old else "new_password", refusal.message)
        except TooManyTriesError:
            form.refuse("password", "accounts-too-many")
            status = TOO_MANY
        else:
            kept = hash_password(form.text("new_password"))
            with work_on_accounts() as rows:
                token = own_account.change_password(
                    rows, who.account_id, who.sign_in_id, password_hash=kept
                )
            response = redirect(url_for(".index"), 303)
            set_sign_in(response, token)
            return response
    wording = current_wording()
    fields = make_fields(("password", "new_password"), wording, problems=form.problems())
    return show(
        _page(
            "password",
            wording,
            FormView(
                action=url_for(".password"), button=wording.say("accounts-keep"), fields=fields
            ),
        ),
        status,
    )


@bp.post("/sign-ins/end")
def end_others() -> ResponseReturnValue:
    """Sign out everywhere else."""
    who = signed_in()
    with work_on_accounts() as rows:
        sign_ins.end_all(rows, who.account_id, but=who.sign_in_id)
    return redirect(url_for(".index"), 303)


@bp.post("/workspace")
def workspace() -> ResponseReturnValue:
    """Go over to another workspace that the account has joined; the token is a new one."""
    who = signed_in()
    chosen = whole_number(request.form.get("workspace"))
    if chosen is None:
        return redirect(url_for(".index"), 303)
    try:
        with work_on_accounts() as rows:
            token = sign_ins.rotate(rows, who.sign_in_id, workspace_id=chosen)
    except NoWorkspaceError:
        return redirect(url_for(".index"), 303)
    response = redirect("/", 303)
    set_sign_in(response, token)
    return response


def require_password(typed: str) -> None:
    """Let only who knows the password go on; wrong ones are counted as at the entrance.

    Raises
    ------
    PasswordRefusedError
        If it is another one.
    TooManyTriesError
        If there were too many tries.
    """
    who = signed_in()
    with work_on_accounts() as rows:
        count_try(rows, whom=f"own {who.account_id}", network=network(), now=utc_now())
        kept = own_account.own_account(rows, who.account_id).password_hash
    if kept is not None and not is_password(typed, kept):
        raise PasswordRefusedError("accounts-password-wrong")


def _languages(chosen: str, wording: Wording) -> tuple[Option, ...]:
    as_asked = Option(
        value="", name=wording.say("accounts-language-browser"), chosen=chosen not in LANGUAGES
    )
    own = (
        Option(
            value=language,
            name=Wording(language).say("accounts-language-name"),
            chosen=language == chosen,
        )
        for language in LANGUAGES
    )
    return (as_asked, *own)


def _page(what: str, wording: Wording, form: FormView) -> FormPage:
    return FormPage(
        label=wording.say("accounts-account"),
        title=wording.say(f"accounts-{what}-title"),
        standfirst=wording.say(f"accounts-{what}-standfirst"),
        form=form,
    )
