"""Findings and actions that name a stage or a dimension."""

from collections.abc import Iterator
from dataclasses import dataclass

from flowgap.reporting.material import Material
from flowgap.stages import Stage
from flowgap.web.pages.results.overview import FindingLine, finding_lines
from flowgap.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedAction:
    """A first move, in short."""

    title: str
    first_step: str
    expected: str
    owner: str


def findings_on(
    material: Material, wording: Wording, subjects: frozenset[str]
) -> tuple[FindingLine, ...]:
    """Return the findings whose subject is one of the stages or dimensions."""
    lines = zip(material.result.findings, finding_lines(material, wording), strict=True)
    return tuple(line for finding, line in lines if finding.id.partition(":")[2] in subjects)


def actions_on(
    material: Material,
    wording: Wording,
    *,
    stage: Stage | None = None,
    dimension: str | None = None,
) -> Iterator[ProposedAction]:
    """Yield the moves that are proposed for a stage or a dimension."""
    words = material.words
    for action in material.result.actions:
        if (stage is not None and action.stage is stage) or (
            dimension is not None and action.dimension == dimension
        ):
            expected = action.expected
            yield ProposedAction(
                title=action.title,
                first_step=action.first_step,
                owner=wording.say("web-next-owner", owner=action.owner_role),
                expected=words.say("action-not-estimated")
                if expected.days is None
                else words.say(
                    "expected-days",
                    days=words.days(expected.days, signed=True),
                    interval=words.change(expected.low, expected.high),
                ),
            )
