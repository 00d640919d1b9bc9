"""The seals of an installation: one for drafts on devices, one for answers of open waves."""

from dataclasses import dataclass
from typing import Final

from flowgap.answering.draft import DRAFT_BYTES
from flowgap.answering.receipts import receipt_of, sealed_key
from flowgap.answering.sealing import Seal
from flowgap.answering.submission import Submission, from_bytes, to_bytes
from flowgap.questionnaire.schema import Questionnaire

PARTICULARS_BYTES: Final = 1024
BYTES_PER_ITEM: Final = 2
"""Packed answers are written as hexadecimal digits before they are sealed."""
BYTES_PER_CHARACTER: Final = 4
"""Of UTF-8, at most; a character that JSON escapes takes fewer."""


def draft_seal(secret: str) -> Seal:
    """Return the seal of drafts."""
    return Seal(secret, purpose="draft", n_bytes=DRAFT_BYTES)


def response_seal(secret: str, questionnaire: Questionnaire) -> Seal:
    """Return the seal of complete answers: each takes the room of the longest."""
    n_characters = sum(question.max_characters for question in questionnaire.open_questions)
    n_bytes = (
        PARTICULARS_BYTES
        + BYTES_PER_ITEM * len(questionnaire.items)
        + BYTES_PER_CHARACTER * n_characters
    )
    return Seal(secret, purpose="response", n_bytes=n_bytes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """A complete questionnaire under seal, the receipt that it is found by, and its key."""

    receipt: str
    key: bytes
    content: bytes


def enclose(submission: Submission, *, attempt: bytes, wave_id: int, seal: Seal) -> Envelope:
    """Put a questionnaire under seal; it opens only in its own row of its own wave."""
    receipt = receipt_of(attempt)
    key = sealed_key(receipt)
    content = seal.seal(to_bytes(submission), place=_place(key, wave_id))
    return Envelope(receipt=receipt, key=key, content=content)


def disclose(content: bytes, *, key: bytes, wave_id: int, seal: Seal) -> Submission:
    """Return the questionnaire that lies under a seal."""
    return from_bytes(seal.open(content, place=_place(key, wave_id)))


def _place(key: bytes, wave_id: int) -> bytes:
    return key + wave_id.to_bytes(8)
