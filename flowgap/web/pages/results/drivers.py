"""Which practices go along with outcomes, how far that can be told, and how to read it."""

from flowgap.reporting.blocks import Page, PageId, Prose
from flowgap.reporting.material import Material
from flowgap.reporting.sections.drivers import drivers_block, first_driver
from flowgap.web.pages.results.links import dimension_targets
from flowgap.web.pages.results.section import SectionPage
from flowgap.wording import Wording


def drivers_page(material: Material, wording: Wording) -> SectionPage:
    """Return the page; where nothing is known of drivers, it says why and what it takes."""
    drivers, words = material.result.survey.drivers, material.words
    if not drivers.items:
        told = words.named("drivers-reason", drivers.reason or "no_answers")
        return SectionPage(
            title=wording.say("explore-drivers-none"),
            standfirst="",
            chapters=(),
            reason=f"{told} {wording.say('explore-drivers-needs')}",
            base=material.base(),
        )
    chapter = _chapter(material, wording)
    return SectionPage(
        title=chapter.title,
        standfirst="",
        chapters=(chapter,),
        reason="",
        base=chapter.base,
        targets=dimension_targets(material),
    )


def _chapter(material: Material, wording: Wording) -> Page:
    words, ranked = material.words, drivers_block(material)
    reading = Prose(
        heading=wording.say("explore-drivers-reading"),
        paragraphs=tuple(
            wording.say(f"explore-drivers-{name}") for name in ("shares", "ranks", "not-cause")
        ),
    )
    leader = first_driver(material)
    title = (
        words.say("opinions-title-no-driver")
        if leader is None
        else words.say("opinions-title-driver", dimension=leader)
    )
    return Page(
        id=PageId.OPINIONS,
        label=words.say("drivers-caption"),
        title=title,
        standfirst="",
        base=material.base(survey=True),
        blocks=(reading,) if ranked is None else (ranked, reading),
    )
