"""Whose requests are taken, and the headers of every answer: nothing runs, nothing is fetched."""

from typing import Final

from flask import Flask, Response, abort, request

CONTENT_SECURITY_POLICY: Final = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self';"
    " form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)

HEADERS: Final = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # Results are confidential: no cache of a browser or proxy may keep them.
    "Cache-Control": "no-store",
}

ONE_YEAR_SECONDS: Final = 365 * 24 * 60 * 60

SAFE_METHODS: Final = ("GET", "HEAD", "OPTIONS")
OWN_SITES: Final = ("same-origin", "none")
"""What `Sec-Fetch-Site` says of our own pages and of typed addresses."""


def register(app: Flask) -> None:
    """Refuse what other sites send, and let every answer carry the headers."""
    app.before_request(_refuse_other_sites)
    app.after_request(_add_headers)


def _refuse_other_sites() -> None:
    """Refuse forms from elsewhere; this is a second lock beside the token of the form."""
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    if request.method not in SAFE_METHODS and site not in OWN_SITES:
        abort(403)


def _add_headers(response: Response) -> Response:
    """Add what the view did not set itself."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = f"max-age={ONE_YEAR_SECONDS}"
    return response
