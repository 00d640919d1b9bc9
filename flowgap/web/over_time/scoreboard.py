"""The scoreboard of a workspace: expected effects beside what later results saw of them."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from flowgap.services.over_time.scoreboard import read_scoreboard
from flowgap.web.database import reading
from flowgap.web.language import current_wording
from flowgap.web.pages.over_time.scoreboard import scoreboard_page

bp = Blueprint("scoreboard", __name__)


@bp.get("/scoreboard")
def index() -> ResponseReturnValue:
    """Show how earlier forecasts fared."""
    with reading() as session:
        board = read_scoreboard(session)
    page = scoreboard_page(board, current_wording())
    return render_template("web/scoreboard.html", page=page)
