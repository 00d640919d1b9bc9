"""The shape of the files of the playbook: what a schema can say about them."""

import json
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from flowgap.playbook.schema import Effort, EvidenceGrade, Lever, MoveKind
from flowgap.questionnaire.document import DimensionId, Language, Text, Word
from flowgap.stages import Stage

FactName: TypeAlias = Annotated[str, Field(pattern=r"^[a-z]+:[A-Za-z]+$")]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class ConditionDocument(_Part):
    """Facts that must all be known, of which one must be, and of which none may be."""

    all: tuple[FactName, ...] = ()
    any: tuple[FactName, ...] = ()
    unless: tuple[FactName, ...] = ()


class ActionTexts(_Part):
    """What a reader sees of an action."""

    title: Text
    first_step: Text
    leading_indicator: Text
    lagging_indicator: Text
    expected_range: Text | None = None
    """What studies found elsewhere; null where none gives a figure."""
    stop_rule: Text
    do_not: Text


class ActionDocument(ActionTexts):
    """One action with its texts in the language of the source."""

    dimensions: tuple[DimensionId, ...] = ()
    stages: tuple[Stage, ...] = ()
    move: MoveKind
    when: ConditionDocument = ConditionDocument()
    owner_role: Word
    effort: Effort
    evidence_grade: EvidenceGrade
    sources: Annotated[tuple[Word, ...], Field(min_length=1)]
    lever: Lever | None = None
    safe_anyway: bool = False
    review_after_weeks: Annotated[int, Field(ge=2, le=13)]


class ActionsDocument(_Part):
    """The actions of one dimension, by id."""

    format: Literal[1]
    actions: Annotated[dict[Word, ActionDocument], Field(min_length=1)]


class VerdictTexts(_Part):
    """What a reader sees of a verdict."""

    name: Text
    do_not: Text


class VerdictDocument(VerdictTexts):
    """What a verdict asks for first, and which actions it rules out for now."""

    when: ConditionDocument
    first: Annotated[tuple[Word, ...], Field(min_length=1)]
    not_now: tuple[Word, ...] = ()


class BookDocument(_Part):
    """What all actions share: owner roles, sources, and the verdicts that ask for actions."""

    format: Literal[1]
    language: Language
    roles: dict[Word, Text]
    sources: dict[Word, Text]
    verdicts: dict[Word, VerdictDocument]


class ActionsLocale(_Part):
    """The texts of one file of actions in another language."""

    format: Literal[1]
    language: Language
    actions: dict[Word, ActionTexts]


class BookLocale(_Part):
    """The texts of the book in another language; sources keep their names."""

    format: Literal[1]
    language: Language
    roles: dict[Word, Text]
    verdicts: dict[Word, VerdictTexts]


PlaybookDocument: TypeAlias = BookDocument | ActionsDocument | BookLocale | ActionsLocale


def json_schema() -> dict[str, Any]:
    """Return the schema that editors use, for all four kinds of file."""
    schema = TypeAdapter[PlaybookDocument](PlaybookDocument).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


if __name__ == "__main__":
    print(json.dumps(json_schema(), ensure_ascii=False, indent=1))  # noqa: T201 - `make schema`
