"""Which items one person is asked: a pulse's set, a booklet of the wave, or all of them."""

from dataclasses import dataclass

from flowgap.answering.booklets import booklets_of
from flowgap.answering.parts import Selection
from flowgap.answering.receipts import ATTEMPT_BYTES
from flowgap.questionnaire.schema import Questionnaire


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What a wave decided at its opening.

    `turn` is how many waves of the engagement asked the questionnaire before it, and chooses a
    pulse's set; `booklet_items` is the number of items each person is asked, None for all.
    """

    turn: int = 0
    booklet_items: int | None = None


def selection_of(
    questionnaire: Questionnaire, asking: Asking, attempt: bytes = bytes(ATTEMPT_BYTES)
) -> Selection:
    """Return what is asked under an attempt, whose random bits draw direction and booklet.

    So that a person who comes back meets the same items, and nothing has to be remembered of
    anybody. Four of 128 bits can be told from the answers: too few to find the others.
    """
    is_reversed = bool(attempt[0] & 1)
    if questionnaire.sets:
        chosen = frozenset(questionnaire.sets[asking.turn % len(questionnaire.sets)])
        return Selection(items=chosen, is_reversed=is_reversed)
    if asking.booklet_items is None:
        return Selection(is_reversed=is_reversed)
    booklets = booklets_of(questionnaire, asking.booklet_items)
    drawn = int.from_bytes(attempt[1:]) % len(booklets)
    return Selection(items=booklets[drawn], is_reversed=is_reversed)
