"""The portfolio: all clients of a workspace at one sight."""

from datetime import UTC, datetime
from typing import Final

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from flowgap.services.over_time.portfolio import read_portfolio
from flowgap.web.database import reading
from flowgap.web.language import current_wording
from flowgap.web.pages.over_time.portfolio import portfolio_page

bp = Blueprint("portfolio", __name__)

LONGEST: Final = 6
"""Digits of the number of a page."""


@bp.get("/portfolio")
def index() -> ResponseReturnValue:
    """Show one page of all engagements."""
    asked = request.args.get("page", "1")
    if not (asked.isascii() and asked.isdecimal() and len(asked) <= LONGEST):
        abort(404)
    with reading() as session:
        portfolio = read_portfolio(session, page=int(asked), now=datetime.now(UTC))
    if portfolio.page != int(asked):
        abort(404)
    page = portfolio_page(portfolio, current_wording())
    return render_template("web/portfolio.html", page=page)
