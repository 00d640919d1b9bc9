"""Who is let in. Every address is closed unless it is listed here as open."""

from typing import Final

from flask import Flask, current_app, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import SQLAlchemyError

from flowgap.services.accounts.api_tokens import find_caller, note_used
from flowgap.services.accounts.permissions import NotAllowedError, Right
from flowgap.services.accounts.sign_ins import SEEN_EVERY, SignedIn, find_signed_in, note_seen
from flowgap.web.clock import utc_now
from flowgap.web.cookies import sign_in_token
from flowgap.web.database import read_accounts, work_on_accounts
from flowgap.web.pages.viewer import Viewer, viewer_of
from flowgap.web.problems import CHALLENGE, problem
from flowgap.web.security import SAFE_METHODS
from flowgap.web.typed_texts import typed_texts

OPEN_BLUEPRINTS: Final = frozenset(
    {"assets", "health", "respondent", "unsubscribe", "entrance", "api", "shared"}
)
"""Respondents have their links, programs their tokens; the entrance is where one signs in.

`shared` opens one published report to who has its link, for as long as that lasts.
"""

RIGHTS: Final = {
    **dict.fromkeys(
        (
            "engagements.index",
            "results.overview",
            "results.ledger",
            "results.stages",
            "results.heat_map",
            "results.dimensions",
            "results.trend",
            "results.actions",
            "results.confidentiality",
            "explore.stage",
            "explore.dimension",
            "explore.ai",
            "themes.comments",
            "explore.perception",
            "explore.drivers",
            "register.register",
        ),
        Right.READ,
    ),
    **dict.fromkeys(("engagements.add", "register.new", "register.edit"), Right.EDIT),
    "what_if.ask": Right.READ_ALL,
    "engagements.create": Right.EDIT,
    "brand.page": Right.EDIT,
    **dict.fromkeys(
        ("report_room.all_versions", "report_room.version", "report_room.version_pdf"),
        Right.READ_ALL,
    ),
}
"""What an address needs; those of a person's own account need a sign-in only.

What is not listed needs `READ_ALL` to be seen and `EDIT` to change anything.
"""

BY_TOKEN: Final = frozenset({"results.result_json"})
"""What programs may ask for with `Authorization: Bearer`, beside the API, which asks by itself."""

OWN: Final = "account"
BLUEPRINT_RIGHTS: Final = {
    "people": Right.MANAGE_PEOPLE,
    "setup": Right.EDIT,
    "report_room": Right.EDIT,
    "webhooks": Right.MANAGE_WEBHOOKS,
}
"""What every address of a blueprint needs."""


def register(app: Flask) -> None:
    """Ask everybody who they are before any view is called."""
    app.before_request(_let_in)
    app.context_processor(_viewer)


def signed_in() -> SignedIn:
    """Return who asks; only views behind the door may call it."""
    found = g.get("signed_in")
    if not isinstance(found, SignedIn):
        raise TypeError("this address is open, so nobody has to be signed in")
    return found


def signed_in_or_none() -> SignedIn | None:
    """Return who asks, or nobody."""
    found = g.get("signed_in")
    return found if isinstance(found, SignedIn) else None


def know(found: SignedIn | None) -> None:
    """Let this request know who asks, and its sessions find no more than that."""
    g.signed_in = found
    g.scope = found.scope if found else None


def _let_in() -> ResponseReturnValue | None:
    blueprint = request.blueprint
    if request.endpoint is None:
        _recognize_quietly()
        return None
    if blueprint in OPEN_BLUEPRINTS:
        if blueprint == "entrance":
            g.signed_in = _recognize()
        return None
    token = bearer() if request.endpoint in BY_TOKEN else None
    found = _recognize() if token is None else recognize_program(token)
    know(found)
    if found is None:
        return _ask_to_sign_in() if token is None else _refuse_program()
    if not _is_allowed(found, request.endpoint, blueprint):
        raise NotAllowedError("the role does not allow it")
    return None


def _is_allowed(found: SignedIn, endpoint: str, blueprint: str | None) -> bool:
    if blueprint == OWN:
        return True
    usual = Right.READ_ALL if request.method in SAFE_METHODS else Right.EDIT
    of_blueprint = BLUEPRINT_RIGHTS.get(blueprint or "", usual)
    return found.may(RIGHTS.get(endpoint, of_blueprint))


def _recognize() -> SignedIn | None:
    token = sign_in_token()
    if not token:
        return None
    now = utc_now()
    with read_accounts() as session:
        found = find_signed_in(session, token, now=now)
    if found is not None and now - found.seen_at >= SEEN_EVERY:
        with work_on_accounts() as session:
            note_seen(session, found.sign_in_id, now=now)
    return found


def bearer() -> str | None:
    """Return the token that a program sent."""
    given = request.authorization
    return given.token if given is not None and given.type == "bearer" else None


def recognize_program(token: str) -> SignedIn | None:
    """Return for whom a program asks that shows this token."""
    now = utc_now()
    with read_accounts() as session:
        found = find_caller(session, token, now=now)
    if found is not None and found.token_id is not None and now - found.seen_at >= SEEN_EVERY:
        with work_on_accounts() as session:
            note_used(session, found.token_id, now=now)
    return found


def _refuse_program() -> ResponseReturnValue:
    """Answer a program in its own words."""
    return problem(401, "This token opens nothing.", CHALLENGE)


def _recognize_quietly() -> None:
    """Know who asks for a page that is not there, if that can be known."""
    try:
        know(_recognize())
    except SQLAlchemyError:
        current_app.logger.warning("who asks is not known: the database cannot be used")


def _ask_to_sign_in() -> ResponseReturnValue:
    if request.method in SAFE_METHODS:
        wanted = request.full_path.rstrip("?")
        return redirect(url_for("entrance.sign_in", next=None if wanted == "/" else wanted))
    typed = typed_texts()
    return render_template("web/error.html", message="web-error-401", code=401, typed=typed), 401


def _viewer() -> dict[str, Viewer | None]:
    return {"viewer": viewer_of(signed_in_or_none())}
