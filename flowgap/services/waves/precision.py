"""When a team has answered enough, while a wave runs and all answers are sealed."""

import re
from collections import Counter

from flowgap.questionnaire.schema import ItemRole, Questionnaire
from flowgap.scoring.sampling import answers_needed


def planned_answers(questionnaire: Questionnaire, booklet_items: int | None) -> int:
    """Return how many people of a team must answer for the planned precision of every score.

    The dimension of which each person is asked the smallest share of its core decides.

    Parameters
    ----------
    questionnaire : Questionnaire
    booklet_items : int or None
        Core items that each person is asked; None for all of them, or for a pulse's set.
    """
    sizes = Counter(item.dimension for item in questionnaire.items if item.role is ItemRole.CORE)
    n_core = min(sizes.values())
    n_asked = sizes.total() if booklet_items is None else booklet_items
    # A pulse asks one item of each dimension, a booklet is spread over them evenly.
    n_items = 1 if questionnaire.sets else max(n_asked // len(sizes), 1)
    return answers_needed(min(n_items, n_core), n_core=n_core)


def has_enough(band: str, n_invited: int, n_planned: int) -> bool:
    """Tell whether a team has as many answers as planned, by its band of the response rate alone.

    The band and the number of invited people are known already, so this tells nothing new: a team
    whose number might lie on either side has not enough yet. It never tells a score.

    Parameters
    ----------
    band : str
        See `TeamBands.rate`; it begins with the least percent of the band.
    n_invited, n_planned : int
    """
    least_percent = int(re.split(r"\D", band, maxsplit=1)[0])
    return -(-least_percent * n_invited // 100) >= n_planned
