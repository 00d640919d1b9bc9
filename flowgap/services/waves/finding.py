"""Finding a wave by the name that the command line gives it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from flowgap.errors import InputError
from flowgap.models import Engagement, QuestionnaireVersion, Wave
from flowgap.services.waves.closing import WaveNotFoundError


def find_wave(session: Session, name: str, *, client: str | None = None) -> Wave:
    """Return the wave of this name.

    Raises
    ------
    WaveNotFoundError
        If there is none; its text lists those that there are.
    InputError
        If several clients have one and none was named.
    """
    rows = session.execute(
        select(Wave, Engagement.client).join(Engagement, Engagement.id == Wave.engagement_id)
    ).all()
    found = [(wave, of) for wave, of in rows if wave.name == name and client in {None, of}]
    if not found:
        known = ", ".join(sorted({f"{wave.name} ({of})" for wave, of in rows})) or "none yet"
        raise WaveNotFoundError(f"there is no wave {name!r}. Waves: {known}.")
    if len(found) > 1:
        clients = ", ".join(sorted(of for _wave, of in found))
        raise InputError(
            f"{len(found)} clients have a wave {name}",
            file="--client",
            allowed=f"one of {clients}; titles apart, a client has one wave of a name",
        )
    return found[0][0]


def questionnaire_reference(session: Session, wave: Wave) -> str:
    """Return which questionnaire a wave asks, e.g. `organizational-mri@1`."""
    version = session.get_one(QuestionnaireVersion, wave.questionnaire_version_id)
    return f"{version.questionnaire}@{version.version}"
