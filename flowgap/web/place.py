"""The engagement that a page belongs to which needs no result, opened in its language."""

from dataclasses import dataclass

from flask import render_template

from flowgap.models import Engagement
from flowgap.services.accounts.permissions import Right
from flowgap.services.engagements.finding import find_engagement
from flowgap.services.engagements.keeping import (
    EngagementNotFoundError,
    ResultOutdatedError,
    last_result,
)
from flowgap.web.access import signed_in
from flowgap.web.database import reading
from flowgap.web.language import current_wording, speak
from flowgap.web.opened import from_the_shelf
from flowgap.web.pages.frame import Frame, frame_without_result, make_frame


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Whose page is shown."""

    id: int
    key: str
    client: str
    title: str
    language: str


def open_place(key: str) -> Place:
    """Return the engagement, and speak its language.

    Raises
    ------
    EngagementNotFoundError
        If there is none that may be seen.
    """
    with reading() as session:
        place = _place(find_engagement(session, key))
    speak(place.language)
    return place


def show(
    place: Place, page: object, *, template: str, view: str = "waves", status: int = 200
) -> tuple[str, int]:
    """Return a page in the frame of its engagement; `view` is its place in the menu."""
    frame = _frame(place, view)
    return render_template(f"{template}.html", page=page, frame=frame), status


def _place(engagement: Engagement) -> Place:
    return Place(
        id=engagement.id,
        key=engagement.public_key,
        client=engagement.client,
        title=engagement.title,
        language=engagement.language,
    )


def _frame(place: Place, view: str) -> Frame:
    wording, edits = current_wording(), signed_in().may(Right.EDIT)
    try:
        with reading() as session:
            kept = last_result(session, place.key, take=from_the_shelf)
    except (EngagementNotFoundError, ResultOutdatedError) as missing:
        return frame_without_result(
            place.key,
            place.client,
            place.title,
            view,
            wording,
            edits=edits,
            has_result=isinstance(missing, ResultOutdatedError),
        )
    return make_frame(kept, view, wording, edits=edits)
