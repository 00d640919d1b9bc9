"""What one person is asked: every item, or the set of a pulse, and in which direction."""

from flowgap.answering.parts import Selection
from flowgap.services.waves.doors import count_earlier_waves
from flowgap.web.database import reading
from flowgap.web.respondent.visit import Visit


def selection_of(visit: Visit, *, is_reversed: bool = False) -> Selection:
    """Return what the person of this visit is asked."""
    sets = visit.questionnaire.sets
    if not sets:
        return Selection(is_reversed=is_reversed)
    with reading() as session:
        n_earlier = count_earlier_waves(session, visit.door.wave_id)
    return Selection(items=frozenset(sets[n_earlier % len(sets)]), is_reversed=is_reversed)
