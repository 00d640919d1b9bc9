"""Security headers of every answer: nothing is loaded but our own files, nothing runs."""

from typing import Final

from flask import Flask, Response, request

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


def register(app: Flask) -> None:
    """Let every answer carry the headers."""
    app.after_request(_add_headers)


def _add_headers(response: Response) -> Response:
    """Add what the view did not set itself."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = (
            f"max-age={ONE_YEAR_SECONDS}; includeSubDomains"
        )
    return response
