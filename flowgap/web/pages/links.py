"""Links from names in tables of the report to the pages that go deeper."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flowgap.reporting.material import Material
from flowgap.stages import PIPELINE_STAGES, Stage


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
