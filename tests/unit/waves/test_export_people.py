"""What rows say of a person: nobody can be found among the rows of a place by what others know."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowgap.services.waves.export_gate import Place
from flowgap.services.waves.export_people import Label, shared_labels, with_shared_particulars
from flowgap.services.waves.export_tables import Answered

HERE = Place(name="Dispatch", is_joined=False)


def cut(labels: dict[Label, int], *, minimum: int = 5) -> dict[Label, int]:
    """Return how many rows say what, of rows that were told so often."""
    rows = [label for label, n in labels.items() for _ in range(n)]
    return dict(Counter(shared_labels(rows, minimum=minimum)))


class TestLabels:
    @pytest.mark.parametrize(("n", "left"), [(4, {(): 13}), (5, {("build",): 9, ("lead",): 5})])
    def test_a_role_of_too_few_is_not_told(self, n: int, left: dict[Label, int]) -> None:
        # The 4 alone without a role would be known as the leads, so the 9 tell none either.
        assert cut({("build",): 9, ("lead",): n}) == left

    def test_the_smallest_that_is_enough_stands_beside_those_without(self) -> None:
        found = cut({("build",): 9, ("quality",): 6, ("lead",): 1})
        assert found == {("build",): 9, (): 7}

    def test_what_was_told_last_goes_first(self) -> None:
        # 8 new and 2 settled builders: all 10 are builders, whose tenure is not told.
        assert cut({("build", "new"): 8, ("build", "settled"): 2}) == {("build",): 10}

    def test_too_few_of_a_role_go_on_to_where_enough_are(self) -> None:
        found = cut({("build", "new"): 8, ("lead", "new"): 3, ("lead", "settled"): 2})
        assert found == {("build", "new"): 8, ("lead",): 5}
        found = cut({("build", "new"): 8, ("lead", "new"): 2, ("lead", "settled"): 2})
        assert found == {(): 12}

    def test_no_rows_have_no_labels(self) -> None:
        assert shared_labels([], minimum=5) == []

    @given(
        st.lists(st.tuples(*[st.sampled_from("abc")] * 3), min_size=5, max_size=40),
        st.integers(5, 9),
    )
    def test_nothing_is_said_of_fewer_rows_than_the_minimum(
        self, labels: list[Label], minimum: int
    ) -> None:
        found = shared_labels(labels, minimum=minimum)
        least = min(minimum, len(labels))
        assert all(n >= least for n in Counter(found).values())
        # What is told is true, and what is left is its beginning.
        assert all(old[: len(new)] == new for old, new in zip(labels, found, strict=True))


class TestParticulars:
    def told(self, *particulars: dict[str, str], place: Place = HERE) -> list[dict[str, str]]:
        rows = [Answered(team="T", answers=b"", particulars=one) for one in particulars]
        found = with_shared_particulars(rows, {"T": place}, minimum=5)
        return [dict(one.particulars) for one in found]

    def test_the_only_lead_of_a_team_is_not_found(self) -> None:
        build = {"role": "build", "tenure": "settled", "language": "en", "AIU": "q1"}
        lead = {"role": "lead", "tenure": "settled", "language": "en", "AIU": "q4"}
        found = self.told(*[build] * 5, lead)
        assert {(one["role"], one["tenure"]) for one in found} == {("undisclosed", "undisclosed")}
        assert all("language" not in one for one in found)
        # Answers stay as they were given.
        assert [one["AIU"] for one in found] == ["q1"] * 5 + ["q4"]

    def test_the_only_one_who_reads_another_language_is_not_found(self) -> None:
        of = {"role": "build", "tenure": "new"}
        found = self.told(*[{**of, "language": "en"}] * 5, {**of, "language": "de"})
        assert found == [of] * 6

    def test_nor_is_the_only_one_of_another_site(self) -> None:
        of = {"role": "build", "tenure": "new", "language": "en"}
        found = self.told(*[{**of, "site": "north"}] * 9, {**of, "site": "south"})
        assert found == [{"role": "build", "tenure": "new"}] * 10

    def test_what_enough_say_stays(self) -> None:
        of = {"role": "build", "tenure": "new", "language": "en", "site": "north"}
        assert self.told(*[of] * 5) == [of] * 5

    def test_people_who_are_joined_say_their_language_only_together(self) -> None:
        joined = Place(name="Ops", is_joined=True)
        rows = [{"role": "lead", "tenure": "new", "language": one} for one in ("en",) * 5 + ("de",)]
        found = self.told(*rows, place=joined)
        assert found == [{"role": "undisclosed", "tenure": "undisclosed"}] * 6
