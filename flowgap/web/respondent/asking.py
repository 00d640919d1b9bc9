"""What the person of a visit is asked, and how much that is."""

from flowgap.answering.parts import Part, minutes_left, parts_of
from flowgap.answering.selecting import selection_of
from flowgap.web.respondent.visit import Visit


def n_minutes(visit: Visit) -> int:
    """Return about how long all of it takes."""
    return minutes_left(_parts(visit))


def n_items(visit: Visit) -> int:
    """Return how many items there are for whoever takes part in every stage."""
    return sum(len(part.items) for part in _parts(visit))


def _parts(visit: Visit) -> tuple[Part, ...]:
    """Return the parts of the draft, or those of the first booklet: all are of a length."""
    questionnaire, draft = visit.questionnaire, visit.draft
    if draft is not None:
        return parts_of(questionnaire, draft.selection)
    return parts_of(questionnaire, selection_of(questionnaire, visit.door.asking))
