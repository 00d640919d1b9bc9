"""Links that show a questionnaire to those who prepare it: the real pages, and nothing is kept."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final

from flask import g
from itsdangerous import BadData, URLSafeTimedSerializer

from flowgap.answering.promise import Promise
from flowgap.answering.selecting import Asking
from flowgap.errors import InputError
from flowgap.privacy.thresholds import MINIMUM_COMMENTS, MINIMUM_GROUP
from flowgap.questionnaire.schema import Questionnaire
from flowgap.services.engagements.finding import find_engagement
from flowgap.services.engagements.keeping import EngagementNotFoundError
from flowgap.services.questionnaires.keeping import QuestionnaireNotFoundError, files_of_draft
from flowgap.services.questionnaires.laying_out import load_own
from flowgap.services.waves.doors import Door, DoorState, UnknownLinkError
from flowgap.services.waves.next_wave import known_of
from flowgap.services.waves.opening_plan import moments_of, promise_of
from flowgap.services.waves.preparing import Preparation, find_prepared
from flowgap.services.waves.seals import Envelope
from flowgap.web.database import reading
from flowgap.web.respondent.keeper import DatabaseKeeper
from flowgap.wording import Wording

PREFIX: Final = "preview-"
DRAFT: Final = "draft:"
"""What the reference of a questionnaire begins with that is not published."""

_SALT: Final = "flowgap.preview-of-key"
"""Links of another salt held numbers of rows, which a database gives again after a deletion."""
_VALID: Final = timedelta(days=1)
_OPEN_FOR: Final = timedelta(days=18)
_KEPT_DRAFTS: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """What a preview shows: a questionnaire, and the promise before it."""

    reference: str
    digest: str
    client: str
    asking: Asking
    promise: Promise


class PreviewingKeeper(DatabaseKeeper):
    """The waves of this installation, and previews for whoever holds a link to one."""

    def __init__(self, secret: str) -> None:
        """Derive the key under which links are signed."""
        self._signer = URLSafeTimedSerializer(secret, salt=_SALT)

    def token_of_wave(self, engagement: str) -> str:
        """Return the token that shows the wave in preparation of the engagement of a key, a day."""
        return f"{PREFIX}{self._signer.dumps(['wave', engagement])}"

    def token_of_draft(self, questionnaire: str) -> str:
        """Return the token that shows the own questionnaire of a key, for a day."""
        return f"{PREFIX}{self._signer.dumps(['draft', questionnaire])}"

    def find_door(self, kind: str, token: str, *, now: datetime) -> Door:
        """Return a door that is always open, or look a real link up."""
        if not token.startswith(PREFIX):
            return super().find_door(kind, token, now=now)
        try:
            source, key = self._signer.loads(
                token.removeprefix(PREFIX), max_age=int(_VALID.total_seconds())
            )
            shown = _of_wave(key, now=now) if source == "wave" else _of_draft(key)
        except (BadData, InputError, EngagementNotFoundError, QuestionnaireNotFoundError) as error:
            raise UnknownLinkError("this preview is over, or shows nothing") from error
        g.is_preview = True
        return Door(
            wave_id=0,
            wave="preview",
            team_id=0,
            invitation=bytes(16) if kind == "r" else None,
            client=shown.client,
            questionnaire=shown.reference,
            asking=shown.asking,
            opens_at=now,
            closes_at=now + _OPEN_FOR,
            promise=shown.promise,
            state=DoorState.OPEN,
            # A draft of an earlier state of the texts does not fit the items of this one.
            place=hashlib.sha256(f"{token}:{shown.digest}".encode()).digest(),
        )

    def languages_of(self, reference: str) -> tuple[str, ...]:
        """Return the languages of a questionnaire, published or not."""
        if reference.startswith(DRAFT):
            return tuple(_worded(reference))
        return super().languages_of(reference)

    def questionnaire_in(self, reference: str, language: str) -> Questionnaire:
        """Return a questionnaire, published or not."""
        if reference.startswith(DRAFT):
            return _worded(reference)[language]
        return super().questionnaire_in(reference, language)

    def keep(self, door: Door, envelope: Envelope, *, now: datetime) -> bool:
        """Keep answers; forget those of a preview."""
        if is_preview():
            return True
        return super().keep(door, envelope, now=now)

    def notice(self, wording: Wording) -> str | None:
        """Say that a preview is one."""
        return wording.say("respondent-preview") if is_preview() else None


def is_preview() -> bool:
    """Tell whether this request shows a preview."""
    return bool(g.get("is_preview", False))


def _of_wave(key: str, *, now: datetime) -> _Shown:
    with reading() as session:
        engagement = find_engagement(session, key)
        found = find_prepared(session, engagement.id)
        if found is None:
            raise UnknownLinkError("no wave is being prepared any more")
        preparation, known = found[0], known_of(session, engagement.id)
        client = engagement.client
    setting, options = known.setting(preparation.timezone), preparation.options()
    _opens_at, closes_at = moments_of(setting, options, now=now)
    return _Shown(
        reference=preparation.questionnaire,
        digest=preparation.questionnaire,
        client=client,
        asking=_asking(preparation),
        promise=promise_of(setting, options, closes_at),
    )


def _asking(preparation: Preparation) -> Asking:
    return Asking(booklet_items=int(preparation.booklet) if preparation.booklet else None)


def _of_draft(key: str) -> _Shown:
    with reading() as session:
        draft = files_of_draft(session, key)
    reference = f"{DRAFT}{key}:{draft.revision}"
    _worded(reference)
    return _Shown(
        reference=reference,
        digest=reference,
        client="FlowGap",
        asking=Asking(),
        promise=_PROMISE,
    )


@lru_cache(maxsize=_KEPT_DRAFTS)
def _worded(reference: str) -> dict[str, Questionnaire]:
    """Return a draft in its languages; every revision is read once."""
    with reading() as session:
        draft = files_of_draft(session, reference.split(":")[1])
    return load_own(draft.files, draft.reference)


_PROMISE: Final = Promise(
    minimum_group=MINIMUM_GROUP,
    minimum_comments=MINIMUM_COMMENTS,
    shows_comments=True,
    keeps_until=None,
    backups_until=None,
    contact=None,
    firm=None,
    timezone="UTC",
)
