"""From checked documents to the playbook in one language."""

from collections.abc import Mapping

from flowgap.playbook.document import (
    ActionDocument,
    ActionTexts,
    BookDocument,
    BookLocale,
    ConditionDocument,
    VerdictDocument,
    VerdictTexts,
)
from flowgap.playbook.schema import Condition, Playbook, PlaybookAction, VerdictRule


def assemble(
    book: BookDocument,
    actions: Mapping[str, ActionDocument],
    *,
    language: str,
    book_texts: BookLocale | None = None,
    texts: Mapping[str, ActionTexts] | None = None,
) -> Playbook:
    """Return the playbook; without translations it is worded as its source is."""
    worded = book if book_texts is None else book_texts
    said: Mapping[str, ActionTexts] = actions if texts is None else texts
    return Playbook(
        language=language,
        actions={
            name: _action(name, action, said[name], book, worded.roles)
            for name, action in actions.items()
        },
        verdicts=tuple(
            _verdict(name, verdict, worded.verdicts[name])
            for name, verdict in book.verdicts.items()
        ),
    )


def _action(
    name: str,
    action: ActionDocument,
    said: ActionTexts,
    book: BookDocument,
    roles: Mapping[str, str],
) -> PlaybookAction:
    return PlaybookAction(
        id=name,
        dimensions=action.dimensions,
        stages=action.stages,
        move=action.move,
        when=_condition(action.when),
        effort=action.effort,
        evidence_grade=action.evidence_grade,
        sources=tuple(book.sources[source] for source in action.sources),
        lever=action.lever,
        safe_anyway=action.safe_anyway,
        review_after_weeks=action.review_after_weeks,
        owner_role=roles[action.owner_role],
        title=said.title,
        first_step=said.first_step,
        leading_indicator=said.leading_indicator,
        lagging_indicator=said.lagging_indicator,
        expected_range=said.expected_range,
        stop_rule=said.stop_rule,
        do_not=said.do_not,
    )


def _verdict(name: str, verdict: VerdictDocument, said: VerdictTexts) -> VerdictRule:
    return VerdictRule(
        id=name,
        when=_condition(verdict.when),
        first=verdict.first,
        not_now=frozenset(verdict.not_now),
        name=said.name,
        do_not=said.do_not,
    )


def _condition(condition: ConditionDocument) -> Condition:
    return Condition(
        all=frozenset(condition.all),
        any=frozenset(condition.any),
        unless=frozenset(condition.unless),
    )
