"""Closing a wave by whoever asks for it: with the secret key of this installation."""

from datetime import datetime

from sqlalchemy.orm import Session

from flowgap.answering.sealing import BrokenSealError
from flowgap.errors import InputError
from flowgap.models import Wave
from flowgap.questionnaire.loader import load_questionnaire
from flowgap.services.waves.closing import Closed, close_wave
from flowgap.services.waves.finding import questionnaire_reference
from flowgap.services.waves.seals import response_seal


class OtherSecretError(InputError):
    """The answers were sealed with another secret key."""


def end_wave(session: Session, wave_id: int, *, secret: str, now: datetime) -> Closed:
    """Close a wave, see `close_wave`.

    Raises
    ------
    OtherSecretError
        If the answers cannot be opened; the wave stays as it is.
    WaveClosedAlreadyError
        If somebody else was faster.
    """
    reference = questionnaire_reference(session, session.get_one(Wave, wave_id))
    seal = response_seal(secret, load_questionnaire(reference))
    try:
        return close_wave(session, wave_id, seal=seal, now=now)
    except BrokenSealError as error:
        raise OtherSecretError(
            "the answers cannot be opened, and the wave stays as it is",
            file="FLOWGAP_SECRET_KEY",
            allowed="the secret key under which they were sealed",
        ) from error
