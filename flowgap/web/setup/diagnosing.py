"""Using in results what is kept: the diagnosis of all files and closed waves."""

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from flowgap.services.engagements.finding import find_engagement
from flowgap.services.jobs.diagnosing import ask_to_recompute
from flowgap.web.database import unit_of_work
from flowgap.web.job_desk import hand_over
from flowgap.web.jobs import told_at_once
from flowgap.web.setup.blueprint import bp


@bp.post("/diagnose")
def diagnose(key: str) -> ResponseReturnValue:
    """Diagnose what is kept; the result is shown, or the job that makes it."""
    with unit_of_work() as session:
        find_engagement(session, key)
        asked = ask_to_recompute(session, key)
    seen = hand_over(asked)
    if seen.engagement is None or seen.is_live or seen.error is not None:
        return told_at_once(seen)
    return redirect(url_for("results.overview", key=key), 303)
