"""The portfolio: all clients of a workspace at one sight."""

from typing import Final

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from flowgap.services.over_time.portfolio import read_portfolio
from flowgap.web.clock import utc_now
from flowgap.web.database import reading
from flowgap.web.language import current_wording
from flowgap.web.pages.over_time.portfolio import portfolio_page
from flowgap.whole_numbers import whole_number

bp = Blueprint("portfolio", __name__)

LAST_PAGE: Final = 999_999


@bp.get("/portfolio")
def index() -> ResponseReturnValue:
    """Show one page of all engagements."""
    asked = whole_number(request.args.get("page", "1"), most=LAST_PAGE)
    if asked is None:
        abort(404)
    with reading() as session:
        portfolio = read_portfolio(session, page=asked, now=utc_now())
    if portfolio.page != asked:
        abort(404)
    page = portfolio_page(portfolio, current_wording())
    return render_template("web/portfolio.html", page=page)
