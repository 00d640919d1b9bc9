"""What an answer of a page means stands there in a word: numbers have one place."""

import re
from pathlib import Path
from typing import Final

import flowgap.web

LITERAL: Final = re.compile(r"(?:, |status=)(?:403|404|409|410|422|429)\b")
"""As views give the status of an answer; `abort(404)` and lists of codes are none."""
FOR_PROGRAMS: Final = ("api/", "problems.py")
"""The API promises its numbers, so that they stand beside its words."""


def test_pages_say_by_name_what_their_answers_mean() -> None:
    web = Path(flowgap.web.__file__).parent
    found = {
        place
        for path in web.rglob("*.py")
        if not (place := path.relative_to(web).as_posix()).startswith(FOR_PROGRAMS)
        for line in path.read_text(encoding="utf-8").splitlines()
        if LITERAL.search(line) and not line.startswith("EXPLAINED")
    }
    assert found == set()
