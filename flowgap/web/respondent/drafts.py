"""The draft on the respondent's device: one cookie, for the pages of one link and no other."""

from datetime import timedelta
from typing import Final

from flask import Response, request, url_for

from flowgap.answering.draft import Draft, open_draft, seal_draft
from flowgap.questionnaire.schema import Questionnaire
from flowgap.services.waves.doors import Door
from flowgap.web.respondent.reception import current_reception

COOKIE: Final = "flowgap_draft"
KEPT_AFTER_CLOSING: Final = timedelta(days=7)
"""So that who comes too late is told what still lies on the device."""


def read_draft(door: Door, questionnaire: Questionnaire) -> Draft | None:
    """Return the draft that came with this request, None if there is none.

    Raises
    ------
    BrokenSealError
        If it was changed, or is not of this link.
    """
    value = request.cookies.get(COOKIE)
    if not value:
        return None
    seal = current_reception().drafts
    return open_draft(value, questionnaire, seal=seal, place=door.place)


def keep_draft(response: Response, draft: Draft, door: Door, questionnaire: Questionnaire) -> None:
    """Let the device keep a draft until a week after the wave closes."""
    reception = current_reception()
    left = door.closes_at + KEPT_AFTER_CLOSING - reception.clock()
    response.set_cookie(
        COOKIE,
        seal_draft(draft, questionnaire, seal=reception.drafts, place=door.place),
        max_age=left,
        path=path_of_link(),
        secure=request.is_secure,
        httponly=True,
        samesite="Lax",
    )


def drop_draft(response: Response) -> None:
    """Let the device forget the draft of this link; where there is none, say nothing."""
    if COOKIE in request.cookies:
        response.delete_cookie(
            COOKIE, path=path_of_link(), secure=request.is_secure, httponly=True, samesite="Lax"
        )


def path_of_link() -> str:
    """Return the path of the link of this request."""
    arguments = request.view_args or {}
    kind, token = arguments["kind"], arguments["token"]
    return url_for("respondent.entrance", kind=kind, token=token)
