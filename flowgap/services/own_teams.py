"""What a manager sees of a result: the company, and of the teams only the own ones."""

import re
from collections.abc import Iterable
from dataclasses import replace

from flowgap.result.diagnosis import Finding
from flowgap.result.document import Result


def for_own_teams(result: Result, teams: frozenset[str]) -> Result:
    """Return a result in which no other team is named, in rows or in sentences."""
    others = team_names(result) - teams
    names = _Names(others)
    return replace(
        result,
        survey=replace(
            result.survey,
            teams=tuple(one for one in result.survey.teams if one.team in teams),
            themes=tuple(one for one in result.survey.themes if names.spare(one.team_scope)),
        ),
        constraint=replace(
            result.constraint,
            teams=tuple(one for one in result.constraint.teams if one.team in teams),
        ),
        findings=tuple(_findings(result.findings, names)),
        action_results=tuple(
            one
            for one in result.action_results
            if (one.team is None or one.team in teams)
            and names.spare(one.title)
            and names.spare(one.action_id)
            and names.spare(one.reason)
        ),
        trend=tuple(one for one in result.trend if one.team is None or one.team in teams),
        privacy=replace(
            result.privacy,
            refused=tuple(one for one in result.privacy.refused if names.spare(one)),
        ),
        coverage=replace(
            result.coverage,
            remarks=tuple(one for one in result.coverage.remarks if names.spare(one)),
        ),
    )


def names_a_team(text: str, teams: Iterable[str]) -> bool:
    """Tell whether a text names one of these teams."""
    return not _Names(teams).spare(text)


def team_names(result: Result) -> frozenset[str]:
    """Return every team that the result knows by name."""
    return frozenset(
        {one.team for one in result.survey.teams}
        | {one.team for one in result.constraint.teams}
        | {one.team for one in result.trend if one.team is not None}
        | {one.team for one in result.action_results if one.team is not None}
    )


class _Names:
    """Names of teams, to be looked for in sentences as whole words."""

    def __init__(self, names: Iterable[str]) -> None:
        longest_first = sorted(names, key=len, reverse=True)
        any_of = "|".join(re.escape(name) for name in longest_first)
        self._pattern = re.compile(rf"(?<!\w)(?:{any_of})(?!\w)") if any_of else None

    def spare(self, text: str | None) -> bool:
        """Tell whether a text names none of them."""
        return self._pattern is None or text is None or self._pattern.search(text) is None


def _findings(findings: Iterable[Finding], names: _Names) -> Iterable[Finding]:
    """Yield the findings that speak of no other team; evidence that does is left out."""
    for finding in findings:
        said = (finding.statement, finding.alternative, finding.falsifier)
        evidence = tuple(one for one in finding.evidence if names.spare(one))
        if all(map(names.spare, said)) and (evidence or not finding.evidence):
            yield replace(finding, evidence=evidence)
