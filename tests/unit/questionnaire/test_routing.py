"""Which items a respondent is asked."""

from dataclasses import replace

import pytest

from flowgap.paths import PROJECT_ROOT
from flowgap.questionnaire.loader import load_questionnaire
from flowgap.questionnaire.routing import asked_items, route_of
from flowgap.questionnaire.schema import ItemRole, Questionnaire, Route


class TestRouteOf:
    def test_the_first_route_that_fits_counts(self, routed: Questionnaire) -> None:
        route = route_of(routed, {"review", "clarify"})
        assert route is not None
        assert route.id == "all"

    def test_who_chooses_nothing_has_no_route(self, routed: Questionnaire) -> None:
        assert route_of(routed, ()) is None

    def test_a_stage_without_a_route_has_none(self, routed: Questionnaire) -> None:
        assert route_of(routed, {"security"}) is None


class TestAskedItems:
    def test_a_route_leaves_out_its_dimensions(self, routed: Questionnaire) -> None:
        assert asked_items(routed, {"clarify"}) == ()
        assert asked_items(routed, {"build"}) == ("FLO1", "FLO2")

    def test_without_a_route_everything_is_asked(self, routed: Questionnaire) -> None:
        assert asked_items(routed, ()) == ("FLO1", "FLO2")

    def test_reserve_items_wait(self, routed: Questionnaire) -> None:
        first, second = routed.items
        spared = replace(routed, items=(first, replace(second, role=ItemRole.RESERVE)))
        assert asked_items(spared, ()) == ("FLO1",)


@pytest.fixture
def routed() -> Questionnaire:
    tiny = load_questionnaire("tiny@1", surveys=PROJECT_ROOT / "tests/questionnaires")
    routes = (
        Route(id="all", any_of=("build", "review"), leave_out=()),
        Route(id="few", any_of=("clarify",), leave_out=("FLO",)),
    )
    return replace(tiny, routes=routes)
