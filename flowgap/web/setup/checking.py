"""The check of what is kept, before it is used in results."""

from typing import Final

from flask.typing import ResponseReturnValue

from flowgap.errors import InputError
from flowgap.services.engagements.finding import find_engagement
from flowgap.services.folders.examining import Checks
from flowgap.services.folders.progress import can_be_diagnosed
from flowgap.web.clock import utc_now
from flowgap.web.database import reading
from flowgap.web.language import speak
from flowgap.web.pages.add import refusal_problem
from flowgap.web.pages.setup.checking import check_page
from flowgap.web.setup.blueprint import bp, frame_of, show
from flowgap.web.statuses import CONFLICT
from flowgap.web.workload import long_work

_CHECKS: Final = Checks()


@bp.get("/data/check")
def check(key: str) -> ResponseReturnValue:
    """Show what the kept files can carry, what is missing and what was refused."""
    with reading() as session:
        engagement = find_engagement(session, key)
        wording = speak(engagement.language)
        frame = frame_of(session, engagement, "data")
        can_use = can_be_diagnosed(session, engagement.id)
        try:
            with long_work():
                checked = _CHECKS.check(session, engagement.id, now=utc_now())
        except InputError as refused:
            return show(frame, "unreadable", refusal_problem(refused, wording)), CONFLICT
    return show(frame, "check", check_page(checked, wording, can_use=can_use))
