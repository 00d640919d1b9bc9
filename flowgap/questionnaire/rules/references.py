"""Rules of ids: used once, and every reference to one leads somewhere."""

from collections.abc import Collection, Iterator

from flowgap.questionnaire.document import PulseDocument, QuestionnaireDocument
from flowgap.questionnaire.problems import Fault
from flowgap.questionnaire.schema import ItemRole
from flowgap.questionnaire.texts import placed_questions
from flowgap.stages import PIPELINE_STAGES
from flowgap.yaml_source import YamlPath


def reference_faults(document: QuestionnaireDocument) -> Iterator[Fault]:
    """Yield every id that is used twice and every reference that leads nowhere."""
    yield from _repeated("dimension", _dimension_ids(document))
    yield from _repeated("item", _item_ids(document))
    yield from _repeated("question", question_ids(document))
    yield from _page_faults(document)
    yield from _stage_map_faults(document)
    yield from _route_faults(document)


def set_faults(document: PulseDocument, source: QuestionnaireDocument) -> Iterator[Fault]:
    """Yield every set that does not show one core item of each dimension."""
    core = {
        item.id: dimension.id
        for dimension in source.dimensions
        for item in dimension.items
        if item.role is ItemRole.CORE
    }
    for number, item_ids in enumerate(document.sets):
        at: YamlPath = ("sets", number)
        yield from _unknown("core item", item_ids, tuple(core), at)
        shown = [core[item_id] for item_id in item_ids if item_id in core]
        for dimension in source.dimensions:
            if shown.count(dimension.id) != 1:
                yield Fault(
                    at,
                    f"the set has {shown.count(dimension.id)} items of {dimension.id}",
                    "1",
                )


def question_ids(document: QuestionnaireDocument) -> dict[YamlPath, str]:
    """Return the ids of all questions that are no items, by their places in the file."""
    ids: dict[YamlPath, str] = {
        (*at, "id"): question.id for at, question in placed_questions(document).items()
    }
    if document.attention is not None:
        ids["attention", "id"] = document.attention.id
    for index, question in enumerate(document.open_questions):
        ids["open_questions", index, "id"] = question.id
    return ids


def _dimension_ids(document: QuestionnaireDocument) -> dict[YamlPath, str]:
    return {
        ("dimensions", index, "id"): dimension.id
        for index, dimension in enumerate(document.dimensions)
    }


def _item_ids(document: QuestionnaireDocument) -> dict[YamlPath, str]:
    return {
        ("dimensions", index, "items", place, "id"): item.id
        for index, dimension in enumerate(document.dimensions)
        for place, item in enumerate(dimension.items)
    }


def _repeated(kind: str, ids: dict[YamlPath, str]) -> Iterator[Fault]:
    seen: set[str] = set()
    for path, found in ids.items():
        if found in seen:
            yield Fault(path, f"{kind} id {found} is used twice", "once")
        seen.add(found)


def _unknown(
    kind: str, found: Collection[str], known: Collection[str], at: YamlPath
) -> Iterator[Fault]:
    for index, name in enumerate(found):
        if name not in known:
            yield Fault((*at, index), f"unknown {kind} '{name}'", ", ".join(known))


def _page_faults(document: QuestionnaireDocument) -> Iterator[Fault]:
    known = tuple(_dimension_ids(document).values())
    yield from _unknown("dimension", document.pages, known, ("pages",))
    for name in known if document.pages else ():
        if document.pages.count(name) != 1:
            yield Fault(
                ("pages",),
                f"dimension {name} has {document.pages.count(name)} pages",
                "1",
            )
    if document.attention is not None and document.attention.page not in known:
        yield Fault(
            ("attention", "page"),
            f"unknown dimension '{document.attention.page}'",
            ", ".join(known),
        )


def _stage_map_faults(document: QuestionnaireDocument) -> Iterator[Fault]:
    dimensions = tuple(_dimension_ids(document).values())
    items = tuple(_item_ids(document).values())
    for stage, evidence in document.stage_map.items():
        at: YamlPath = ("stage_map", stage)
        if stage not in PIPELINE_STAGES:
            yield Fault(at, f"unknown stage '{stage}'", ", ".join(PIPELINE_STAGES))
        yield from _unknown("dimension", evidence.dimensions, dimensions, (*at, "dimensions"))
        yield from _unknown("item", evidence.items, items, (*at, "items"))
        either = (*dimensions, *items)
        yield from _unknown("dimension or item", evidence.moderators, either, (*at, "moderators"))


def _route_faults(document: QuestionnaireDocument) -> Iterator[Fault]:
    dimensions = tuple(_dimension_ids(document).values())
    stages = (*PIPELINE_STAGES, "none")
    for index, route in enumerate(document.routes):
        at: YamlPath = ("routes", index)
        yield from _unknown("stage", route.any_of, stages, (*at, "any_of"))
        yield from _unknown("dimension", route.leave_out, dimensions, (*at, "leave_out"))
        if document.attention is not None and document.attention.page in route.leave_out:
            yield Fault(
                (*at, "leave_out"),
                f"route '{route.id}' leaves out the page of the attention item",
                f"any dimension but {document.attention.page}",
            )
