"""Where people see things differently: roles, newcomers, and two views within one team."""

from collections.abc import Iterator

from flowgap.privacy.thresholds import MINIMUM_DISTRIBUTION
from flowgap.reporting.blocks import Block, Page, PageId, Prose
from flowgap.reporting.material import Material
from flowgap.reporting.sections.perception import (
    clear_gaps,
    other_gaps_table,
    perception_table,
    role_gaps,
)
from flowgap.reporting.sections.team_views import views_block
from flowgap.reporting.sections.tenure import tenure_page
from flowgap.web.pages.results.links import dimension_targets
from flowgap.web.pages.results.section import SectionPage
from flowgap.wording import Wording


def perception_page(material: Material, wording: Wording) -> SectionPage:
    """Return the page; where no two groups are compared it says what that takes."""
    chapters = tuple(_chapters(material, wording))
    if not chapters:
        return SectionPage(
            title=wording.say("explore-perception-none"),
            standfirst="",
            chapters=(),
            reason=wording.say("explore-perception-needs", people=_least(material)),
            base=material.base(),
        )
    return SectionPage(
        title=chapters[0].title,
        standfirst=chapters[0].standfirst,
        chapters=chapters,
        reason="",
        base=chapters[0].base,
        targets=dimension_targets(material),
    )


def _chapters(material: Material, wording: Wording) -> Iterator[Page]:
    tenure, views = tenure_page(material), views_block(material)
    if role_gaps(material) or tenure is not None or views is not None:
        yield _roles(material, wording)
    if tenure is not None:
        yield tenure
    if views is not None:
        yield _page(material, title=views.heading, blocks=(Prose(paragraphs=views.paragraphs),))


def _roles(material: Material, wording: Wording) -> Page:
    gaps = role_gaps(material)
    if not gaps:
        needs = wording.say("explore-perception-needs", people=_least(material))
        return _page(
            material,
            label=wording.say("explore-perception-label"),
            title=wording.say("explore-perception-no-roles"),
            blocks=(Prose(paragraphs=(needs,)),),
        )
    return _page(
        material,
        label=wording.say("explore-perception-label"),
        title=_title(material, wording),
        standfirst=wording.say("explore-perception-standfirst"),
        blocks=tuple(_tables(material, wording)),
    )


def _title(material: Material, wording: Wording) -> str:
    clear, gaps = clear_gaps(material), role_gaps(material)
    if not clear:
        return material.words.say("perception-none-clear")
    return wording.say("explore-perception-title", n=len(clear), all=len(gaps))


def _tables(material: Material, wording: Wording) -> Iterator[Block]:
    yield perception_table(material)
    if (others := other_gaps_table(material)) is not None:
        yield others
    yield Prose(
        heading=wording.say("explore-perception-reading"),
        paragraphs=(
            wording.say("explore-perception-chance"),
            wording.say("explore-perception-hidden", people=_least(material)),
        ),
    )


def _page(
    material: Material,
    *,
    title: str,
    blocks: tuple[Block, ...],
    label: str = "",
    standfirst: str = "",
) -> Page:
    return Page(
        id=PageId.VIEWS,
        label=label,
        title=title,
        standfirst=standfirst,
        base=material.base(survey=True),
        blocks=blocks,
    )


def _least(material: Material) -> str:
    """Return from how many people of a role on it may be compared, as a word up to ten."""
    return material.numeral(max(MINIMUM_DISTRIBUTION, material.result.privacy.minimum_group))
