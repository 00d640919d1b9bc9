"""Sentences and numbers in the reader's language."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser, ast
from hypothesis import given
from hypothesis import strategies as st

from flowgap.errors import UnknownMessageError
from flowgap.paths import LOCALES
from flowgap.wording import LANGUAGES, MINUS, Wording

OTHER_WORDS = re.compile(r"\b(Element(e|en|s)?|Arbeitseinheit(en)?|Engagement(s)?)\b")
"""What a German reader would take for another thing: Vorgang, Auftrag (`docs/glossary.md`)."""

ENGLISH = Wording("en")
GERMAN = Wording("de")


class TestNumber:
    def test_has_a_real_minus_sign(self) -> None:
        assert ENGLISH.number(-1.94, decimals=1) == f"{MINUS}1.9"

    def test_has_a_plus_sign_only_when_asked(self) -> None:
        assert ENGLISH.number(1.94, decimals=1, signed=True) == "+1.9"
        assert ENGLISH.number(1.94, decimals=1) == "1.9"

    @pytest.mark.parametrize("value", [0.0, -0.0, 0.04, -0.04])
    def test_what_rounds_to_zero_has_no_sign(self, value: float) -> None:
        assert ENGLISH.number(value, decimals=1, signed=True) == "0.0"

    def test_follows_the_language(self) -> None:
        assert ENGLISH.number(12345.6, decimals=1) == "12,345.6"
        assert GERMAN.number(12345.6, decimals=1) == "12.345,6"

    @given(st.floats(-1e9, 1e9), st.integers(0, 3))
    def test_reads_back_as_the_rounded_value(self, value: float, decimals: int) -> None:
        text = ENGLISH.number(value, decimals=decimals).replace(",", "").replace(MINUS, "-")
        assert float(text) == pytest.approx(round(value, decimals), abs=10**-decimals / 2)


def test_a_percentage_is_spaced_as_the_language_asks() -> None:
    assert ENGLISH.percent(0.126) == "13%"
    assert GERMAN.percent(0.126) == "13\N{NO-BREAK SPACE}%"


def test_an_interval_formats_both_ends_alike() -> None:
    assert ENGLISH.interval(-0.9, 1.7, decimals=1, signed=True) == f"{MINUS}0.9 to +1.7"


def test_dates_and_lists_follow_the_language() -> None:
    assert ENGLISH.day(date(2026, 3, 12)) == "12 March 2026"
    assert GERMAN.day(date(2026, 3, 12)) == "12. März 2026"
    assert ENGLISH.listing(["review", "QA", "release"]) == "review, QA and release"
    assert GERMAN.listing(["Review", "QA"]) == "Review und QA"


def test_an_unknown_message_is_an_error_not_an_empty_text() -> None:
    with pytest.raises(UnknownMessageError, match="no text 'no-such-text' in language 'en'"):
        ENGLISH.say("no-such-text")


def test_an_unfilled_placeholder_is_an_error() -> None:
    with pytest.raises(UnknownMessageError, match="interval"):
        ENGLISH.say("interval", low="1")


class TestCatalogues:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_a_text_that_is_parsed_alone_says_what_it_says_in_its_file(self, language: str) -> None:
        whole = FluentBundle([language], use_isolating=False)
        for path in sorted((LOCALES / language).glob("*.ftl")):
            whole.add_resource(FluentResource(path.read_text(encoding="utf-8")))
        fixed = [name for name, printed in placeholders(LOCALES / language).items() if not printed]
        for name in fixed:
            pattern = whole.get_message(name).value
            assert pattern is not None
            said, errors = whole.format_pattern(pattern)
            if not errors:
                assert Wording(language).say(name) == said

    def test_every_language_has_the_same_messages_and_placeholders(self) -> None:
        messages = {language: placeholders(LOCALES / language) for language in LANGUAGES}
        assert messages["de"] == messages["en"]

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_no_line_is_lost_to_a_slip_of_syntax(self, language: str) -> None:
        for path in (LOCALES / language).glob("*.ftl"):
            resource = FluentParser().parse(path.read_text(encoding="utf-8"))
            junk = [entry for entry in resource.body if isinstance(entry, ast.Junk)]
            assert not junk, f"{path.name}: {junk[0].content!r}"

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_no_message_stands_twice(self, language: str) -> None:
        seen: dict[str, str] = {}
        for path in sorted((LOCALES / language).glob("*.ftl")):
            for name in re.findall(r"^([a-z][\w-]*) =", path.read_text("utf-8"), re.MULTILINE):
                assert name not in seen, f"{name} in {seen[name]} and {path.name}"
                seen[name] = path.name

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_quotation_marks_are_typographic(self, language: str) -> None:
        for path in (LOCALES / language).glob("*.ftl"):
            text = re.sub(r"\{[^}]*\}", "", path.read_text(encoding="utf-8"))
            assert '"' not in text, path.name

    def test_german_has_one_word_for_a_thing(self) -> None:
        for path in (LOCALES / "de").glob("*.ftl"):
            for line in path.read_text(encoding="utf-8").splitlines():
                _, _, text = line.partition(" = ")
                assert not OTHER_WORDS.search(re.sub(r"\{[^}]*\}", "", text)), line


def placeholders(folder: Path) -> dict[str, frozenset[str]]:
    """Return what each message prints; what only chooses among forms may differ by language."""
    found: dict[str, frozenset[str]] = {}
    for path in sorted(folder.glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, ast.Message) and entry.value is not None:
                found[entry.id.name] = frozenset(printed_in(entry.value))
    return found


def printed_in(pattern: ast.Pattern) -> Iterator[str]:
    for element in pattern.elements:
        expression = element.expression if isinstance(element, ast.Placeable) else None
        if isinstance(expression, ast.VariableReference):
            yield expression.id.name
        elif isinstance(expression, ast.SelectExpression):
            for variant in expression.variants:
                yield from printed_in(variant.value)


class TestPlaceholders:
    def test_a_variable_that_is_printed_counts_wherever_it_stands(self) -> None:
        message = "one = { $a } { $n ->\n    [one] x\n   *[other] { $b }\n}\n"
        assert printed(message) == {"a", "b"}

    def test_a_variable_that_only_chooses_a_form_does_not(self) -> None:
        assert printed("one = { $n ->\n    [one] x\n   *[other] y\n}\n") == set()


def printed(message: str) -> set[str]:
    (entry,) = FluentParser().parse(message).body
    assert isinstance(entry, ast.Message)
    assert entry.value is not None
    return set(printed_in(entry.value))
