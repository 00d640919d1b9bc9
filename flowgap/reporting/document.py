"""A report as plain data: every string ready to print, every chart placed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from flowgap.reporting.blocks import Page
from flowgap.reporting.edition import Imprint
from flowgap.reporting.material import Material
from flowgap.reporting.sections.actions import actions_page
from flowgap.reporting.sections.adoption import adoption_page
from flowgap.reporting.sections.amplifier import amplifier_page
from flowgap.reporting.sections.answers import answers_page
from flowgap.reporting.sections.arguments import arguments_page
from flowgap.reporting.sections.confidentiality import confidentiality_page
from flowgap.reporting.sections.contents import contents_page
from flowgap.reporting.sections.cover import Cover, cover, data_end
from flowgap.reporting.sections.coverage import coverage_page
from flowgap.reporting.sections.definitions import definitions_page
from flowgap.reporting.sections.dimensions import dimensions_page
from flowgap.reporting.sections.figures import figures_page
from flowgap.reporting.sections.instrument import instrument_page
from flowgap.reporting.sections.ledger import ledger_page
from flowgap.reporting.sections.methods import methods_page
from flowgap.reporting.sections.mind import mind_in_print
from flowgap.reporting.sections.nonresponse import nonresponse_page
from flowgap.reporting.sections.opinions import opinions_page
from flowgap.reporting.sections.outcomes import outcomes_page
from flowgap.reporting.sections.rivals import rivals_page
from flowgap.reporting.sections.stages import stages_page
from flowgap.reporting.sections.summary import summary_page
from flowgap.reporting.sections.teams import teams_page
from flowgap.reporting.sections.tenure import tenure_page
from flowgap.reporting.sections.trend import trend_page
from flowgap.reporting.sections.views import views_page
from flowgap.reporting.widths import widths_of
from flowgap.reporting.words import Words
from flowgap.result.document import Result
from flowgap.wording import Wording


class Paper(StrEnum):
    """The size of a page; text and charts are 170 mm wide on both."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """What stands on every page: head, foot and the words around page numbers."""

    client: str
    firm: str
    footer: str
    simulated: str
    simulated_note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandInPrint:
    """The firm's colour as `#rrggbb`, and its logo as a `data:` address; either may be empty."""

    colour: str
    logo: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDocument:
    """The whole report. Templates print it and compute nothing."""

    language: str
    paper: Paper
    title: str
    description: str
    author: str
    issued_on: date | None
    furniture: Furniture
    cover: Cover
    pages: tuple[Page, ...]
    widths_mm: tuple[float, ...]
    brand: BrandInPrint | None = None


_SECTIONS: Final[tuple[Callable[[Material], Page | None], ...]] = (
    summary_page,
    arguments_page,
    answers_page,
    nonresponse_page,
    ledger_page,
    definitions_page,
    rivals_page,
    stages_page,
    teams_page,
    dimensions_page,
    opinions_page,
    views_page,
    tenure_page,
    trend_page,
    actions_page,
    outcomes_page,
    figures_page,
    adoption_page,
    amplifier_page,
    mind_in_print,
    methods_page,
    instrument_page,
    coverage_page,
    confidentiality_page,
)


def build_document(
    result: Result,
    wording: Wording,
    *,
    paper: Paper,
    firm: str | None,
    imprint: Imprint | None = None,
) -> ReportDocument:
    """Return the report on a result. Pages without data are left out, and the states say why.

    An `imprint` says which findings and actions are printed, and whose report it is: its firm
    stands in place of `firm`, its logo on the cover.
    """
    words = Words(wording)
    edition = None if imprint is None else imprint.edition
    material = Material(result=result, words=words, edition=edition)
    firm = firm if edition is None else edition.brand.firm or None
    pages = [page for section in _SECTIONS if (page := section(material)) is not None]
    engagement = result.engagement
    front = cover(material, firm=firm)
    printed = (contents_page(material, pages), *pages)
    return ReportDocument(
        language=wording.language,
        paper=paper,
        title=f"{engagement.title}, {engagement.client}",
        description=front.conclusion,
        author=firm or "FlowGap",
        issued_on=data_end(material),
        furniture=_furniture(material, front, firm=firm),
        cover=front,
        pages=printed,
        widths_mm=(*widths_of(printed), front.conclusion_width_mm),
        brand=None if imprint is None else _brand(imprint),
    )


def _brand(imprint: Imprint) -> BrandInPrint:
    return BrandInPrint(colour=imprint.edition.brand.colour, logo=imprint.logo)


def _furniture(material: Material, front: Cover, *, firm: str | None) -> Furniture:
    words, engagement = material.words, material.result.engagement
    named = [engagement.title, front.month]
    return Furniture(
        client=engagement.client,
        firm=firm or "",
        footer=f"{', '.join(part for part in named if part)}. {words.say('confidential-short')}",
        simulated=words.say("simulated-short") if engagement.simulated else "",
        simulated_note=words.say("simulated") if engagement.simulated else "",
    )
