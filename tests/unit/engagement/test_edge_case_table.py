"""The table of edge cases names tests that are there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
TABLE = (ROOT / "docs" / "methods" / "edge-cases.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`([\w/]+\.py)::(test_\w+)`", TABLE)


def test_every_case_names_a_test() -> None:
    cases = [line for line in TABLE.splitlines() if line.startswith("| ")][1:]
    assert len(cases) == len(NAMED) >= 38


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_the_test_of_a_case_exists(file: str, name: str) -> None:
    assert f"def {name}(" in (ROOT / "tests" / file).read_text(encoding="utf-8")
