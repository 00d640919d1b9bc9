"""Which figures may be subtracted from each other, and what a ledger keeps."""

import pytest

from flowgap.privacy.snapshot import Group, Head, Ledger, Snapshot
from tests.unit.privacy.engagements import figure


def snapshot(wave: int = 1, *, n: int = 8, day: int | None = None, minimum: int = 5) -> Snapshot:
    return Snapshot(
        figure=figure(wave, day=day),
        minimum=minimum,
        people=(Head(team="a", role="", n=n),),
        groups=(Group(teams=("a",)),),
    )


class TestFigure:
    def test_the_same_wave_is_linked_whatever_was_asked(self) -> None:
        # Late answers of another booklet would else make another figure of the same people.
        assert figure(1).may_be_subtracted_from(figure(1, items=("OWN5",)))

    def test_other_figures_never_are(self) -> None:
        assert not figure(1).may_be_subtracted_from(figure(1, name="DEC"))

    @pytest.mark.parametrize(("day", "linked"), [(70, True), (71, False)])
    def test_waves_are_linked_up_to_60_days_after_the_first_has_closed(
        self, day: int, *, linked: bool
    ) -> None:
        # The first closes on day 10.
        assert figure(2, day=day).may_be_subtracted_from(figure(1, day=0)) is linked
        assert figure(1, day=0).may_be_subtracted_from(figure(2, day=day)) is linked

    def test_near_waves_are_linked_if_half_of_the_items_are_the_same(self) -> None:
        # OWN1, OWN2 of OWN1 to OWN4: 2 of 4. OWN1 alone: 1 of 4, as in a pulse.
        full = figure(1, day=0)
        assert figure(2, day=30, items=("OWN1", "OWN2")).may_be_subtracted_from(full)
        assert not figure(2, day=30, items=("OWN1",)).may_be_subtracted_from(full)


class TestLedger:
    def test_it_finds_what_is_linked_by_way_of_others(self) -> None:
        # Days 0, 60 and 120: the first and the last are 110 days apart.
        steps = [snapshot(number, day=60 * (number - 1)) for number in (1, 2, 3)]
        ledger = Ledger(snapshots=(steps[0], steps[1]))
        assert ledger.linked(steps[2].figure) == (steps[0], steps[1])

    def test_the_same_is_kept_once(self) -> None:
        assert Ledger().plus([snapshot(), snapshot()]).snapshots == (snapshot(),)

    def test_other_numbers_of_people_are_kept_apart(self) -> None:
        assert len(Ledger().plus([snapshot(n=8), snapshot(n=9)]).snapshots) == 2

    def test_its_minimum_is_the_largest(self) -> None:
        assert Ledger().minimum == 0
        ledger = Ledger().plus([snapshot(1, minimum=8), snapshot(2, minimum=6)])
        assert ledger.minimum == 8

    @pytest.mark.parametrize("n", [0, -3])
    def test_an_atom_without_people_is_refused(self, n: int) -> None:
        with pytest.raises(ValueError, match=f"{n} people in team 'a'. Allowed: 1 or more"):
            Head(team="a", role="", n=n)
