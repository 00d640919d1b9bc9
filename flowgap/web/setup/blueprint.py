"""The blueprint of the pages that set an engagement up, and the frame around each."""

from flask import Blueprint, render_template
from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from flowgap.models import Engagement, Result
from flowgap.web.language import current_wording
from flowgap.web.pages.frame import Frame, frame_without_result

bp = Blueprint("setup", __name__, url_prefix="/engagements/<key>")


def frame_of(session: Session, engagement: Engagement, here: str) -> Frame:
    """Return the frame of a page for those who edit; it offers results where there are any."""
    has_result = session.scalar(select(exists().where(Result.engagement_id == engagement.id)))
    return frame_without_result(
        engagement.public_key,
        engagement.client,
        engagement.title,
        here,
        current_wording(),
        edits=True,
        has_result=bool(has_result),
    )


def show(frame: Frame, template: str, page: object) -> str:
    """Return a page in its frame."""
    return render_template(f"setup/{template}.html", page=page, frame=frame)
