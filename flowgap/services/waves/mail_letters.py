"""What a mail of the queue says, put together at the moment of sending."""

from functools import cache

from sqlalchemy.orm import Session

from flowgap.answering.parts import minutes_left, parts_of
from flowgap.answering.promise import promise_from_json
from flowgap.answering.sealing import Seal
from flowgap.answering.selecting import Asking, selection_of
from flowgap.mail.letters import Letter
from flowgap.models import Engagement, Invitation, Mail, MailKind, Wave
from flowgap.questionnaire.loader import load_questionnaire
from flowgap.services.waves.finding import questionnaire_reference
from flowgap.services.waves.mail_links import reveal_token


def letter_of(
    session: Session, mail: Mail, invitation: Invitation, wave: Wave, *, seal: Seal
) -> Letter:
    """Return the letter of a mail.

    Raises
    ------
    BrokenSealError
        If the installation's secret is another than that under which the token was sealed.
    """
    if invitation.address is None or invitation.sealed_token is None:
        raise ValueError("the invitation has no address or no token: nothing can be sent")
    engagement = session.get_one(Engagement, wave.engagement_id)
    promise = promise_from_json(wave.promise)
    asking = Asking(turn=wave.turn, booklet_items=wave.booklet_items)
    return Letter(
        name=mail.key.hex(),
        is_reminder=mail.kind != MailKind.INVITATION,
        address=invitation.address,
        token=reveal_token(invitation.sealed_token, digest=invitation.token_digest, seal=seal),
        language=engagement.language,
        client=engagement.client,
        firm=promise.firm,
        contact=promise.contact,
        minutes=minutes_to_answer(questionnaire_reference(session, wave), asking),
        minimum_group=promise.minimum_group,
        closes_at=wave.closes_at,
        timezone=promise.timezone,
    )


@cache
def minutes_to_answer(reference: str, asking: Asking) -> int:
    """Return about how long it takes to answer what a wave asks each person."""
    questionnaire = load_questionnaire(reference)
    return minutes_left(parts_of(questionnaire, selection_of(questionnaire, asking)))
