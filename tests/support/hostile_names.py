"""Names that no table should stumble over, and results that hold them."""

from dataclasses import replace
from typing import Final

from flowgap.result.document import Result
from tests.support.sample_result import sample_result

HOSTILE_NAMES: Final = (
    "=1+1",
    '=HYPERLINK("http://example.org","x")',
    "+1",
    "-2+3",
    "@SUM(A1)",
    "\tTab",
    "\rReturn",
    "\0Nul",
    "'quoted",
    "two\nlines",
    'semicolon; comma, quote"',
    "فريق المنصة",
    "\N{ROCKET} Rocket",
    "_x0041_",
    "<b>&amp;</b>",
    "x" * 5000,
)


def with_team_names(names: tuple[str, ...], *, language: str = "en") -> Result:
    """Return a result with a team of each name."""
    result = sample_result(language=language)
    shown = result.survey.teams
    teams = tuple(replace(shown[place % len(shown)], team=name) for place, name in enumerate(names))
    return replace(result, survey=replace(result.survey, teams=teams))
