"""The codes of figures in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Final

from flowgap.errors import UnknownMessageError
from flowgap.reporting.figures.catalogue import KEYS
from flowgap.reporting.figures.figure import Figure, Unit
from flowgap.reporting.figures.measure import Group
from flowgap.reporting.words import Words
from flowgap.result.document import Result
from flowgap.wording import Wording

OWN_SUBJECTS: Final = (
    "delivery.lead_time",
    "delivery.mix",
    "delivery.left_out",
    "delivery.adoption.effect",
    "delivery.adoption.effect_on_delivered",
    "delivery.adoption.dose",
)
"""Groups whose subjects only the files of figures have words for."""

_JOINT: Final = "/"
_NO_FIGURE: Final = ""
_UNITS: Final = frozenset(Unit)


@dataclass(frozen=True)
class Labels:
    """Speaks of the figures of one result in one language."""

    result: Result
    wording: Wording

    @cached_property
    def _words(self) -> Words:
        return Words(self.wording)

    @cached_property
    def _dimensions(self) -> dict[str, str]:
        return {score.id: score.name for score in self.result.survey.dimensions}

    @cached_property
    def _names(self) -> dict[tuple[str, str], str]:
        """What the result calls its themes, findings and actions, by section and id."""
        result = self.result
        return {
            **{("survey", theme.id): theme.label for theme in result.survey.themes},
            **{("findings", finding.id): finding.statement for finding in result.findings},
            **{("actions", action.id): action.title for action in result.actions},
            **{
                ("action_results", taken.action_id): taken.title or taken.action_id
                for taken in result.action_results
            },
        }

    def code(self, kind: str, code: str | None) -> str | None:
        """Return the words for a code of FlowGap's own; what has no words stays."""
        return None if code is None else _said(self.wording, kind, code)

    def unit(self, unit: str) -> str:
        """Return the words for a unit; a currency stays."""
        return str(self.code("unit", unit)) if unit in _UNITS else unit

    def dimension(self, dimension: str | None) -> str | None:
        """Return the name that the questionnaire has for a dimension."""
        return None if dimension is None else self._dimensions.get(dimension, dimension)

    def stage(self, stage: str | None) -> str | None:
        """Return the name of a stage; a vote for something unknown stays."""
        if stage is None:
            return None
        try:
            return self.wording.say(f"stage-{stage}")
        except UnknownMessageError:
            return stage

    def subject(self, group: Group, figure: Figure) -> str | None:
        """Return what a figure is of, in words."""
        if figure.subject is None:
            return None
        name = self._names.get((figure.section, figure.subject))
        if name is not None:
            return name
        if group.path in OWN_SUBJECTS:
            return self.code("subject", figure.subject)
        kinds = subject_kinds(group)
        parts = figure.subject.split(_JOINT) if len(kinds) > 1 else [figure.subject]
        if len(parts) != len(kinds):
            return figure.subject
        return _JOINT.join(self._named(kinds, parts))

    def reason(self, group: Group, reason: str | None) -> str | None:
        """Return why a figure is missing, in words; a sentence stays."""
        told = self.code("reason", reason)
        if reason is None or told != reason:
            return told
        return self._words.named(group.reasons, reason)

    def _named(self, kinds: tuple[str, ...], parts: list[str]) -> Iterator[str]:
        for kind, part in zip(kinds, parts, strict=True):
            yield self._words.named(kind, part, figure=_NO_FIGURE).strip() if kind else part


@lru_cache(maxsize=1000)
def _said(wording: Wording, kind: str, code: str) -> str:
    """Return the words for a code; a table asks for each of a few hundred many times."""
    try:
        return wording.say(f"figures-{kind}-{code.replace('_', '-')}")
    except UnknownMessageError:
        return code


@cache
def subject_kinds(group: Group) -> tuple[str, ...]:
    """Return the kinds of names that the parts of a subject have, empty for free ones."""
    if group.subject is not None:
        return (group.subject_kind,)
    names = group.path.split(".")
    paths = (".".join(names[:length]) for length in range(1, len(names) + 1))
    keys = (key for path in paths for key in KEYS.get(path, ()))
    return tuple(key.kind or "" for key in keys if key.column == "subject")
