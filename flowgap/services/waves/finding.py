"""Finding a wave by the name that the command line gives it."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from flowgap.errors import InputError
from flowgap.models import Engagement, QuestionnaireVersion, Wave
from flowgap.services.waves.closing import WaveNotFoundError


def find_wave(
    session: Session, name: str, *, client: str | None = None, title: str | None = None
) -> Wave:
    """Return the wave of this name.

    Raises
    ------
    WaveNotFoundError
        If there is none; its text lists those that there are.
    InputError
        If several clients have one, or one has it under several titles, and none was named.
    """
    rows = session.execute(
        select(Wave, Engagement).join(Engagement, Engagement.id == Wave.engagement_id)
    ).all()
    found = [
        (wave, of)
        for wave, of in rows
        if wave.name == name and client in {None, of.client} and title in {None, of.title}
    ]
    if not found:
        known = ", ".join(sorted({f"{wave.name} ({of.client})" for wave, of in rows}))
        raise WaveNotFoundError(f"there is no wave {name!r}. Waves: {known or 'none yet'}.")
    if len(found) > 1:
        raise _several(name, [of for _wave, of in found])
    return found[0][0]


def _several(name: str, engagements: Sequence[Engagement]) -> InputError:
    """Return the refusal that says how to tell waves of one name apart."""
    clients = sorted({of.client for of in engagements})
    if len(clients) > 1:
        return InputError(
            f"{len(clients)} clients have a wave {name}",
            file="--client",
            allowed=f"one of {', '.join(clients)}",
        )
    titles = sorted(of.title for of in engagements)
    return InputError(
        f"{clients[0]} has a wave {name} under {len(titles)} titles",
        file="--title",
        allowed=f"one of {', '.join(titles)}",
    )


def questionnaire_reference(session: Session, wave: Wave) -> str:
    """Return which questionnaire a wave asks, e.g. `organizational-mri@1`."""
    version = session.get_one(QuestionnaireVersion, wave.questionnaire_version_id)
    return f"{version.questionnaire}@{version.version}"
