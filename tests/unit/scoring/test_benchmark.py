"""The mean of organizations: the rule on both sides of both bounds, and a sum done by hand."""

import pytest

from flowgap.scoring.benchmark import Benchmark, Member, NoBenchmark, benchmark


def members(*people: int, values: tuple[float, ...] = ()) -> list[Member]:
    figures = values or tuple(float(place) for place in range(len(people)))
    return [Member(value=value, n_people=n) for value, n in zip(figures, people, strict=True)]


class TestBenchmark:
    def test_worked_example(self) -> None:
        # Mean 54, standard deviation sqrt((16 + 4 + 0 + 4 + 16) / 4) = sqrt(10); divided by
        # sqrt(5) it is sqrt(2). Student's t with 4 degrees of freedom: 2.1318 x 1.4142 = 3.015.
        found = benchmark(members(10, 10, 10, 10, 10, values=(50.0, 52.0, 54.0, 56.0, 58.0)))
        assert (found.n, found.value) == (5, 54.0)
        assert (found.low, found.high) == pytest.approx((50.985, 57.015), abs=1e-3)

    @pytest.mark.parametrize(("n", "is_given"), [(0, False), (4, False), (5, True), (6, True)])
    def test_five_organizations_are_needed(self, n: int, *, is_given: bool) -> None:
        found = benchmark(members(*[10] * n))
        assert (found.value is not None) is is_given
        assert found.n == n
        assert found.reason is (None if is_given else NoBenchmark.FEW_ORGANIZATIONS)

    @pytest.mark.parametrize(
        ("people", "is_given"),
        [
            # 40 of 100 are 40 % and no more; 41 of 101 are 40.6 %.
            ((40, 15, 15, 15, 15), True),
            ((41, 15, 15, 15, 15), False),
        ],
    )
    def test_none_has_more_than_forty_percent_of_the_people(
        self, people: tuple[int, ...], *, is_given: bool
    ) -> None:
        found = benchmark(members(*people))
        assert (found.value is not None) is is_given
        assert found.reason is (None if is_given else NoBenchmark.ONE_TOO_LARGE)

    def test_each_organization_counts_once_however_large_it_is(self) -> None:
        even, uneven = (
            benchmark(members(*people, values=(1.0, 2.0, 3.0, 4.0, 5.0)))
            for people in ((10, 10, 10, 10, 10), (39, 16, 15, 15, 15))
        )
        assert even == uneven == Benchmark(n=5, value=3.0, low=even.low, high=even.high)

    def test_an_organization_without_people_is_refused(self) -> None:
        with pytest.raises(ValueError, match="without people"):
            benchmark(members(10, 0))
