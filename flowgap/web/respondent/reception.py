"""What the respondent's pages share in one application: the time, the seals, what lies behind."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from flask import current_app

from flowgap.answering.sealing import Seal
from flowgap.questionnaire.schema import Questionnaire
from flowgap.services.waves.seals import draft_seal, response_seal
from flowgap.web.clock import utc_now
from flowgap.web.respondent.guessing import Guesses
from flowgap.web.respondent.keeper import DatabaseKeeper, Keeper

EXTENSION = "flowgap.reception"


@dataclass(slots=True)
class Reception:
    """One per application. Tests set the clock; nothing else here changes once it is made."""

    secret: str = field(repr=False)
    clock: Callable[[], datetime] = utc_now
    guesses: Guesses = field(default_factory=Guesses)
    keeper: Keeper = field(default_factory=DatabaseKeeper)
    drafts: Seal = field(init=False)
    _responses: dict[str, Seal] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Derive the seal of drafts."""
        self.drafts = draft_seal(self.secret)

    def seal_of(self, questionnaire: Questionnaire) -> Seal:
        """Return the seal for complete answers to a questionnaire."""
        reference = questionnaire.reference
        if reference not in self._responses:
            self._responses[reference] = response_seal(self.secret, questionnaire)
        return self._responses[reference]


def current_reception() -> Reception:
    """Return the reception of the current application."""
    reception = current_app.extensions[EXTENSION]
    if not isinstance(reception, Reception):
        raise TypeError("the application was not made by create_app")
    return reception
