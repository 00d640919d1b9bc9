"""What to do first, what not to do, and whether earlier actions worked."""

from flowgap.reporting.blocks import (
    Align,
    Block,
    Cell,
    Column,
    Entries,
    Entry,
    Page,
    PageId,
    Prose,
    Row,
    Table,
)
from flowgap.reporting.marks import Symbol, Tone
from flowgap.reporting.material import Material
from flowgap.result.diagnosis import Action, ActionResult

_VERDICT = {
    "worked": (Symbol.CHECK, Tone.STRONG),
    "worse": (Symbol.DOWN, Tone.WORSE),
    "no_evidence": (Symbol.BAR, Tone.PLAIN),
    "cannot_tell": (Symbol.DOTTED, Tone.MUTED),
}


def actions_page(material: Material) -> Page | None:
    """Return the page, or nothing where nothing is proposed and nothing was tried."""
    result, words = material.result, material.words
    if not result.actions and not result.action_results:
        return None
    blocks: list[Block] = []
    if result.actions:
        entries = tuple(_entry(material, action) for action in result.actions)
        blocks.append(Entries(entries=entries))
        blocks.append(Prose(paragraphs=_remarks(material), muted=True))
    if result.action_results:
        blocks.append(_results(material))
    first = result.actions[0].title if result.actions else ""
    title = words.say("actions-title", action=first) if first else words.say("actions-title-none")
    return Page(
        id=PageId.ACTIONS,
        label=words.say("actions-label"),
        title=title,
        standfirst=words.say("actions-standfirst"),
        base=material.base(survey=material.has_survey, delivery=material.has_delivery),
        blocks=tuple(blocks),
    )


def _entry(material: Material, action: Action) -> Entry:
    words = material.words
    statements = {finding.id: finding.statement for finding in material.result.findings}
    because = [statements[finding] for finding in action.because if finding in statements]
    parts = [
        (words.say("action-because"), " ".join(because)),
        (words.say("action-first-step"), action.first_step),
        (words.say("action-owner"), action.owner_role),
        (words.say("action-expected"), _expected(material, action)),
        (words.say("action-watch"), action.leading_indicator),
        (words.say("action-do-not"), action.do_not),
    ]
    return Entry(
        title=action.title,
        badge=words.say("action-grade", grade=action.evidence_grade),
        parts=tuple((label, text) for label, text in parts if text),
    )


def _remarks(material: Material) -> tuple[str, ...]:
    words = material.words
    unknown = any(action.expected.days is None for action in material.result.actions)
    no_figure = words.say("action-no-figure") if unknown else ""
    return (f"{words.say('actions-grades')} {no_figure}".strip(),)


def _expected(material: Material, action: Action) -> str:
    words, expected = material.words, action.expected
    if expected.days is None:
        return ""
    return words.say(
        "expected-days",
        days=words.days(expected.days, signed=True),
        interval=words.change(expected.low, expected.high),
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
