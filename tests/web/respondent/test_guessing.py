"""Guessing is slowed down; who has a link is not."""

from datetime import timedelta

import pytest

from flowgap.answering.draft import new_attempt
from flowgap.answering.receipts import receipt_of
from flowgap.web.respondent.guessing import (
    GUESSES_OF_A_SITE,
    GUESSES_OF_ALL,
    GUESSES_PER_MINUTE,
    MOST_NETWORKS,
    Guesses,
    network_of,
)
from tests.support.waves import NOON
from tests.web.respondent.conftest import Survey, receipt_in

MINUTE = timedelta(minutes=1)


class TestGuesses:
    def test_sixty_a_minute_may_go_on_and_the_next_may_not(self) -> None:
        guesses = Guesses()
        allowed = [guesses.count("192.0.2.1", now=NOON) for _ in range(GUESSES_PER_MINUTE + 1)]
        assert allowed == [True] * 60 + [False]

    def test_a_minute_later_it_goes_on_and_not_a_moment_earlier(self) -> None:
        guesses = Guesses()
        for _ in range(GUESSES_PER_MINUTE):
            guesses.count("192.0.2.1", now=NOON)
        assert not guesses.count("192.0.2.1", now=NOON + MINUTE - timedelta(microseconds=1))
        assert guesses.count("192.0.2.1", now=NOON + MINUTE)

    def test_networks_do_not_share_their_guesses(self) -> None:
        guesses = Guesses()
        for _ in range(GUESSES_PER_MINUTE):
            guesses.count("192.0.2.1", now=NOON)
        assert guesses.count("192.0.2.2", now=NOON)

    def test_it_remembers_a_bounded_number_of_networks(self) -> None:
        guesses = Guesses()
        for number in range(MOST_NETWORKS + 50):
            address = f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}"
            guesses.count(address, now=NOON + number * timedelta(seconds=1))
        assert len(guesses._stamps) == MOST_NETWORKS  # noqa: SLF001 - the bound is what is tested

    def test_a_site_of_many_networks_is_held_back_too(self) -> None:
        guesses = Guesses()
        allowed = [
            guesses.count(f"2001:db8:7:{network:x}::1", now=NOON)
            for network in range(GUESSES_OF_A_SITE + 1)
        ]
        assert allowed == [True] * 600 + [False]
        assert guesses.count("2001:db8:8::1", now=NOON)

    def test_everybody_together_is_held_back_at_last(self) -> None:
        guesses = Guesses()
        allowed = [
            guesses.count(f"10.0.{number >> 8}.{number & 255}", now=NOON)
            for number in range(GUESSES_OF_ALL + 1)
        ]
        assert allowed == [True] * 3_000 + [False]
        assert guesses.count("192.0.2.1", now=NOON + MINUTE)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8::1", "2001:db8::ffff", True),
        ("2001:db8:0:0:ffff::", "2001:db8::1", True),
        ("2001:db8:0:1::1", "2001:db8:0:2::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.2", False),
        (None, "nonsense", True),
    ],
)
def test_an_address_counts_for_its_network(one: str | None, other: str, same: bool) -> None:  # noqa: FBT001 - a column
    assert (network_of(one) == network_of(other)) is same


class TestPages:
    def test_after_sixty_unknown_links_a_page_asks_to_wait(self, survey: Survey) -> None:
        guesser = survey.respondent("/r/nope")
        for _ in range(GUESSES_PER_MINUTE):
            guesser.get(status=404)
        page = guesser.get(status=429)
        assert page.heading == "Please wait one minute"
        assert page.response.headers["Retry-After"] == "60"
        survey.now = NOON + MINUTE
        guesser.get(status=404)

    def test_links_codes_and_receipts_are_counted_together(self, survey: Survey) -> None:
        exhaust(survey)
        survey.respondent("/t/nope").get(status=429)
        survey.respondent("/answer").post({"code": "AAAA-AAAA"}, "", status=429)
        form = {"receipt": receipt_of(new_attempt())}
        survey.respondent("/receipt").post(form, "", status=429)

    def test_what_exists_is_never_slowed_down(self, survey: Survey) -> None:
        exhaust(survey)
        respondent = survey.respondent()
        respondent.go_to_words()
        receipt = receipt_in(respondent.post())
        survey.respondent(survey.shared()).get()
        survey.respondent("/answer").post({"code": survey.code()}, "")
        survey.respondent("/receipt").post({"receipt": receipt}, "")
        survey.respondent().get(status=410)

    def test_a_receipt_with_a_slip_of_the_pen_is_no_guess(self, survey: Survey) -> None:
        desk = survey.respondent("/receipt")
        for _ in range(GUESSES_PER_MINUTE + 1):
            desk.post({"receipt": "abc"}, "", status=422)


def exhaust(survey: Survey) -> None:
    """Guess as often as is allowed, from where the respondents of the tests are."""
    for _ in range(GUESSES_PER_MINUTE):
        survey.reception.guesses.count("127.0.0.1", now=survey.now)
