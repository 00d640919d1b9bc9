"""What would change our mind: every finding with the other reading and its falsifier."""

from collections.abc import Iterator

from flowgap.reporting.blocks import Block, Entries, Entry, Page, PageId, Prose
from flowgap.reporting.material import Material
from flowgap.result.diagnosis import Finding, Robustness, RobustnessChange


def mind_in_print(material: Material) -> Page | None:
    """Return the page of the report: each finding's evidence stands on the page that shows it."""
    return mind_page(material, with_evidence=False)


def mind_page(material: Material, *, with_evidence: bool = True) -> Page | None:
    """Return the page, or nothing where there is no finding."""
    findings, words = material.findings, material.words
    if not findings:
        return None
    # An edition prints other reading and falsifier with each finding, on a page before this one.
    is_told = material.edition is not None
    entries = () if is_told else tuple(_entries(material, with_evidence=with_evidence))
    blocks: list[Block] = [
        *entries,
        *_robustness(material),
        Prose(
            heading=words.say("not-claimed-heading"),
            paragraphs=_not_claimed(material),
        ),
    ]
    return Page(
        id=PageId.MIND,
        label=words.say("mind-label"),
        title=words.say("edition-mind" if is_told else "mind-title", n=len(findings)),
        standfirst=words.say("mind-standfirst"),
        base=material.base(survey=material.has_survey, delivery=material.has_delivery),
        blocks=tuple(blocks),
    )


def _not_claimed(material: Material) -> tuple[str, ...]:
    reason = material.result.amplifier.reason
    claimed = material.words.say("not-claimed")
    return (claimed,) if reason is None else (claimed, reason)


def _robustness(material: Material) -> list[Block]:
    """Say what the constraint would be with other evidence."""
    words, robustness = material.words, material.result.constraint.robustness
    if not robustness:
        return []
    verdict = (material.result.constraint.state, material.result.constraint.stage)
    same = [one for one in robustness if (one.state, one.stage) == verdict]
    changes = words.listing([words.named("robustness-change", one.change) for one in same])
    sentences = [words.say("robustness-same", change=changes)] if same else []
    sentences += [_again(material, one) for one in robustness if one not in same]
    paragraph = " ".join(sentence[:1].upper() + sentence[1:] for sentence in sentences)
    return [Prose(heading=words.say("robustness-heading"), paragraphs=(paragraph,))]


def _again(material: Material, one: Robustness) -> str:
    words = material.words
    if one.change is RobustnessChange.ONE_RESPONDENT:
        return words.say("robustness-one-respondent")
    change = words.named("robustness-change", one.change)
    if one.stage is not None:
        return words.say("robustness-stage", change=change, stage=words.stage(one.stage))
    return words.say(
        "robustness-state", change=change, state=words.named("robustness-state", one.state)
    )


def _entries(material: Material, *, with_evidence: bool) -> Iterator[Entries]:
    """Yield the findings, each with what speaks against it."""
    yield Entries(
        entries=tuple(
            _entry(material, finding, with_evidence=with_evidence) for finding in material.findings
        )
    )


def _entry(material: Material, finding: Finding, *, with_evidence: bool) -> Entry:
    words = material.words
    evidence = " ".join(finding.evidence) if with_evidence else ""
    parts = (
        (words.say("finding-evidence"), evidence),
        (words.say("finding-alternative"), finding.alternative),
        (words.say("finding-falsifier"), finding.falsifier),
    )
    return Entry(
        title=finding.statement,
        badge=words.named("grade", finding.grade),
        parts=tuple((label, text) for label, text in parts if text),
    )
