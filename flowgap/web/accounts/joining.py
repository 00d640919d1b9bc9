"""Coming in by a link: the first owner, people who were invited, a visitor of the example."""

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from flowgap.forms.accounts import JoinForm, PasswordForm, PlainForm, SetUpForm
from flowgap.models import LinkKind
from flowgap.services.accounts import links, sign_ins, signing_in, workspaces
from flowgap.services.accounts.links import FoundLink, LinkGoneError
from flowgap.services.accounts.own_account import first_password
from flowgap.services.accounts.passwords import (
    PasswordRefusedError,
    check_password,
    hash_password,
)
from flowgap.services.accounts.signing_in import SignInRefusedError
from flowgap.services.accounts.throttle import TooManyTriesError
from flowgap.services.accounts.tokens import is_set_up_token
from flowgap.services.accounts.workspaces import AlreadySetUpError
from flowgap.web.access import signed_in_or_none
from flowgap.web.accounts.entrance import bp, forgotten_aside, provider_asides, welcome_back
from flowgap.web.accounts.office import current_office, device, network, show
from flowgap.web.clock import utc_now
from flowgap.web.database import read_accounts, work_on_accounts
from flowgap.web.language import current_wording
from flowgap.web.pages.form import Aside, FormPage, FormView, make_fields
from flowgap.web.statuses import GONE, NOT_FOUND, TOO_MANY

INVITED = (LinkKind.INVITATION, LinkKind.FIRST_SIGN_IN)


@bp.route("/set-up/<token>", methods=["GET", "POST"])
def set_up(token: str) -> ResponseReturnValue:
    """Make the first workspace and its owner, while there is nobody."""
    with read_accounts() as rows:
        is_done = workspaces.is_set_up(rows)
    if not is_set_up_token(token, current_office().settings.secret_key):
        abort(404)
    if is_done:
        return show(_set_up_over_page(), NOT_FOUND)
    form = SetUpForm()
    if form.validate_on_submit():
        own = (form.text("email"), form.text("name"), form.text("workspace"))
        try:
            check_password(form.text("password"), names=own)
            return _make_first(form)
        except PasswordRefusedError as refusal:
            form.refuse("password", refusal.message)
        except AlreadySetUpError:
            return redirect(url_for(".sign_in"), 303)
    return show(_set_up_page(form, token))


@bp.route("/join/<token>", methods=["GET", "POST"])
def join(token: str) -> ResponseReturnValue:
    """Let in who was invited; opening the page changes nothing, as mail programs open links."""
    try:
        with read_accounts() as rows:
            link = links.find_link(rows, token, *INVITED, now=utc_now())
        if link.kind is LinkKind.FIRST_SIGN_IN:
            return _visit(link, token)
        if link.has_password:
            return _join_known(link, token)
        return _join_vouched(link) if link.is_vouched_for else _join_new(link, token)
    except LinkGoneError:
        return show(link_gone_page(), GONE)


def link_gone_page() -> FormPage:
    """Say that a link does not work any more, and what to do."""
    wording = current_wording()
    return FormPage(
        label=wording.say("accounts-sign-in"),
        title=wording.say("accounts-link-gone-title"),
        standfirst=wording.say("accounts-link-gone"),
        form=None,
        asides=(_way_in(),),
    )


def _set_up_over_page() -> FormPage:
    wording = current_wording()
    return FormPage(
        label=wording.say("accounts-set-up"),
        title=wording.say("accounts-set-up-over-title"),
        standfirst=wording.say("accounts-set-up-over"),
        form=None,
        asides=(_way_in(),),
    )


def _way_in() -> Aside:
    """Return the link that leads on: to one's own pages, or to the sign-in."""
    wording = current_wording()
    if signed_in_or_none() is None:
        return Aside(name=wording.say("accounts-sign-in"), address=url_for("entrance.sign_in"))
    return Aside(name=wording.say("web-to-engagements"), address=url_for("engagements.index"))


def _make_first(form: SetUpForm) -> ResponseReturnValue:
    kept, now = hash_password(form.text("password")), utc_now()
    with work_on_accounts() as rows:
        account_id = workspaces.set_up(
            rows,
            workspace=form.text("workspace"),
            name=form.text("name"),
            email=form.text("email"),
            password_hash=kept,
            now=now,
        )
        new = sign_ins.begin(rows, account_id, now=now, device=device())
    return welcome_back(new, "/")


def _visit(link: FoundLink, token: str) -> ResponseReturnValue:
    """Sign in with a button and no password."""
    wording, now = current_wording(), utc_now()
    if not PlainForm().validate_on_submit():
        return show(
            FormPage(
                label=wording.say("accounts-sign-in"),
                title=wording.say("accounts-visit-title", workspace=link.workspace or ""),
                standfirst=wording.say("accounts-visit"),
                form=FormView(action=request.path, button=wording.say("accounts-visit-button")),
            )
        )
    with work_on_accounts() as rows:
        used = links.use_link(rows, token, LinkKind.FIRST_SIGN_IN, now=now)
        new = sign_ins.begin(
            rows, used.account_id, now=now, device=device(), workspace_id=used.workspace_id
        )
    return welcome_back(new, "/")


def _join_new(link: FoundLink, token: str) -> ResponseReturnValue:
    """Choose name and password, and join."""
    form = JoinForm()
    if form.validate_on_submit():
        try:
            check_password(form.text("password"), names=(link.email, form.text("name")))
        except PasswordRefusedError as refusal:
            form.refuse("password", refusal.message)
        else:
            kept, now = hash_password(form.text("password")), utc_now()
            with work_on_accounts() as rows:
                used = links.use_link(rows, token, LinkKind.INVITATION, now=now)
                if used.has_password or used.is_vouched_for:
                    raise LinkGoneError("the person came in a moment ago")
                first_password(rows, used.account_id, name=form.text("name"), password_hash=kept)
                links.join(rows, used, now=now)
                new = sign_ins.begin(
                    rows, used.account_id, now=now, device=device(), workspace_id=used.workspace_id
                )
            return welcome_back(new, "/")
    name = form.text("name") or ("" if link.name == link.email else link.name)
    fields = make_fields(
        ("name", "password"),
        current_wording(),
        values={"name": name},
        problems=form.problems(),
        shown_as={"password": "first_password"},
    )
    return show(
        _join_page(
            link,
            fields_of="new",
            form=FormView(
                action=request.path,
                button=current_wording().say("accounts-join-button"),
                fields=fields,
            ),
        )
    )


def _join_vouched(link: FoundLink) -> ResponseReturnValue:
    """Say that coming in from the provider accepts the invitation: no link chooses a password.

    Where there is no provider any more, a letter to the address of the account does.
    """
    asides = provider_asides("/")
    if asides:
        return show(_join_page(link, fields_of="vouched", form=None, asides=asides))
    return show(
        _join_page(link, fields_of="no-longer-vouched", form=None, asides=(forgotten_aside(),))
    )


def _join_known(link: FoundLink, token: str) -> ResponseReturnValue:
    """Join with the password of the account; the second factor is asked for afterwards."""
    form, problem, status = PasswordForm(), "", 200
    if form.validate_on_submit():
        now, where = utc_now(), network()
        try:
            with work_on_accounts() as rows:
                candidate = signing_in.find_candidate(rows, link.email, network=where, now=now)
            signing_in.prove(candidate, form.text("password"))
        except TooManyTriesError:
            problem, status = "accounts-too-many", TOO_MANY
        except SignInRefusedError:
            form.refuse("password", "accounts-password-wrong")
        else:
            with work_on_accounts() as rows:
                used = links.use_link(rows, token, LinkKind.INVITATION, now=now)
                links.join(rows, used, now=now)
            return redirect(url_for(".sign_in"), 303)
    fields = make_fields(("password",), current_wording(), problems=form.problems())
    view = FormView(
        action=request.path, button=current_wording().say("accounts-join-button"), fields=fields
    )
    return show(_join_page(link, fields_of="known", form=view, problem=problem), status)


def _join_page(
    link: FoundLink,
    *,
    fields_of: str,
    form: FormView | None,
    problem: str = "",
    asides: tuple[Aside, ...] = (),
) -> FormPage:
    wording = current_wording()
    return FormPage(
        label=wording.say("accounts-join"),
        title=wording.say("accounts-join-title", workspace=link.workspace or ""),
        standfirst=wording.say(f"accounts-join-{fields_of}", email=link.email),
        form=form,
        problem=wording.say(problem) if problem else "",
        asides=asides,
    )


def _set_up_page(form: SetUpForm, token: str) -> FormPage:
    wording = current_wording()
    names = ("workspace", "name", "email", "password")
    fields = make_fields(
        names,
        wording,
        values={name: form.text(name) for name in names},
        problems=form.problems(),
        shown_as={"password": "first_password"},
    )
    return FormPage(
        label=wording.say("accounts-set-up"),
        title=wording.say("accounts-set-up-title"),
        standfirst=wording.say("accounts-set-up-standfirst"),
        form=FormView(
            action=url_for("entrance.set_up", token=token),
            button=wording.say("accounts-set-up-button"),
            fields=fields,
        ),
    )
