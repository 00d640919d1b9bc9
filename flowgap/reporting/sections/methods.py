"""How the figures were made, in words that a reader can check."""

from flowgap.reporting.blocks import (
    Align,
    Block,
    Cell,
    Column,
    Columns,
    Page,
    PageId,
    Prose,
    Row,
    Table,
)
from flowgap.reporting.material import Material
from flowgap.reporting.track_record import record_sentence


def methods_page(material: Material) -> Page:
    """Return the page: only the methods that this report uses, and what it was made from."""
    words = material.words
    left, right = [_prose(material, "methods-intervals")], []
    if material.has_delivery:
        left.append(_prose(material, "methods-ledger"))
        left.append(_prose(material, "methods-gap"))
    if material.has_survey:
        right += [_prose(material, "methods-scores"), _prose(material, "methods-witnesses")]
    right.append(
        Prose(
            heading=words.say("methods-record-heading"),
            paragraphs=(record_sentence(material.result.track_record, words),),
        )
    )
    right.append(Prose(paragraphs=(_provenance(material),), muted=True))
    blocks: list[Block] = [Columns(left=tuple(left), right=tuple(right), wide_left=False)]
    if material.result.generated_from:
        blocks.append(_sources(material))
    return Page(
        id=PageId.METHODS,
        label=words.say("methods-label"),
        title=words.say("methods-title"),
        standfirst="",
        base=material.base(survey=True, delivery=True),
        blocks=tuple(blocks),
    )


def _prose(material: Material, message: str) -> Prose:
    words = material.words
    return Prose(heading=words.say(f"{message}-heading"), paragraphs=(words.say(message),))


def _sources(material: Material) -> Table:
    words = material.words
    return Table(
        caption=words.say("sources-caption"),
        note=words.say("sources-note"),
        columns=(
            Column(title=words.say("column-file"), width_mm=50),
            Column(title=words.say("column-rows"), width_mm=24, align=Align.END),
            Column(title=words.say("column-refused"), width_mm=28, align=Align.END),
            Column(title=words.say("column-digest"), width_mm=68),
        ),
        rows=tuple(
            Row(
                cells=(
                    Cell(text=name),
                    Cell(text=words.number(source.rows)),
                    Cell(text=words.number(source.refused)),
                    Cell(text=source.sha256[:16]),
                )
            )
            for name, source in sorted(material.result.generated_from.items())
        ),
    )


def _provenance(material: Material) -> str:
    result = material.result
    return material.words.say(
        "provenance", version=result.flowgap_version, seed=str(result.seed), format=result.format
    )
