"""Links from names in tables of the report to the pages that go deeper."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from flowgap.reporting.material import Material
from flowgap.result.diagnosis import Finding
from flowgap.stages import PIPELINE_STAGES, Stage
from flowgap.wording import Wording

_VIEWS: Final = {
    "gap": "ledger",
    "schedule": "ledger",
    "mix": "ledger",
    "unsafe": "ledger",
    "no-constraint": "stages",
    "split": "heat-map",
}
"""Where findings are proven that speak of no single stage or dimension."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where a name leads; `here` where it is the page itself."""

    endpoint: str
    values: Mapping[str, str] = field(default_factory=dict[str, str])
    here: bool = False


Targets = Mapping[str, Target]
"""Of names as they are printed."""


def stage_targets(material: Material, *, here: Stage | None = None) -> Targets:
    """Return the pages of all stages by their printed names."""
    return {
        material.words.stage(stage): Target(
            endpoint="explore.stage", values={"stage": stage.value}, here=stage is here
        )
        for stage in PIPELINE_STAGES
    }


def dimension_targets(material: Material, *, here: str | None = None) -> Targets:
    """Return the pages of all dimensions by their printed names."""
    return {
        score.name: Target(
            endpoint="explore.dimension", values={"dimension": score.id}, here=score.id == here
        )
        for score in material.result.survey.dimensions
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedTarget:
    """A page with its name."""

    name: str
    target: Target


def finding_target(finding: Finding, material: Material, wording: Wording) -> NamedTarget:
    """Return the page that shows what a finding rests on."""
    kind, _, subject = finding.id.partition(":")
    if (view := _VIEWS.get(kind)) is None:
        if subject in set(PIPELINE_STAGES):
            name = material.words.stage(subject)
            return NamedTarget(
                name=name, target=Target(endpoint="explore.stage", values={"stage": subject})
            )
        if subject in material.scores:
            return NamedTarget(
                name=material.dimension(subject),
                target=Target(endpoint="explore.dimension", values={"dimension": subject}),
            )
    view = view or "dimensions"
    return NamedTarget(
        name=wording.say(f"web-{view}"), target=Target(endpoint=f"results.{view.replace('-', '_')}")
    )
