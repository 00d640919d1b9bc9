"""Style sheet, icon and fonts. The fonts are those of the report: one copy for page and PDF."""

from pathlib import Path
from typing import Final

from flask import Blueprint, Response, send_from_directory

from flowgap.paths import PROJECT_ROOT, TEMPLATES

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
)
"""Of the pages behind the door; a later one may overrule an earlier one."""

_ONE_DAY_SECONDS: Final = 24 * 60 * 60

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


def _send(folder: Path, name: str) -> Response:
    """Send a file that holds nothing confidential, so that browsers may keep it for a day."""
    response = send_from_directory(folder, name, max_age=_ONE_DAY_SECONDS)
    response.cache_control.public = True
    return response
