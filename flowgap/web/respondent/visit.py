"""One request through a link: the door that it opens, who reads, and the draft that came along."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from flask import url_for

from flowgap.answering.draft import Draft
from flowgap.answering.sealing import BrokenSealError
from flowgap.questionnaire.schema import Questionnaire
from flowgap.services.waves.doors import Door, DoorState
from flowgap.web.language import speak
from flowgap.web.respondent.drafts import read_draft
from flowgap.web.respondent.language import chosen_language
from flowgap.web.respondent.reception import current_reception
from flowgap.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What every page of a link needs. `is_damaged`: a draft came that could not be read."""

    kind: str
    token: str
    door: Door
    now: datetime
    questionnaire: Questionnaire
    wording: Wording
    draft: Draft | None
    is_damaged: bool

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the languages that the respondent can choose from."""
        return current_reception().keeper.languages_of(self.door.questionnaire)

    @property
    def is_personal(self) -> bool:
        """Tell whether one person has this link, not a team."""
        return self.door.invitation is not None

    def as_found(self, state: DoorState) -> "Visit":
        """Return the visit with the state that its door turned out to have meanwhile."""
        return replace(self, door=replace(self.door, state=state))

    def address(self, endpoint: str = "entrance", **values: Any) -> str:  # noqa: ANN401 - what Flask takes
        """Return the address of a page of this link."""
        return url_for(f"respondent.{endpoint}", kind=self.kind, token=self.token, **values)

    def address_of(self, step: str) -> str:
        """Return the address of a part, or of the check page."""
        return self.address("check") if step == "check" else self.address("question", part=step)


def open_visit(kind: str, token: str) -> Visit:
    """Find what a link opens.

    Raises
    ------
    UnknownLinkError
        If there is no such link.
    """
    keeper, now = current_reception().keeper, current_reception().clock()
    door = keeper.find_door(kind, token, now=now)
    languages = keeper.languages_of(door.questionnaire)
    draft, is_damaged = _draft(door, keeper.questionnaire_in(door.questionnaire, languages[0]))
    language = chosen_language(languages, kept=None if draft is None else draft.language)
    return Visit(
        kind=kind,
        token=token,
        door=door,
        now=now,
        questionnaire=keeper.questionnaire_in(door.questionnaire, language),
        wording=speak(language),
        draft=draft,
        is_damaged=is_damaged,
    )


def _draft(door: Door, questionnaire: Questionnaire) -> tuple[Draft | None, bool]:
    try:
        return read_draft(door, questionnaire), False
    except BrokenSealError:
        return None, True
