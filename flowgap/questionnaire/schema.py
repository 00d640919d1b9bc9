"""A questionnaire in memory: frozen, checked, texts in one language."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

SKIPPED: Final = 0
"""Code of an item that was shown and left empty."""
NOT_ASKED: Final = 254
"""Code of an item that was not shown: routed away or in another booklet."""
DONT_KNOW: Final = 255
"""Code of "I don't know / not my area". Never the mid-point."""


class ItemRole(StrEnum):
    """Whether an item is asked in every full wave or kept for rotation."""

    CORE = "core"
    RESERVE = "reserve"


class DimensionKind(StrEnum):
    """How a dimension enters the result."""

    PRACTICE = "practice"
    ENABLEMENT = "enablement"
    OUTCOME = "outcome"


class Referent(StrEnum):
    """Whom an item speaks of; shared and personal answers aggregate differently."""

    TEAM = "team"
    SELF = "self"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One question. Codes: 1..k the scale points, and the three above."""

    id: str
    dimension: str
    text: str
    reverse_keyed: bool
    role: ItemRole
    provenance: str
    referent: Referent = Referent.TEAM


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """What a group of items measures, and the stages it speaks of directly.

    `short_name` heads the respondent's page: neutral, where the definition tells the good answer.
    `formative` where the items are different behaviours that need not go together: an index.
    """

    id: str
    name: str
    definition: str
    kind: DimensionKind
    stages: tuple[str, ...]
    short_name: str = ""
    formative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ScalePoint:
    """One answer of the common scale."""

    value: int
    label: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One option of a question that is not scored; `alone` excludes every other option."""

    id: str
    label: str
    alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceQuestion:
    """A screener, the bottleneck vote or the AI-use question: stored, never scored."""

    id: str
    text: str
    choices: tuple[Choice, ...]
    max_choices: int
    lead_in: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttentionItem:
    """The transparent check that the page is read; `page` is the dimension it follows."""

    id: str
    text: str
    expected: int
    page: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """A question answered in words."""

    id: str
    text: str
    max_characters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StageEvidence:
    """What speaks of one stage: directly, or as a dimension or item that moderates it."""

    stage: str
    dimensions: tuple[str, ...]
    items: tuple[str, ...]
    moderators: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """The dimensions that are not asked of whoever takes part in one of the stages."""

    id: str
    any_of: tuple[str, ...]
    leave_out: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Questionnaire:
    """One version of an instrument. `digest` covers source and texts as published.

    `pages` are dimension ids in the order they are shown; `sets` are the item ids of pulse
    one, two and so on, empty where every core item is asked.
    """

    id: str
    version: int
    title: str
    language: str
    translation_validated: bool
    window: str
    referent: str
    dimensions: tuple[Dimension, ...]
    items: tuple[Item, ...]
    scale: tuple[ScalePoint, ...]
    dont_know_label: str
    screeners: tuple[ChoiceQuestion, ...]
    vote: ChoiceQuestion
    ai_use: ChoiceQuestion | None
    attention: AttentionItem | None
    open_questions: tuple[OpenQuestion, ...]
    digest: str
    prompt: str = ""
    pages: tuple[str, ...] = ()
    stage_map: tuple[StageEvidence, ...] = ()
    routes: tuple[Route, ...] = ()
    sets: tuple[tuple[str, ...], ...] = ()

    def __hash__(self) -> int:
        """Return a hash that costs nothing: equal questionnaires have equal texts."""
        return hash((self.digest, self.language))

    @property
    def reference(self) -> str:
        """The name that manifests use, e.g. `organizational-mri@1`."""
        return f"{self.id}@{self.version}"

    @property
    def item_ids(self) -> tuple[str, ...]:
        """Item ids in the frozen order of packed answers."""
        return tuple(item.id for item in self.items)

    def items_of(self, dimension: str) -> tuple[Item, ...]:
        """Return the items of one dimension, in order."""
        return tuple(item for item in self.items if item.dimension == dimension)
