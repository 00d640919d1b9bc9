"""How the report speaks of figures, bands, chances and dates."""

from datetime import date

import pytest

from flowgap.reporting.words import Words
from flowgap.wording import MINUS, Wording

ENGLISH, GERMAN = Words(Wording("en")), Words(Wording("de"))
SPACE = "\N{NO-BREAK SPACE}"
DASH = "\N{EN DASH}"


class TestDays:
    def test_they_have_one_decimal_until_there_are_a_thousand(self) -> None:
        assert ENGLISH.days(999.94) == "999.9"
        assert ENGLISH.days(1000.0) == "1,000"
        assert ENGLISH.days(-1234.5, signed=True) == f"{MINUS}1,234"

    def test_both_ends_of_an_interval_are_written_alike(self) -> None:
        assert ENGLISH.change(-0.7, 1.1) == f"{MINUS}0.7 to +1.1"
        assert ENGLISH.change(-0.7, 1000.0) == f"{MINUS}1 to +1,000"

    def test_what_is_not_known_is_a_dash_and_never_zero(self) -> None:
        assert ENGLISH.days(None) == DASH
        assert ENGLISH.percent(None) == DASH
        assert ENGLISH.chance(None) == DASH
        assert ENGLISH.change(None, 1.0) == ""


class TestChance:
    # 0.5 % and 99.5 % are the first that may be printed as a whole number.
    @pytest.mark.parametrize(
        ("p", "printed"),
        [(0.0, "<1%"), (0.004, "<1%"), (0.006, "1%"), (0.994, "99%"), (0.996, ">99%"), (1, ">99%")],
    )
    def test_nothing_that_was_computed_is_certain(self, p: float, printed: str) -> None:
        assert ENGLISH.chance(p) == printed


class TestBand:
    def test_it_is_written_as_the_language_writes_it(self) -> None:
        assert ENGLISH.band("8-11") == f"8{DASH}11"
        assert ENGLISH.band("60-79%") == f"60{DASH}79%"
        assert GERMAN.band("60-79%") == f"60{DASH}79{SPACE}%"

    def test_an_open_band_begins_somewhere(self) -> None:
        assert ENGLISH.band("20+") == "from 20"
        assert ENGLISH.band("80%+") == "from 80%"
        assert GERMAN.band("80%+") == f"ab 80{SPACE}%"

    @pytest.mark.parametrize(
        ("band", "english", "german"),
        [
            ("0-79%", "under 80%", f"unter 80{SPACE}%"),
            ("0-39%", "under 40%", f"unter 40{SPACE}%"),
            ("40-79%", f"40{DASH}79%", f"40{DASH}79{SPACE}%"),
        ],
    )
    def test_a_band_from_nothing_ends_somewhere(self, band: str, english: str, german: str) -> None:
        assert (ENGLISH.band(band), GERMAN.band(band)) == (english, german)

    def test_a_hidden_band_says_so(self) -> None:
        assert ENGLISH.band(None) == "not shown"


class TestDates:
    def test_no_line_breaks_a_date(self) -> None:
        assert GERMAN.day(date(2026, 3, 29)) == f"29.{SPACE}März{SPACE}2026"

    def test_what_both_ends_share_is_said_once(self) -> None:
        day = date(2026, 11, 12)
        assert said(ENGLISH, day, day) == "12 November 2026"
        assert said(ENGLISH, day, date(2026, 11, 30)) == "12 to 30 November 2026"
        assert said(GERMAN, day, date(2026, 11, 30)) == "12. bis 30. November 2026"
        assert said(ENGLISH, date(2026, 4, 2), day) == "2 April to 12 November 2026"
        assert said(ENGLISH, date(2025, 4, 2), day) == "2 April 2025 to 12 November 2026"


class TestNames:
    def test_an_identifier_gets_its_words_and_a_sentence_stays(self) -> None:
        assert ENGLISH.named("gap-state", "not_identified") == "Not identified"
        assert ENGLISH.named("gap-reason", "There is no tape.") == "There is no tape."

    def test_an_identifier_without_words_is_still_readable(self) -> None:
        assert ENGLISH.named("gap-reason", "lost_at_sea") == "lost at sea"


def said(words: Words, first: date, last: date) -> str:
    return words.span(first, last).replace(SPACE, " ")
