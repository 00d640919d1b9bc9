"""How a change between two waves is said: one point is no plural."""

import pytest

from flowgap.wording import Wording


@pytest.mark.parametrize(
    ("language", "n", "said"),
    [("en", 1, "+1 point"), ("en", 2, "+2 points"), ("de", 1, "+1 Punkt"), ("de", 0, "+0 Punkte")],
)
def test_one_point_is_one(language: str, n: int, said: str) -> None:
    say = Wording(language).say
    assert say("report-trend-change", n=n, change=f"+{n}") == said
    whole = say("report-trend-change-with-smallest", n=n, change=f"+{n}", smallest="9")
    assert whole.startswith(f"{said} (")
