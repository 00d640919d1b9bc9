"""The findings that an edition chose: statement, other reading, falsifier, and commentary apart."""

from flowgap.reporting.blocks import Argument, Arguments, Page, PageId
from flowgap.reporting.edition import Edition
from flowgap.reporting.material import Material
from flowgap.reporting.words import sentence_case
from flowgap.result.diagnosis import Finding


def arguments_page(material: Material) -> Page | None:
    """Return the page of an edition, or nothing where nobody made one or chose a finding."""
    edition, words = material.edition, material.words
    if edition is None or not material.findings:
        return None
    n_findings = len(material.findings)
    firm = edition.brand.firm or words.say("edition-nobody")
    return Page(
        id=PageId.FINDINGS,
        label=words.say("edition-label"),
        title=words.say(
            "edition-title", n=n_findings, count=sentence_case(material.numeral(n_findings))
        ),
        standfirst=_standfirst(material, edition, firm),
        base=material.base(survey=material.has_survey, delivery=material.has_delivery),
        blocks=(
            Arguments(
                firm=firm,
                page_word=words.say("page-word"),
                arguments=tuple(
                    _argument(material, edition, finding) for finding in material.findings
                ),
            ),
        ),
    )


def _standfirst(material: Material, edition: Edition, firm: str) -> str:
    has_remarks = any(one.id in edition.said for one in material.findings)
    kind = "edition-standfirst" if has_remarks else "edition-standfirst-plain"
    return material.words.say(kind, firm=firm)


def _argument(material: Material, edition: Edition, finding: Finding) -> Argument:
    words = material.words
    remark = edition.said.get(finding.id)
    parts = (
        (words.say("finding-alternative"), finding.alternative),
        (words.say("finding-falsifier"), finding.falsifier),
    )
    return Argument(
        statement=finding.statement,
        evidence=" ".join(finding.evidence),
        grade=words.named("grade", finding.grade),
        page=material.page_of(finding),
        parts=tuple((label, text) for label, text in parts if text),
        remarks=() if remark is None else remark.paragraphs,
    )
