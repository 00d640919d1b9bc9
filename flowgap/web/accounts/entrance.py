"""Signing in and out. The answer to a wrong address is that to a wrong password, and as slow."""

from flask import Blueprint, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from flowgap.forms.accounts import CodeForm, SignInForm
from flowgap.services.accounts import signing_in, workspaces
from flowgap.services.accounts.links import LinkGoneError
from flowgap.services.accounts.second_factor import WrongCodeError
from flowgap.services.accounts.sign_ins import end
from flowgap.services.accounts.signing_in import SignInRefusedError
from flowgap.services.accounts.throttle import TooManyTriesError
from flowgap.web.access import signed_in_or_none
from flowgap.web.accounts.office import current_office, device, network, safe_next, show
from flowgap.web.clock import utc_now
from flowgap.web.cookies import drop_sign_in, set_sign_in, sign_in_token
from flowgap.web.database import read_accounts, work_on_accounts
from flowgap.web.language import current_wording
from flowgap.web.pages.form import Aside, FormPage, FormView, make_fields
from flowgap.web.statuses import TOO_MANY

bp = Blueprint("entrance", __name__)


@bp.get("/sign-in")
def sign_in() -> ResponseReturnValue:
    """Ask for address and password; who is signed in goes on."""
    wanted = safe_next(request.args.get("next", "/"))
    if signed_in_or_none() is not None:
        return redirect(wanted, 303)
    return show(sign_in_page(wanted))


@bp.post("/sign-in")
def check() -> ResponseReturnValue:
    """Check address and password."""
    form = SignInForm()
    wanted = safe_next(form.text("next"))
    if not form.validate_on_submit():
        return show(sign_in_page(wanted, email=form.text("email"), problems=form.problems()))
    try:
        welcome = _check_password(form.text("email"), form.text("password"))
    except TooManyTriesError:
        page = sign_in_page(wanted, email=form.text("email"), problem="accounts-too-many")
        return show(page, TOO_MANY)
    except SignInRefusedError:
        page = sign_in_page(wanted, email=form.text("email"), problem="accounts-refused")
        return show(page)
    if welcome.ticket is not None:
        return show(code_page(welcome.ticket, wanted))
    return welcome_back(welcome.token or "", wanted)


@bp.route("/sign-in/code", methods=["GET", "POST"])
def code() -> ResponseReturnValue:
    """Ask for the code of the second factor."""
    if request.method == "GET":
        return redirect(url_for(".sign_in"), 303)
    form = CodeForm()
    ticket, wanted = form.text("ticket"), safe_next(form.text("next"))
    if not form.validate_on_submit():
        return show(code_page(ticket, wanted, form.problems()))
    try:
        token = _check_code(ticket, form.text("code"))
    except TooManyTriesError:
        return show(code_page(ticket, wanted, problem="accounts-too-many"), TOO_MANY)
    except WrongCodeError:
        return show(code_page(ticket, wanted, {"code": "accounts-code-wrong"}))
    except (LinkGoneError, SignInRefusedError):
        return show(sign_in_page(wanted, problem="accounts-ticket-over"))
    return welcome_back(token, wanted)


@bp.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    """Sign out this device; the token opens nothing afterwards."""
    token = sign_in_token()
    if token:
        with work_on_accounts() as rows:
            end(rows, token)
    session.clear()
    response = redirect(url_for(".sign_in"), 303)
    drop_sign_in(response)
    return response


def welcome_back(token: str, wanted: str) -> Response:
    """Give the browser its token and a form token of its own: none from before is good any more."""
    before = sign_in_token()
    if before:
        with work_on_accounts() as rows:
            end(rows, before)
    session.clear()
    response = redirect(wanted, 303)
    set_sign_in(response, token)
    return response


def _check_password(email: str, password: str) -> signing_in.Welcome:
    now, where = utc_now(), network()
    with work_on_accounts() as rows:
        candidate = signing_in.find_candidate(rows, email, network=where, now=now)
    # Nobody waits for the database meanwhile.
    proven = signing_in.prove(candidate, password)
    with work_on_accounts() as rows:
        return signing_in.let_in(rows, proven, network=where, device=device(), now=now)


def _check_code(ticket: str, typed: str) -> str:
    now, where = utc_now(), network()
    with work_on_accounts() as rows:
        signing_in.holder_of_ticket(rows, ticket, network=where, now=now)
    with work_on_accounts() as rows:
        return signing_in.let_in_with_code(
            rows,
            ticket,
            typed,
            seal=current_office().seal,
            network=where,
            device=device(),
            now=now,
        )


def sign_in_page(
    wanted: str, *, email: str = "", problems: dict[str, str] | None = None, problem: str = ""
) -> FormPage:
    """Return the page that asks for address and password."""
    wording = current_wording()
    with read_accounts() as rows:
        is_set_up = workspaces.is_set_up(rows)
    fields = make_fields(("email", "password"), wording, values={"email": email}, problems=problems)
    return FormPage(
        label=wording.say("accounts-sign-in"),
        title=wording.say("accounts-sign-in-title"),
        standfirst="" if is_set_up else wording.say("accounts-not-set-up"),
        form=FormView(
            action=url_for("entrance.check"),
            button=wording.say("accounts-sign-in"),
            fields=fields,
            hidden={"next": wanted},
        ),
        problem=wording.say(problem) if problem else "",
        asides=(*provider_asides(wanted), forgotten_aside()),
    )


def forgotten_aside() -> Aside:
    """Return the link to a new password."""
    return Aside(
        name=current_wording().say("accounts-forgot"), address=url_for("entrance.ask_reset")
    )


def provider_asides(wanted: str) -> tuple[Aside, ...]:
    """Return the link to the identity provider, if there is one."""
    provider = current_office().settings.provider
    if provider is None:
        return ()
    address = url_for("entrance.leave", next=None if wanted == "/" else wanted)
    return (
        Aside(name=current_wording().say("accounts-provider", name=provider.name), address=address),
    )


def code_page(
    ticket: str, wanted: str, problems: dict[str, str] | None = None, *, problem: str = ""
) -> FormPage:
    """Return the page that asks for the code of the second factor."""
    wording = current_wording()
    return FormPage(
        label=wording.say("accounts-sign-in"),
        title=wording.say("accounts-code-title"),
        standfirst="",
        form=FormView(
            action=url_for("entrance.code"),
            button=wording.say("accounts-sign-in"),
            fields=make_fields(("code",), wording, problems=problems),
            hidden={"ticket": ticket, "next": wanted},
        ),
        problem=wording.say(problem) if problem else "",
        note=wording.say("accounts-code-lost"),
    )
