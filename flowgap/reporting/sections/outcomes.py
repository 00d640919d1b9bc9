"""Whether earlier actions worked, against what would have happened without them."""

from flowgap.reporting.blocks import Align, Cell, Column, Page, PageId, Row, Table
from flowgap.reporting.marks import Symbol, Tone
from flowgap.reporting.material import Material
from flowgap.result.diagnosis import ActionResult

_VERDICT = {
    "worked": (Symbol.CHECK, Tone.STRONG),
    "worse": (Symbol.DOWN, Tone.WORSE),
    "no_evidence": (Symbol.BAR, Tone.PLAIN),
    "cannot_tell": (Symbol.DOTTED, Tone.MUTED),
}


def outcomes_page(material: Material) -> Page | None:
    """Return the page, or nothing where nothing was tried."""
    words = material.words
    if not material.result.action_results:
        return None
    return Page(
        id=PageId.OUTCOMES,
        label=words.say("outcomes-label"),
        title=words.say("outcomes-title"),
        standfirst=words.say("outcomes-standfirst"),
        base=material.base(survey=material.has_survey, delivery=material.has_delivery),
        blocks=(_results(material),),
    )


def _results(material: Material) -> Table:
    words = material.words
    return Table(
        caption=words.say("action-results-caption"),
        note=words.say("action-results-note"),
        columns=(
            Column(title=words.say("column-action"), width_mm=46),
            Column(title=words.say("column-outcome"), width_mm=94),
            Column(title=words.say("column-effect"), width_mm=30, align=Align.END),
        ),
        rows=tuple(_result(material, outcome) for outcome in material.result.action_results),
    )


def _result(material: Material, outcome: ActionResult) -> Row:
    words = material.words
    symbol, tone = _VERDICT.get(outcome.verdict, (Symbol.DOTTED, Tone.MUTED))
    effect = ""
    if outcome.effect.days is not None:
        effect = words.days(outcome.effect.days, signed=True)
    return Row(
        cells=(
            Cell(text=outcome.title or outcome.action_id),
            Cell(
                text=words.named("action-verdict", outcome.verdict),
                note=outcome.reason or outcome.method or "",
                symbol=symbol,
                tone=tone,
            ),
            Cell(text=effect, note=words.change(outcome.effect.low, outcome.effect.high)),
        )
    )
