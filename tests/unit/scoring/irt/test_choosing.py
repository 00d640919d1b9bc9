"""Pulse items by information: what is chosen, what never is, and when nothing is."""

import numpy as np
import pytest

from flowgap.scoring.irt.choosing import NoChoice, choose_pulse_items, next_item
from flowgap.scoring.irt.fit import fit_graded
from flowgap.scoring.irt.fitted import STEADY_PEOPLE, GradedFit
from flowgap.scoring.irt.information import expected_information, marginal_reliability
from tests.unit.scoring.irt.graded_answers import draw, five_point, item, people

NAN = float("nan")


class TestChoosePulseItems:
    def test_the_item_that_tells_most_comes_first(self, fit: GradedFit) -> None:
        # Discriminations 0.6, 2.2, 1.4, 1.8 at equal thresholds: 1, then 3, then 2.
        found = choose_pulse_items(fit, n_items=3)
        assert found.columns == (1, 3, 2)
        assert found.information == pytest.approx(expected_information(fit.model)[[1, 3, 2]])
        chosen = [fit.model[column] for column in found.columns]
        assert found.reliability == marginal_reliability(chosen)
        assert found.reason is None

    @pytest.mark.parametrize("n", [STEADY_PEOPLE - 1, STEADY_PEOPLE])
    def test_below_five_hundred_people_nothing_is_chosen(self, n: int) -> None:
        found = choose_pulse_items(_fit(n))
        assert found.reason is (NoChoice.FEW_PEOPLE if n < STEADY_PEOPLE else None)
        assert bool(found.columns) is (n >= STEADY_PEOPLE)
        assert (found.reliability is None) is (n < STEADY_PEOPLE)

    def test_items_to_avoid_are_never_chosen(self, fit: GradedFit) -> None:
        assert choose_pulse_items(fit, avoid=[1]).columns == (3,)

    def test_of_two_dependent_items_the_second_is_passed_over(self, fit: GradedFit) -> None:
        assert choose_pulse_items(fit, n_items=2, dependent=[(3, 1)]).columns == (1, 2)

    def test_an_item_that_runs_against_the_others_is_never_chosen(self) -> None:
        rng = np.random.default_rng(20)
        values = draw(rng, five_point(0.6, 2.2, 1.4, 1.8), people(rng, 600))
        values[:, 1] = 6 - values[:, 1]
        assert choose_pulse_items(fit_graded(values)).columns == (3,)

    def test_an_item_that_fewer_than_five_hundred_answered_is_never_chosen(self) -> None:
        rng = np.random.default_rng(20)
        values = draw(rng, five_point(0.6, 2.2, 1.4, 1.8), people(rng, 600))
        values[:101, 1] = NAN
        assert choose_pulse_items(fit_graded(values)).columns == (3,)

    def test_fewer_items_than_asked_for_is_a_reason_not_a_shorter_pulse(
        self, fit: GradedFit
    ) -> None:
        assert choose_pulse_items(fit, n_items=4).reason is None
        found = choose_pulse_items(fit, n_items=4, avoid=[0])
        assert found.reason is NoChoice.FEW_ITEMS
        assert found.columns == ()

    def test_without_a_model_nothing_is_chosen(self) -> None:
        found = choose_pulse_items(fit_graded(np.full((600, 3), 2.0)))
        assert found.reason is NoChoice.NO_MODEL

    def test_a_pulse_without_items_is_refused(self, fit: GradedFit) -> None:
        with pytest.raises(ValueError, match="at least 1 item"):
            choose_pulse_items(fit, n_items=0)


class TestNextItem:
    def test_it_depends_on_where_the_person_stands(self) -> None:
        items = [item(1.5, -2.0), item(1.5, 0.0), item(1.5, 2.0)]
        assert [next_item(items, (), theta) for theta in (-2.0, 0.0, 2.0)] == [0, 1, 2]

    def test_it_never_asks_twice_and_ends(self) -> None:
        items = [item(1.5, -2.0), item(1.5, 0.0), item(1.5, 2.0)]
        assert next_item(items, (1,), 0.5) == 2
        assert next_item(items, (0, 1, 2), 0.0) is None


@pytest.fixture(scope="module")
def fit() -> GradedFit:
    """A dimension whose items differ in nothing but discrimination."""
    return _fit(1500)


def _fit(n: int) -> GradedFit:
    rng = np.random.default_rng(21)
    return fit_graded(draw(rng, five_point(0.6, 2.2, 1.4, 1.8), people(rng, n)))
