"""The shape of a questionnaire file: what a schema can say about it."""

from enum import StrEnum
from typing import Annotated, Any, Final, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter

from flowgap.questionnaire.schema import DimensionKind, ItemRole, Referent

FORMAT: Final = 1

Text: TypeAlias = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)
]
Word: TypeAlias = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
"""Name of a questionnaire, a construct, a choice or a route."""
DimensionId: TypeAlias = Annotated[str, Field(pattern=r"^[A-Z]{2,4}$")]
ItemId: TypeAlias = Annotated[str, Field(pattern=r"^[A-Z]{2,4}[1-9][0-9]?$")]
QuestionId: TypeAlias = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_]{0,19}$")]
"""Also the name of a column in `responses.csv`."""
Reference: TypeAlias = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,39}@[1-9][0-9]{0,3}$")]
Language: TypeAlias = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Version: TypeAlias = Annotated[int, Field(ge=1, le=9999)]


class Keying(StrEnum):
    """Whether "almost always" is the good answer of an item or the bad one."""

    POSITIVE = "positive"
    REVERSED = "reversed"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class ScalePointDocument(_Part):
    """One answer of the common scale."""

    value: int
    label: Text
    anchor: Text


class ConstructDocument(_Part):
    """An idea from the literature that items stand on, and what its terms of use are."""

    name: Text
    literature: Text
    terms: Text


class ProvenanceDocument(_Part):
    """Where an item comes from."""

    constructs: Annotated[tuple[Word, ...], Field(min_length=1)]
    wording: Literal["original"]


class ItemDocument(_Part):
    """One question."""

    id: ItemId
    text: Text
    role: ItemRole
    keyed: Keying
    referent: Referent
    provenance: ProvenanceDocument


class DimensionDocument(_Part):
    """A dimension with its items, in the order they are shown."""

    id: DimensionId
    name: Text
    short_name: Text
    definition: Text
    kind: DimensionKind
    formative: bool = False
    items: Annotated[tuple[ItemDocument, ...], Field(min_length=1)]


class StageEvidenceDocument(_Part):
    """What speaks of one stage; moderators are dimensions or items."""

    dimensions: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    moderators: tuple[str, ...] = ()


class ChoiceDocument(_Part):
    """One option; `alone` excludes every other one."""

    id: Word
    label: Text
    alone: bool = False


class QuestionDocument(_Part):
    """A question with options that is stored, never scored."""

    id: QuestionId
    lead_in: Text | None = None
    text: Text
    max_choices: int
    choices: Annotated[tuple[ChoiceDocument, ...], Field(min_length=1)]


class RouteDocument(_Part):
    """The dimensions that are not asked of whoever chose one of the stages."""

    id: Word
    any_of: Annotated[tuple[str, ...], Field(min_length=1)]
    leave_out: tuple[str, ...]


class AttentionDocument(_Part):
    """The transparent check that the page is read."""

    id: QuestionId
    text: Text
    expected: int
    page: str


class OpenQuestionDocument(_Part):
    """A question answered in words."""

    id: QuestionId
    text: Text
    max_characters: int


class _SourceDocument(_Part):
    format: Literal[1]
    id: Word
    version: Version
    language: Language
    title: Text
    window: Text
    prompt: Text
    based_on: Reference | None = None


class QuestionnaireDocument(_SourceDocument):
    """`surveys/<id>/v<version>.yaml`: an instrument with items of its own."""

    referent: Text
    scale: tuple[ScalePointDocument, ...]
    dont_know: Text
    constructs: dict[Word, ConstructDocument]
    dimensions: Annotated[tuple[DimensionDocument, ...], Field(min_length=1)]
    pages: tuple[str, ...] = ()
    stage_map: dict[str, StageEvidenceDocument] = Field(default_factory=dict)
    screeners: tuple[QuestionDocument, ...] = ()
    routes: Annotated[tuple[RouteDocument, ...], Field(max_length=4)] = ()
    vote: QuestionDocument
    ai_use: QuestionDocument | None = None
    attention: AttentionDocument | None = None
    open_questions: tuple[OpenQuestionDocument, ...] = ()


class PulseDocument(_SourceDocument):
    """`surveys/<id>/v<version>.yaml`: sets of items that another questionnaire words."""

    items_from: Reference
    sets: Annotated[tuple[tuple[ItemId, ...], ...], Field(min_length=1)]


class LocaleDimension(_Part):
    """The texts of one dimension."""

    name: Text
    short_name: Text
    definition: Text


class LocaleScalePoint(_Part):
    """The texts of one answer of the scale."""

    label: Text
    anchor: Text


class LocaleQuestion(_Part):
    """The texts of a question with options, by choice id."""

    lead_in: Text | None = None
    text: Text
    choices: dict[str, Text]


class LocaleDocument(_Part):
    """`surveys/<id>/locales/<language>.yaml`: every text of a questionnaire once more."""

    format: Literal[1]
    translates: Reference
    language: Language
    validated: bool
    title: Text | None = None
    window: Text | None = None
    referent: Text | None = None
    prompt: Text | None = None
    scale: tuple[LocaleScalePoint, ...] = ()
    dont_know: Text | None = None
    dimensions: dict[str, LocaleDimension] = Field(default_factory=dict)
    items: dict[str, Text] = Field(default_factory=dict)
    questions: dict[str, LocaleQuestion] = Field(default_factory=dict)
    attention: Text | None = None
    open_questions: dict[str, Text] = Field(default_factory=dict)


SourceDocument: TypeAlias = QuestionnaireDocument | PulseDocument
SurveyDocument: TypeAlias = SourceDocument | LocaleDocument


def json_schema() -> dict[str, Any]:
    """Return the schema that editors use, for all three kinds of file."""
    schema = TypeAdapter[SurveyDocument](SurveyDocument).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
