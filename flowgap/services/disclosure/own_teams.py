"""What a manager sees of a result: the company, and of the teams only the own ones."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from flowgap.result.diagnosis import Finding
from flowgap.result.document import Result
from flowgap.services.disclosure.typed_names import folded, pattern_of

_ENDING: Final = "(?:['\N{RIGHT SINGLE QUOTATION MARK}]?s|es|n|en)?"
_SHORT_ENDING: Final = "(?:['\N{RIGHT SINGLE QUOTATION MARK}]s)?"
_LONGEST_SHORT: Final = 2
_REMEMBERED: Final = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What an engagement knows beside a result.

    Attributes
    ----------
    teams : set of str
        Every team that it knows by name, from whatever result, file or row.
    untold : set of str
        Ids of the actions of which the result, of an earlier version, does not tell whose they are.
    """

    teams: frozenset[str] = frozenset()
    untold: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """Return it as JSON, equal for what is equal."""
        parts = {"teams": sorted(self.teams), "untold": sorted(self.untold)}
        return json.dumps(parts, ensure_ascii=False)

    @classmethod
    def of_text(cls, text: str) -> "Known":
        """Return what `text` was made of."""
        parts = json.loads(text)
        return cls(teams=frozenset(parts["teams"]), untold=frozenset(parts["untold"]))


NOTHING_MORE: Final = Known()


def for_own_teams(result: Result, teams: frozenset[str], known: Known = NOTHING_MORE) -> Result:
    """Return a result in which no other team is named, in rows or in sentences.

    What an action brought is left out where nothing tells that it is of no other team.
    """
    names = _names(hidden_names(result, teams, known))
    return replace(
        result,
        survey=replace(
            result.survey,
            teams=tuple(one for one in result.survey.teams if one.team in teams),
            themes=tuple(
                one
                for one in result.survey.themes
                # Its label is made of words that people wrote.
                if names.spare(one.team_scope) and names.spare_typed(one.label)
            ),
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
            and one.action_id not in known.untold
            and all(map(names.spare_typed, (one.title, one.action_id, one.reason)))
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
    """Tell whether a text that somebody typed names one of these teams."""
    return not _names(frozenset(teams)).spare_typed(text)


def hidden_names(result: Result, teams: frozenset[str], known: Known) -> frozenset[str]:
    """Return the teams that are not to be named to somebody who sees `teams` only."""
    return (team_names(result) | known.teams) - teams


def team_names(result: Result) -> frozenset[str]:
    """Return every team that the result knows by name."""
    return frozenset(
        {one.team for one in result.survey.teams}
        | {one.team for one in result.constraint.teams}
        | {one.team for one in result.trend if one.team is not None}
        | {one.team for one in result.action_results if one.team is not None}
    )


class _Names:
    """Names of teams, to be looked for as whole words, also with the ending of a case.

    Sentences of ours write a name as the roster does: in them a team "Data" is not named by "the
    data show". How people write names, `typed_names` tells.
    """

    def __init__(self, names: Iterable[str]) -> None:
        longest_first = sorted(names, key=len, reverse=True)
        self._written = _pattern(longest_first)
        self._typed = pattern_of(longest_first)

    def spare(self, text: str | None) -> bool:
        """Tell whether a sentence of ours names none of them."""
        return text is None or _has_none(self._written, text)

    def spare_typed(self, text: str | None) -> bool:
        """Tell whether a text that somebody typed names none of them."""
        return text is None or (
            self.spare(text) and all(_has_none(self._typed, one) for one in folded(text))
        )


@lru_cache(maxsize=_REMEMBERED)
def _names(names: frozenset[str]) -> _Names:
    """Return names to be looked for; a page looks for the same ones in hundreds of texts."""
    return _Names(names)


def _pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    any_of = "|".join(
        re.escape(name) + (_SHORT_ENDING if _is_short(name) else _ENDING) for name in names
    )
    return re.compile(rf"(?<!\w)(?:{any_of})(?!\w)") if any_of else None


def _has_none(pattern: re.Pattern[str] | None, text: str) -> bool:
    return pattern is None or pattern.search(text) is None


def _is_short(name: str) -> bool:
    """Tell whether any text would seem to name a team, as "it" would be IT and "as" be A's."""
    return len(name) <= _LONGEST_SHORT


def _findings(findings: Iterable[Finding], names: _Names) -> Iterable[Finding]:
    """Yield the findings that speak of no other team; evidence that does is left out."""
    for finding in findings:
        said = (finding.statement, finding.alternative, finding.falsifier)
        evidence = tuple(one for one in finding.evidence if names.spare(one))
        if all(map(names.spare, said)) and (evidence or not finding.evidence):
            yield replace(finding, evidence=evidence)
