"""Signing in with an identity provider: there, and back."""

import base64
import json
from dataclasses import asdict
from datetime import timedelta
from typing import Final

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from flowgap.answering.sealing import BrokenSealError, Seal
from flowgap.services.accounts import signing_in
from flowgap.services.accounts.signing_in import SignInRefusedError
from flowgap.services.accounts.single_sign_on import (
    Attempt,
    SignOnFailedError,
    begin,
    find_vouched,
    finish,
)
from flowgap.sign_on import IdentityProvider
from flowgap.web.accounts.entrance import bp, code_page, sign_in_page, welcome_back
from flowgap.web.accounts.office import current_office, device, network, safe_next, show
from flowgap.web.clock import utc_now
from flowgap.web.cookies import named
from flowgap.web.database import work_on_accounts

COOKIE: Final = "flowgap-sign-on"
LASTS: Final = timedelta(minutes=10)
ROOM_BYTES: Final = 1024
PLACE: Final = b"cookie"


@bp.get("/sign-in/provider")
def leave() -> ResponseReturnValue:
    """Go to the provider."""
    wanted = safe_next(request.args.get("next", "/"))
    try:
        address, attempt = begin(_provider(), back=_back())
    except SignOnFailedError:
        return show(sign_in_page(wanted, problem="accounts-provider-away"), 502)
    response = redirect(address, 303)
    _keep(response, attempt, wanted)
    return response


@bp.get("/sign-in/provider/back")
def come_back() -> ResponseReturnValue:
    """Take what the provider says, and sign in."""
    provider, now = _provider(), utc_now()
    try:
        attempt, wanted = _kept()
        vouched = finish(provider, attempt, request.args, back=_back())
        with work_on_accounts() as rows:
            proven = find_vouched(rows, vouched, now=now)
            welcome = signing_in.let_in(rows, proven, network=network(), device=device(), now=now)
    except (SignOnFailedError, SignInRefusedError):
        return show(sign_in_page("/", problem="accounts-provider-refused"))
    if welcome.ticket is not None:
        return show(code_page(welcome.ticket, wanted))
    response = welcome_back(welcome.token or "", wanted)
    response.delete_cookie(named(COOKIE), secure=request.is_secure, httponly=True)
    return response


def _provider() -> IdentityProvider:
    provider = current_office().settings.provider
    if provider is None:
        abort(404)
    return provider


def _back() -> str:
    return current_office().link_to(url_for("entrance.come_back"))


def _seal() -> Seal:
    return Seal(current_office().settings.secret_key, purpose="sign-on", n_bytes=ROOM_BYTES)


def _keep(response: Response, attempt: Attempt, wanted: str) -> None:
    """Let the browser keep the attempt. Lax: it comes back by a link of another site."""
    content = json.dumps(asdict(attempt) | {"next": wanted[:400]}).encode()
    response.set_cookie(
        named(COOKIE),
        base64.urlsafe_b64encode(_seal().seal(content, place=PLACE)).decode(),
        max_age=LASTS,
        secure=request.is_secure,
        httponly=True,
        samesite="Lax",
    )


def _kept() -> tuple[Attempt, str]:
    """Return the attempt that this browser began, and where it wanted to go.

    Raises
    ------
    SignOnFailedError
        If it began none.
    """
    try:
        sealed = base64.urlsafe_b64decode(request.cookies.get(named(COOKIE), ""))
        kept = json.loads(_seal().open(sealed, place=PLACE))
    except (BrokenSealError, ValueError) as error:
        raise SignOnFailedError("this browser began no attempt") from error
    wanted = safe_next(kept.pop("next"))
    return Attempt(**kept), wanted
