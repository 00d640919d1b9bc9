"""Which items a respondent is asked, by the stages they take part in."""

from collections.abc import Collection

from flowgap.questionnaire.schema import ItemRole, Questionnaire, Route


def route_of(questionnaire: Questionnaire, stages: Collection[str]) -> Route | None:
    """Return the first route that one of the chosen stages leads to.

    Without a chosen stage there is no route: who skips the question is asked everything.
    """
    for route in questionnaire.routes:
        if any(stage in stages for stage in route.any_of):
            return route
    return None


def asked_items(questionnaire: Questionnaire, stages: Collection[str]) -> tuple[str, ...]:
    """Return the ids of the core items to ask in a full wave, in the order of packed answers.

    Routes are few on purpose: which items stay unasked is all that an answer shows of the
    chosen stages.
    """
    route = route_of(questionnaire, stages)
    left_out = () if route is None else route.leave_out
    return tuple(
        item.id
        for item in questionnaire.items
        if item.role is ItemRole.CORE and item.dimension not in left_out
    )
