"""From a checked document and its texts in one language to a questionnaire."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from flowgap.questionnaire.document import (
    AttentionDocument,
    DimensionDocument,
    ItemDocument,
    Keying,
    PulseDocument,
    QuestionDocument,
    QuestionnaireDocument,
)
from flowgap.questionnaire.schema import (
    AttentionItem,
    Choice,
    ChoiceQuestion,
    Dimension,
    Item,
    ItemRole,
    OpenQuestion,
    Questionnaire,
    Route,
    ScalePoint,
    StageEvidence,
)
from flowgap.stages import PIPELINE_STAGES


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """The texts of one language, by the keys of `flowgap.questionnaire.texts`."""

    language: str
    validated: bool
    texts: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        """Return one text."""
        return self.texts[key]


def assemble(
    document: QuestionnaireDocument, translation: Translation, *, digest: str
) -> Questionnaire:
    """Return the questionnaire that a document describes, worded by a translation."""
    return Questionnaire(
        id=document.id,
        version=document.version,
        title=translation["title"],
        language=translation.language,
        translation_validated=translation.validated,
        window=translation["window"],
        referent=translation["referent"],
        dimensions=tuple(_dimension(part, document, translation) for part in document.dimensions),
        items=_items(document, translation),
        scale=_scale(document, translation),
        dont_know_label=translation["dont_know"],
        screeners=tuple(_question(question, translation) for question in document.screeners),
        vote=_question(document.vote, translation),
        ai_use=None if document.ai_use is None else _question(document.ai_use, translation),
        attention=None
        if document.attention is None
        else _attention(document.attention, translation),
        open_questions=_open_questions(document, translation),
        digest=digest,
        prompt=translation["prompt"],
        pages=document.pages or tuple(dimension.id for dimension in document.dimensions),
        stage_map=_stage_map(document),
        routes=_routes(document),
    )


def assemble_pulse(
    document: PulseDocument, full: Questionnaire, translation: Translation, *, digest: str
) -> Questionnaire:
    """Return a pulse: the core items and the vote of the full questionnaire, nothing else."""
    return replace(
        full,
        id=document.id,
        version=document.version,
        title=translation["title"],
        translation_validated=full.translation_validated and translation.validated,
        window=translation["window"],
        prompt=translation["prompt"],
        items=tuple(item for item in full.items if item.role is ItemRole.CORE),
        screeners=(),
        ai_use=None,
        attention=None,
        open_questions=(),
        routes=(),
        sets=document.sets,
        digest=digest,
    )


def _dimension(
    part: DimensionDocument, document: QuestionnaireDocument, translation: Translation
) -> Dimension:
    key = f"dimensions.{part.id}"
    return Dimension(
        id=part.id,
        name=translation[f"{key}.name"],
        short_name=translation[f"{key}.short_name"],
        definition=translation[f"{key}.definition"],
        kind=part.kind,
        formative=part.formative,
        stages=tuple(
            evidence.stage for evidence in _stage_map(document) if part.id in evidence.dimensions
        ),
    )


def _items(document: QuestionnaireDocument, translation: Translation) -> tuple[Item, ...]:
    return tuple(
        Item(
            id=item.id,
            dimension=dimension.id,
            text=translation[f"items.{item.id}"],
            reverse_keyed=item.keyed is Keying.REVERSED,
            role=item.role,
            provenance=_provenance(item, document),
            referent=item.referent,
        )
        for dimension in document.dimensions
        for item in dimension.items
    )


def _provenance(item: ItemDocument, document: QuestionnaireDocument) -> str:
    constructs = [document.constructs[name] for name in item.provenance.constructs]
    sources = "; ".join(f"{part.name} ({part.literature})" for part in constructs)
    return f"{sources}. Wording: {item.provenance.wording}."


def _scale(document: QuestionnaireDocument, translation: Translation) -> tuple[ScalePoint, ...]:
    return tuple(
        ScalePoint(
            value=point.value,
            label=translation[f"scale.{point.value}.label"],
            anchor=translation[f"scale.{point.value}.anchor"],
        )
        for point in document.scale
    )


def _question(question: QuestionDocument, translation: Translation) -> ChoiceQuestion:
    key = f"questions.{question.id}"
    return ChoiceQuestion(
        id=question.id,
        text=translation[f"{key}.text"],
        choices=tuple(
            Choice(id=part.id, label=translation[f"{key}.choices.{part.id}"], alone=part.alone)
            for part in question.choices
        ),
        max_choices=question.max_choices,
        lead_in="" if question.lead_in is None else translation[f"{key}.lead_in"],
    )


def _attention(attention: AttentionDocument, translation: Translation) -> AttentionItem:
    answer = translation[f"scale.{attention.expected}.label"]
    return AttentionItem(
        id=attention.id,
        text=translation["attention"].replace("{answer}", answer),
        expected=attention.expected,
        page=attention.page,
    )


def _open_questions(
    document: QuestionnaireDocument, translation: Translation
) -> tuple[OpenQuestion, ...]:
    return tuple(
        OpenQuestion(
            id=question.id,
            text=translation[f"open_questions.{question.id}"],
            max_characters=question.max_characters,
        )
        for question in document.open_questions
    )


def _stage_map(document: QuestionnaireDocument) -> tuple[StageEvidence, ...]:
    return tuple(
        StageEvidence(
            stage=stage,
            dimensions=evidence.dimensions,
            items=evidence.items,
            moderators=evidence.moderators,
        )
        for stage in PIPELINE_STAGES
        if (evidence := document.stage_map.get(stage)) is not None
    )


def _routes(document: QuestionnaireDocument) -> tuple[Route, ...]:
    return tuple(
        Route(id=route.id, any_of=route.any_of, leave_out=route.leave_out)
        for route in document.routes
    )
