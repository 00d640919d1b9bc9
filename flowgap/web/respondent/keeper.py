"""What lies behind the respondent's pages: doors, questionnaires, and a place for answers."""

from contextlib import suppress
from datetime import datetime
from typing import Final, Protocol

from sqlalchemy.exc import OperationalError

from flowgap.questionnaire.schema import Questionnaire
from flowgap.services.waves.blending import blend, is_time_to_look
from flowgap.services.waves.doors import Door, find_personal_door, find_team_door
from flowgap.services.waves.seals import Envelope
from flowgap.services.waves.sending import ReceiptState, look_up, send, withdraw
from flowgap.web.database import reading, unit_of_work
from flowgap.web.respondent.questionnaires import languages_of, questionnaire_in
from flowgap.wording import Wording

PERSONAL: Final = "r"


class Keeper(Protocol):
    """What the pages ask for. A preview has a keeper of its own, and the same pages."""

    def languages_of(self, reference: str) -> tuple[str, ...]:
        """Return the languages that both a questionnaire and the pages speak, its own first."""
        ...

    def questionnaire_in(self, reference: str, language: str) -> Questionnaire:
        """Return a questionnaire in one of its languages."""
        ...

    def find_door(self, kind: str, token: str, *, now: datetime) -> Door:
        """Return what a link opens; raises `UnknownLinkError` if there is no such link."""
        ...

    def keep(self, door: Door, envelope: Envelope, *, now: datetime) -> bool:
        """Keep a complete questionnaire and tell whether it is new.

        Raises what `services.waves.sending.send` raises.
        """
        ...

    def look_up(self, receipt: str) -> ReceiptState:
        """Return what a receipt stands for; raises `ReceiptUnknownError` if it is nothing."""
        ...

    def withdraw(self, receipt: str) -> None:
        """Delete the answers under a receipt; raises `ReceiptUnknownError` if there are none."""
        ...

    def notice(self, wording: Wording) -> str | None:
        """Return what stands above every page; None for a real survey."""
        ...


class DatabaseKeeper:
    """The waves of this installation."""

    def languages_of(self, reference: str) -> tuple[str, ...]:
        """Return the languages of a questionnaire, read once."""
        return languages_of(reference)

    def questionnaire_in(self, reference: str, language: str) -> Questionnaire:
        """Return a questionnaire, read once."""
        return questionnaire_in(reference, language)

    def find_door(self, kind: str, token: str, *, now: datetime) -> Door:
        """Look a link up."""
        find = find_personal_door if kind == PERSONAL else find_team_door
        with reading() as session:
            return find(session, token, now=now)

    def keep(self, door: Door, envelope: Envelope, *, now: datetime) -> bool:
        """Keep answers under their seal, in one transaction."""
        with unit_of_work() as session:
            is_new = send(session, door, envelope, now=now)
        if is_new and is_time_to_look():
            # The answers are kept: whatever hinders this must not be told as a failure.
            with suppress(OperationalError), unit_of_work() as session:
                blend(session, door.wave_id)
        return is_new

    def look_up(self, receipt: str) -> ReceiptState:
        """Look a receipt up."""
        with reading() as session:
            return look_up(session, receipt)

    def withdraw(self, receipt: str) -> None:
        """Take answers back, in one transaction."""
        with unit_of_work() as session:
            withdraw(session, receipt)

    def notice(self, wording: Wording) -> str | None:
        """Return None: these pages are what they seem to be."""
        del wording
        return None
