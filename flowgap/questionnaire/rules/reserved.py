"""Rule of question ids: what files, pages and scoring call something else is taken."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from flowgap.questionnaire.document import QuestionDocument, QuestionnaireDocument
from flowgap.questionnaire.problems import Fault
from flowgap.questionnaire.rules.references import question_ids
from flowgap.questionnaire.texts import placed_questions
from flowgap.stages import PIPELINE_STAGES
from flowgap.yaml_source import YamlPath

STAGES: Final = "stages"
CHOICES: Final[Mapping[str, Collection[str]]] = {
    "role": ("build", "quality", "platform", "product", "lead", "undisclosed"),
    "tenure": ("new", "settled", "undisclosed"),
    STAGES: (*PIPELINE_STAGES, "none"),
    "AIU": ("none", "q1", "q2", "q3", "q4", "undisclosed"),
}
"""Of questions that every questionnaire means alike: what may be chosen."""
MOST: Final[Mapping[str, int]] = {"role": 1, "tenure": 1, "AIU": 1, "BV": 2}
"""How many of it, as `responses.csv` can hold."""
FIXED_IDS: Final[Mapping[str | int, str]] = {"vote": "BV", "ai_use": "AIU", "attention": "ATT"}
SCREENERS: Final = ("role", "tenure", STAGES)
COLUMNS: Final = ("team", "wave", "language", "order", "median_item_seconds")
ON_PAGES: Final = (
    *("about", "all", "attempt", "check", "content", "f", "go", "items", "nothing", "offline"),
    *("receipt", "remove", "spoken", "vote", "words"),
)
"""What pages call a field, a place or a part."""
ITEM_COLUMN: Final = re.compile(r"[A-Z]{2,4}[0-9]{1,2}")

_TAKEN: Final = frozenset(
    name.casefold()
    for name in (*COLUMNS, *ON_PAGES, *PIPELINE_STAGES, *SCREENERS, *FIXED_IDS.values())
)
_OWN: Final = "an id of its own, e.g. site"


def reserved_faults(document: QuestionnaireDocument) -> Iterator[Fault]:
    """Yield every question whose answers would be lost or taken for something else."""
    items = frozenset(item.id.casefold() for part in document.dimensions for item in part.items)
    ids = question_ids(document)
    used = Counter(ids.values())
    for at, found in ids.items():
        # That an id is used twice is told by another rule.
        if used[found] == 1:
            yield from _id_faults(found, at, items)
    for at, question in placed_questions(document).items():
        yield from _choice_faults(question, at)
        most = MOST.get(question.id, len(question.choices))
        if most < question.max_choices <= len(question.choices):
            problem = f"{question.id} lets people choose {question.max_choices}"
            yield Fault((*at, "max_choices"), problem, f"at most {most}")


def _id_faults(found: str, at: YamlPath, items: Collection[str]) -> Iterator[Fault]:
    place = at[0]
    if place in FIXED_IDS:
        if found != FIXED_IDS[place]:
            yield Fault(at, f"the id of {place} is '{found}'", FIXED_IDS[place])
    elif place == "screeners" and found in SCREENERS:
        return
    elif found.casefold() in _TAKEN:
        yield Fault(at, f"the id '{found}' is taken", _OWN)
    # Names of columns are read in upper and lower case alike.
    elif found.casefold() in items:
        yield Fault(at, f"the id '{found}' is that of an item", _OWN)
    elif place == "screeners" and ITEM_COLUMN.fullmatch(found.upper()):
        yield Fault(at, f"the id '{found}' looks like that of an item", _OWN)


def _choice_faults(question: QuestionDocument, at: YamlPath) -> Iterator[Fault]:
    allowed = CHOICES.get(question.id)
    for index, choice in enumerate(question.choices):
        if allowed is not None and choice.id not in allowed:
            yield Fault(
                (*at, "choices", index, "id"),
                f"{question.id} has the choice '{choice.id}'",
                f"{', '.join(allowed)}; others in a screener with an id of its own",
            )
