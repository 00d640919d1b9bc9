"""Cookies: behind TLS for this host alone and never sent without it; never for a script."""

from datetime import timedelta
from typing import Final

from flask import Flask, request
from flask.sessions import SecureCookieSessionInterface
from werkzeug.wrappers import Response

from flowgap.services.accounts.sign_ins import ABSOLUTE_LIMIT

SIGN_IN: Final = "flowgap-sign-in"


class HostSessions(SecureCookieSessionInterface):
    """The cookie that binds forms to a browser."""

    def get_cookie_name(self, app: Flask) -> str:
        """Return its name as browsers want it for one host."""
        return named(super().get_cookie_name(app))

    def get_cookie_secure(self, app: Flask) -> bool:
        """Tell whether it may only be sent over TLS."""
        del app
        return request.is_secure


def named(name: str) -> str:
    """Return the name of a cookie; browsers hold `__Host-` to TLS, this host and every path."""
    return f"__Host-{name}" if request.is_secure else name


def sign_in_token() -> str | None:
    """Return the token that the browser sent."""
    return request.cookies.get(named(SIGN_IN))


def set_sign_in(response: Response, token: str, *, lasts: timedelta = ABSOLUTE_LIMIT) -> None:
    """Let the browser keep a token. Lax: a link in a mail leads to a page, and no form comes in."""
    response.set_cookie(
        named(SIGN_IN),
        token,
        max_age=lasts,
        path="/",
        secure=request.is_secure,
        httponly=True,
        samesite="Lax",
    )


def drop_sign_in(response: Response) -> None:
    """Let the browser forget its token."""
    response.delete_cookie(
        named(SIGN_IN), path="/", secure=request.is_secure, httponly=True, samesite="Lax"
    )
