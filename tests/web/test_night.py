"""By night only colours differ, so that what else was looked at by day holds by night as well."""

import re
from pathlib import Path
from typing import Final

import pytest
import tinycss2  # type: ignore[import-untyped] # has no types

from flowgap.paths import PROJECT_ROOT

STYLES: Final = sorted((PROJECT_ROOT / "flowgap" / "static" / "css").glob("*.css"))
NIGHT: Final = "(prefers-color-scheme: dark)"


def declarations_of_the_night(css: str) -> list[str]:
    """Return what each rule sets that holds by night only."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    nights = [
        rule
        for rule in rules
        if rule.type == "at-rule" and tinycss2.serialize(rule.prelude).strip() == NIGHT
    ]
    assert css.count("prefers-color-scheme") == len(nights)
    return [
        tinycss2.serialize([declaration])
        for night in nights
        for rule in tinycss2.parse_rule_list(
            night.content, skip_comments=True, skip_whitespace=True
        )
        for declaration in tinycss2.parse_declaration_list(
            rule.content, skip_comments=True, skip_whitespace=True
        )
    ]


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_what_a_style_sets_for_the_night_is_a_colour(path: Path) -> None:
    for declaration in declarations_of_the_night(path.read_text(encoding="utf-8")):
        assert re.fullmatch(r"(--[a-z-]+|background|color): #[0-9a-f]{3,6};?", declaration)


def test_there_is_a_night() -> None:
    assert any(declarations_of_the_night(path.read_text(encoding="utf-8")) for path in STYLES)
