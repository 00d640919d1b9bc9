"""Style sheets, icon and fonts. The fonts are those of the report: one copy for page and PDF."""

import re
from pathlib import Path
from typing import Final

from flask import Blueprint, Response, abort, request, send_from_directory

from flowgap.paths import PROJECT_ROOT, TEMPLATES
from flowgap.reporting.preview import MOST_WIDTHS, WIDEST_MM, preview_styles

FONTS: Final = TEMPLATES / "report" / "fonts"
CHARTS: Final = TEMPLATES / "components"
STATIC: Final = PROJECT_ROOT / "flowgap" / "static"

STYLE_SHEETS: Final = (
    "tokens",
    "layout",
    "components",
    "controls",
    "figures",
    "tables",
    "forms",
    "accounts",
    "jobs",
    "webhooks",
    "results",
    "ledger",
    "heat_map",
    "trend",
    "explore",
    "what_if",
    "setup",
    "over_time",
    "waves",
    "report_room",
    "questionnaires",
)
"""Of the pages behind the door; a later one may overrule an earlier one."""

_ONE_DAY_SECONDS: Final = 24 * 60 * 60
_WIDTHS: Final = re.compile(r"\d{1,3}(\.\d{1,6})?(-\d{1,3}(\.\d{1,6})?)*")
_COLOUR: Final = re.compile(r"[0-9a-f]{6}")

bp = Blueprint("assets", __name__)


@bp.app_context_processor
def style_sheets() -> dict[str, tuple[str, ...]]:
    """Tell templates which style sheets there are."""
    return {"style_sheets": STYLE_SHEETS}


@bp.get("/static/<path:name>")
def static(name: str) -> Response:
    """Send a style sheet or an icon."""
    return _send(STATIC, name)


@bp.get("/charts.css")
def charts() -> Response:
    """Send the colours of charts, which lie beside their templates."""
    return _send(CHARTS, "charts.css")


@bp.get("/fonts/<name>")
def font(name: str) -> Response:
    """Send a font."""
    return _send(FONTS, name)


@bp.get("/paper.css")
def paper() -> Response:
    """Send the styles of a previewed page; they follow from the address alone."""
    asked = request.args.get("widths", "")
    if not _WIDTHS.fullmatch(asked):
        abort(404)
    widths = [float(width) for width in asked.split("-")]
    if len(widths) > MOST_WIDTHS or max(widths) > WIDEST_MM:
        abort(404)
    return _styles(preview_styles(widths, colour=_colour()))


@bp.get("/firm.css")
def firm() -> Response:
    """Send the colour of a firm as a style sheet: pages hold no styles of their own."""
    return _styles(f":root {{ --firm: {_colour() or 'currentcolor'}; }}\n")


def _colour() -> str:
    """Return the colour in the address as `#rrggbb`, or nothing where it holds none."""
    asked = request.args.get("colour", "")
    if asked and not _COLOUR.fullmatch(asked):
        abort(404)
    return f"#{asked}" if asked else ""


def _styles(text: str) -> Response:
    response = Response(text, mimetype="text/css")
    response.cache_control.public = True
    response.cache_control.max_age = _ONE_DAY_SECONDS
    return response


def _send(folder: Path, name: str) -> Response:
    """Send a file that holds nothing confidential, so that browsers may keep it for a day."""
    response = send_from_directory(folder, name, max_age=_ONE_DAY_SECONDS)
    response.cache_control.public = True
    return response
