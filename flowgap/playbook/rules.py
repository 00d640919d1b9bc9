"""What the files of the playbook must keep to beyond their shape."""

from collections.abc import Iterator, Mapping

from flowgap.playbook.document import (
    ActionDocument,
    ActionsDocument,
    ActionsLocale,
    BookDocument,
    BookLocale,
    ConditionDocument,
)
from flowgap.playbook.facts import ALLOWED, DIMENSIONS, is_fact
from flowgap.playbook.schema import Effort, EvidenceGrade
from flowgap.questionnaire.problems import Fault
from flowgap.stages import Stage
from flowgap.yaml_source import YamlPath


def book_faults(book: BookDocument, actions: Mapping[str, ActionDocument]) -> Iterator[Fault]:
    """Yield verdicts that ask for what nobody can know, or for an action that there is not."""
    for name, verdict in book.verdicts.items():
        place: YamlPath = ("verdicts", name)
        yield from _condition_faults(verdict.when, (*place, "when"))
        if not (verdict.when.all or verdict.when.any):
            yield Fault((*place, "when"), "the verdict always holds", "at least one fact")
        for key, named in (("first", verdict.first), ("not_now", verdict.not_now)):
            for at, action in enumerate(named):
                if action not in actions:
                    message = f"there is no action '{action}'"
                    yield Fault((*place, key, at), message, "an id of playbook/actions")


def action_faults(file: ActionsDocument, book: BookDocument) -> Iterator[Fault]:
    """Yield what is wrong with the actions of one file."""
    for name, action in file.actions.items():
        place: YamlPath = ("actions", name)
        yield from _condition_faults(action.when, (*place, "when"))
        yield from _reference_faults(action, book, place)
        if not (action.dimensions or action.stages or action.when.all or action.when.any):
            allowed = "a stage, a dimension or a fact"
            yield Fault(place, "nothing can ever ask for the action", allowed)
        if action.safe_anyway and not _may_be_safe(action):
            allowed = "safe_anyway for effort S or M and grades A, B, C"
            yield Fault((*place, "safe_anyway"), "the action is large or unproven", allowed)


def locale_faults(
    translated: ActionsLocale | BookLocale, source: ActionsDocument | BookDocument
) -> Iterator[Fault]:
    """Yield the ids that a translation lacks or has beyond its source."""
    for group in ("roles", "verdicts", "actions"):
        wanted = tuple(getattr(source, group, ()))
        found = tuple(getattr(translated, group, ()))
        for name in wanted:
            if name not in found:
                yield Fault((group,), f"the texts of '{name}' are missing", ", ".join(wanted))
        for name in found:
            if name not in wanted:
                yield Fault((group, name), f"'{name}' is not in the source", ", ".join(wanted))


def _condition_faults(condition: ConditionDocument, place: YamlPath) -> Iterator[Fault]:
    for key in ("all", "any", "unless"):
        for at, fact in enumerate(getattr(condition, key)):
            if not is_fact(fact):
                yield Fault((*place, key, at), f"'{fact}' is no fact", ALLOWED)


def _reference_faults(
    action: ActionDocument, book: BookDocument, place: YamlPath
) -> Iterator[Fault]:
    for at, dimension in enumerate(action.dimensions):
        if dimension not in DIMENSIONS:
            allowed = ", ".join(DIMENSIONS)
            yield Fault((*place, "dimensions", at), f"there is no dimension '{dimension}'", allowed)
    if Stage.UNATTRIBUTED in action.stages:
        yield Fault((*place, "stages"), "nobody can act on unattributed time", "a pipeline stage")
    if action.owner_role not in book.roles:
        allowed = ", ".join(book.roles)
        yield Fault((*place, "owner_role"), f"there is no role '{action.owner_role}'", allowed)
    for at, source in enumerate(action.sources):
        if source not in book.sources:
            allowed = ", ".join(book.sources)
            yield Fault((*place, "sources", at), f"there is no source '{source}'", allowed)


def _may_be_safe(action: ActionDocument) -> bool:
    return action.effort is not Effort.LARGE and action.evidence_grade is not EvidenceGrade.X
