"""Pages that show chapters of the report as they are, e.g. stages and dimensions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from flowgap.reporting.blocks import Page
from flowgap.reporting.material import Material
from flowgap.reporting.sections.actions import actions_page
from flowgap.reporting.sections.confidentiality import confidentiality_page
from flowgap.reporting.sections.dimensions import dimensions_page
from flowgap.reporting.sections.mind import mind_page
from flowgap.reporting.sections.nonresponse import nonresponse_page
from flowgap.reporting.sections.opinions import opinions_page
from flowgap.reporting.sections.stages import stages_page
from flowgap.reporting.sections.tenure import tenure_page
from flowgap.reporting.sections.views import views_page
from flowgap.web.pages.results.links import Target, Targets, dimension_targets, stage_targets
from flowgap.wording import Wording

Chapter = Callable[[Material], Page | None]

CHAPTERS: Final[Mapping[str, tuple[Chapter, ...]]] = {
    "stages": (stages_page,),
    "dimensions": (dimensions_page, nonresponse_page, opinions_page, views_page, tenure_page),
    "actions": (actions_page, mind_page),
    "confidentiality": (confidentiality_page,),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPage:
    """The first chapter gives the title, those that follow stand below it."""

    title: str
    standfirst: str
    chapters: tuple[Page, ...]
    reason: str
    base: str
    targets: Targets = field(default_factory=dict[str, Target])
    label: str = ""


def section_page(view: str, material: Material, wording: Wording) -> SectionPage:
    """Return the page; where no chapter has data it says what is missing."""
    chapters = tuple(page for chapter in CHAPTERS[view] if (page := chapter(material)) is not None)
    if not chapters:
        return SectionPage(
            title=wording.say(f"web-{view}-none"),
            standfirst="",
            chapters=(),
            reason=wording.say(f"web-{view}-needs"),
            base=material.base(),
        )
    return SectionPage(
        title=chapters[0].title,
        standfirst=chapters[0].standfirst,
        chapters=chapters,
        reason="",
        base=chapters[0].base,
        targets=_targets(view, material),
    )


def _targets(view: str, material: Material) -> Targets:
    """Return where the names in the first chapter lead."""
    if view == "stages":
        return stage_targets(material)
    return dimension_targets(material) if view == "dimensions" else {}
