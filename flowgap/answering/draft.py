"""An unfinished questionnaire. It lies on the respondent's device and nowhere else."""

import base64
import binascii
import json
import secrets
from dataclasses import dataclass, field, replace
from typing import Any, Final

from flowgap.answering.answers import Answers, Shown
from flowgap.answering.parts import Selection
from flowgap.answering.receipts import ATTEMPT_BYTES
from flowgap.answering.sealing import BrokenSealError, Seal
from flowgap.questionnaire.schema import SKIPPED, Questionnaire

DRAFT_BYTES: Final = 1536
"""Room for a draft before it is sealed; a cookie holds a little over a third more."""

_FORMAT: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the device keeps: the answers so far, and the attempt that they will be sent under.

    `reached` is the id of the part to go on with; `language` what the respondent reads.
    """

    attempt: bytes
    selection: Selection
    language: str
    reached: str
    answers: Answers = field(default_factory=Answers)

    def with_page(self, later: Answers, *, shown: Shown) -> "Draft":
        """Return the draft after a page came back."""
        return replace(self, answers=self.answers.merged_with(later, shown=shown))


def new_attempt() -> bytes:
    """Return the random bytes of a fresh attempt."""
    return secrets.token_bytes(ATTEMPT_BYTES)


def seal_draft(draft: Draft, questionnaire: Questionnaire, *, seal: Seal, place: bytes) -> str:
    """Return the draft as the value of a cookie."""
    content = draft_to_bytes(draft, questionnaire)
    sealed = seal.seal(content, place=place + questionnaire.reference.encode())
    return base64.urlsafe_b64encode(sealed).decode().rstrip("=")


def draft_to_bytes(draft: Draft, questionnaire: Questionnaire) -> bytes:
    """Return the draft before it is sealed."""
    chosen = draft.selection.items
    document = {
        "format": _FORMAT,
        "attempt": draft.attempt.hex(),
        "language": draft.language,
        "reached": draft.reached,
        "reversed": draft.selection.is_reversed,
        "asked": None if chosen is None else _bits(questionnaire, chosen),
        "items": _codes(questionnaire, draft.answers).hex(),
        "choices": draft.answers.choices,
        "attention": draft.answers.attention,
    }
    return json.dumps(document, separators=(",", ":")).encode()


def open_draft(value: str, questionnaire: Questionnaire, *, seal: Seal, place: bytes) -> Draft:
    """Return the draft that a cookie holds.

    Raises
    ------
    BrokenSealError
        If it was changed, belongs to another link or questionnaire, or is of another format.
    """
    try:
        sealed = base64.urlsafe_b64decode(value.encode("ascii") + b"==")
    except (UnicodeEncodeError, binascii.Error) as error:
        raise BrokenSealError("it is no draft") from error
    document = json.loads(seal.open(sealed, place=place + questionnaire.reference.encode()))
    if document["format"] != _FORMAT:
        raise BrokenSealError("it is of another format")
    return _draft(document, questionnaire)


def _draft(document: dict[str, Any], questionnaire: Questionnaire) -> Draft:
    codes = zip(questionnaire.item_ids, bytes.fromhex(document["items"]), strict=True)
    asked = document["asked"]
    return Draft(
        attempt=bytes.fromhex(document["attempt"]),
        language=document["language"],
        reached=document["reached"],
        selection=Selection(
            items=None if asked is None else _items(questionnaire, asked),
            is_reversed=document["reversed"],
        ),
        answers=Answers(
            items={item: code for item, code in codes if code != SKIPPED},
            choices={key: tuple(chosen) for key, chosen in document["choices"].items()},
            attention=document["attention"],
        ),
    )


def _codes(questionnaire: Questionnaire, answers: Answers) -> bytes:
    return bytes(answers.items.get(item, SKIPPED) for item in questionnaire.item_ids)


def _bits(questionnaire: Questionnaire, chosen: frozenset[str]) -> str:
    return "".join("1" if item in chosen else "0" for item in questionnaire.item_ids)


def _items(questionnaire: Questionnaire, bits: str) -> frozenset[str]:
    pairs = zip(questionnaire.item_ids, bits, strict=True)
    return frozenset(item for item, bit in pairs if bit == "1")
