"""Pack texts for the way to the browser.

Only texts without a secret that an onlooker could work out from their length: style sheets,
scripts, and the respondent's pages, which repeat nothing of what was sent to them unasked.
"""

import gzip
from http import HTTPStatus
from typing import Final

from flask import Flask, Response, request

SMALLEST_PACKED: Final = 1000
"""Bytes; below it packing saves nothing on the wire."""

EFFORT: Final = 1
"""Of 9: pages are repetitive, and more effort costs more than the few bytes are worth."""

_TEXTS: Final = ("text/css", "text/javascript", "image/svg+xml")


def register(app: Flask) -> None:
    """Pack style sheets and scripts; pages decide for themselves."""
    app.after_request(_pack_assets)


def pack(response: Response) -> Response:
    """Pack a response if the browser can unpack it and it is long enough."""
    response.vary.add("Accept-Encoding")
    if request.accept_encodings["gzip"] <= 0:
        return response
    response.direct_passthrough = False
    content = response.get_data()
    if len(content) >= SMALLEST_PACKED:
        response.set_data(gzip.compress(content, EFFORT, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response


def _pack_assets(response: Response) -> Response:
    is_text = request.blueprint == "assets" and response.mimetype in _TEXTS
    return pack(response) if is_text and response.status_code == HTTPStatus.OK else response
