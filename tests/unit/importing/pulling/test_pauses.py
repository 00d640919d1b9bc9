"""How long a pull waits: as the server says, by the server's clock."""

import pytest

from flowgap.importing.pulling.pauses import LONGEST_LIMIT_SECONDS, Pauses

HOUR = 3_600.0


def pauses(*, now: float = 0.0, chance: float = 1.0) -> Pauses:
    return Pauses(sleep=lambda _seconds: None, chance=lambda: chance, now=lambda: now)


@pytest.mark.parametrize("now", [0.0, 86_400.0, 86_400.0 + 7 * HOUR, 4e9])
def test_our_own_clock_does_not_matter_where_the_server_tells_its_own(now: float) -> None:
    headers = {
        "x-ratelimit-remaining": "0",
        "x-ratelimit-reset": "86440",
        "date": "Fri, 02 Jan 1970 00:00:00 GMT",
    }
    # 86,440 less the server's 86,400, and a second so that it has truly passed.
    assert pauses(now=now).of_limit(headers) == 41.0


def test_without_the_servers_clock_ours_counts() -> None:
    headers = {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "86440"}
    assert pauses(now=86_430.0).of_limit(headers) == 11.0


def test_a_moment_to_come_back_at_is_held_against_the_servers_clock() -> None:
    headers = {
        "retry-after": "Fri, 02 Jan 1970 00:01:30 GMT",
        "date": "Fri, 02 Jan 1970 00:00:00 GMT",
    }
    assert pauses(now=1e9).of_limit(headers) == 90.0


def test_a_moment_that_has_passed_costs_a_second() -> None:
    headers = {
        "retry-after": "Fri, 02 Jan 1970 00:00:00 GMT",
        "date": "Fri, 02 Jan 1970 00:01:30 GMT",
    }
    assert pauses().of_limit(headers) == 1.0


@pytest.mark.parametrize("text", ["soon", "-5", "nan", "inf", "1e300", "", "Fri, 99 Foo 0000"])
def test_what_is_no_time_says_nothing(text: str) -> None:
    assert pauses().of_limit({"retry-after": text}) is None


@pytest.mark.parametrize("date", ["", "yesterday", "Fri, 02 Jan 9999 00:00:00 GMT"])
def test_a_date_that_is_none_leaves_our_clock(date: str) -> None:
    headers = {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "100", "date": date}
    assert pauses(now=70.0).of_limit(headers) == 31.0


def test_what_remains_is_no_limit() -> None:
    assert pauses().of_limit({"x-ratelimit-remaining": "1", "x-ratelimit-reset": "100"}) is None


def test_a_limit_without_a_time_costs_a_minute_and_twice_as_long_each_time() -> None:
    waited = [pauses().after_limit(number, {}) for number in range(1, 9)]
    # 60 x 2^6 = 3,840 is more than the longest.
    assert waited == [60, 120, 240, 480, 960, 1_920, LONGEST_LIMIT_SECONDS, LONGEST_LIMIT_SECONDS]


def test_failures_cost_twice_as_long_each_time_up_to_a_minute() -> None:
    waited = [pauses().after_failure(number) for number in range(1, 9)]
    assert waited == [1, 2, 4, 8, 16, 32, 60, 60]


def test_chance_takes_up_to_half_so_that_many_do_not_come_back_at_once() -> None:
    assert pauses(chance=0.0).after_failure(3) == 2.0
    assert pauses(chance=0.5).after_failure(3) == 3.0


def test_a_server_under_repair_says_when_it_is_back() -> None:
    assert pauses().after_failure(1, {"retry-after": "120"}) == 120.0
    assert pauses().after_failure(3, {"retry-after": "2"}) == 4.0
    assert pauses().after_failure(1, {"retry-after": "99999"}) == LONGEST_LIMIT_SECONDS
